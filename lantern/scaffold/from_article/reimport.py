"""An article imported again: what would change, scene by scene, and writing it.

Only what the author didn't change is written.
"""

from __future__ import annotations

import difflib
import re
import string
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from lantern.article import readers
from lantern.core.files import read_plain, read_plain_text
from lantern.core.problems import OutputFailure, format_command, format_path
from lantern.core.store import digest_bytes
from lantern.core.words import join_words, list_words
from lantern.scaffold.from_article import scene_files
from lantern.scaffold.from_article import write as folders
from lantern.scaffold.from_article.card_fit import assume_type
from lantern.scaffold.from_article.drafts import SceneDraft
from lantern.scaffold.from_article.proposal import Proposal
from lantern.scaffold.from_article.scene_files import add_schema_line
from lantern.scaffold.from_article.write import (
    ImportRecord,
    digest_if_present,
    put,
)
from lantern.script import passage
from lantern.script.model.narration import FromPassage

FileStatus = Literal[
    "same", "changed", "edited", "new", "gone", "edited and gone"
]
_MIN_COMMON = 0.3
"""Share of common words from which a scene is the one it was."""
_AHEAD = 40
"""How many scenes ahead the old one is looked for."""
_MAX_LINES = 8
_MAX_WIDTH = 160
_WORDS_AROUND = 5
"""Of a difference: lines, characters in a line, and words around a change that are shown."""
_FIRST_FILE = "01-title.yml"


@dataclass(frozen=True)
class FileChange:
    """One file of the film, and what an update would do with it.

    `lines` show the difference. `text` is what would be written, `draft` the scene in it.
    """

    name: str
    status: FileStatus
    lines: tuple[str, ...] = ()
    text: str | None = None
    draft: SceneDraft | None = None


def compare(
    proposal: Proposal, record: ImportRecord, folder: Path
) -> list[FileChange]:
    """Return what importing the article again would change, in the order of the film.

    Raises:
        AssetFailure: The film's copy of the article can't be read.
    """
    before = _extract_texts(record, folder)
    matched = _match_scenes(list(before.items()), proposal.scenes)
    names = _name_scenes(proposal.scenes, matched, record.digests)
    changes = list(_compare_texts(proposal, record, folder))
    language = proposal.article.language
    for name, draft in zip(names, proposal.scenes, strict=True):
        with assume_type(is_complete=not proposal.fonts):
            text = add_schema_line(
                name, scene_files.format_scene(draft, language)
            )
        change = FileChange(
            name,
            "new",
            text=text,
            draft=draft,
        )
        change = _compare_file(change, record, folder)
        if name in before:
            change = _show_words(change, before[name], draft.spoken)
        changes.append(change)
    gone = [name for name in before if name not in names]
    return changes + _list_gone(gone, record, folder)


def _compare_texts(
    proposal: Proposal, record: ImportRecord, folder: Path
) -> Iterator[FileChange]:
    """Yield what would change of the files that belong to no scene."""
    for name, text in proposal.files.items():
        change = FileChange(name, "new", text=add_schema_line(name, text))
        yield _compare_file(change, record, folder)


def _show_words(change: FileChange, old: str, new: str) -> FileChange:
    """Show the words that changed, which say more than the lines of the file."""
    lines = _compare_words(old, new)
    if not lines:
        return change
    status = change.status
    if status == "same":
        status = "changed"
    return replace(
        change,
        status=status,
        lines=lines,
    )


def _list_gone(
    names: Iterable[str], record: ImportRecord, folder: Path
) -> list[FileChange]:
    gone: list[FileChange] = []
    for name in names:
        if not (folder / name).is_file():
            continue
        status: FileStatus = "gone"
        if record.is_edited(folder, name):
            status = "edited and gone"
        gone.append(FileChange(name, status))
    return gone


def _explain_edited(own: Path, source: Path, *, copy: Path) -> str:
    """Return what to do with an article whose copy in the film was changed."""
    command = format_command(
        "import", format_path(copy), "--name", own.parent.name
    )
    return (
        f"{format_path(own)} was changed since it was imported; make that change in"
        f" {format_path(source)} too, or import the film's own copy: {command}"
    )


