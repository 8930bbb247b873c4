"""What goes up to a destination: the film on the disk, and what its author decided."""

from __future__ import annotations

from collections.abc import Sequence

from lantern.publishing.chapters import add_chapters
from lantern.publishing.licence import find_licence
from lantern.publishing.release_folder import ReleaseFolder
from lantern.publishing.upload import ChapterMark, Upload
from lantern.script.film_script import Script
from lantern.script.model.publish import Destination
from lantern.script.model.shorts import Short

_NAME_DIGITS = 12
NO_LICENCE = "none"
"""What authors write where others get no licence, though the film has one."""


def decide_upload(
    script: Script, destination: Destination, release: ReleaseFolder
) -> Upload:
    """Return what goes up to a destination; the film's own decisions stand where it has none."""
    return Upload(
        film="-".join(filter(None, (script.name, destination.short))),
        shape=destination.shape,
        video=release.video,
        size=release.size,
        digest=release.digest,
        file_name=f"{script.name}-{release.digest[:_NAME_DIGITS]}.mp4",
        seconds=release.figures.seconds,
        width=release.figures.width,
        height=release.figures.height,
        title=decide_title(script, destination),
        description=decide_description(
            destination, release.description, release.figures.chapters
        ),
        tags=decide_tags(script, destination),
        category=destination.category,
        language=_decide_language(script, destination),
        licence=_decide_licence(script, destination),
        privacy=destination.privacy,
        publish_at=destination.publish_at,
        made_for_kids=destination.made_for_kids,
        synthetic=destination.synthetic,
        recorded=destination.recorded,
        playlist=destination.playlist,
        captions=release.captions,
        chapters=release.figures.chapters,
        thumbnail=release.thumbnail,
        extras=release.extras,
    )


def _decide_language(script: Script, destination: Destination) -> str:
    """Return the language that goes up; what a destination says is of the film in its own one."""
    if script.translated_into:
        return script.film.language
    return destination.language or script.film.language


def decide_title(script: Script, destination: Destination) -> str:
    """Return the title that goes up."""
    short = find_short(script, destination)
    own = short.title if short else None
    return (destination.title or own or script.film.title).strip()


def decide_tags(script: Script, destination: Destination) -> tuple[str, ...]:
    """Return the tags that go up."""
    if destination.tags is not None:
        return destination.tags
    short = find_short(script, destination)
    own = short.tags if short else ()
    return own or script.film.tags


def find_short(script: Script, destination: Destination) -> Short | None:
    """Return the short that goes to a destination in the film's place; None for the film."""
    if destination.short is None:
        return None
    return script.film.find_short(destination.short)


def decide_description(
    destination: Destination, made: str, chapters: Sequence[ChapterMark]
) -> str:
    """Return the author's own description with the chapters below it, else Lantern's.

    Platforms read chapters out of a description; one without them would have none.

    Args:
        destination: where it goes.
        made: Lantern's description of the film.
        chapters: those of the film.
    """
    if destination.description is None:
        return made
    return add_chapters(destination.description.strip(), chapters)


def _decide_licence(script: Script, destination: Destination) -> str | None:
    """Return the SPDX id of the licence that others get, None where all rights are kept."""
    if destination.licence == NO_LICENCE:
        return None
    licence = find_licence(destination.licence or script.film.licence)
    return licence.id if licence else None
