"""The verb studio: the film on a page of this machine's browser, while it is written."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from lantern.cli.envelope import send_event, set_result
from lantern.cli.missing_film import require_film
from lantern.cli.options import (
    AllowCommandOption,
    AllowPathOption,
    AllowPythonOption,
    FilmArgument,
    OfflineOption,
    OutOption,
    StoreOption,
    VoiceOption,
    flag,
    option,
)
from lantern.cli.output import print_line
from lantern.core import signals
from lantern.core.problems import EXIT_INTERRUPTED

if TYPE_CHECKING:
    from lantern.studio.server import StudioServer


def studio(
    film: FilmArgument,
    *,
    port: Annotated[
        int,
        option(
            "--port",
            default=0,
            min=0,
            max=65535,
            help="The port on this machine; default: a free one.",
        ),
    ],
    no_browser: Annotated[
        bool, flag("--no-browser", help="Print the address; open no browser.")
    ],
    voice: VoiceOption,
    offline: OfflineOption,
    out: OutOption,
    store: StoreOption,
    allow_path: AllowPathOption,
    allow_python: AllowPythonOption,
    allow_command: AllowCommandOption,
) -> None:
    """Show the film in the browser, live, while you write it.

    The page shows frames, time, sources, problems and maps; you write in your editor. It
    can be opened on this machine only. Ctrl-C ends it.
    """
    from lantern.script.paths import find_film_file, find_project
    from lantern.studio.options import StudioOptions
    from lantern.studio.server import StudioServer

    require_film(film)
    folder = find_film_file(film).absolute().parent
    options = StudioOptions(
        film=film.absolute(),
        store=(store or find_project(folder) / "build" / ".store").absolute(),
        out=out.absolute() if out else None,
        voice=voice,
        offline=offline,
        allow_path=tuple(path.absolute() for path in allow_path or ()),
        allow_python=allow_python,
        allow_command=allow_command,
    )
    _serve(StudioServer(options, port), opens_browser=not no_browser)


def _serve(server: StudioServer, *, opens_browser: bool) -> None:
    """Serve until a request to stop the program comes; a studio that is open already is shown."""
    from lantern.studio.server import RunningFailure

    stopped_by: list[int] = []

    def stop(code: int) -> None:
        stopped_by.append(code)
        server.stop()

    def show(address: str) -> None:
        print_line(f"The studio is at {address}")
        print_line("Ctrl-C ends it.")
        send_event("open", address=address)
        if opens_browser:
            _open_browser(address)

    signals.call_on_signal(stop)
    try:
        server.run(show)
    except RunningFailure as running:
        print_line(f"The studio is open already, at {running.address}")
        set_result(address=running.address)
        if opens_browser:
            _open_browser(running.address)
        return
    if stopped_by and stopped_by[0] != EXIT_INTERRUPTED:
        raise typer.Exit(stopped_by[0])


def _open_browser(address: str) -> None:
    """Open the page where there is a screen; a browser in the terminal would take its place."""
    import webbrowser

    has_screen = sys.platform in ("darwin", "win32")
    if has_screen or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY"))):
        webbrowser.open(address)
