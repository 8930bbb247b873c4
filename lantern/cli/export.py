"""The verb export: the film for editing programs."""

from __future__ import annotations

from typing import Annotated

from lantern.cli.edition import open_finished
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
    option,
)
from lantern.cli.output import print_line
from lantern.core.problems import format_path, suggest
from lantern.editions.export.formats import FORMATS

ToOption = Annotated[
    str | None,
    option(
        "--to",
        metavar="FORMATS",
        help="otio, fcpxml, kdenlive, edl, or several with commas; default: all.",
    ),
]


def export(
    film: FilmArgument,
    *,
    to: ToOption,
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

    Clean pictures, lettering, sound, captions and projects go to export/ in the output.
    """
    formats = _read_formats(to)
    with open_finished(
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
    ) as finished:
        from lantern.editions.export.write import export_film

        paths = export_film(finished, formats)
    for path in paths:
        print_line(format_path(path))


def _read_formats(text: str | None) -> list[str]:
    """Return the formats that `--to` names; all without it.

    Raises:
        UsageError: There is no such format.
    """
    if text is None:
        return list(FORMATS)
    found = [word.strip() for word in text.split(",")]
    for word in found:
        if word not in FORMATS:
            raise UsageError(
                f"--to takes {', '.join(FORMATS)}, not '{word}'{suggest(word, FORMATS)}"
            )
    return found
