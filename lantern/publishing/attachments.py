"""What goes with a film: small files that are sent whole, and the playlist it is put into."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable, Mapping
from pathlib import Path

from lantern.core.files import read_plain
from lantern.core.problems import (
    AssetFailure,
    PublishFailure,
    format_path,
    suggest,
)
from lantern.publishing.calls import Call
from lantern.publishing.patience import Tell
from lantern.publishing.platforms import UploadRecord
from lantern.publishing.steps import StepWork

BOUNDARY = "lantern-7d1f0c52a9e84b6f"
_PLAYLIST_NOTE = "playlist"
_ITEM_NOTE = "playlist item"
"""The note in a record with the id of the film's place in its playlist."""


def choose_playlist(server: str, wanted: str, titles: dict[str, str]) -> str:
    """Return the id of a playlist that is named by its id or its title.

    Raises:
        PublishFailure: there is none, or several have the title.
    """
    if wanted in titles:
        return wanted
    found = [
        key for key, title in titles.items() if title.strip() == wanted.strip()
    ]
    if len(found) == 1:
        return found[0]
    if found:
        raise PublishFailure(
            f"{server}: {len(found)} playlists are called {wanted}; give the id of one as"
            f" playlist: {', '.join(found)}"
        )
    known = ", ".join(titles.values()) or "none"
    raise PublishFailure(
        f"{server}: there is no playlist '{wanted}'{suggest(wanted, titles.values())}; make it"
        f" there first, or give another as playlist (there are: {known})"
    )


def find_playlist_note(record: UploadRecord) -> str | None:
    """Return the id of the playlist that a film was put into; None if that isn't known."""
    return record.notes.get(_PLAYLIST_NOTE)


def change_playlist(
    work: StepWork,
    find: Callable[[], str],
    *,
    leave: Callable[[str, str], object],
    enter: Callable[[str], str],
) -> None:
    """Put a film into its playlist and out of the one before; or out of it, if that is the step.

    Args:
        work: the step; the film's record keeps where it is.
        find: returns the id of the playlist that is meant.
        leave: takes the film out of a playlist, by the ids of that and of its place there.
        enter: puts it into a playlist once, and returns the id of its place there.

    Raises:
        PublishFailure: it was refused.
        OutputFailure: the record can't be saved.
    """
    if work.step.takes_back:
        _leave_playlist(work.record, work.reporter.note, leave)
    else:
        _move_into_playlist(
            work.record,
            find(),
            leave=leave,
            enter=enter,
        )


def _leave_playlist(
    record: UploadRecord, tell: Tell, leave: Callable[[str, str], object]
) -> None:
    """Take a film out of its playlist; `tell` is told if it isn't known which one that is."""
    former, item = (
        record.notes.get(_PLAYLIST_NOTE),
        record.notes.get(_ITEM_NOTE),
    )
    if not former or not item:
        tell(
            "Which playlist it is in isn't known any more: take it out there by hand"
        )
        return
    leave(former, item)
    del record.notes[_PLAYLIST_NOTE], record.notes[_ITEM_NOTE]
    record.save()


def _move_into_playlist(
    record: UploadRecord,
    playlist: str,
    *,
    leave: Callable[[str, str], object],
    enter: Callable[[str], str],
) -> None:
    """Put a film into a playlist, and out of the one that it was put into before."""
    former = record.notes.get(_PLAYLIST_NOTE)
    item = record.notes.get(_ITEM_NOTE)
    if former and item and former != playlist:
        leave(former, item)
    record.notes[_ITEM_NOTE] = enter(playlist)
    record.notes[_PLAYLIST_NOTE] = playlist
    record.save()


def read_attachment(path: Path) -> bytes:
    """Return the bytes of a small file that is sent whole.

    Raises:
        AssetFailure: it can't be read.
    """
    try:
        return read_plain(path)
    except OSError as error:
        raise AssetFailure(
            f"{format_path(path)} can't be read: {error.strerror or error}"
        ) from None


def make_files_call(
    method: str, url: str, files: Mapping[str, Path], *, what: str
) -> Call:
    """Return a request with files by the names of their fields, as multipart/form-data.

    Raises:
        AssetFailure: one of them can't be read.
    """
    body = bytearray()
    for name, path in files.items():
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        file_name = (
            path.name.encode("ascii", "replace").decode().replace('"', "'")
        )
        head = (
            f"--{BOUNDARY}\r\n"
            f'Content-Disposition: form-data; name="{name}"; filename="{file_name}"\r\n'
            f"Content-Type: {kind}\r\n\r\n"
        )
        body += head.encode() + read_attachment(path) + b"\r\n"
    body += f"--{BOUNDARY}--\r\n".encode()
    headers = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
    return Call(method, url, what, headers, bytes(body))
