"""Captions: spoken words -> cues that read well. `files` writes them as SRT and WebVTT, `reading` judges them.

Owns where a cue and a line break and how long a cue stays. Pure; touches no file and knows no scene format.
"""

from __future__ import annotations

import bisect
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from math import inf

from lantern.core.cjk import count_columns, split_to_width
from lantern.core.units import Frames, Size
from lantern.graphics.look import find_shape
from lantern.timeline import TimedWord
from lantern.timeline.captions.breaks import compute_costs

MIN_CUE_SECONDS, MAX_CUE_SECONDS = 1.0, 7.0
"""Seconds a cue stays: at least, where the next one allows it, and at most."""
MAX_CHARACTERS_PER_SECOND = 17
"""Characters a second that a viewer reads with ease."""
GAP_FRAMES = 2
"""Frames without any cue between two cues."""


@dataclass(frozen=True)
class Cue:
    """One or two lines on screen during the frames [start, end) of the film, and the words they are made of.

    `label` is said in brackets before them in files; pictures have it as an overlay.
    """

    start: int
    end: int
    lines: tuple[str, ...]
    words: tuple[TimedWord, ...] = ()
    label: str = ""


def add_labels(cues: Sequence[Cue], labels: Sequence[tuple[int, str]]) -> list[Cue]:
    """The cues, each label on the first one that is there at its frame or after it."""
    found = list(cues)
    for frame, label in labels:
        i = next((i for i, cue in enumerate(found) if cue.end > frame), None)
        if i is not None:
            found[i] = replace(
                found[i], label="; ".join(filter(None, (found[i].label, label)))
            )
    return found


def choose_line_length(size: Size) -> int:
    """Characters a line may have in a picture of this size, so that it fits its band at full size."""
    return {"wide": 42, "square": 34, "upright": 26}[find_shape(size)]


_SHORT_WORD = 8
"""A word of fewer letters that stands alone is a widow."""
_SHORT_CUE = 20
"""A cue of fewer characters that is no sentence is a scrap."""
_MOST_WORDS = 40
_PAUSE = 0.4
"""Seconds of silence inside a cue that go unnoticed."""


@dataclass(frozen=True)
class CaptionRules:
    """Characters in a line, phrases that are kept whole, and frames that a cue would rather not span: cuts."""

    width: int = 42
    names: Collection[str] = ()
    cuts: Sequence[int] = ()


def make_cues(
    scenes: Sequence[Sequence[TimedWord]],
    fps: int,
    rules: CaptionRules = CaptionRules(),
) -> list[Cue]:
    """Cues of at most two lines; no cue spans two scenes, no word is lost or changed.

    A cue starts with its first word. Only a single word longer than a line makes a longer one.
    """
    groups = [
        group
        for words in scenes
        for group in _groups(_speech(_split_unspaced(words, rules.width), fps, rules))
    ]
    starts = [words[0].start for words, _ in groups]
    return [
        Cue(words[0].start, _end(words, sum(map(len, lines)), after, fps), lines, words)
        for (words, lines), after in zip(groups, [*starts[1:], None], strict=False)
    ]


def _split_unspaced(words: Sequence[TimedWord], width: int) -> list[TimedWord]:
    """Words that are whole sentences, since their script has no blanks, in phrases that fit a line, time shared out."""
    found = []
    for word in words:
        runs = split_to_width(word.text, width)
        if len(runs) == 1:
            found.append(word)
            continue
        ends = [*accumulate(count_columns(run) for run in runs)]
        at = [
            word.start + round((word.end - word.start) * end / max(ends[-1], 1))
            for end in (0, *ends)
        ]
        found += [
            TimedWord(run, Frames(a), Frames(b))
            for run, a, b in zip(runs, at, at[1:], strict=False)
        ]
    return found


_CueLines = tuple[tuple[TimedWord, ...], tuple[str, ...]]
"""The words of a cue, and its lines."""


@dataclass(frozen=True)
class _BreakSearch:
    """A scene's words and what the search asks of them again and again: sums up to each word, costs of each break.

    `turns` are the cuts before each word.
    """

    words: tuple[TimedWord, ...]
    costs: Sequence[int]
    letters: Sequence[int]
    waits: Sequence[float]
    stops: Sequence[int]
    turns: Sequence[int]
    fps: int
    width: int

    def length(self, start: int, end: int) -> int:
        """Characters of the words [start, end) on one line."""
        return self.letters[end] - self.letters[start] - 1


