"""The look that a film chooses, and the type it is set in, with what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from lantern.core.files import read_plain_text
from lantern.core.problems import EXIT_ASSET, AssetFailure, Problem, Span
from lantern.graphics import look, vector
from lantern.graphics.look import Look
from lantern.graphics.look.bases import (
    LOOK_FILES,
    FindFile,
    get_look_file,
    read_source,
)
from lantern.graphics.script_type import list_script_files
from lantern.graphics.typefaces import FontFamily
from lantern.script.assets import FONT_SLOTS, Asset, NamedFile, make_asset
from lantern.script.document import iter_placed_texts
from lantern.script.film_script import Script
from lantern.script.model.look import LOOK_NAMES, FontFiles


@dataclass(frozen=True)
class FilmLook:
    """A film's look, set in its own type, and the files of that type.

    `fonts` are by `serif` and `sans`, and by the script for which installed type is used.
    """

    look: Look
    fonts: Mapping[str, FontFiles]


def read_film_look(script: Script) -> tuple[FilmLook, list[Problem]]:
    """Return the film's look and what is wrong with it and with its type.

    In place of a look with faults stands Lantern's own, and type with faults is left out. Files
    that aren't there are reported when the script is read.
    """
    style, problems = _read_look(script)
    fonts, font_problems = _read_fonts(script)
    fonts |= _find_script_fonts(script)
    typefaces = vector.load_typefaces(fonts)
    set_look = (style or look.load()).with_typefaces(typefaces)
    return FilmLook(set_look, fonts), problems + font_problems


def _read_look(script: Script) -> tuple[Look | None, list[Problem]]:
    path = find_look_file(script)
    if path is None:
        return look.load(), []
    return look.read(path, _find_in(script))


def find_look_file(script: Script) -> Path | None:
    """Return the file of the film's look; None for the atlas, which also stands in for no file."""
    for asset in script.list_assets("look"):
        return asset.path
    base = script.film.look.base
    if base in LOOK_NAMES and base != look.ATLAS.stem:
        return get_look_file(base)
    return None


def find_base_assets(script: Script) -> list[Asset]:
    """Return the author's own files that the film's look names as bases, of each other, too."""
    assets: list[Asset] = []
    for named in script.list_assets("look"):
        for path in read_source(named.path, _find_in(script)).files[1:]:
            if path not in LOOK_FILES:
                base = NamedFile(path.name, named.span, "look base")
                assets.append(make_asset(base, path))
    return assets


def _find_in(script: Script) -> FindFile:
    """Return what finds files in the folders that the film may read."""
    folder = script.tree.file.parent

    def find(path: Path) -> Path:
        return script.get_path(str(path), folder)

    return find


def _read_fonts(script: Script) -> tuple[dict[str, FontFiles], list[Problem]]:
    """Return the film's own type, and what is wrong with it."""
    usable: dict[str, FontFiles] = {}
    problems: list[Problem] = []
    try:
        fonts = find_fonts(script)
    except AssetFailure:
        return {}, []
    for slot, font in fonts.items():
        span = script.tree.find_span(("look", "fonts", slot))
        faults = _check_font(slot, font, span)
        if all(problem.warning for problem in faults):
            usable[slot] = font
        problems += faults
    return usable, problems


def _find_script_fonts(script: Script) -> dict[str, FontFiles]:
    """Return the installed type for the scripts of a film's language and of its texts."""
    texts = [text for _, text in iter_placed_texts(script.tree.data)]
    for part in script.parts:
        texts += [text for _, text in iter_placed_texts(part.tree.data)]
    for asset in script.list_assets("map"):
        # what is wrong with a map is told with its shot
        with suppress(OSError, UnicodeError):
            texts.append(read_plain_text(asset.path))
    found = list_script_files(texts, script.film.language)
    return {
        file.script: FontFiles(files=(str(file.path),), family=file.family)
        for file in found
    }


def find_fonts(script: Script) -> dict[str, FontFiles]:
    """Return the film's own type by `serif` and `sans`, its files as whole paths.

    Raises:
        AssetFailure: A file isn't there, or may not be read.
    """
    folder = script.tree.file.parent
    found = {}
    for slot in FONT_SLOTS:
        font = getattr(script.film.look.fonts, slot)
        if font is not None:
            files = tuple(
                str(script.get_path(file, folder)) for file in font.files
            )
            found[slot] = font.model_copy(update={"files": files})
    return found


def _check_font(slot: str, font: FontFiles, span: Span) -> list[Problem]:
    """Return what is wrong with the type for a slot."""
    try:
        typefaces = vector.load_typefaces({slot: font})
    except AssetFailure as failure:
        return [Problem(failure.message, span, EXIT_ASSET)]
    family = typefaces.serif or typefaces.sans
    assert family is not None  # one of them was loaded
    return _check_family(family, span)


def _check_family(family: FontFamily, span: Span) -> list[Problem]:
    if family.name in (vector.SERIF, vector.SANS):
        message = f"this type calls itself {family.name}, as Lantern's own does; take another"
        return [Problem(message, span)]
    if not vector.can_draw(family):
        files = ", ".join(
            dict.fromkeys(font.file.name for font in family.fonts)
        )
        message = (
            f"{family.name} ({files}) can't be drawn: it is damaged, or its font has no outlines,"
            " or not all of its names"
        )
        return [Problem(message, span, EXIT_ASSET)]
    if any(font.variable for font in family.fonts):
        message = (
            f"{family.name} is a variable font; it is drawn in the weights that are asked for,"
            " its other settings as they are"
        )
        return [Problem(message, span, warning=True)]
    return []
