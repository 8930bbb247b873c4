"""The files of a release, made and staged in one folder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from lantern.checks.sourcing import claims
from lantern.core.store import Store
from lantern.plan import Job, Rendition
from lantern.plan.project import Project
from lantern.rendering.join import CHAPTERS_FILE, TRACK_FILE, join
from lantern.rendering.release import description, web_pages
from lantern.rendering.release.model import Release
from lantern.rendering.release.thumbnail import make_thumbnail
from lantern.timeline.captions import files

THUMBNAIL_FILE = "thumbnail.jpg"


def make_release(
    project: Project,
    rendition: Rendition,
    jobs: Sequence[Job],
    *,
    mix: Job,
    store: Store,
    folder: Path,
) -> Release:
    """Join, caption and describe the film into a folder.

    Args:
        project: the film.
        rendition: the film as it was laid out.
        jobs: the segments' jobs, in order.
        mix: the mix's job.
        store: holds their results.
        folder: where the files are staged.

    Raises:
        ToolFailure: The film is not what was cut.
    """
    film = project.script.film
    timeline = rendition.timeline
    chapters = description.make_chapters(
        timeline.chapters, timeline.total, timeline.fps
    )
    tags = {"title": film.title, "comment": film.subtitle}
    metadata = description.format_ffmetadata(tags, chapters, timeline.fps)
    (folder / CHAPTERS_FILE).write_text(metadata, "utf-8")
    name = project.script.name
    srt = files.format_srt(rendition.cues, timeline.fps)
    if film.captions.track and rendition.cues:
        (folder / TRACK_FILE).write_text(srt, "utf-8")
    video = f"{name}.mp4"
    loudness = join(
        jobs,
        mix,
        store=store,
        folder=folder,
        timeline=timeline,
        language=film.language,
        out=folder / video,
    )
    about = _describe_film(rendition)
    texts = {
        f"{name}.srt": srt,
        f"{name}.vtt": files.format_vtt(
            rendition.cues,
            timeline.fps,
            language=film.language,
            title=film.title,
            word_times=film.captions.words,
        ),
        "description.txt": description.format_description(
            about, chapters, timeline.fps
        ),
        "credits.html": web_pages.format_credits_page(
            project.script, rendition.ledger, rendition.speaker
        ),
        "sources.html": web_pages.format_sources_page(project),
    }
    for file, text in texts.items():
        (folder / file).write_text(text, "utf-8", newline="\n")
    (folder / THUMBNAIL_FILE).write_bytes(make_thumbnail(rendition, store))
    names = (video, *texts, THUMBNAIL_FILE)
    staged = {file: folder / file for file in names}
    return Release(staged, timeline.total, loudness)


def _describe_film(rendition: Rendition) -> description.DescriptionData:
    film = rendition.script.film
    about = description.DescriptionData(
        title=film.title,
        subtitle=film.subtitle,
        sources=claims.format_claims(rendition.script),
        credits=[
            f"Narration: {rendition.speaker}",
            *rendition.ledger.format_lines(rendition.script),
        ],
    )
    if film.article is None:
        return about
    return replace(
        about,
        article=film.article.title,
        author=film.article.author,
        published=film.article.published,
    )
