"""The words that things in a scene wait for, and whether they are spoken."""

from __future__ import annotations

import difflib
import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lantern.core.problems import Problem
from lantern.core.text import find_phrase, fold
from lantern.core.words import is_unspaced, join_words, list_words
from lantern.script.anchor_order import check_order
from lantern.script.document import Loc
from lantern.script.model.cards import iter_entries
from lantern.script.model.lower_third import iter_thirds
from lantern.script.model.narration import FromPassage
from lantern.script.model.page import list_page_anchors
from lantern.script.model.panels import ShotPicture, SmallPicture
from lantern.script.model.picture import Picture
from lantern.script.model.scene import Scene, Shot
from lantern.script.model.sources import Claim

if TYPE_CHECKING:
    from lantern.script.film_script import SceneSource

_TIMING_KEYS = ("at", "until")
_LIKENESS = 0.5
"""How alike words must be, 0 to 1, to be what was meant."""


@dataclass(frozen=True)
class Anchor:
    """Words of the narration that something waits for, and where they are written."""

    loc: Loc
    text: str


def check_anchors(scene: SceneSource) -> list[Problem]:
    """Return the words that shots, overlays, sounds and entries wait for, but nobody speaks.

    Shots come one after the other: the words of a shot are looked for after those of the shot
    before it.
    """
    if isinstance(scene.scene.narration, FromPassage):
        return []  # what is spoken isn't known, and the author is told why
    words = list_words(scene.scene.text)
    problems: list[Problem] = []
    after = 0
    for i, shot in enumerate(scene.scene.shots):
        if shot.at is not None:
            anchor = Anchor(("shots", i, "at"), shot.at)
            found = find_phrase(words, shot.at, after)
            if found is None:
                problems.append(_explain_missing(scene, anchor, words[after:]))
            else:
                after = found + 1
        problems += _check_items(scene, i, words[max(after - 1, 0) :])
    problems += _check_spoken(scene, iter_free_anchors(scene.scene), words)
    problems += check_order(scene, words)
    return problems + _check_claims(scene, words)


def _check_items(
    scene: SceneSource, index: int, words: Sequence[str]
) -> list[Problem]:
    """Return the words of a shot's map items that aren't spoken in it, or in another order."""
    shot = scene.scene.shots[index]
    problems = _check_spoken(scene, _iter_bound_items(shot, index), words)
    for placed in shot.iter_pictures():
        loc: Loc = ("shots", index, *placed.loc, "when")
        for item, phrases in (placed.picture.when or {}).items():
            if _is_reversed(phrases, words):
                message = (
                    f"'{phrases[-1]}' is spoken before '{phrases[0]}',"
                    f" where '{item}' begins"
                )
                problems.append(Problem(message, scene.find_span((*loc, item))))
        problems += _check_ends(scene, placed, index, words=words)
        problems += _check_reached(scene, placed, index, words=words)
    return problems


def _check_ends(
    scene: SceneSource, placed: ShotPicture, index: int, *, words: Sequence[str]
) -> Iterator[Problem]:
    """Yield words that end what words after them begin."""
    when = placed.picture.when or {}
    for item, phrases in when.items():
        name = item.removesuffix(" ends")
        begins = [other for other in (name, f"{name} comes") if other in when]
        if name == item or not begins:
            continue
        first = when[begins[0]][0]
        if _is_reversed((first, phrases[0]), words):
            message = (
                f"'{phrases[0]}' is spoken before '{first}', where '{begins[0]}' begins;"
                " choose later words"
            )
            span = scene.find_span(("shots", index, *placed.loc, "when", item))
            yield Problem(message, span)


def _check_reached(
    scene: SceneSource, placed: ShotPicture, index: int, *, words: Sequence[str]
) -> Iterator[Problem]:
    """Yield words at which a date is reached that are spoken before those of an earlier date."""
    calendar = placed.picture.calendar
    when = (calendar.when if calendar else None) or {}
    for (before, first), (after, second) in itertools.pairwise(when.items()):
        if _is_reversed((first, second), words):
            message = f"'{second}' is spoken before '{first}', and {after} comes after {before}"
            loc: Loc = ("shots", index, *placed.loc, "dates", "when", after)
            yield Problem(message, scene.find_span(loc))


def _is_reversed(phrases: Sequence[str], words: Sequence[str]) -> bool:
    """Tell whether all phrases are spoken, but in another order."""
    found = [find_phrase(words, phrase, 0) for phrase in phrases]
    spoken = [number for number in found if number is not None]
    return len(spoken) == len(phrases) and spoken != sorted(spoken)


def _check_claims(scene: SceneSource, words: Sequence[str]) -> list[Problem]:
    problems = _check_claim(scene, scene.scene.claim, ("claim",), words=words)
    for i, shot in enumerate(scene.scene.shots):
        problems += _check_claim(
            scene, shot.claim, ("shots", i, "claim"), words=words
        )
    return problems


def _check_claim(
    scene: SceneSource, claim: Claim | None, loc: Loc, *, words: Sequence[str]
) -> list[Problem]:
    """Return a problem if a claim ends at words that are spoken before those it begins at."""
    if claim is None or claim.at is None or claim.until is None:
        return []
    first = find_phrase(words, claim.at, 0)
    last = find_phrase(words, claim.until, 0)
    if first is None or last is None or first <= last:
        return []
    message = (
        f"'{claim.until}' is spoken before '{claim.at}', where the claim begins"
    )
    return [Problem(message, scene.find_span((*loc, "until")))]


