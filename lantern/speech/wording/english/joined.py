"""Spans written as one word whose ends are read apart: May 5–June 3, 6 am–8 pm, 20%–30%."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from lantern.speech.wording.english.short_forms import MONTHS_OF_ALL_LENGTHS
from lantern.speech.wording.tokens import Token

_MONTH = "|".join(
    sorted(
        MONTHS_OF_ALL_LENGTHS,
        key=len,
        reverse=True,
    )
)
_HALF_DAY = r"[ap]\.?m"
_DAY = r"[0-3]?\d(?:st|nd|rd|th)?"
_ORDINAL = r"\d{1,3}(?:st|nd|rd|th)"
_TIME = rf"[0-2]?\d(?:[.:][0-5]\d)?(?:{_HALF_DAY})?"
_SPANS = re.compile(
    rf"({_MONTH})[-–—]({_DAY}|{_MONTH})|({_DAY})[-–—]({_MONTH})"
    rf"|({_HALF_DAY})\.?[-–—]({_TIME}|noon|midnight)|({_TIME})\.?[-–—](noon|midnight)"
    r"|([\d.]+%)[-–—]([\d.]+%)"
    rf"|({_ORDINAL})[-–—]({_ORDINAL})"
)


@dataclass(frozen=True)
class Opened:
    """Tokens in which spans are opened into their two ends, and the index each came from."""

    tokens: list[Token]
    homes: list[int]

    def close(
        self, tokens: list[Token], spoken: dict[int, str], said: dict[int, str]
    ) -> None:
        """Put the tokens and what is said for them back: both ends of a span with 'to'."""
        for k, home in enumerate(self.homes):
            token = self.tokens[k]
            is_last = k > 0 and self.homes[k - 1] == home
            if is_last:
                first = said.get(k - 1) or self.tokens[k - 1].core
                spoken[home] = f"{first} to {said.get(k) or token.core}"
                token = replace(token, lead=self.tokens[k - 1].lead)
            elif k in said:
                spoken[home] = said[k]
            tokens[home] = token


def open_spans(tokens: Sequence[Token]) -> Opened:
    """Open each token that is a span into its ends; others stay as they are."""
    opened = Opened([], [])
    for i, token in enumerate(tokens):
        match = _SPANS.fullmatch(token.core)
        ends = [end for end in match.groups() if end] if match else []
        if not ends:
            opened.tokens.append(token)
            opened.homes.append(i)
            continue
        opened.tokens.append(
            replace(
                token,
                core=ends[0],
                trail="–",
            )
        )
        opened.tokens.append(
            replace(
                token,
                lead="",
                core=ends[1],
            )
        )
        opened.homes.extend([i, i])
    return opened
