"""The verb that begins a film: new."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from lantern.cli.options import DebugOption, UsageError, app, print_line, warn
from lantern.core.problems import AssetFailure, format_path


@app.command()
def new(
    name: Annotated[
        str,
        typer.Argument(
            help="The film's name, or the path of a folder to be made for it."
        ),
    ],
    pictures: Annotated[
        Path | None,
        typer.Option(
            "--from", metavar="FOLDER", help="A scene for each picture of this folder."
        ),
    ] = None,
    text: Annotated[
        Path | None,
        typer.Option(
            "--text", metavar="FILE", help="Shared out among the pictures and spoken."
        ),
    ] = None,
    debug: DebugOption = False,
) -> None:
    """Begin a film that renders at once: three scenes to change, or one scene for each picture of a folder."""
    from lantern import scaffold

    if text is not None and pictures is None:
        raise UsageError(
            "--text goes with --from FOLDER: its words are shared out among the pictures"
        )
    try:
        place = scaffold.resolve_folder(name)
    except ValueError as error:
        raise UsageError(str(error)) from None
    if pictures is None:
        begun = scaffold.create_from_template(place)
    else:
        words = _words(text) if text else ""
        album = scaffold.read_album(pictures)
        for why in album.left_out:
            warn(f"left out: {why}")
        begun = scaffold.create_from_pictures(place, album, words)
    film = format_path(begun.folder)
    print_line(f"{film}: a film of {begun.scenes} scenes.")
    if pictures is not None:
        print_line(
            f"Its pictures stand in {film}/credits.yml as your own work; write there who made them, and their licences."
        )
    print_line(f"Next: preview {film}, change its files, then render {film}.")


def _words(path: Path) -> str:
    """A page of text. Raises AssetFailure."""
    try:
        if path.stat().st_size > 1_000_000:
            raise AssetFailure(
                f"{format_path(path)} is longer than 1 MB; a page of text is wanted"
            )
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError:
        raise AssetFailure(
            f"{format_path(path)} is not UTF-8 text; save it as plain text in UTF-8"
        ) from None
    except OSError as error:
        raise AssetFailure(
            f"{format_path(path)} can't be read: {error.strerror or error}"
        ) from None
    text = "".join(
        char if char.isprintable() or char in "\n\t" else " " for char in text
    )
    if not text.strip():
        raise AssetFailure(f"{format_path(path)} holds no words")
    return text
