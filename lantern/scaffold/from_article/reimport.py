"""An article imported again: what would change, scene by scene; and writing that where the author changed nothing."""

from __future__ import annotations

import difflib
import re
import string
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from lantern.article import readers
from lantern.core.problems import OutputFailure, format_path
from lantern.core.store import digest_bytes
from lantern.scaffold.from_article import scene_files
from lantern.scaffold.from_article import write as folders
from lantern.scaffold.from_article.drafts import SceneDraft
from lantern.scaffold.from_article.proposal import Proposal
from lantern.scaffold.from_article.write import ImportRecord, digest_if_present, put
from lantern.script import passage
from lantern.script.model.narration import FromPassage

FileStatus = Literal["same", "changed", "edited", "new", "gone", "edited and gone"]
_ALIKE = 0.3
"""Share of common words from which a scene is the one it was."""
_AHEAD = 40
_LINES, _WIDTH, _NEAR = 8, 160, 5
"""Of a difference: lines that are shown, characters of each, words beside a change."""


@dataclass(frozen=True)
class FileChange:
    """One file of the film, and what an update would do with it; `lines` show the difference."""

    name: str
    status: FileStatus
    lines: tuple[str, ...] = ()
    text: str | None = None
    draft: SceneDraft | None = None


def compare(proposal: Proposal, record: ImportRecord, folder: Path) -> list[FileChange]:
    """What importing the article again would change, in the order of the film. Raises AssetFailure."""
    before = _words_before(record, folder)
    matched = _match_scenes(list(before.items()), proposal.scenes)
    names = _name_files(proposal.scenes, matched, record)
    changes = [
        _change(name, text, None, record, folder)
        for name, text in proposal.files.items()
    ]
    for name, draft in zip(names, proposal.scenes, strict=True):
        text = scene_files.format_scene(draft)
        change = _change(name, text, draft, record, folder)
        words = _difference(before[name], draft.stretch.text) if name in before else ()
        if words and change.status in ("same", "edited"):
            status: FileStatus = "changed" if change.status == "same" else "edited"
            change = FileChange(name, status, words, text, draft)
        elif words:
            change = FileChange(name, change.status, words, text, draft)
        changes.append(change)
    for name in before:
        if name not in names and (folder / name).is_file():
            changes.append(
                FileChange(
                    name,
                    "edited and gone" if record.is_edited(folder, name) else "gone",
                )
            )
    return changes


def update(
    proposal: Proposal,
    record: ImportRecord,
    source: Path,
    folder: Path,
    changes: Sequence[FileChange],
) -> None:
    """Write what is new and what the author didn't change; take away unchanged scenes of paragraphs that are gone.

    Raises OutputFailure.
    """
    copy = folder / proposal.source
    own = source.resolve() == copy.resolve()
    if not own and record.is_edited(folder, record.article):
        raise OutputFailure(
            f"{format_path(folder / record.article)} was changed since it was imported; make that change in "
            f"{format_path(source)} too, or import the film's own copy: lantern import {format_path(copy)} --name {folder.name}"
        )
    article = source.read_bytes()
    digests, told = dict(record.digests), dict(record.scenes)
    for change in changes:
        if change.status in ("changed", "new") and change.text is not None:
            put(folder / change.name, change.text.encode())
            digests[change.name] = digest_bytes(change.text.encode())
        elif change.status == "gone":
            (folder / change.name).unlink(missing_ok=True)
            digests.pop(change.name, None)
            told.pop(change.name, None)
        if change.draft is not None:
            told[change.name] = folders.describe_scene(change.draft)
    if not own:
        put(copy, article)
    folders.write_pictures(proposal, folder)
    digests[proposal.source] = digest_bytes(article)
    ImportRecord(proposal.source, digests, dict(sorted(told.items()))).save(folder)


def _words_before(record: ImportRecord, folder: Path) -> dict[str, str]:
    """What each scene told of the article as the film has it."""
    old = readers.read_article(folder / record.article)
    words = {}
    for name, told in record.scenes.items():
        edits = {
            "from": "passage",
            "starts_at": told.get("starts_at"),
            "stops_before": told.get("stops_before"),
        }
        words[name] = passage.extract_passage(
            FromPassage.model_validate(edits), told.get("passage", ()), old
        )[0]
    return words


