"""The verb export: the film for editing programs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

from lantern.cli.edition import open_held
from lantern.cli.options import (
    AllowCommandOption,
    AllowPathOption,
    AllowPythonOption,
    FilmArgument,
    LanguageOption,
    OfflineOption,
    OutOption,
    ShapeOption,
    StoreOption,
    UsageError,
    VoiceOption,
    flag,
    option,
)
from lantern.cli.output import print_files
from lantern.cli.session import require_scene
from lantern.core.problems import suggest

if TYPE_CHECKING:
    from pathlib import Path

    from lantern.editions.alpha import AlphaChoice
    from lantern.rendering import Session
    from lantern.script.film_script import Script

ToOption = Annotated[
    str | None,
    option(
        "--to",
        metavar="FORMATS",
        help="otio, fcpxml, kdenlive, edl, or several with commas; default: all.",
    ),
]
AlphaOption = Annotated[
    list[str] | None,
    option(
        "--alpha",
        metavar="SCENE[:SHOT]",
        help="Cards, maps and lower thirds of this scene or shot, with alpha.",
    ),
]
LandOption = Annotated[
    bool,
    flag(
        "--land", help="With --alpha: maps keep their land; the sea is clear."
    ),
]


def export(
    film: FilmArgument,
    *,
    to: ToOption,
    alpha: AlphaOption,
    land: LandOption,
    shape: ShapeOption,
    voice: VoiceOption,
    offline: OfflineOption,
    out: OutOption,
    store: StoreOption,
    language: LanguageOption,
    allow_path: AllowPathOption,
    allow_python: AllowPythonOption,
    allow_command: AllowCommandOption,
) -> None:
    """Write a rendered film for editing programs.

    Clean pictures, lettering, sound, captions and projects go to export/ in the output. Clips
    with alpha go to alpha/; for them the film needn't be rendered.
    """
    _require_one_kind(to, alpha, land=land)
    formats = _read_formats(to)
    with open_held(
        film,
        voice=voice,
        offline=offline,
        shape=shape,
        out=out,
        store=store,
        language=language,
        allow_path=allow_path,
        allow_python=allow_python,
        allow_command=allow_command,
    ) as session:
        if alpha:
            paths = _write_alpha(session, alpha, land=land)
        else:
            paths = _write_projects(session, formats)
    print_files(paths)


def _write_projects(session: Session, formats: Sequence[str]) -> list[Path]:
    from lantern.editions.export.write import export_film
    from lantern.editions.finished import find_finished_film

    return export_film(find_finished_film(session), formats)


def _write_alpha(
    session: Session, texts: Sequence[str], *, land: bool
) -> list[Path]:
    from lantern.editions.alpha import write_alpha

    choices = [_read_choice(session.script, text) for text in texts]
    return write_alpha(session, choices, keeps_land=land)


def _read_choice(script: Script, text: str) -> AlphaChoice:
    """Return the scene that `--alpha` names, or its shot.

    Raises:
        UsageError: There is no such scene, or it has no such shot.
    """
    from lantern.editions.alpha import AlphaChoice

    name, colon, shot = text.rpartition(":")
    # a title may have a colon of its own
    if script.select(text) is not None or not colon or not shot.isdecimal():
        return AlphaChoice(script.parts.index(require_scene(script, text)))
    part = require_scene(script, name)
    count = len(part.scene.shots)
    if not 1 <= int(shot) <= count:
        raise UsageError(f"--alpha {text}: {part.name} has shots 1 to {count}")
    return AlphaChoice(script.parts.index(part), int(shot) - 1)


def _require_one_kind(
    to: str | None, alpha: Sequence[str] | None, *, land: bool
) -> None:
    if alpha and to is not None:
        raise UsageError(
            "--to asks for projects and --alpha for single clips; leave one out"
        )
    if land and not alpha:
        raise UsageError("--land says how maps are cut out; add --alpha SCENE")


def _read_formats(text: str | None) -> list[str]:
    """Return the formats that `--to` names; all without it.

    Raises:
        UsageError: There is no such format.
    """
    from lantern.editions.export.formats import FORMATS

    if text is None:
        return list(FORMATS)
    found = [word.strip() for word in text.split(",")]
    for word in found:
        if word not in FORMATS:
            raise UsageError(
                f"--to takes {', '.join(FORMATS)}, not '{word}'{suggest(word, FORMATS)}"
            )
    return found
