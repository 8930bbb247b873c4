"""The film and the pictures of a page: files beside it, or all of them inside it as `data:`."""

from __future__ import annotations

import base64
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from lantern.core.files import read_plain, read_plain_text
from lantern.editions.finished import FinishedFilm
from lantern.editions.shot_pages import ShotPage
from lantern.rendering.release.make import THUMBNAIL_FILE

FILM_FILE = "film.mp4"
_STILL_SIDE = 960
"""Pixels of a still's longer side."""
_STILL_QUALITY = 80


@dataclass(frozen=True)
class PageTrack:
    """A track of captions: what its element calls it, its language, and its file as WebVTT."""

    kind: str
    language: str
    file: Path

    @property
    def address(self) -> str:
        """The captions themselves: a browser takes no file beside a page that lies on a disk."""
        return _embed(self.file, "text/vtt")


@dataclass(frozen=True)
class PageMedia:
    """Addresses of the film, of its poster and of its stills, these by their frames in the store.

    `files` are those that belong beside the page, by their names there.
    """

    film: str
    poster: str
    stills: Mapping[Path, str]
    tracks: Sequence[PageTrack]
    files: Mapping[str, Path]

    @property
    def is_inside(self) -> bool:
        """Whether the page is whole without any other file."""
        return not self.files


def embed_media(
    film: FinishedFilm, video: Path, *, shots: Sequence[ShotPage], scratch: Path
) -> PageMedia:
    """Return the media of a page that holds them all; `video` is the film's file."""
    stills = {
        frame: _embed(still, "image/jpeg")
        for frame, still in _write_stills(shots, scratch).items()
    }
    return PageMedia(
        film=_embed(video, "video/mp4"),
        poster=_embed(film.folder / THUMBNAIL_FILE, "image/jpeg"),
        stills=stills,
        tracks=_list_tracks(film),
        files={},
    )


def copy_media(
    film: FinishedFilm, video: Path, *, shots: Sequence[ShotPage], scratch: Path
) -> PageMedia:
    """Return the media of a page that lie in files beside it; they are copied into a folder."""
    stills = _write_stills(shots, scratch)
    tracks = _list_tracks(film)
    sources = {FILM_FILE: video, THUMBNAIL_FILE: film.folder / THUMBNAIL_FILE}
    sources |= {name_track(track): track.file for track in tracks}
    files = {}
    for name, source in sources.items():
        files[name] = scratch / name
        shutil.copyfile(source, files[name])
    addresses = {}
    for frame, still in stills.items():
        addresses[frame] = f"stills/{still.name}"
        files[addresses[frame]] = still
    return PageMedia(FILM_FILE, THUMBNAIL_FILE, addresses, tracks, files)


def name_track(track: PageTrack) -> str:
    """Return the name of a track's file beside the page."""
    return f"{track.kind}.{track.language}.vtt"


def _list_tracks(film: FinishedFilm) -> list[PageTrack]:
    """Return the tracks of a film: what is heard, with the sounds if there are some; translations.

    A film in which nobody speaks, and nothing else is heard, has none.
    """
    script = film.session.script
    found = []
    for name in (f"{script.name}.sdh.vtt", f"{script.name}.vtt"):
        if (film.folder / name).is_file():
            file = film.folder / name
            found.append(PageTrack("captions", script.film.language, file))
            break
    for other in script.subtitles:
        language = other.film.language
        file = film.folder / f"{script.name}.{language}.vtt"
        found.append(PageTrack("subtitles", language, file))
    return [track for track in found if "-->" in read_plain_text(track.file)]


def _write_stills(shots: Sequence[ShotPage], scratch: Path) -> dict[Path, Path]:
    """Write the frames of shots as smaller JPEGs; return them by the frames, each once."""
    folder = scratch / "stills"
    folder.mkdir()
    stills: dict[Path, Path] = {}
    for shot in shots:
        if shot.picture not in stills:
            still = folder / f"{len(stills) + 1:03}.jpg"
            _write_still(shot.picture, still)
            stills[shot.picture] = still
    return stills


def _write_still(frame: Path, out: Path) -> None:
    with Image.open(frame) as picture:
        picture.thumbnail((_STILL_SIDE, _STILL_SIDE), Image.Resampling.LANCZOS)
        picture.save(
            out,
            "JPEG",
            quality=_STILL_QUALITY,
            optimize=True,
        )


def _embed(file: Path, kind: str) -> str:
    """Return a file as an address that holds it."""
    return f"data:{kind};base64,{base64.b64encode(read_plain(file)).decode()}"