def update(
    proposal: Proposal,
    record: ImportRecord,
    *,
    source: Path,
    folder: Path,
    changes: Iterable[FileChange],
) -> None:
    """Write what is new and what the author didn't change, and delete scenes that are gone.

    `source` is the article's file. Scenes that the author changed stay.

    Raises:
        OutputFailure: A file can't be written, or the author changed the film's own copy of the
            article.
    """
    copy = folder / proposal.source
    is_own_copy = source.resolve() == copy.resolve()
    if not is_own_copy and record.is_edited(folder, record.article):
        raise OutputFailure(
            _explain_edited(folder / record.article, source, copy=copy)
        )
    article = read_plain(source)
    digests = dict(record.digests)
    scenes = dict(record.scenes)
    for change in changes:
        _apply(change, folder, digests)
        if change.status == "gone":
            scenes.pop(change.name, None)
        if change.draft is not None:
            scenes[change.name] = folders.describe_scene(change.draft)
    if not is_own_copy:
        put(copy, article)
    folders.write_pictures(proposal, folder)
    digests[proposal.source] = digest_bytes(article)
    ordered = dict(sorted(scenes.items()))
    record = ImportRecord(
        proposal.source, digests, ordered, proposal.choice, proposal.credit
    )
    record.save(folder)


def _apply(change: FileChange, folder: Path, digests: dict[str, str]) -> None:
    """Write or delete one file, and note its digest.

    Raises:
        OutputFailure: It can't be written.
    """
    if change.status in ("changed", "new") and change.text is not None:
        data = change.text.encode()
        put(folder / change.name, data)
        digests[change.name] = digest_bytes(data)
    elif change.status == "gone":
        (folder / change.name).unlink(missing_ok=True)
        digests.pop(change.name, None)


def _extract_texts(record: ImportRecord, folder: Path) -> dict[str, str]:
    """Return the words of each scene in the film's own copy of the article, by its file."""
    article = readers.read_article(folder / record.article)
    texts: dict[str, str] = {}
    for name, scene in record.scenes.items():
        entry = FromPassage.model_validate(
            {
                "from": "passage",
                "starts_at": scene.get("starts_at"),
                "stops_before": scene.get("stops_before"),
                "skip": tuple(scene.get("skip", ())),
            }
        )
        text, _ = passage.extract_passage(
            entry, scene.get("passage", ()), article
        )
        texts[name] = text
    return texts


def _match_scenes(
    before: Sequence[tuple[str, str]], scenes: Sequence[SceneDraft]
) -> dict[int, str]:
    """Return the old file of each new scene, by its index.

    It is the one ahead with the most words in common, if these are enough. `before` are file and
    words of the old scenes.
    """
    old = [_collect_words(text) for _, text in before]
    matched: dict[int, str] = {}
    after = 0
    for i, draft in enumerate(scenes):
        words = _collect_words(draft.excerpt.text)
        ahead = range(after, len(old))[:_AHEAD]
        shares = [_measure_common(words, old[j]) for j in ahead]
        share = max(shares, default=0.0)
        if share >= _MIN_COMMON:
            place = ahead[shares.index(share)]
            matched[i] = before[place][0]
            after = place + 1
    return matched


def _collect_words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def _measure_common(one: set[str], other: set[str]) -> float:
    """Return the share of words that are in both, from 0 to 1."""
    return len(one & other) / max(1, len(one | other))


def _name_scenes(
    scenes: Sequence[SceneDraft],
    matched: Mapping[int, str],
    existing: Iterable[str],
) -> list[str]:
    """Return each scene's file: its old one, else one that sorts after the scene before it.

    04-wells.yml is followed by 04a-flood.yml.
    """
    taken = set(existing)
    before = _find_title_file(taken)
    names: list[str] = []
    for i, draft in enumerate(scenes):
        name = matched.get(i)
        if name is None:
            name = f"{_choose_head(before, taken)}{draft.key}.yml"
        names.append(name)
        taken.add(name)
        before = name
    return names


