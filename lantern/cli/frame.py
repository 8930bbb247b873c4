"""The verb frame: one frame of the film as PNG."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from lantern.cli.envelope import set_result
from lantern.cli.options import (
    AllowCommandOption,
    AllowPathOption,
    AllowPythonOption,
    DraftOption,
    FilmArgument,
    LanguageOption,
    OfflineOption,
    ShapeOption,
    StoreOption,
    UsageError,
    VoiceOption,
    option,
)
from lantern.cli.output import print_line
from lantern.cli.session import open_checked
from lantern.core.problems import format_path


def frame(
    film: FilmArgument,
    time: Annotated[
        str, typer.Argument(help="A time in the film: 1:23, 83.5 or 1m23s.")
    ],
    *,
    to: Annotated[
        Path,
        option(
            "--to",
            "-o",
            default=Path("frame.png"),
            help="The PNG to write; default: frame.png.",
        ),
    ],
    voice: VoiceOption,
    offline: OfflineOption,
    draft: DraftOption,
    shape: ShapeOption,
    store: StoreOption,
    language: LanguageOption,
    allow_path: AllowPathOption,
    allow_python: AllowPythonOption,
    allow_command: AllowCommandOption,
) -> None:
    """Write one frame as PNG, exactly as it is encoded.

    The film is spoken first, if it never was.
    """
    from lantern import rendering

    seconds = _parse_time(time)
    if to.suffix.casefold() not in ("", ".png"):
        raise UsageError(
            f"--to: a frame is written as PNG; name it {to.stem}.png"
        )
    with open_checked(
        film,
        shape=shape,
        voice=voice,
        offline=offline,
        draft=draft,
        store=store,
        allow_path=allow_path,
        allow_python=allow_python,
        allow_command=allow_command,
        language=language,
    ) as session:
        rendition = rendering.speak_and_lay_out(session)
        length = rendition.timeline.total / rendition.timeline.fps
        if not 0 <= seconds < length:
            raise UsageError(
                f"the film is {length:.2f} s long; {time} is not in it"
            )
        rendering.write_frame(
            session,
            rendition,
            seconds=seconds,
            to=to,
        )
    width, height = rendition.output_format.size
    set_result(
        file=to,
        width=width,
        height=height,
        seconds=seconds,
    )
    print_line(f"{format_path(to)}: {width} x {height} at {seconds:.2f} s")


def _parse_time(text: str) -> float:
    """Return a time in seconds from the start of the film."""
    from lantern.core.units import parse_clock

    try:
        return parse_clock(text)
    except ValueError:
        raise UsageError(
            f"'{text}' is not a time in a film; write 1:23, 83.5 or 1m23s"
        ) from None
