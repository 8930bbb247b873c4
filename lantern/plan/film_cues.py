"""The captions of a film, with the names of those whose claims begin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lantern.core.units import Size
from lantern.plan.film_excerpt import FilmExcerpt
from lantern.plan.speaker_turns import has_speakers, list_turns
from lantern.plan.spoken_words import find_spoken_frame
from lantern.script.film_script import Script
from lantern.script.model.sources import Claim
from lantern.timeline import PlacedShot, TimedWord, Timeline, captions
from lantern.timeline.captions import Cue
from lantern.timeline.captions.translated import Narration, time_translation
from lantern.timeline.captions.turns import make_turn_cues


def make_cues(timeline: Timeline, script: Script, size: Size) -> list[Cue]:
    """Return the captions of a film of a size. A name that the lexicon knows is kept whole."""
    starts = [placed.start for placed in timeline.shots]
    width = captions.choose_line_length(size)
    names = tuple(script.lexicon)
    language = script.film.language
    rules = captions.CaptionRules(width, names, starts, language)
    if has_speakers(script):
        turns = list_turns(script, timeline.words)
        cues = make_turn_cues(turns, timeline.fps, rules)
    else:
        cues = captions.make_cues(timeline.words, timeline.fps, rules)
    if not script.film.captions.claims:
        return cues
    return captions.add_labels(cues, list(_iter_claims(timeline, script)))


def end_with_scenes(cues: Sequence[Cue], timeline: Timeline) -> Iterator[Cue]:
    """Yield captions that end with their scenes: a short shows something else at once."""
    ends: dict[int, int] = {}
    for placed in timeline.shots:
        ends[placed.scene] = placed.end
    for cue in cues:
        last = min(end for end in ends.values() if end > cue.start)
        yield replace(cue, end=min(cue.end, last))


def make_subtitles(
    timeline: Timeline, script: Script, other: Script, *, size: Size
) -> list[Cue]:
    """Return captions in another language, in time with the sentences that are spoken.

    Args:
        timeline: the film as it is cut.
        script: the film in the language of its voice.
        other: the same film in the language of the captions.
        size: of the film, in pixels.
    """
    words = tuple(time_subtitles(timeline, script, other))
    return make_cues(replace(timeline, words=words), other, size)


def time_subtitles(
    timeline: Timeline, script: Script, other: Script
) -> Iterator[tuple[TimedWord, ...]]:
    """Yield the words of each scene in another language, in time with its sentences."""
    spoken = script.film.language
    for heard, part in zip(timeline.words, other.parts, strict=True):
        narration = Narration(part.scene.text, other.film.language)
        yield tuple(time_translation(heard, spoken, narration))


def make_short_subtitles(
    timeline: Timeline, script: Script, excerpt: FilmExcerpt, *, size: Size
) -> dict[str, list[Cue]]:
    """Return the captions of a short in other languages, by their tags.

    Args:
        timeline: the short as it is cut.
        script: the short.
        excerpt: what of it is cut from a film.
        size: of the film, in pixels.
    """
    film = excerpt.film
    found = {}
    for other, own in zip(film.script.subtitles, script.subtitles, strict=True):
        spoken = list(time_subtitles(film.timeline, film.script, other))
        words = tuple(excerpt.move_words(spoken, timeline=timeline))
        cues = make_cues(replace(timeline, words=words), own, size)
        found[own.film.language] = list(end_with_scenes(cues, timeline))
    return found


def _iter_claims(
    timeline: Timeline, script: Script
) -> Iterator[tuple[int, str]]:
    """Yield the frames at which claims begin, and whose they are."""
    labels = script.film.words.labels
    for i, part in enumerate(script.parts):
        shots = [placed for placed in timeline.shots if placed.scene == i]
        claims = [(shots[0], part.scene.claim)]
        for placed in shots:
            claims.append((placed, part.scene.shots[placed.shot].claim))
        for placed, claim in claims:
            if claim and claim.format_label(labels):
                start = _find_claim_start(claim, placed, timeline.words[i])
                yield start, claim.attribute(labels)


def _find_claim_start(
    claim: Claim, placed: PlacedShot, words: Sequence[TimedWord]
) -> int:
    """Return the frame at which a claim's words begin, or else its shot."""
    frame = find_spoken_frame(claim.at, words)
    return int(placed.start if frame is None else frame)