def _find_title_file(names: Iterable[str]) -> str:
    for name in sorted(names):
        if re.match(r"0*1-title", name):
            return name
    return _FIRST_FILE


def _choose_head(before: str, taken: Iterable[str]) -> str:
    """Return number, letters and hyphen for a file that sorts after the one before it."""
    number = "01"
    match = re.match(r"\d+", before)
    if match:
        number = match[0]
    heads = (f"{number}{letters}-" for letters in _list_letters())
    return next(
        head
        for head in heads
        if head > before[: len(head)] and not _has_prefix(taken, head)
    )


def _list_letters() -> Iterator[str]:
    """Yield a, b, … z, za, zb, … zz, zza, …: each sorts after the one before it."""
    before = ""
    while True:
        for letter in string.ascii_lowercase:
            yield before + letter
        before += "z"


def _has_prefix(names: Iterable[str], head: str) -> bool:
    return any(name.startswith(head) for name in names)


def _compare_file(
    change: FileChange, record: ImportRecord, folder: Path
) -> FileChange:
    """Compare a file to be written with the one in the folder: return its status and lines."""
    name = change.name
    text = change.text or ""
    if name not in record.digests:
        return replace(change, lines=_show_start(change.draft))
    new = digest_bytes(text.encode())
    if record.is_edited(folder, name):
        lines: tuple[str, ...] = ()
        if new != record.digests[name]:
            lines = _compare_lines(folder / name, text)
        return replace(
            change,
            status="edited",
            lines=lines,
        )
    if digest_if_present(folder / name) == new:
        return replace(change, status="same")
    return replace(
        change,
        status="changed",
        lines=_compare_lines(folder / name, text),
    )


def _show_start(draft: SceneDraft | None) -> tuple[str, ...]:
    """Return the first words of a scene as a line."""
    if draft is None:
        return ()
    words = list_words(draft.excerpt.text)[: 3 * _WORDS_AROUND]
    if not words:
        return ()
    return (f"+ {join_words(words)} …",)


def _compare_words(old: str, new: str) -> tuple[str, ...]:
    """Return the words that went and came, each with a few words around them."""
    before = list_words(old)
    after = list_words(new)
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    lines: list[str] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            lines.append(f"- {_show_around(before, a, b)}")
            lines.append(f"+ {_show_around(after, c, d)}")
    return _shorten(lines)


def _show_around(words: Sequence[str], start: int, end: int) -> str:
    first = max(0, start - _WORDS_AROUND)
    last = min(len(words), end + _WORDS_AROUND)
    text = join_words(words[first:last])
    if first:
        text = f"… {text}"
    if last < len(words):
        text = f"{text} …"
    return text


def _compare_lines(path: Path, text: str) -> tuple[str, ...]:
    """Return the lines that went and came, without their comments."""
    old: list[str] = []
    if path.is_file():
        old = read_plain_text(path, errors="replace").splitlines()
    before = _drop_comments(old)
    after = _drop_comments(text.splitlines())
    return _shorten(
        [line for line in difflib.ndiff(before, after) if line[0] in "+-"]
    )


def _drop_comments(lines: Iterable[str]) -> list[str]:
    return [
        re.sub(r"\s+# .*", "", line)
        for line in lines
        if not line.lstrip().startswith("#")
    ]


def _shorten(lines: Sequence[str]) -> tuple[str, ...]:
    """Return at most eight lines, none too wide, and how many there are more."""
    kept = [_shorten_line(line) for line in lines[:_MAX_LINES]]
    more = len(lines) - len(kept)
    if more:
        kept.append(f"  … and {more} more lines")
    return tuple(kept)


def _shorten_line(line: str) -> str:
    if len(line) <= _MAX_WIDTH:
        return line
    return line[: _MAX_WIDTH - 2] + " …"
