"""The files of a podcast's episode, made from a finished film."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from lantern import plan
from lantern.editions.finished import FinishedFilm
from lantern.editions.podcast.audio_files import write_m4a, write_mp3
from lantern.editions.podcast.cover import draw_cover
from lantern.editions.podcast.encoding import EpisodeSound, encode_episode
from lantern.editions.podcast.feed import (
    Episode,
    EpisodeFiles,
    format_chapters,
    format_item,
)
from lantern.editions.podcast.notes import format_fragment, format_page
from lantern.editions.podcast.texts import EpisodeTexts, write_texts
from lantern.editions.podcast.unseen import describe_unseen, list_unseen
from lantern.plan import Rendition
from lantern.plan.speaker_turns import lighten_for_players
from lantern.rendering import workers
from lantern.rendering.release.description import join_sections
from lantern.sound import MixRequest
from lantern.timeline.captions import files as caption_files

_EDITION = "podcast"
_COVER_FILE = "cover.jpg"
_CHAPTERS_FILE = "chapters.json"


def write_podcast(
    film: FinishedFilm, *, is_mono: bool = False, url: str | None = None
) -> list[Path]:
    """Write a film as an episode of a podcast into `podcast/` of its output; return the paths.

    Args:
        film: the film.
        is_mono: one channel in half the bytes.
        url: where the files will lie; without it there is no item for a feed.

    Raises:
        NothingHeard: The film is silent.
        ToolFailure: ffmpeg fails.
        OutputFailure: A file can't be written, or was changed since it was published.
    """
    edition = film.open_edition(_EDITION)
    store = film.session.store
    texts = write_texts(film.rendition)
    with store.open_scratch() as scratch:
        sound = encode_episode(
            build_programme(film), store, scratch, is_mono=is_mono
        )
        folder = scratch / _EDITION
        folder.mkdir()
        files = _write_files(film, texts, sound, folder=folder)
        _write_notes(film, texts, folder)
        _write_item(film, texts, files, url=url)
        _report_unseen(film)
        staged = {path.name: path for path in sorted(folder.iterdir())}
        return film.publish(edition, staged)


def _write_files(
    film: FinishedFilm,
    texts: EpisodeTexts,
    sound: EpisodeSound,
    *,
    folder: Path,
) -> EpisodeFiles:
    """Write what a feed leads to."""
    cover = folder / _COVER_FILE
    cover.write_bytes(draw_cover(film.rendition, film.session.store))
    mp3 = folder / f"{film.name}.mp3"
    m4a = folder / f"{film.name}.m4a"
    fps = film.timeline.fps
    write_mp3(
        sound.mp3,
        texts,
        mp3,
        cover=cover,
        fps=fps,
    )
    write_m4a(
        sound.m4a,
        texts,
        m4a,
        cover=cover,
        fps=fps,
    )
    return EpisodeFiles(
        mp3=mp3,
        m4a=m4a,
        cover=cover,
        chapters=_write_chapters(film, texts, folder),
        transcripts=_write_transcripts(film.rendition, folder),
    )


def build_programme(film: FinishedFilm) -> MixRequest:
    """Return what is heard in a film, with what describes it in a described one."""
    request = plan.build_mix_request(film.rendition, film.takes)
    heard = replace(request, takes=(*request.takes, *film.descriptions))
    return workers.build_programme(heard, film.session.store)


def _write_chapters(
    film: FinishedFilm, texts: EpisodeTexts, folder: Path
) -> Path | None:
    if not texts.chapters:
        return None
    text = format_chapters(texts.chapters, film.timeline.fps)
    return _write(folder / _CHAPTERS_FILE, text)


def _write_transcripts(rendition: Rendition, folder: Path) -> tuple[Path, ...]:
    """Write what is said, with its times; a film without narration has nothing of it."""
    if not rendition.cues:
        return ()
    script = rendition.script
    fps = rendition.timeline.fps
    vtt = caption_files.format_vtt(
        rendition.cues,
        fps,
        language=script.film.language,
        title=script.film.title,
        colours=lighten_for_players(rendition.caption_colours),
    )
    srt = caption_files.format_srt(rendition.cues, fps)
    return (
        _write(folder / f"{script.name}.vtt", vtt),
        _write(folder / f"{script.name}.srt", srt),
    )


def _write_notes(film: FinishedFilm, texts: EpisodeTexts, folder: Path) -> None:
    language = film.session.script.film.language
    page = format_page(
        texts.notes,
        title=texts.tags.title,
        language=language,
    )
    _write(folder / "notes.html", page)
    _write(folder / "notes.txt", join_sections(texts.notes))


def _write_item(
    film: FinishedFilm,
    texts: EpisodeTexts,
    files: EpisodeFiles,
    *,
    url: str | None,
) -> None:
    """Write the item for a feed, if it is known where the files will lie."""
    if url is None:
        film.session.reporter.note(
            "There is no item.xml for a feed: it needs --url, the address of the files."
        )
        return
    tags = texts.tags
    timeline = film.timeline
    episode = Episode(
        title=tags.title,
        subtitle=tags.subtitle,
        notes=format_fragment(texts.notes),
        author=tags.artist,
        language=film.session.script.film.language,
        seconds=timeline.total / timeline.fps,
    )
    _write(files.cover.with_name("item.xml"), format_item(episode, files, url))


def _write(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8", newline="\n")
    return path


def _report_unseen(film: FinishedFilm) -> None:
    """Say which words of each scene a listener doesn't get."""
    is_described = bool(film.descriptions)
    for part in film.session.script.parts:
        texts = list_unseen(part, is_described=is_described)
        if texts:
            film.session.reporter.note(
                f"{part.name}: shown and not spoken, so not in the podcast:"
                f" {describe_unseen(texts)}"
            )
