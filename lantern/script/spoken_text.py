"""A narration with its marks taken apart: the words alone, who says them, and how.

Captions, anchors and checks see the words alone. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

MARK_NAMES = ("pause", "slow", "spell")
"""Marks that no speaker can be called after."""


@dataclass(frozen=True)
class SpokenStyle:
    """Who speaks, by the key in `speakers` ('' for the narrator), in which language, and how.

    Without a language it is the film's.
    """

    speaker: str = ""
    language: str = ""
    emphasis: bool = False
    slow: bool = False
    spell: bool = False


@dataclass(frozen=True)
class SpokenPiece:
    """The characters [start, end) of a narration's words that are spoken in one way."""

    start: int
    end: int
    style: SpokenStyle


@dataclass(frozen=True)
class MarkedPause:
    """Seconds of silence before a character of a narration's words."""

    at: int
    seconds: float


@dataclass(frozen=True)
class SpeakerMark:
    """A speaker's mark: its key in `speakers`, and its characters in the narration as written."""

    name: str
    start: int
    end: int


@dataclass(frozen=True)
class MarkFault:
    """What is wrong with a mark, and its characters in the narration as written."""

    start: int
    end: int
    message: str


@dataclass(frozen=True)
class SpokenText:
    """A narration: its words as captions show them, and how they are spoken.

    `pieces` cover all of `text`; without marks there is one. `sources` has for each character its
    place in the narration as written.
    """

    text: str
    pieces: tuple[SpokenPiece, ...]
    pauses: tuple[MarkedPause, ...] = ()
    speakers: tuple[SpeakerMark, ...] = ()
    faults: tuple[MarkFault, ...] = ()
    sources: Sequence[int] = field(default=(), repr=False)

    def find_style(self, at: int) -> SpokenStyle:
        """Return how a character of the words is spoken."""
        for piece in self.pieces:
            if at < piece.end:
                return piece.style
        return SpokenStyle()

    @property
    def is_marked(self) -> bool:
        """Whether anything of it is spoken in another way than the rest."""
        plain = SpokenStyle()
        return bool(self.pauses) or any(
            each.style != plain for each in self.pieces
        )


def escape_marks(text: str) -> str:
    """Return a narration whose words are this text, whatever signs are in it."""
    return re.sub(r"[\[\]*]", lambda sign: f"\\{sign[0]}", text)
