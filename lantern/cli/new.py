"""The verb new: a film to start from."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Annotated

import typer

from lantern.cli.envelope import set_result
from lantern.cli.options import UsageError, option
from lantern.cli.output import print_line, warn
from lantern.cli.picture_credit import CreditOption, OwnWorkOption, read_credit
from lantern.core.files import read_plain_text
from lantern.core.problems import AssetFailure, format_command, format_path
from lantern.core.spelling import tidy

MAX_TEXT_BYTES = 1_000_000


def new(
    name: Annotated[
        str,
        typer.Argument(help="The film's name, or the path of its folder."),
    ],
    *,
    pictures: Annotated[
        Path | None,
        option(
            "--from",
            metavar="FOLDER",
            help="A scene for each picture in here, and in its folders.",
        ),
    ],
    text: Annotated[
        Path | None,
        option(
            "--text",
            metavar="FILE",
            help="Text to speak over the pictures.",
        ),
    ],
    credit: CreditOption,
    own_work: OwnWorkOption,
) -> None:
    """Start a film that can be rendered at once.

    It has three scenes to change, or one scene for each picture of a folder. Files that
    are there are never overwritten.
    """
    from lantern import scaffold

    if text is not None and pictures is None:
        raise UsageError(
            "--text needs --from FOLDER: its words are spoken over the pictures"
        )
    shared = read_credit(credit, is_own_work=own_work)
    if shared is not None and pictures is None:
        raise UsageError(
            "--credit and --own-work need --from FOLDER: they say whose its pictures are"
        )
    try:
        place = scaffold.resolve_folder(name)
    except ValueError as error:
        raise UsageError(str(error)) from None
    if pictures is None:
        film = scaffold.create_from_template(place)
    else:
        words = ""
        if text is not None:
            words = _read_text(text)
        album = scaffold.read_album(pictures)
        for reason in album.left_out:
            warn(f"left out: {reason}")
        film = scaffold.create_from_pictures(place, album, words, credit=shared)
    set_result(folder=film.folder, scenes=film.scenes)
    folder = format_path(film.folder)
    print_line(f"{folder}: a film of {film.scenes} scenes.")
    if pictures is not None and shared is None:
        print_line(
            f"{folder}/credits.yml says that the pictures are your own work."
        )
        print_line(
            "Change that where it isn't so: who made them, under which licence."
        )
    print_line(f"Next: {format_command('preview', folder)}")
    print_line(
        f"Then change its files, and: {format_command('render', folder)}"
    )


def _read_text(path: Path) -> str:
    """Return the text of a file, without control characters.

    Raises:
        AssetFailure: The file can't be read, is too long, isn't UTF-8 or has no words,
            or it is no file.
    """
    try:
        if path.exists() and not path.is_file():
            raise AssetFailure(
                f"{format_path(path)} is no plain file; name a text"
            )
        if path.stat().st_size > MAX_TEXT_BYTES:
            raise AssetFailure(
                f"{format_path(path)} is longer than 1 MB; give a page of text"
            )
        text = read_plain_text(path, "utf-8-sig")
    except UnicodeDecodeError:
        raise AssetFailure(
            f"{format_path(path)} is not UTF-8 text; save it as plain text in UTF-8"
        ) from None
    except OSError as error:
        raise AssetFailure(
            f"{format_path(path)} can't be read: {error.strerror or error}"
        ) from None
    text = tidy("".join(map(_replace_control, text)))
    if not text.strip():
        raise AssetFailure(f"{format_path(path)} has no words")
    return text


def _replace_control(char: str) -> str:
    is_joiner = unicodedata.category(char) == "Cf"
    if char.isprintable() or char in "\n\t" or is_joiner:
        return char
    return " "
