"""Captions: spoken words become cues that read well.

Owns where a cue and a line break and how long a cue stays. Pure; touches no file and knows no
scene format. `files` writes cues as SRT and WebVTT, `readability` judges them.
"""

from __future__ import annotations

import bisect
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from math import inf
from typing import NamedTuple

from lantern.core.cjk import STOPS, count_columns
from lantern.core.typography import set_quotes
from lantern.core.units import Size, classify_shape
from lantern.timeline import TimedWord
from lantern.timeline.captions.breaks import compute_costs
from lantern.timeline.captions.written_words import write_words

MIN_CUE_SECONDS = 1.0
"""Seconds a cue stays at least, where the next one allows it."""
MAX_CUE_SECONDS = 7.0
"""Seconds a cue stays at most."""
MAX_CHARACTERS_PER_SECOND = 17
"""Characters a second that a viewer reads with ease."""
GAP_FRAMES = 2
"""Frames without any cue between two cues."""
LINE_LENGTHS = {"wide": 42, "square": 34, "portrait": 26}
"""Characters of a line that fit the captions' band of a shape at full size."""

_SHORT_WORD = 8
"""A word of fewer characters looks lost alone on a line, or in a cue."""
_SHORT_CUE = 20
"""A cue of fewer characters that isn't a whole sentence reads as a scrap."""
_MAX_WORDS = 40
_PAUSE = 0.4
"""Seconds of silence inside a cue that a viewer doesn't notice."""

# What a cue and its lines cost; the search takes the cheapest way through a scene. The costs of
# breaks between two words are in `breaks`.
_CUE_COST = 12.0
_LONE_WORD_COST = 300
_SCRAP_COST = 50
_SHOT_CHANGE_COST = 40
_WAIT_COST = 25
"""For each second of silence inside a cue, beyond _PAUSE."""
_SENTENCE_END_INSIDE_COST = 15
"""In a cue of whole sentences; in any other it costs _TORN_SENTENCES_COST."""
_TORN_SENTENCES_COST = 90
_WIDOW_COST = 300
"""For a second line of one short word."""
_LONE_FIRST_COST = 40
_UNEVEN_COST = 0.7
"""For each character by which one line is longer than the other."""


@dataclass(frozen=True)
class Cue:
    """One or two lines on screen during the frames [start, end) of the film, and their words.

    `label` stands in brackets before the lines in files; in the picture it is an overlay. `speaker`
    is a key of the film's speakers, '' for the narrator.
    """

    start: int
    end: int
    lines: tuple[str, ...]
    words: tuple[TimedWord, ...] = ()
    label: str = ""
    speaker: str = ""


@dataclass(frozen=True)
class CaptionRules:
    """Characters in a line, phrases that are kept whole, and frames a cue should not span.

    `cuts` are those frames in ascending order: the starts of shots. `language` is the tag of the
    words' language.
    """

    width: int = 42
    names: Collection[str] = ()
    cuts: Sequence[int] = ()
    language: str = "en"


def add_labels(
    cues: Sequence[Cue], labels: Sequence[tuple[int, str]]
) -> list[Cue]:
    """Return the cues with each label on the first one that is there at its frame or later.

    Args:
        cues: in order of time.
        labels: (frame, text); a frame after the last cue has no effect.
    """
    found = list(cues)
    for frame, label in labels:
        for i, cue in enumerate(found):
            if cue.end > frame:
                joined = "; ".join(filter(None, (cue.label, label)))
                found[i] = replace(cue, label=joined)
                break
    return found


def choose_line_length(size: Size) -> int:
    """Return the characters of a line that fit a picture of this size at full size of type."""
    return LINE_LENGTHS[classify_shape(size)]


def make_cues(
    scenes: Sequence[Sequence[TimedWord]],
    fps: int,
    rules: CaptionRules = CaptionRules(),
) -> list[Cue]:
    """Return cues of at most two lines; none spans two scenes, no word is lost or changed.

    A cue starts with its first word. Only a single word longer than a line makes a longer one.

    Args:
        scenes: the words of each scene, in frames from the start of the film.
        fps: frames per second.
        rules: for lines and breaks.
    """
    groups: list[_CueText] = []
    for words in scenes:
        groups += _group_words(_prepare_search(words, fps, rules))
    cues = []
    for i, group in enumerate(groups):
        following = None
        if i + 1 < len(groups):
            following = groups[i + 1].words[0].start
        start = group.words[0].start
        end = _compute_end(group, following, fps)
        cues.append(Cue(start, end, group.lines, group.words))
    return cues


