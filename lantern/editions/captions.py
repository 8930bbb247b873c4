"""A film's captions as TTML: its own, those in other languages, and those of what is heard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lantern.core.problems import EXIT_SCENE, Failure
from lantern.core.units import Size, classify_shape
from lantern.editions.finished import FinishedFilm
from lantern.graphics.look import Look
from lantern.graphics.look.bands import compute_scale
from lantern.plan import Rendition
from lantern.plan.heard import list_heard_sounds
from lantern.plan.speaker_turns import lighten_for_players
from lantern.script.model.film import Film
from lantern.timeline.captions import Cue
from lantern.timeline.captions.sounds import add_sounds
from lantern.timeline.captions.ttml import CaptionPlace, format_ttml

_EDITION = "captions"
_MOST_LINES = 4
"""Two lines of words, and as many of what is heard."""
_SIDE = 0.05
"""Of the picture's width, free on both sides."""
_LINE_HEIGHT = 1.25
"""Of the height of type."""


class NoCaptions(Failure):
    """A film in which nothing is said."""

    code = EXIT_SCENE


@dataclass(frozen=True)
class _CaptionTrack:
    """The captions of one file: its name without an ending, its cues and whose words they are."""

    name: str
    cues: Sequence[Cue]
    film: Film


def write_captions(
    film: FinishedFilm, *, with_sounds: bool = False
) -> list[Path]:
    """Write a film's captions as TTML into `captions/` of its output; return their paths.

    Args:
        film: the film.
        with_sounds: also write those that tell what is heard and who speaks.

    Raises:
        NoCaptions: There are none.
        OutputFailure: A file can't be written, or was changed since it was published.
    """
    edition = film.open_edition(_EDITION)
    rendition = film.rendition
    tracks = _list_tracks(rendition)
    if with_sounds:
        tracks += _list_sound_tracks(film)
    if not tracks:
        raise NoCaptions("nothing is said in this film, so it has no captions")
    place = find_caption_place(rendition.look, rendition.output_format.size)
    colours = lighten_for_players(rendition.caption_colours)
    with film.session.store.open_scratch() as scratch:
        files = {}
        for track in tracks:
            text = format_ttml(
                track.cues,
                rendition.timeline.fps,
                language=track.film.language,
                title=track.film.title,
                place=place,
                colours=colours,
            )
            file = f"{track.name}.ttml"
            files[file] = scratch / file
            files[file].write_text(text, "utf-8", newline="\n")
        return film.publish(edition, files)


def _list_tracks(rendition: Rendition) -> list[_CaptionTrack]:
    """Return the captions of what is said, in the voice's language and in others."""
    script = rendition.script
    tracks = [_CaptionTrack(script.name, rendition.cues, script.film)]
    for other in script.subtitles:
        language = other.film.language
        name = f"{script.name}.{language}"
        tracks.append(
            _CaptionTrack(name, rendition.subtitles[language], other.film)
        )
    return [track for track in tracks if track.cues]


def _list_sound_tracks(film: FinishedFilm) -> list[_CaptionTrack]:
    """Return the captions of what is heard; says so where that is one voice alone."""
    rendition = film.rendition
    script = rendition.script
    sounds = list_heard_sounds(rendition)
    if not sounds:
        film.session.reporter.note(
            "Nothing is heard beside one voice: there are no captions of sounds."
        )
        return []
    timeline = rendition.timeline
    cues = add_sounds(
        rendition.cues, sounds, timeline.fps, total=timeline.total
    )
    return [_CaptionTrack(f"{script.name}.sdh", cues, script.film)]


def find_caption_place(look: Look, size: Size) -> CaptionPlace:
    """Return where a look burns captions in, with room for lines of what is heard above them.

    They have the picture's whole width but for its edges.
    """
    width, height = size
    x, y, w, h = look.get_bands(size, captions=True)["caption"]
    is_portrait = classify_shape(size) == "portrait"
    role = look.get_role("caption", portrait=is_portrait)
    type_height = role.size * compute_scale(size)
    bottom = y + h
    # lines are broken already: those in wide type of a player shall not be broken again
    centre = x + w / 2
    half = min(centre, width - centre) - _SIDE * width
    room = max(h, _MOST_LINES * _LINE_HEIGHT * type_height)
    return CaptionPlace(
        left=100 * (centre - half) / width,
        top=100 * (bottom - room) / height,
        width=200 * half / width,
        height=100 * room / height,
        type_height=100 * type_height / height,
    )
