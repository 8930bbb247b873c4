"""The cuts of shorts: which scene and which words of it each means, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lantern.core.problems import Problem, suggest
from lantern.core.text import find_phrase_words
from lantern.core.words import list_words
from lantern.script.anchors import find_similar
from lantern.script.document import Loc
from lantern.script.film_script import SceneSource, Script
from lantern.script.model.shorts import Short, ShortCut
from lantern.script.model_faults import FaultAt

_MOST_NAMED = 12
"""Scenes that a message lists."""


@dataclass(frozen=True)
class CutFault:
    """What is wrong with a cut, and the key of it that says so."""

    key: str
    message: str


def check_shorts(script: Script) -> Iterator[Problem]:
    """Yield the cuts of shorts whose scene isn't there, or whose words aren't spoken in it.

    Also shorts with the id of another, and destinations of shorts that the film hasn't.
    """
    entries = enumerate(script.tree.data.get("shorts", ()))
    seen: set[str] = set()
    for short in script.film.shorts:
        # a translation in part lacks some
        index = next(i for i, entry in entries if entry["id"] == short.id)
        loc: Loc = ("shorts", index)
        if short.id in seen:
            message = (
                f"another short has the id '{short.id}'; give this one its own"
            )
            yield Problem(message, script.tree.find_span((*loc, "id")))
        seen.add(short.id)
        yield from _check_cuts(script, short, loc)
    for i, destination in enumerate(script.film.publish):
        name = destination.short
        if name is None or script.is_in_part:
            continue
        if script.film.find_short(name) is None:
            near = suggest(name, [each.id for each in script.film.shorts])
            span = script.tree.find_span(("publish", i, "short"))
            yield Problem(f"the film has no short '{name}'{near}", span)


def _check_cuts(script: Script, short: Short, at: Loc) -> Iterator[Problem]:
    for i, cut in enumerate(short.cut):
        fault = _find_fault(script, cut)
        if fault is not None:
            loc = (*at, "cut", i)
            span = script.tree.find_span(_find_key(script, loc, fault.key))
            yield Problem(fault.message, span)


def locate_short(script: Script, short: Short) -> Loc:
    """Return the keys of a short in film.yml; a translation in part may lack those before it."""
    ids = [entry["id"] for entry in script.tree.data["shorts"]]
    return ("shorts", ids.index(short.id))


def _find_key(script: Script, loc: Loc, key: str) -> Loc:
    """Return the keys of a value of a cut; a scene alone has no key of its own."""
    return (*loc, key) if (*loc, key) in script.tree.values else loc


def _find_fault(script: Script, cut: ShortCut) -> CutFault | None:
    part = script.select(cut.scene)
    if part is None:
        return CutFault("scene", _explain_unknown(script, cut.scene))
    words = list_words(part.scene.text)
    if (cut.start or cut.end) and not words:
        key = "from" if cut.start else "to"
        message = f"{part.name} has no narration; take the whole scene"
        return CutFault(key, message)
    try:
        find_cut_words(words, cut, part)
    except FaultAt as fault:
        return CutFault(str(fault.loc[0]), str(fault))
    return None


def _explain_unknown(script: Script, wanted: str) -> str:
    ids = [part.id for part in script.parts]
    known = ", ".join(ids[:_MOST_NAMED])
    return f"there is no scene '{wanted}'{suggest(wanted, ids)} (there are: {known})"


def find_cut_words(
    words: Sequence[str], cut: ShortCut, part: SceneSource
) -> range:
    """Return the indices of the words that a cut takes of a scene's, all of them without anchors.

    Raises:
        FaultAt: what it begins or ends with isn't spoken there, or what it begins with is spoken
            twice.
    """
    first = 0
    last = len(words)
    after = 0
    if cut.start is not None:
        found = _find_spoken(words, cut.start, part, key="from")
        if find_phrase_words(words, cut.start, found.start + 1) is not None:
            raise FaultAt(
                f"'{cut.start}' is spoken more than once in {part.name}; give more words",
                "from",
            )
        first = found.start
        after = first
    if cut.end is not None:
        _find_spoken(words, cut.end, part, key="to")
        ending = find_phrase_words(words, cut.end, after)
        if ending is None:
            message = f"'{cut.end}' is spoken before '{cut.start}', where the cut begins"
            raise FaultAt(message, "to")
        last = ending.stop
    return range(first, last)


def _find_spoken(
    words: Sequence[str], phrase: str, part: SceneSource, *, key: str
) -> range:
    found = find_phrase_words(words, phrase, 0)
    if found is None:
        near = find_similar(phrase, words)
        hint = f"; did you mean '{near}'?" if near else ""
        raise FaultAt(f"'{phrase}' is not spoken in {part.name}{hint}", key)
    return found