@dataclass(frozen=True)
class _CueText:
    """The words of a cue, and its lines."""

    words: tuple[TimedWord, ...]
    lines: tuple[str, ...]


@dataclass(frozen=True)
class _BreakSearch:
    """A scene's words, and what the search asks for again and again.

    `costs` has the cost of a break before each word, `cuts_before` the number of cuts up to each
    word's start. `letters`, `waits` and `stops` are sums over the words before an index: columns
    with a blank each, seconds of noticeable silence, ends of sentences.
    """

    words: tuple[TimedWord, ...]
    costs: Sequence[int]
    letters: Sequence[int]
    waits: Sequence[float]
    stops: Sequence[int]
    cuts_before: Sequence[int]
    fps: int
    width: int

    def measure_line(self, start: int, end: int) -> int:
        """Return the characters of the words [start, end) on one line."""
        return self.letters[end] - self.letters[start] - 1


def _compute_breaks(
    words: Sequence[TimedWord], rules: CaptionRules
) -> list[int]:
    """Return what a break before each word costs."""
    texts = [word.text for word in words]
    names = [set_quotes(name, rules.language) for name in rules.names]
    return compute_costs(texts, names, rules.language)


def _prepare_search(
    words: Sequence[TimedWord], fps: int, rules: CaptionRules
) -> _BreakSearch:
    kept = write_words(
        words,
        width=rules.width,
        language=rules.language,
    )
    breaks = _compute_breaks(kept, rules)
    columns = [count_columns(word.text) + 1 for word in kept]
    pauses = [
        _measure_wait(before, after, fps) for before, after in pairwise(kept)
    ]
    ends_sentence = [cost == 0 for cost in breaks[1:]]
    return _BreakSearch(
        words=tuple(kept),
        costs=breaks,
        letters=list(accumulate(columns, initial=0)),
        waits=[0.0, *accumulate(pauses, initial=0.0)],
        stops=list(accumulate(ends_sentence, initial=0)),
        cuts_before=[
            bisect.bisect_right(rules.cuts, word.start) for word in kept
        ],
        fps=fps,
        width=rules.width,
    )


def _measure_wait(before: TimedWord, after: TimedWord, fps: int) -> float:
    """Return the seconds of silence between two words that a viewer notices."""
    return max(0.0, (after.start - before.end) / fps - _PAUSE)


def _group_words(search: _BreakSearch) -> list[_CueText]:
    """Return the cheapest division of the words into cues."""
    cheapest = [0.0]
    previous = [0]
    for end in range(1, len(search.words) + 1):
        total, start = min(_iter_last_cues(search, end, cheapest))
        cheapest.append(total)
        previous.append(start)
    breaks = [len(search.words)]
    while breaks[-1]:
        breaks.append(previous[breaks[-1]])
    breaks.reverse()
    groups = []
    for start, end in pairwise(breaks):
        lines = _break_lines(search, start, end)
        groups.append(_CueText(search.words[start:end], lines))
    return groups


def _iter_last_cues(
    search: _BreakSearch, end: int, cheapest: Sequence[float]
) -> Iterator[tuple[float, int]]:
    """Yield (cost of all cues, start of the last) for every last cue that ends before `end`."""
    for start in range(end - 1, max(-1, end - _MAX_WORDS), -1):
        layout = _choose_layout(search, start, end)
        is_single = start == end - 1
        if not is_single and (
            layout.cost == inf or _is_too_long(search, start, end)
        ):
            return
        cost = _compute_cue_cost(search, start, end, layout=layout.cost)
        yield cheapest[start] + cost, start


def _is_too_long(search: _BreakSearch, start: int, end: int) -> bool:
    frames = search.words[end - 1].end - search.words[start].start
    return frames > MAX_CUE_SECONDS * search.fps


