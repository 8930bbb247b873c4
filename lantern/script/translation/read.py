"""Read a translation: one file, or the files of a folder that are read as one.

Every fault has its place. Nothing is looked for outside the folder of the film's translations.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lantern.core.problems import Problem, Span, suggest
from lantern.script.document import (
    LentText,
    Loc,
    YamlDocument,
    build_model,
    read_unlinked,
)
from lantern.script.paths import AllowedPaths
from lantern.script.translation.file_model import (
    FORMAT,
    SETTINGS,
    TranslationFile,
)
from lantern.script.translation.paths import list_files


@dataclass(frozen=True)
class TranslatedText:
    """A text of a translation, and where it is written."""

    text: str
    span: Span
    source: LentText

    @property
    def is_empty(self) -> bool:
        """Whether nobody has translated it yet."""
        return not self.text.strip()


@dataclass(frozen=True)
class Translation:
    """A film's translation into one language.

    Texts are by their ids. `originals` are digests of the originals that texts were made from;
    `changed`, `drafts` and `scenes` are places by what they name. `settings` are the film's keys
    that this language has a value of its own for, `speakers` the speakers with a voice of its own.
    """

    path: Path
    language: str
    film: str = ""
    texts: Mapping[str, TranslatedText] = field(default_factory=dict)
    originals: Mapping[str, str] = field(default_factory=dict)
    changed: Mapping[str, Span] = field(default_factory=dict)
    drafts: Mapping[str, Span] = field(default_factory=dict)
    gone: Mapping[str, TranslatedText] = field(default_factory=dict)
    pictures: Mapping[str, TranslatedText] = field(default_factory=dict)
    recordings: Mapping[str, TranslatedText] = field(default_factory=dict)
    scenes: Mapping[str, Span] | None = None
    speakers: Mapping[str, LentText] = field(default_factory=dict)
    settings: Mapping[str, LentText] = field(default_factory=dict)
    trees: tuple[YamlDocument, ...] = ()

    def find_text(self, id: str) -> TranslatedText | None:
        """Return a text; None if there is none, or it is empty."""
        found = self.texts.get(id)
        return None if found is None or found.is_empty else found

    @property
    def span(self) -> Span:
        """The place of the whole: its first file."""
        return Span(self.trees[0].file) if self.trees else Span(self.path)


def read_translation(
    path: Path, places: AllowedPaths
) -> tuple[Translation | None, list[Problem]]:
    """Return a translation, and all that is wrong with its files.

    None if there is nothing that can be used. Whether its ids are those of texts of the film is
    found when it is applied.

    Args:
        path: its file `ru.yml`, or its folder `ru`.
        places: where files may be read from.
    """
    reader = _TranslationReader(path)
    for file in list_files(path):
        tree, problems = read_unlinked(file, places, model=TranslationFile)
        reader.problems += problems
        if tree is not None:
            reader.add(tree)
    return reader.finish(), reader.problems


class _TranslationReader:
    """Puts the files of a translation together."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._language = path.stem if path.is_file() else path.name
        self._film = ""
        self._tables: dict[str, dict[str, Any]] = {}
        self._settings: dict[str, LentText] = {}
        self._trees: list[YamlDocument] = []
        self.problems: list[Problem] = []

    def finish(self) -> Translation | None:
        """Return the translation; None if no file of it could be read."""
        if not self._trees:
            return None
        return Translation(
            self._path,
            self._language,
            self._film,
            settings=self._settings,
            trees=tuple(self._trees),
            **self._tables,
        )

    def add(self, tree: YamlDocument) -> None:
        """Take in what is in a file."""
        version = tree.data.get("translation")
        if isinstance(version, int) and version > FORMAT:
            message = (
                f"this translation is written for format {version},"
                f" and this Lantern reads format {FORMAT}; update Lantern"
            )
            self._report(message, tree, ("translation",))
            return
        found, problems = build_model(TranslationFile, tree)
        self.problems += problems
        if found is None:
            return
        self._trees.append(tree)
        self._check_language(found, tree)
        self._film = found.film or self._film
        self._add_settings(found, tree)
        for key in ("texts", "gone"):
            self._add_texts(key, tree)
        for key in ("pictures", "recordings"):
            self._add_files(key, tree)
        for id, raw in _iter_scalars(tree, ("originals",)):
            self._get_table("originals")[id] = raw.text

    def _add_settings(self, found: TranslationFile, tree: YamlDocument) -> None:
        for key in SETTINGS:
            if getattr(found, key) is not None:
                self._set(key, tree)
        for key in ("changed", "drafts", "scenes"):
            for i, name in enumerate(getattr(found, key) or ()):
                self._get_table(key)[name] = tree.find_span((key, i))
        for name in found.speakers or ():
            self._get_table("speakers")[name] = LentText(
                tree, ("speakers", name)
            )

    def _get_table(self, key: str) -> dict[str, Any]:
        return self._tables.setdefault(key, {})

    def _check_language(
        self, found: TranslationFile, tree: YamlDocument
    ) -> None:
        if found.language in (None, self._language):
            return
        kind = "file" if self._path.is_file() else "folder"
        message = (
            f"this is {found.language}, and the {kind} is called {self._path.name};"
            f" write language: {self._language}, or rename the {kind}"
        )
        self._report(message, tree, ("language",))

    def _set(self, key: str, tree: YamlDocument) -> None:
        """Remember where a setting is; two files of a translation may not both have it."""
        first = self._settings.get(key)
        if first is not None:
            other = first.tree.find_span(first.loc)
            message = f"'{key}' is written before, at {other}; take one of the two out"
            self._report(message, tree, (key,))
            return
        self._settings[key] = LentText(tree, (key,))

    def _add_texts(self, key: str, tree: YamlDocument) -> None:
        table = self._get_table(key)
        for id, found in _iter_scalars(tree, (key,)):
            if found.is_list:
                message = (
                    f"'{id}' is one text, and this is a list; write a text, or one for each"
                    f" entry: {id}.1"
                )
                self._report(message, tree, found.loc)
                continue
            text = TranslatedText(
                found.text, tree.find_span(found.loc), LentText(tree, found.loc)
            )
            first = table.get(id)
            if first is not None:
                message = f"two texts for '{id}'; the other is at {first.span}; take one out"
                self._report(message, tree, found.loc, key=True)
            table.setdefault(id, text)

    def _add_files(self, key: str, tree: YamlDocument) -> None:
        for name, found in _iter_scalars(tree, (key,)):
            loc = found.loc
            text = TranslatedText(
                found.text, tree.find_span(loc), LentText(tree, loc)
            )
            self._get_table(key)[name] = text

    def _report(
        self, message: str, tree: YamlDocument, loc: Loc, *, key: bool = False
    ) -> None:
        self.problems.append(Problem(message, tree.find_span(loc, key)))


@dataclass(frozen=True)
class _WrittenScalar:
    """A single value as it is written; a list can't be one."""

    loc: Loc
    text: str
    is_list: bool = False


def _iter_scalars(
    tree: YamlDocument, loc: Loc, name: str = ""
) -> Iterator[tuple[str, _WrittenScalar]]:
    """Yield the values below some keys, by these keys joined with dots."""
    value = tree.data
    for step in loc:
        value = value.get(step) if isinstance(value, dict) else None
    if isinstance(value, dict):
        for key in value:
            joined = f"{name}.{key}" if name else str(key)
            yield from _iter_scalars(tree, (*loc, key), joined)
    elif isinstance(value, list):
        yield name, _WrittenScalar(loc, "", is_list=True)
    elif name:
        # a number or `yes` is the text that was written
        text = value if isinstance(value, str) else tree.raw.get(loc, "")
        yield name, _WrittenScalar(loc, "" if value is None else text)


def suggest_ids(id: str, known: Mapping[str, object]) -> str:
    """Return a hint at an id like another one, of the same section first; or nothing."""
    section = id.partition(".")[0]
    near = [each for each in known if each.startswith(f"{section}.")]
    return suggest(id, near) or suggest(id, list(known))
