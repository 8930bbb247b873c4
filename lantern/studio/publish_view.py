"""What would go up to each place the film is published at, counted against its limits.

Nobody is asked. A film that isn't rendered yet has no description of Lantern's own, so its author's
stands for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from lantern.core.files import read_plain_text
from lantern.core.problems import Failure
from lantern.publishing.decide import (
    decide_description,
    decide_tags,
    decide_title,
    find_short,
)
from lantern.publishing.limits import (
    LimitedPlatform,
    PlatformLimits,
    count_tags,
)
from lantern.publishing.platforms import find_platform
from lantern.publishing.release_folder import DESCRIPTION_FILE
from lantern.publishing.upload import ChapterMark
from lantern.rendering import output_places
from lantern.rendering.release.description import make_chapters
from lantern.script.model.publish import Destination
from lantern.studio.jobs import RenderWish, find_result
from lantern.studio.loaded_film import LoadedFilm
from lantern.studio.options import StudioOptions


@dataclass(frozen=True)
class LimitCount:
    """How much there is of something, and how much is taken; None where there is no limit."""

    field: str
    count: int
    limit: int | None


@dataclass(frozen=True)
class PublishTarget:
    """A destination of the film, what would go there in numbers, and why it can't be counted."""

    name: str
    items: tuple[LimitCount, ...]
    message: str = ""


@dataclass(frozen=True)
class PublishView:
    """All destinations of a film."""

    targets: tuple[PublishTarget, ...]


def describe_publishing(
    film: LoadedFilm, options: StudioOptions
) -> PublishView:
    """Return what would go up to each destination, as the film is written now."""
    destinations = film.session.script.film.publish
    return PublishView(
        tuple(_describe(film, options, each) for each in destinations)
    )


def _describe(
    film: LoadedFilm, options: StudioOptions, destination: Destination
) -> PublishTarget:
    try:
        platform = find_platform(destination.to)
    except (Failure, KeyError) as fault:
        return PublishTarget(destination.name, (), str(fault))
    if not isinstance(platform, LimitedPlatform):
        return PublishTarget(
            destination.name, (), "this platform says nothing of limits"
        )
    wish = RenderWish("render", destination.shape or film.own_shape)
    folder = find_result(options, film, wish).parent
    if destination.short is not None:
        folder = output_places.find_short(folder, destination.short)
    items = _iter_counts(film, destination, platform.limits, folder=folder)
    return PublishTarget(destination.name, tuple(items))


def _iter_counts(
    film: LoadedFilm,
    destination: Destination,
    limits: PlatformLimits,
    *,
    folder: Path,
) -> Iterator[LimitCount]:
    script = film.session.script
    yield LimitCount(
        "title", len(decide_title(script, destination)), limits.title
    )
    short = find_short(script, destination)
    summary = short.description if short else script.film.description
    chapters = [] if short else _list_chapters(film)
    made = _read_description(folder, summary)
    text = decide_description(destination, made, chapters)
    length = len(text)
    if limits.description_unit == "bytes":
        length = len(text.encode("utf-8", "replace"))
    yield LimitCount("description", length, limits.description)
    tags = decide_tags(script, destination)
    yield from _iter_tag_counts(tags, limits)
    if short is not None:
        return  # how long it is, is known when it is cut
    seconds = film.draft.timeline.total // film.draft.timeline.fps
    longest = None if limits.seconds is None else int(limits.seconds)
    yield LimitCount("seconds", seconds, longest)


def _list_chapters(film: LoadedFilm) -> list[ChapterMark]:
    """Return the film's chapters, as they will be when it is rendered."""
    timeline = film.draft.timeline
    marks = []
    for each in make_chapters(timeline.chapters, timeline.total, timeline.fps):
        marks.append(ChapterMark(each.start / timeline.fps, each.title))
    return marks


def _iter_tag_counts(
    tags: tuple[str, ...], limits: PlatformLimits
) -> Iterator[LimitCount]:
    """Yield how many tags there are, or how long they are together, as the platform counts."""
    if limits.tags is not None or limits.all_tags is None:
        yield LimitCount("tags", len(tags), limits.tags)
    if limits.all_tags is not None:
        yield LimitCount(
            "characters of tags", count_tags(tags), limits.all_tags
        )


def _read_description(folder: Path, authored: str) -> str:
    """Return the description that was made with the film, else the author's own."""
    with suppress(OSError, UnicodeDecodeError):
        return read_plain_text(folder / DESCRIPTION_FILE).strip()
    return authored