def _compute_cue_cost(
    search: _BreakSearch, start: int, end: int, *, layout: float
) -> float:
    """Return what a cue of the words [start, end) costs, in arbitrary units."""
    words = search.words
    cost = _CUE_COST
    # only a word that is longer than a line has no layout
    if layout < inf:
        cost += layout
    is_last = end == len(words)
    if not is_last:
        cost += 2 * search.costs[end]
        cost = _add_hurry(search, start, end, cost=cost)
    if end - start == 1 and len(words[start].text) < _SHORT_WORD:
        cost += _LONE_WORD_COST
    opens = start == 0 or search.costs[start] == 0
    closes = is_last or search.costs[end] == 0
    is_whole = opens and closes
    if search.measure_line(start, end) < _SHORT_CUE and not is_whole:
        cost += _SCRAP_COST
    shot_changes = search.cuts_before[end - 1] - search.cuts_before[start]
    cost += _SHOT_CHANGE_COST * shot_changes
    cost += _WAIT_COST * (search.waits[end] - search.waits[start + 1])
    sentence_ends = search.stops[end - 1] - search.stops[start]
    each = _SENTENCE_END_INSIDE_COST if is_whole else _TORN_SENTENCES_COST
    return cost + sentence_ends * each


def _add_hurry(
    search: _BreakSearch, start: int, end: int, *, cost: float
) -> float:
    """Return the cost with that of a cue which the next one leaves too little time."""
    words = search.words
    room = (words[end].start - GAP_FRAMES - words[start].start) / search.fps
    if room < MIN_CUE_SECONDS:
        cost += 30 + 300 * (MIN_CUE_SECONDS - room)
    pace = search.measure_line(start, end) / max(room, 0.1)
    excess = pace - MAX_CHARACTERS_PER_SECOND
    if excess > 0:
        cost += 20 + 5 * excess
    return cost


class _Layout(NamedTuple):
    """What the lines of a cue cost, and the word that begins the second one; 0 for one line."""

    cost: float
    second: int


def _choose_layout(search: _BreakSearch, start: int, end: int) -> _Layout:
    """Return the cheapest layout in one or two lines; infinite if the words don't fit."""
    if search.measure_line(start, end) <= search.width:
        return _Layout(0.0, 0)
    best = _Layout(inf, 0)
    for second in range(end - 1, start, -1):
        above = search.measure_line(start, second)
        below = search.measure_line(second, end)
        if below > search.width:
            break
        if above > search.width:
            continue
        lonely = 0
        if second == end - 1 and below < _SHORT_WORD:
            lonely += _WIDOW_COST
        if second == start + 1 and above < _SHORT_WORD:
            lonely += _LONE_FIRST_COST
        cost = search.costs[second] + abs(above - below) * _UNEVEN_COST + lonely
        best = min(best, _Layout(cost, second))
    return best


def _break_lines(search: _BreakSearch, start: int, end: int) -> tuple[str, ...]:
    texts = [word.text for word in search.words[start:end]]
    second = _choose_layout(search, start, end).second - start
    if second <= 0:
        return (_join_line(texts),)
    return _join_line(texts[:second]), _join_line(texts[second:])


def _join_line(texts: Sequence[str]) -> str:
    """Return words as a line; none of Chinese and Japanese has a blank after its stops."""
    line = texts[0]
    for text in texts[1:]:
        line += text if line[-1] in STOPS else f" {text}"
    return line


def _compute_end(group: _CueText, following: int | None, fps: int) -> int:
    """Return the frame after a cue's last: its words are over and read, and the next cue has room.

    Args:
        group: the cue's words and lines.
        following: the first frame of the next cue, None for the last cue.
        fps: frames per second.
    """
    letters = sum(map(len, group.lines))
    start = group.words[0].start
    end = max(
        group.words[-1].end,
        start + round(MIN_CUE_SECONDS * fps),
        start + -(-letters * fps // MAX_CHARACTERS_PER_SECOND),
    )
    if following is not None:
        latest = following - GAP_FRAMES
        # a cue that goes out for a moment only flickers: it stays until the next one
        if latest - end < fps // 2:
            end = latest
    longest = start + round(MAX_CUE_SECONDS * fps)
    return max(start + 1, min(end, longest))
