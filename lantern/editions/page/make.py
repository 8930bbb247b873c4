"""The page of a film, written: one file that holds everything, or a folder for a website."""

from __future__ import annotations

from pathlib import Path

from lantern.core.problems import EXIT_USAGE, Failure, format_path
from lantern.editions.finished import FinishedFilm
from lantern.editions.page.film_page import FilmPage
from lantern.editions.page.markup import format_film_page
from lantern.editions.page.media import PageMedia, copy_media, embed_media
from lantern.editions.page.metadata import OEMBED_FILE, format_oembed
from lantern.editions.page.small_film import PageVideo, encode_small
from lantern.editions.page.transcript import TranscriptChapter, make_transcript
from lantern.editions.shot_pages import ShotPage, make_shot_pages

LARGEST_FILM = 100_000_000
"""Bytes of a film that a page holds: a browser opens it in 2.5 s, and takes 280 MB for it."""
PAGE_FOLDER = "page"
SITE_FOLDER = "site"
SITE_FILE = "index.html"


class PageFailure(Failure):
    """A film that is too large to be held by a page."""

    code = EXIT_USAGE


def write_page(film: FinishedFilm, *, is_small: bool = False) -> Path:
    """Write the page that holds the film and all its pictures; return its path.

    `is_small` encodes the film anew, smaller.

    Raises:
        PageFailure: The film is too large.
        Failure: A still can't be painted, or somebody changed the page.
    """
    edition = film.open_edition(PAGE_FOLDER)
    name = f"{film.name}.html"
    edition.prepare_file(name)
    edition.require_unchanged([name])
    with film.session.store.open_scratch() as scratch:
        video = _choose_video(film, scratch, is_small=is_small)
        _require_small(film, video, is_small=is_small)
        transcript = make_transcript(film.rendition, make_shot_pages(film))
        shots = _list_shots(transcript)
        media = embed_media(
            film,
            video.file,
            shots=shots,
            scratch=scratch,
        )
        page = FilmPage(film, transcript, media, video.size)
        files = {name: _write(scratch / name, format_film_page(page))}
        edition.publish(files, {})
    return edition.path / name


def write_site(
    film: FinishedFilm,
    *,
    address: str | None = None,
    published: str = "",
    is_small: bool = False,
) -> Path:
    """Write the page for a website, its film and pictures beside it; return the page's path.

    Args:
        film: the finished film.
        address: of the folder on the website, with a slash at its end, if it is known.
        published: the day since when the film is there, as 2026-11-30, if it is known.
        is_small: encode the film anew, smaller.

    Raises:
        Failure: A still can't be painted, or somebody changed a file of the folder.
    """
    edition = film.open_edition(SITE_FOLDER)
    edition.prepare_file(SITE_FILE)
    if address is None:
        film.session.reporter.note(
            "The page has no preview on other sites, and no oembed.json: --url tells where it will"
            " stand."
        )
    with film.session.store.open_scratch() as scratch:
        video = _choose_video(film, scratch, is_small=is_small)
        transcript = make_transcript(film.rendition, make_shot_pages(film))
        shots = _list_shots(transcript)
        media = copy_media(
            film,
            video.file,
            shots=shots,
            scratch=scratch,
        )
        page = FilmPage(film, transcript, media, video.size, address, published)
        files = {**media.files, **_write_site_texts(page, media, scratch)}
        edition.require_unchanged(files)
        edition.publish(files, {})
    return edition.path / SITE_FILE


def _write_site_texts(
    page: FilmPage, media: PageMedia, scratch: Path
) -> dict[str, Path]:
    """Write the page and what it answers others; return the files by their names."""
    files = {SITE_FILE: _write(scratch / SITE_FILE, format_film_page(page))}
    if page.address is not None:
        answer = format_oembed(page, page.address)
        files[OEMBED_FILE] = _write(scratch / OEMBED_FILE, answer)
    return files


def _write(file: Path, text: str) -> Path:
    file.write_text(text, "utf-8", newline="\n")
    return file


def _choose_video(
    film: FinishedFilm, scratch: Path, *, is_small: bool
) -> PageVideo:
    video = PageVideo(film.video, film.rendition.output_format.size)
    if not is_small:
        return video
    film.session.reporter.note("Encoding a smaller film for the page.")
    seconds = film.timeline.total / film.timeline.fps
    return encode_small(video, scratch / "small.mp4", seconds=seconds)


def _require_small(
    film: FinishedFilm, video: PageVideo, *, is_small: bool
) -> None:
    """Make sure that a page can hold a film.

    Raises:
        PageFailure: It can't.
    """
    megabytes = video.file.stat().st_size / 1e6
    if megabytes * 1e6 <= LARGEST_FILM:
        return
    cure = "take the folder for a website, --folder"
    if not is_small:
        cure += ", or a smaller encoding of the film, --small"
    raise PageFailure(
        f"{format_path(film.video)} takes {megabytes:.0f} MB in its page, and browsers open"
        f" pages of at most {LARGEST_FILM / 1e6:.0f} MB well: {cure}"
    )


def _list_shots(transcript: list[TranscriptChapter]) -> list[ShotPage]:
    """Return the shots whose stills a page shows."""
    shots: list[ShotPage] = []
    for chapter in transcript:
        for scene in chapter.scenes:
            shots += scene.shots
    return shots
