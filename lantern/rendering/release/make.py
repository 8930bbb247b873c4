"""The files of a release, made and staged in one folder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from lantern.checks import sourcing
from lantern.checks.sourcing import ArticleSource, claims, coverage
from lantern.core.ffmpeg import SubtitleTrack
from lantern.core.store import Store
from lantern.plan import Job, Rendition
from lantern.plan.heard import list_heard_sounds
from lantern.plan.map_sources import list_map_sources
from lantern.plan.project import Project
from lantern.plan.speaker_turns import lighten_for_players
from lantern.rendering.join import CHAPTERS_FILE, join
from lantern.rendering.release import description, web_pages
from lantern.rendering.release.description import Chapter
from lantern.rendering.release.model import Release
from lantern.rendering.release.thumbnail import make_thumbnail
from lantern.script.film_script import Script
from lantern.script.model.film import Film
from lantern.timeline.captions import Cue, files
from lantern.timeline.captions.sounds import add_sounds

THUMBNAIL_FILE = "thumbnail.jpg"
_SDH_SUFFIXES = (".sdh.srt", ".sdh.vtt")
"""Of captions that tell what is heard beside the words, as broadcasters name them."""
TAGS_FILE = "tags.txt"
"""The film's tags with commas between, as platforms take them; only where there are some."""


def make_release(
    project: Project,
    rendition: Rendition,
    jobs: Sequence[Job],
    *,
    mix: Job,
    described: Job | None = None,
    store: Store,
    folder: Path,
) -> Release:
    """Join, caption and describe the film into a folder.

    Args:
        project: the film.
        rendition: the film as it was laid out.
        jobs: the segments' jobs, in order.
        mix: the mix's job.
        described: that of a second track of sound, with descriptions.
        store: holds their results.
        folder: where the files are staged.

    Raises:
        ToolFailure: The film is not what was cut.
    """
    timeline = rendition.timeline
    chapters = description.make_chapters(
        timeline.chapters, timeline.total, timeline.fps
    )
    _write_embedded(rendition, chapters, folder)
    video = f"{project.script.name}.mp4"
    loudness = join(
        jobs,
        mix,
        described=described,
        store=store,
        folder=folder,
        timeline=timeline,
        language=project.script.film.language,
        subtitles=_write_tracks(rendition, folder),
        out=folder / video,
    )
    sources, _ = sourcing.load(project.script, project.lock)
    texts = _format_texts(sources, rendition, chapters)
    for file, text in texts.items():
        (folder / file).write_text(text, "utf-8", newline="\n")
    (folder / THUMBNAIL_FILE).write_bytes(make_thumbnail(rendition, store))
    names = (video, *texts, THUMBNAIL_FILE)
    staged = {file: folder / file for file in names}
    coverage_counts = coverage.count_states(sources.rows)
    return Release(staged, timeline.total, loudness, coverage_counts)


def list_file_names(script: Script) -> tuple[str, ...]:
    """Return the names of the files of a film's release, without its report.

    Captions of what is heard are among them, though a film without sounds has none.
    """
    names = [f"{script.name}{suffix}" for suffix in (".mp4", ".srt", ".vtt")]
    names += [f"{script.name}{suffix}" for suffix in _SDH_SUFFIXES]
    for other in script.subtitles:
        names += _name_subtitles(script, other.film.language)
    names += ["description.txt", "credits.html", "sources.html", THUMBNAIL_FILE]
    if script.film.tags:
        names.append(TAGS_FILE)
    return tuple(names)


def _write_embedded(
    rendition: Rendition, chapters: Sequence[Chapter], folder: Path
) -> None:
    """Write what goes into the film itself: its title and chapters."""
    film = rendition.script.film
    fps = rendition.timeline.fps
    tags = {
        "title": film.title,
        "comment": film.subtitle,
        "copyright": film.licence or "",
    }
    metadata = description.format_ffmetadata(tags, chapters, fps)
    (folder / CHAPTERS_FILE).write_text(metadata, "utf-8", newline="\n")


