"""The files of a translation: opened, brought up to date, and written whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from lantern.core.files import convert_write_errors, read_plain, stage_file
from lantern.core.problems import AssetFailure, Problem, format_path
from lantern.core.text import quote_yaml
from lantern.scaffold.translation.composing import (
    FileContent,
    compose_file,
    list_digests,
    name_gone,
)
from lantern.scaffold.translation.reading import read_written
from lantern.scaffold.translation.update import (
    KnownText,
    PairedText,
    UpdatedTexts,
    list_known,
)
from lantern.scaffold.translation.written import (
    KeyLines,
    WrittenFile,
    WrittenText,
    split_id,
)
from lantern.script.document import read_yaml
from lantern.script.film_script import Script
from lantern.script.translation.file_model import FORMAT
from lantern.script.translation.paths import (
    FILM_SECTION,
    find_folder,
    find_translation,
    list_files,
    name_scene,
)

_MAPS_FILE = "maps.yml"
_HEAD = """\
# {title}: the texts of the film in another language ({language}).
#
# Write each text below its original; leave empty what stays as it is.
#   #|  the original
#   #@  words of the narration at which something happens: write the words of your narration
#   #!  look here: the original changed, or a machine wrote the text
# Your own comments stay. `lantern translate {name} {language}` follows the film when it changes.
"""


@dataclass(frozen=True)
class TranslationFolder:
    """A translation on disk: its files as they were written, and where new ones go."""

    script: Script
    language: str
    place: Path
    """Its file, or the folder of its files."""
    files: tuple[WrittenFile, ...]
    is_split: bool

    def list_known(self) -> list[KnownText]:
        """Return all texts of the files."""
        return list_known(self.files)


def open_folder(
    script: Script, language: str, *, split: bool = False
) -> TranslationFolder:
    """Return a translation as it is on disk, or a new one.

    Args:
        script: the film.
        language: the language's tag.
        split: a new translation has a file for each scene.

    Raises:
        AssetFailure: a file can't be read, or isn't written so that it can be brought up to date.
    """
    film_file = script.tree.file
    places = find_translation(film_file, language)
    if len(places) > 1:
        both = " and ".join(map(format_path, places))
        raise AssetFailure(f"there are both {both}; keep one of the two")
    if places:
        files = tuple(map(_read_file, list_files(places[0])))
        return TranslationFolder(
            script, language, places[0], files, places[0].is_dir()
        )
    folder = find_folder(film_file)
    place = folder / language if split else folder / f"{language}.yml"
    return TranslationFolder(script, language, place, (), split)


def _read_file(path: Path) -> WrittenFile:
    tree, problems = read_yaml(path)
    if tree is None:
        raise _make_failure(path, problems)
    try:
        return read_written(tree)
    except OSError as error:
        raise AssetFailure(
            f"{format_path(path)} can't be read: {error.strerror or error}"
        ) from None


def _make_failure(path: Path, problems: Sequence[Problem]) -> AssetFailure:
    message = (
        f"{format_path(path)} can't be read, and was left as it is; correct it"
    )
    return AssetFailure(message, map(str, problems))


def name_sections(script: Script) -> dict[str, str]:
    """Return the heading of each section of a film's texts, by the section's name."""
    headings = {FILM_SECTION: "The film"}
    for part in script.parts:
        headings[name_scene(part)] = f"Scene {part.number}: {part.scene.scene}"
    return headings


def write_translation(
    folder: TranslationFolder, updated: UpdatedTexts
) -> list[Path]:
    """Write the files of a translation that change, each whole; return them.

    Files that only gain texts come first, so that a text is nowhere missing if this is ended.

    Raises:
        AssetFailure: a file would not be read back as it is meant; it stays as it was.
        OutputFailure: a file can't be written.
    """
    tasks = _share_out(folder, updated)
    written = []
    for task in sorted(tasks, key=lambda task: task.loses):
        if _write_file(task.file, task.content):
            written.append(task.file.path)
    return written


@dataclass(frozen=True)
class _FileTask:
    """A file, and what it is to say."""

    file: WrittenFile
    content: FileContent

    @property
    def loses(self) -> bool:
        """Whether texts leave the file for another one."""
        kept = {row.known.id for row in self.content.rows if row.known}
        kept |= {known.id for known in self.content.gone}
        return any(text.id not in kept for text in self.file.texts if text.text)


def _share_out(
    folder: TranslationFolder, updated: UpdatedTexts
) -> list[_FileTask]:
    """Return what each file of a translation is to say, new files among them."""
    router = _Router(folder, updated.rows)
    rows: dict[Path, list[PairedText]] = {
        file.path: [] for file in folder.files
    }
    for row in updated.rows:
        rows.setdefault(router.find_path(row), []).append(row)
    gone: dict[Path, list[KnownText]] = {}
    for known in updated.gone:
        path = router.find_gone_path(known)
        gone.setdefault(path, []).append(known)
        rows.setdefault(path, [])
    return [
        _make_task(path, folder, found, gone=gone.get(path, ()))
        for path, found in rows.items()
    ]


def _make_task(
    path: Path,
    folder: TranslationFolder,
    rows: Iterable[PairedText],
    *,
    gone: Iterable[KnownText],
) -> _FileTask:
    headings = name_sections(folder.script)
    content = FileContent(tuple(rows), tuple(gone), headings)
    there = {file.path: file for file in folder.files}
    return _FileTask(there.get(path) or _start_file(path, folder), content)


class _Router:
    """Knows which file each section of the texts is in."""

    def __init__(
        self, folder: TranslationFolder, rows: Sequence[PairedText]
    ) -> None:
        self._folder = folder
        counts: dict[str, Counter[Path]] = {}
        for row in rows:
            path = self._find_own(row)
            if path is not None:
                counts.setdefault(row.original.section, Counter())[path] += 1
        self._sections = {
            section: found.most_common(1)[0][0]
            for section, found in counts.items()
        }

    def _find_own(self, row: PairedText) -> Path | None:
        """Return the file of a text that stays in its section."""
        known = row.known
        if known is None or known.file is None:
            return None
        if split_id(known.id).group != row.original.section:
            return None
        return self._folder.files[known.file].path

    def find_path(self, row: PairedText) -> Path:
        """Return the file in which a text is, or belongs."""
        folder = self._folder
        if not folder.is_split:
            return folder.place
        section = row.original.section
        own = self._find_own(row) or self._sections.get(section)
        if own is not None:
            return own
        is_map = "/" in section or section.endswith((".yml", ".yaml"))
        return folder.place / (_MAPS_FILE if is_map else f"{section}.yml")

    def find_gone_path(self, known: KnownText) -> Path:
        """Return the file in which a gone text is kept: its own, or the first."""
        folder = self._folder
        if known.file is not None:
            return folder.files[known.file].path
        if folder.files:
            return folder.files[0].path
        return (
            folder.place / f"{FILM_SECTION}.yml"
            if folder.is_split
            else folder.place
        )


def _start_file(path: Path, folder: TranslationFolder) -> WrittenFile:
    """Return a new file, with the keys that say what it is."""
    script = folder.script
    title = " ".join(script.film.title.split())
    file = script.tree.file
    typed = file.parent.name if file.name == "film.yml" else file.name
    head = _HEAD.format(
        title=title,
        language=folder.language,
        name=typed,
    )
    keys = {
        "translation": str(FORMAT),
        "language": quote_yaml(folder.language),
        "film": quote_yaml(script.name),
    }
    parts = []
    lead = tuple(head.rstrip("\n").split("\n"))
    for key, value in keys.items():
        parts.append(KeyLines(key, lead, (f"{key}: {value}",)))
        lead = ()
    other = {
        "translation": FORMAT,
        "language": folder.language,
        "film": script.name,
    }
    return WrittenFile(
        path,
        parts=tuple(parts),
        other=other,
    )


def _write_file(file: WrittenFile, content: FileContent) -> bool:
    """Write a file if that changes it; tell whether it did.

    Raises:
        AssetFailure: it would not be read back as it is meant; it stays as it was.
        OutputFailure: it can't be written.
    """
    for reuse in (True, False):
        data = file.style.encode(compose_file(file, content, reuse=reuse))
        if file.path.is_file() and read_plain(file.path) == data:
            return False
        with convert_write_errors(file.path):
            file.path.parent.mkdir(parents=True, exist_ok=True)
            if _stage_file(file, data, content):
                return True
    raise AssetFailure(
        f"{format_path(file.path)} can't be brought up to date without losing what it says, and"
        " was left as it was; write its texts without & and *, each on lines of its own"
    )


def _stage_file(file: WrittenFile, data: bytes, content: FileContent) -> bool:
    """Put new bytes in a file's place if they say what they should; tell whether they do."""
    try:
        with stage_file(file.path) as staged:
            staged.write_bytes(data)
            if not _says(staged, file, content):
                raise _NotSaidError
    except _NotSaidError:
        return False
    return True


class _NotSaidError(Exception):
    """A file wouldn't say what it should."""


def _says(path: Path, file: WrittenFile, content: FileContent) -> bool:
    """Tell whether a file says what it should, and keeps all that isn't Lantern's."""
    tree, _ = read_yaml(path)
    if tree is None:
        return False
    found = read_written(tree)
    if found.other != file.other or found.originals != list_digests(content):
        return False
    texts = {row.original.id: row.text for row in content.rows}
    changed = {row.original.id for row in content.rows if row.has_changed}
    drafts = {row.original.id for row in content.rows if row.is_draft}
    if found.changed != changed or found.drafts != drafts:
        return False
    named = name_gone(content.gone)
    gone = {id: known.written.text for id, known in named.items()}
    return _list_said(found.texts) == texts and _list_said(found.gone) == gone


def _list_said(texts: Sequence[WrittenText]) -> dict[str, str]:
    return {text.id: text.text for text in texts}