def _match_scenes(
    before: Sequence[tuple[str, str]], scenes: Sequence[SceneDraft]
) -> dict[int, str]:
    """Which old scene each new one is: the next with enough words in common."""
    bags = [set(re.findall(r"\w+", words.casefold())) for _, words in before]
    found: dict[int, str] = {}
    after = 0
    for i, draft in enumerate(scenes):
        bag = set(re.findall(r"\w+", draft.stretch.text.casefold()))
        ahead = [
            (len(bag & bags[j]) / max(1, len(bag | bags[j])), -j)
            for j in range(after, len(bags))[:_AHEAD]
        ]
        share, place = max(ahead, default=(0.0, 0))
        if share >= _ALIKE:
            found[i], after = before[-place][0], 1 - place
    return found


def _name_files(
    scenes: Sequence[SceneDraft], matched: dict[int, str], record: ImportRecord
) -> list[str]:
    """Files keep their names; a new scene stands after the one before it: 04-wells.yml, 04a-flood.yml."""
    taken = set(record.digests)
    last = next(
        (name for name in sorted(taken) if re.match(r"0*1-title", name)), "01-title.yml"
    )
    names = []
    for i, draft in enumerate(scenes):
        name = matched.get(i)
        if name is None:
            number = re.match(r"\d+", last)
            heads = (f"{number[0] if number else '01'}{each}-" for each in _letters())
            head = next(
                head
                for head in heads
                if head > last[: len(head)] and not _has_prefix(taken, head)
            )
            name = f"{head}{draft.key}.yml"
        names.append(name)
        taken.add(name)
        last = name
    return names


def _letters() -> Iterator[str]:
    """Yield a, b, … z, za, zb, … zz, zza, …: each sorts after the one before it."""
    before = ""
    while True:
        for letter in string.ascii_lowercase:
            yield before + letter
        before += "z"


def _has_prefix(names: set[str], head: str) -> bool:
    return any(name.startswith(head) for name in names)


def _change(
    name: str, text: str, draft: SceneDraft | None, record: ImportRecord, folder: Path
) -> FileChange:
    new = digest_bytes(text.encode())
    if name not in record.digests:
        told = draft.stretch.text.split()[: 3 * _NEAR] if draft else []
        return FileChange(
            name, "new", (f"+ {' '.join(told)} …",) if told else (), text, draft
        )
    if record.is_edited(folder, name):
        lines = (
            ()
            if new == record.digests[name]
            else _difference_of_files(folder / name, text)
        )
        return FileChange(name, "edited", lines, text, draft)
    if digest_if_present(folder / name) == new:
        return FileChange(name, "same", (), text, draft)
    return FileChange(
        name, "changed", _difference_of_files(folder / name, text), text, draft
    )


def _difference(old: str, new: str) -> tuple[str, ...]:
    """The words that went and came, each with a few that stand around them."""
    before, after = old.split(), new.split()
    lines: list[str] = []
    for kind, a, b, c, d in difflib.SequenceMatcher(
        None, before, after, False
    ).get_opcodes():
        if kind != "equal":
            lines += [f"- {_around(before, a, b)}", f"+ {_around(after, c, d)}"]
    return _shorten(iter(lines))


def _around(words: Sequence[str], start: int, end: int) -> str:
    first, last = max(0, start - _NEAR), min(len(words), end + _NEAR)
    return (
        ("… " if first else "")
        + " ".join(words[first:last])
        + (" …" if last < len(words) else "")
    )


def _difference_of_files(path: Path, text: str) -> tuple[str, ...]:
    old = (
        path.read_text("utf-8", errors="replace").splitlines() if path.is_file() else []
    )
    before, after = _drop_remarks(old), _drop_remarks(text.splitlines())
    return _shorten(line for line in difflib.ndiff(before, after) if line[0] in "+-")


def _drop_remarks(lines: Sequence[str]) -> list[str]:
    return [
        re.sub(r"\s+# .*", "", line)
        for line in lines
        if not line.lstrip().startswith("#")
    ]


def _shorten(lines: Iterator[str]) -> tuple[str, ...]:
    kept = [
        line if len(line) <= _WIDTH else line[: _WIDTH - 2] + " …" for line in lines
    ]
    return (
        (*kept[:_LINES], f"  … and {len(kept) - _LINES} more lines")
        if len(kept) > _LINES
        else tuple(kept)
    )
