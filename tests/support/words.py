"""Spoken words and the cues made of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from lantern.core.units import Frames
from lantern.timeline import TimedWord
from lantern.timeline.captions import Cue

FPS = 25
STORY = (
    "On 9 August 1945, at ten minutes past midnight, the Red Army crossed the "
    "border of Manchuria along a front "
    "of 4,400 kilometres. Marshal Aleksandr Vasilevsky commanded 1.5 million "
    "men, 27,086 guns and mortars, and "
    "5,556 tanks. Pu Yi fled. The Kwantung Army, which had held the country "
    "since 1931, was taken by surprise; "
    "its commanders had expected no attack before the spring of 1946. “Forward!” "
    "said Gen. Kravchenko. It was "
    "over in 23 days, and on 2 September Japan signed."
)


def make_word(text: str, start: int, end: int) -> TimedWord:
    """A word spoken in frames [start, end)."""
    return TimedWord(text, Frames(start), Frames(end))


def speak(
    text: str, start: int = 0, fps: int = FPS, *, pause: float = 0.4
) -> list[TimedWord]:
    """The words of a text: 13 letters a second, `pause` seconds after each sentence."""
    words = []
    for word in text.split():
        end = start + max(3, round(len(word) * fps / 13))
        words.append(make_word(word, start, end))
        start = end
        if word[-1] in ".!?":
            start += round(pause * fps)
    return words


def list_lines(cues: Sequence[Cue]) -> list[str]:
    """All lines of the cues."""
    lines: list[str] = []
    for cue in cues:
        lines += cue.lines
    return lines


def join_lines(cues: Sequence[Cue]) -> str:
    """All that the cues say."""
    return " ".join(list_lines(cues))


def list_breaks(cues: Sequence[Cue]) -> list[tuple[str, str]]:
    """The last word before and the first word after every end of a line."""
    pairs = pairwise(list_lines(cues))
    return [(above.split()[-1], below.split()[0]) for above, below in pairs]