def _check_spoken(
    scene: SceneSource, anchors: Iterable[Anchor], words: Sequence[str]
) -> list[Problem]:
    """Return the anchors that aren't spoken among some words."""
    problems = []
    for anchor in anchors:
        if find_phrase(words, anchor.text, 0) is None:
            problems.append(_explain_missing(scene, anchor, words))
    return problems


def _iter_bound_items(shot: Shot, index: int) -> Iterator[Anchor]:
    """Yield the words that the shot's maps, its small pictures and its notes wait for."""
    for placed in shot.iter_pictures():
        loc: Loc = ("shots", index, *placed.loc)
        yield from _iter_map_items(placed.picture, loc)
        if isinstance(placed.picture, SmallPicture):
            yield from _iter_own_words(placed.picture, loc)
    for i, note in enumerate(shot.notes or ()):
        yield from _iter_own_words(note, ("shots", index, "notes", i))


def _iter_map_items(picture: Picture, loc: Loc) -> Iterator[Anchor]:
    """Yield the words that the items and the camera of a map wait for."""
    for item, phrases in (picture.when or {}).items():
        for text in phrases:
            yield Anchor((*loc, "when", item), text)
    calendar = picture.calendar
    for date, text in ((calendar.when if calendar else None) or {}).items():
        yield Anchor((*loc, "dates", "when", date), text)
    for i, leg in enumerate(picture.legs or ()):
        if leg.at:
            yield Anchor((*loc, "legs", i, "at"), leg.at)
    if picture.globe:
        yield from _iter_own_words(picture.globe, (*loc, "globe"))
        for i, place in enumerate(picture.globe.places):
            yield from _iter_own_words(place, (*loc, "globe", "places", i))


def _iter_own_words(timed: object, loc: Loc) -> Iterator[Anchor]:
    """Yield the words at which a thing comes and goes, if it says any."""
    for key in _TIMING_KEYS:
        text = getattr(timed, key, None)
        if text:
            yield Anchor((*loc, key), text)


def iter_free_anchors(scene: Scene) -> Iterator[Anchor]:
    """Yield every `at` and `until` of a scene that may stand anywhere in the narration."""
    yield from _iter_overlays(scene, ())
    for key in ("stop", "sting"):
        text = getattr(scene.music, key, None)
        if text:
            yield Anchor(("music", key), text)
    for i, shot in enumerate(scene.shots):
        yield from _iter_overlays(shot, ("shots", i))
    for i, shot in enumerate(scene.shots):
        for placed in shot.iter_pictures():
            at: Loc = ("shots", i, *placed.loc)
            for loc, text in list_page_anchors(placed.picture.document):
                yield Anchor((*at, "document", *loc), text)
            for loc, entry in iter_entries(placed.picture.card):
                if entry.at:
                    yield Anchor((*at, "card", *loc, "at"), entry.at)


def _iter_inserts(holder: Scene | Shot, loc: Loc) -> Iterator[Anchor]:
    """Yield the words that the inserts of a scene or a shot wait for."""
    for i, insert in enumerate(holder.inserts or ()):
        yield from _iter_own_words(insert, (*loc, "inserts", i))
        for j, fact in enumerate(insert.facts or ()):
            if fact.at:
                yield Anchor((*loc, "inserts", i, "facts", j, "at"), fact.at)


def _iter_overlays(holder: Scene | Shot, loc: Loc) -> Iterator[Anchor]:
    """Yield the words that overlays and sounds of a scene or a shot wait for."""
    for written in iter_thirds(holder.lower_third):
        if written.third.at:
            yield Anchor((*loc, *written.loc, "at"), written.third.at)
    yield from _iter_own_words(holder.claim, (*loc, "claim"))
    yield from _iter_inserts(holder, loc)
    for i, description in enumerate(holder.describe):
        yield from _iter_own_words(description, (*loc, "describe", i))
    for i, sound in enumerate(holder.sound):
        if sound.at:
            yield Anchor((*loc, "sound", i, "at"), sound.at)
    for i, hit in enumerate(holder.hit):
        if hit.at:
            yield Anchor((*loc, "hit", i, "at"), hit.at)


def _explain_missing(
    scene: SceneSource, anchor: Anchor, words: Sequence[str]
) -> Problem:
    """Return the problem of words that aren't spoken among `words`, with what is most like them."""
    where = "after the shot before it"
    if find_phrase(scene.scene.text.split(), anchor.text, 0) is None:
        where = "in the narration"
    near = find_similar(anchor.text, words)
    hint = f"; did you mean '{near}'?" if near else ""
    message = f"'{anchor.text}' is not spoken {where}{hint}"
    return Problem(message, scene.find_span(anchor.loc))


def find_similar(text: str, words: Sequence[str]) -> str | None:
    """Return as many words in a row as a text has, those most like it; None if none are.

    Of words that no blanks part it is as many characters.
    """
    size = max(1, len(text.split()))
    length = None
    if any(map(is_unspaced, text)):
        size = length = len(text)
    phrases: dict[str, str] = {}
    for i in range(len(words)):
        phrase = join_words(words[i : i + size])[:length]
        phrases[fold(phrase)] = phrase
    near = difflib.get_close_matches(
        fold(text),
        phrases,
        n=1,
        cutoff=_LIKENESS,
    )
    if not near:
        return None
    return phrases[near[0]].strip(" ,.;:、。，；：")