def _speech(words: Sequence[TimedWord], fps: int, rules: CaptionRules) -> _BreakSearch:
    kept = [
        TimedWord(" ".join(word.text.split()), word.start, word.end) for word in words
    ]
    kept = [word for word in kept if word.text]
    breaks = compute_costs([word.text for word in kept], rules.names)
    pauses = [max(0.0, (b.start - a.end) / fps - _PAUSE) for a, b in pairwise(kept)]
    return _BreakSearch(
        words=tuple(kept),
        costs=breaks,
        letters=list(
            accumulate((count_columns(word.text) + 1 for word in kept), initial=0)
        ),
        waits=[0.0, *accumulate(pauses, initial=0.0)],
        stops=list(accumulate((cost == 0 for cost in breaks[1:]), initial=0))
        if kept
        else [],
        turns=[bisect.bisect_right(rules.cuts, word.start) for word in kept],
        fps=fps,
        width=rules.width,
    )


def _groups(speech: _BreakSearch) -> list[_CueLines]:
    """The cheapest way to part the words into cues, found from the first word to the last."""
    count = len(speech.words)
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, count + 1):
        options = []
        for start in range(end - 1, max(-1, end - _MOST_WORDS), -1):
            layout = _layout(speech, start, end)
            if start < end - 1 and (
                layout[0] == inf or _is_too_long(speech, start, end)
            ):
                break
            options.append(
                (best[start][0] + _cue_cost(speech, start, end, layout[0]), start)
            )
        best.append(min(options))
    cuts = [count]
    while cuts[-1]:
        cuts.append(best[cuts[-1]][1])
    cuts.reverse()
    return [
        (speech.words[start:end], _lines(speech, start, end))
        for start, end in pairwise(cuts)
    ]


def _is_too_long(speech: _BreakSearch, start: int, end: int) -> bool:
    return (
        speech.words[end - 1].end - speech.words[start].start
        > MAX_CUE_SECONDS * speech.fps
    )


def _cue_cost(speech: _BreakSearch, start: int, end: int, layout: float) -> float:
    words, fps = speech.words, speech.fps
    cost = 12.0 + (
        layout if layout < inf else 0.0
    )  # only a word longer than the line has no layout
    last = end == len(words)
    if not last:
        cost += 2 * speech.costs[end]
        room = (words[end].start - GAP_FRAMES - words[start].start) / fps
        cost += 30 + 300 * (MIN_CUE_SECONDS - room) if room < MIN_CUE_SECONDS else 0
        excess = speech.length(start, end) / max(room, 0.1) - MAX_CHARACTERS_PER_SECOND
        cost += 20 + 5 * excess if excess > 0 else 0
    if end - start == 1 and len(words[start].text) < _SHORT_WORD:
        cost += 300
    opens = start == 0 or speech.costs[start] == 0
    closes = last or speech.costs[end] == 0
    cost += (
        50 if speech.length(start, end) < _SHORT_CUE and not (opens and closes) else 0
    )
    cost += 40 * (speech.turns[end - 1] - speech.turns[start])
    crossed = speech.stops[end - 1] - speech.stops[start]
    return (
        cost
        + 25 * (speech.waits[end] - speech.waits[start + 1])
        + crossed * (15 if opens and closes else 90)
    )


def _layout(speech: _BreakSearch, start: int, end: int) -> tuple[float, int]:
    """What the best layout in one or two lines costs, and before which word line 2 starts (0: one line)."""
    width, whole = speech.width, speech.length(start, end)
    if whole <= width:
        return 0.0, 0
    best = (inf, 0)
    for at in range(end - 1, start, -1):
        first, second = speech.length(start, at), speech.length(at, end)
        if second > width:
            break
        if first > width:
            continue
        widow = 300 if at == end - 1 and second < _SHORT_WORD else 0
        widow += 40 if at == start + 1 and first < _SHORT_WORD else 0
        best = min(best, (speech.costs[at] + abs(first - second) * 0.7 + widow, at))
    return best


def _lines(speech: _BreakSearch, start: int, end: int) -> tuple[str, ...]:
    texts = [word.text for word in speech.words[start:end]]
    at = _layout(speech, start, end)[1] - start
    return (
        (" ".join(texts[:at]), " ".join(texts[at:])) if at > 0 else (" ".join(texts),)
    )


def _end(words: Sequence[TimedWord], letters: int, after: int | None, fps: int) -> int:
    """The last frame + 1: the words are over and read, but the next cue and the longest stay are respected."""
    start = words[0].start
    end = max(
        words[-1].end,
        start + round(MIN_CUE_SECONDS * fps),
        start + -(-letters * fps // MAX_CHARACTERS_PER_SECOND),
    )
    if after is not None:
        # A cue that goes out for a blink only flickers: it stays until the next one.
        end = after - GAP_FRAMES if after - GAP_FRAMES - end < fps // 2 else end
    return max(start + 1, min(end, start + round(MAX_CUE_SECONDS * fps)))