def _write_tracks(rendition: Rendition, folder: Path) -> list[SubtitleTrack]:
    """Write the tracks of subtitles that the film holds, that of its voice first."""
    film = rendition.script.film
    if not film.captions.has_track:
        return []
    tracks = []
    for tag, cues in {
        film.language: rendition.cues,
        **rendition.subtitles,
    }.items():
        srt = files.format_srt(cues, rendition.timeline.fps)
        if srt:
            path = folder / f"track.{tag}.srt"
            path.write_text(srt, "utf-8", newline="\n")
            tracks.append(SubtitleTrack(path, tag))
    return tracks


def _format_texts(
    sources: ArticleSource, rendition: Rendition, chapters: Sequence[Chapter]
) -> dict[str, str]:
    """Return the texts beside the film, by the names of their files."""
    script = rendition.script
    film = script.film
    fps = rendition.timeline.fps
    about = describe_film(rendition)
    vtt = files.format_vtt(
        rendition.cues,
        fps,
        language=film.language,
        title=film.title,
        word_times=film.captions.words,
        colours=lighten_for_players(rendition.caption_colours),
    )
    credits_page = web_pages.format_credits_page(
        script, rendition.ledger, rendition.speaker
    )
    tags = {TAGS_FILE: ", ".join(film.tags) + "\n"} if film.tags else {}
    return (
        tags
        | _format_sound_captions(rendition)
        | _format_subtitles(rendition)
        | {
            f"{script.name}.srt": files.format_srt(rendition.cues, fps),
            f"{script.name}.vtt": vtt,
            "description.txt": description.format_description(
                about, chapters, fps, words=film.words
            ),
            "credits.html": credits_page,
            "sources.html": web_pages.format_sources_page(
                sources, claims.format_claims(script)
            ),
        }
    )


def _name_subtitles(script: Script, language: str) -> list[str]:
    """Return the names of captions in another language than the voice's, as SRT and WebVTT."""
    return [f"{script.name}.{language}{suffix}" for suffix in (".srt", ".vtt")]


def _format_subtitles(rendition: Rendition) -> dict[str, str]:
    """Return the captions in other languages than the voice's, by the names of their files."""
    fps = rendition.timeline.fps
    texts: dict[str, str] = {}
    for other in rendition.script.subtitles:
        film = other.film
        cues = rendition.subtitles[film.language]
        vtt = _format_vtt(rendition, film, cues)
        both = (files.format_srt(cues, fps), vtt)
        names = _name_subtitles(rendition.script, film.language)
        texts |= dict(zip(names, both, strict=True))
    return texts


def _format_vtt(rendition: Rendition, film: Film, cues: Sequence[Cue]) -> str:
    """Return captions of a film, in the language of their words, as WebVTT."""
    return files.format_vtt(
        cues,
        rendition.timeline.fps,
        language=film.language,
        title=film.title,
        colours=lighten_for_players(rendition.caption_colours),
    )


def _format_sound_captions(rendition: Rendition) -> dict[str, str]:
    """Return captions that tell what is heard, too; none for a film that has only one voice."""
    sounds = list_heard_sounds(rendition)
    if not sounds:
        return {}
    film = rendition.script.film
    timeline = rendition.timeline
    cues = add_sounds(
        rendition.cues, sounds, timeline.fps, total=timeline.total
    )
    srt = files.format_srt(cues, timeline.fps)
    vtt = _format_vtt(rendition, film, cues)
    texts = (srt, vtt)
    names = [f"{rendition.script.name}{suffix}" for suffix in _SDH_SUFFIXES]
    return dict(zip(names, texts, strict=True))


def describe_film(rendition: Rendition) -> description.DescriptionData:
    """Return what the description says of the film and its article."""
    film = rendition.script.film
    about = description.DescriptionData(
        title=film.title,
        subtitle=film.subtitle,
        summary=film.description,
        licence=film.licence or "",
        tags=film.tags,
        links=[link.format_line() for link in film.links],
        sources=[
            *claims.list_claimants(rendition.script),
            *list_map_sources(rendition.script),
        ],
        credits=[
            film.words.pages.narration_line.format(speaker=rendition.speaker),
            *rendition.ledger.format_lines(film.words),
        ],
    )
    if film.article is None:
        return about
    return replace(
        about,
        article=film.article.title,
        author=film.article.author,
        published=film.article.published,
        url=film.article.url,
    )
