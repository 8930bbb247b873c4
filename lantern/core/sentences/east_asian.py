"""Where sentences end inside a run of Chinese or Japanese, which has no blanks. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

_STOP = re.compile(
    r"(?:[。！？!?]+|[…‥]{1,4})([」』”’）》】]*)"
    r"(?:(?=[“‘]|[^\x00-\u2bff])|(?<=[。！？」』”])(?=\w))"
)
"""A stop, its closing marks, and what a sentence begins with: a figure too, after a wide mark."""
_IDEOGRAPH = re.compile(r"[\u2e80-\u9fff]")
_PAIRS = {"「": "」", "『": "』", "“": "”", "《": "》"}
_TITLE_END = "》"
_QUOTE_ENDS = frozenset("」』”’")
_PARTICLE = re.compile(
    r"[とをはがのにもへ、，]|って|という|など|でし|だっ|です|だ"
)
"""What goes on after a quotation in Japanese, and commas."""
_SAYING = re.compile(
    r"[^。！？，、：:「“没沒不]{0,12}?[说說问問道喊叫答言聞尋叫話語]"
)
"""A few characters with a verb of saying, before the clause ends."""
_AFTER_ELLIPSIS = frozenset("了的吧呢吗嗎ただるすいね")
"""Characters after which an ellipsis may end a sentence."""
_GOES_ON = re.compile(r"そして|それ|でも|また|だが|けれ|しかし|然后|而|又|再")


def find_ends(run: str) -> Iterator[int]:
    """Yield where a sentence ends and another begins in a text without blanks, in characters."""
    if _IDEOGRAPH.search(run) is None:
        return
    for match in _STOP.finditer(run):
        if not _goes_on(run, match.start(), match.end(), closing=match[1]):
            yield match.end()


def _goes_on(run: str, start: int, end: int, *, closing: str) -> bool:
    """Tell whether the sentence goes on after a stop; `closing` are the marks that follow it."""
    if _TITLE_END in closing or _is_inside_quotation(run, end):
        return True
    if _QUOTE_ENDS.intersection(closing):
        goes_on = _PARTICLE.match(run, end) or _SAYING.match(run, end)
        return goes_on is not None
    if run[start] in "…‥":
        is_open = start > 0 and run[start - 1] not in _AFTER_ELLIPSIS
        return is_open or _GOES_ON.match(run, end) is not None
    return False


def _is_inside_quotation(run: str, end: int) -> bool:
    """Tell whether a quotation is open at `end`, and is closed later."""
    for opening, closing in _PAIRS.items():
        depth = run.count(opening, 0, end) - run.count(closing, 0, end)
        if depth > 0 and closing in run[end:]:
            return True
    return False
