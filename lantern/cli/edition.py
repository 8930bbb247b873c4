"""What the verbs of editions share: a finished film, found and held."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from lantern.cli.descriptions import list_described_runs
from lantern.cli.options import UsageError
from lantern.cli.session import (
    CheckOptions,
    load_checked,
    make_options,
    open_session,
)
from lantern.cli.shapes import apply_first_shape, require_shape

if TYPE_CHECKING:
    from lantern.editions.finished import FinishedFilm
    from lantern.rendering import Session


@contextmanager
def open_held(
    film: Path,
    *,
    voice: str | None,
    offline: bool,
    shape: str | None,
    out: Path | None,
    store: Path | None,
    language: str | None,
    allow_path: Sequence[Path] | None,
    allow_python: bool,
    allow_command: bool,
    described: bool = False,
) -> Iterator[Session]:
    """Give a session over a film; its output is held until the block ends.

    Prints the problems of a film that has some, and ends the program. `described` asks for the
    described film.

    Raises:
        UsageError: There is no such shape or voice, the voice needs the network, or nothing is
            described.
    """
    from lantern import rendering

    require_shape(shape)
    project = load_checked(
        film,
        CheckOptions(shapes=shape, store=store),
        allow_path=allow_path,
        allow_python=allow_python,
        allow_command=allow_command,
        language=language,
    )
    own = make_options(
        project.script,
        out=out,
        store=store,
        voice=voice,
        offline=offline,
    )
    options = apply_first_shape(project.script, own, shape)
    if described:
        *_, options = list_described_runs(project.script, [options])
    with (
        open_session(project, options) as session,
        rendering.hold_output(session),
    ):
        yield session


@contextmanager
def open_finished(
    film: Path,
    *,
    voice: str | None,
    offline: bool,
    shape: str | None,
    out: Path | None,
    store: Path | None,
    language: str | None,
    allow_path: Sequence[Path] | None,
    allow_python: bool,
    allow_command: bool,
    described: bool = False,
) -> Iterator[FinishedFilm]:
    """Give a film that is rendered as it stands, as `open_held` does.

    Raises:
        UsageError: As in `open_held`.
        NotRendered: It isn't rendered, or was changed since.
    """
    from lantern.editions.finished import find_finished_film

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
        described=described,
    ) as session:
        yield find_finished_film(session)


def parse_folder_address(text: str) -> str:
    """Return the address of a folder on a website, with a slash at its end.

    Raises:
        UsageError: it is no such address.
    """
    try:
        parts = urlsplit(text)
        is_whole = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        is_whole = False
    if not is_whole:
        raise UsageError(
            f"--url takes a whole address such as https://example.org/film/, not '{text}'"
        )
    if not text.isascii() or any(char.isspace() for char in text):
        raise UsageError(
            f"--url takes an address without spaces and letters beyond ASCII, not '{text}':"
            " copy it from the browser, which writes them as %D0%B0"
        )
    if parts.query or parts.fragment or parts.path.endswith((".html", ".htm")):
        raise UsageError(
            f"--url takes the address of a folder, https://example.org/film/, not '{text}'"
        )
    return text if text.endswith("/") else f"{text}/"
