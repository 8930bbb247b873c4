"""Originals and translations for tests, in few words."""

from __future__ import annotations

from pathlib import Path

from lantern.core.problems import Span
from lantern.scaffold.translation.reading import read_written
from lantern.scaffold.translation.written import WrittenFile, split_id
from lantern.script.document import read_yaml
from lantern.script.translation.originals import OriginalText

HEAD = "translation: 1\nlanguage: ru\nfilm: x\n"


def make_originals(**texts: str) -> list[OriginalText]:
    """Make originals by their ids, with `__` for a dot; those with an `at` are anchors."""
    return [
        make_original(id.replace("__", "."), text) for id, text in texts.items()
    ]


def make_original(id: str, text: str) -> OriginalText:
    is_anchor = "at" in id.split(".")
    section = split_id(id).group
    kind = "anchor" if is_anchor else "words"
    return OriginalText(id, section, text, kind, Span(Path("film.yml")))  # type: ignore[arg-type]


def read_file(path: Path, text: str) -> WrittenFile:
    """Write a translation's file, and read it as it was written."""
    path.write_text(text, "utf-8", newline="")
    tree, problems = read_yaml(path)
    assert tree is not None, problems
    return read_written(tree)
