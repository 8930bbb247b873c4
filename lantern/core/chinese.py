"""Chinese without blanks: where a line may rather end, told by its characters alone.

No dictionary is asked, so most breaks cost the same; but a mark ends a line better than a word
does, a figure stays with what it counts, and no line begins with a particle.
"""

from __future__ import annotations

from collections.abc import Sequence

from lantern.core.cjk import is_numeral

_STOPS = frozenset("。！？；")
_COMMAS = frozenset("，、：")
_PARTICLES = frozenset("的了着过们地得吗呢吧")
"""They belong to what stands before them."""
_ENDINGS = frozenset("的了")
"""After them a phrase may be over."""
_LINKS = frozenset("和与在从把被对向于而但并就也都很不")
"""They belong to what follows them."""

_AFTER_STOP = 0
_AFTER_COMMA = 2
_AFTER_PHRASE = 14
_ANYWHERE = 24
_AGAINST_SENSE = 50
_BEFORE_COUNTED = 120


def weigh_break(pieces: Sequence[str], i: int) -> float:
    """Return what a break before piece `i` costs; nothing before the first."""
    if i == 0:
        return 0
    before = pieces[i - 1][-1]
    after = pieces[i][0]
    if before in _STOPS:
        return _AFTER_STOP
    if before in _COMMAS or after == " ":
        return _AFTER_COMMA
    if is_numeral(before):
        return _BEFORE_COUNTED
    if after in _PARTICLES or before in _LINKS:
        return _AGAINST_SENSE
    return _AFTER_PHRASE if before in _ENDINGS or after in _LINKS else _ANYWHERE
