"""The files that film.yml itself names for the look: its type, and a picture as thumbnail. Opens none of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lantern.core.problems import EXIT_ASSET, AssetFailure, Problem, Span
from lantern.script.document import Loc
from lantern.script.load import Script
from lantern.script.model.look import FontFiles

FONT_SLOTS = ("serif", "sans")


def find_fonts(script: Script) -> dict[str, FontFiles]:
    """The film's own type by `serif` and `sans`, its files found. Raises AssetFailure."""
    chosen, folder = script.film.look.fonts, script.tree.file.parent
    named = {slot: font for slot in FONT_SLOTS if (font := getattr(chosen, slot))}
    return {
        slot: font.model_copy(
            update={
                "files": tuple(
                    str(script.places.find(file, folder)) for file in font.files
                )
            }
        )
        for slot, font in named.items()
    }


def iter_named_files(script: Script) -> Iterator[tuple[str, Path, Span]]:
    """Every such file as written, the folder it is meant from, and its place."""
    folder = script.tree.file.parent
    for slot in FONT_SLOTS:
        font = getattr(script.film.look.fonts, slot)
        at: Loc = ("look", "fonts", slot)
        for i, file in enumerate(font.files if font else ()):
            # one file needn't stand in a list, nor a list under a key
            ways: list[Loc] = [("files", i), (i,), ()]
            way = next(way for way in ways if (*at, *way) in script.tree.values)
            yield file, folder, script.tree.find_span((*at, *way))
    chosen = script.film.thumbnail
    if chosen and chosen.still:
        yield chosen.still, folder, script.tree.find_span(("thumbnail", "still"))


def find_files(script: Script) -> set[Path]:
    """All of them. Raises AssetFailure."""
    return {
        script.places.find(text, folder) for text, folder, _ in iter_named_files(script)
    }


def check_files(script: Script) -> list[Problem]:
    """Those that aren't there."""
    problems = []
    for text, folder, span in iter_named_files(script):
        try:
            script.places.find(text, folder)
        except AssetFailure as failure:
            problems.append(Problem(failure.message, span, EXIT_ASSET))
    return problems
