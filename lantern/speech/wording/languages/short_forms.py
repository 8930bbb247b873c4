"""Short forms in languages other than English, which are written out before figures are read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from lantern.core.sentences import get_starters
from lantern.speech.wording import numbers
from lantern.speech.wording.tokens import Token, get_token, spread


class ShortForms:
    """The tables of a language's short forms, and how they are found in a text."""

    tag = ""
    """The language's name for num2words."""
    units: Mapping[str, str] = {}
    """Sign -> name: one/many, or one/few/many; ~ is a blank."""
    currencies: Mapping[str, str] = {}
    """Sign -> names, as units."""
    scales: frozenset[str] = frozenset()
    """Words for thousands and millions, after which the name of money is in the plural."""
    short_forms: Mapping[str, str] = {}
    """Short forms with a full stop, which then ends no sentence."""
    closing_forms: Mapping[str, str] = {}
    """Short forms whose full stop may also end the sentence."""
    unstopped_forms: Mapping[str, str] = {}
    """Short forms that are written without a full stop: Mme, sig.ra."""
    numbered_forms: Mapping[str, str] = {}
    """Short forms that count before a number only; one letter alone needs its full stop."""
    closing_phrases: frozenset[tuple[str, ...]] = frozenset()
    """The last two words of phrases that may end a sentence."""
    phrases: Mapping[tuple[str, ...], str] = {}
    """Short forms of several words: ("z", "B") -> zum Beispiel."""

    @property
    def starters(self) -> frozenset[str]:
        """Capitals that begin a sentence and no name."""
        return get_starters(self.tag)

    def write_out(self, tokens: list[Token], spoken: dict[int, str]) -> None:
        """Write out short forms in the tokens, and join signs to their figures."""
        for i in range(len(tokens)):
            if i in spoken:
                continue
            said = self._read_phrase(tokens, i)
            spoken.update(enumerate(said, i))
            ends = self._closes_with_phrase(tokens, i + len(said) - 1)
            for k in range(i, i + len(said)):
                kept = "." if ends and k == i + len(said) - 1 else ""
                trail = tokens[k].trail.replace(".", kept)
                tokens[k] = replace(tokens[k], trail=trail)
            if not said and not self.join_product(tokens, i):
                tokens[i] = self.write_token(tokens, i)

    def join_product(self, tokens: list[Token], i: int) -> bool:
        """Make a lone × a word of its own; tell whether there was one."""
        return False

    def _closes_with_phrase(self, tokens: Sequence[Token], last: int) -> bool:
        """Tell whether the full stop of a short form also ends the sentence: и т. д."""
        phrase = tuple(
            token.core for token in tokens[max(0, last - 1) : last + 1]
        )
        after = get_token(tokens, last + 1).core
        return phrase in self.closing_phrases and after in ("", *self.starters)

    def _read_phrase(self, tokens: Sequence[Token], i: int) -> list[str]:
        """Return what is said for a short form of several words, none for no such form."""
        for words, full in self.phrases.items():
            here = tuple(token.core for token in tokens[i : i + len(words)])
            if here == words and tokens[i].trail.startswith("."):
                return spread(full, len(words))
        return []

    def write_token(self, tokens: Sequence[Token], i: int) -> Token:
        """Return a token with what its short form or its sign stands for."""
        token = tokens[i]
        after = get_token(tokens, i + 1)
        numbered = self.numbered_forms.get(token.core)
        if numbered and _is_numeric(after.core) and _is_shortened(token):
            return replace(
                token,
                core=numbered,
                trail="",
            )
        full = self._expand_stopped(token, after)
        if full is not None:
            return full
        unstopped = self.unstopped_forms.get(token.core)
        if unstopped:
            return replace(token, core=unstopped)
        if self._is_stopped_unit(tokens, i):
            return replace(token, trail=token.trail[1:])
        return _join_sign(token, after)

    def _is_stopped_unit(self, tokens: Sequence[Token], i: int) -> bool:
        """Tell whether a full stop belongs to a unit, as in 5 тыс. человек: it ends no sentence."""
        token = tokens[i]
        before = get_token(tokens, i - 1).core
        after = get_token(tokens, i + 1).core
        is_unit = token.core in self.units or token.core in self.currencies
        is_counted = before[-1:].isdigit() or before in self.scales
        goes_on = after[:1].islower() or after[:1].isdigit()
        return (
            is_unit and is_counted and goes_on and token.trail.startswith(".")
        )

    def _expand_stopped(self, token: Token, after: Token) -> Token | None:
        """Return a short form with a full stop as its words; None for another word."""
        if not token.trail.startswith("."):
            return None
        full = self.short_forms.get(token.core)
        if full:
            return replace(
                token,
                core=full,
                trail=token.trail[1:],
            )
        full = self.closing_forms.get(token.core)
        if full is None:
            return None
        ends = not after.core or after.core in self.starters
        trail = token.trail if ends else token.trail[1:]
        return replace(
            token,
            core=full,
            trail=trail,
        )


def _join_sign(token: Token, after: Token) -> Token:
    """Return a figure with the sign before it as a part of it: -5, +3."""
    sign = token.lead[-1:].replace("−", "-")
    if "°" in (token.core + after.core[:1]):
        sign = sign.replace("–", "-")
    if not sign or sign not in "+-" or not token.core[:1].isdigit():
        return token
    return replace(
        token,
        lead=token.lead[:-1],
        core=f"{sign}{token.core}",
    )


def _is_shortened(token: Token) -> bool:
    """Tell whether a short form is one by its sign; a lone letter may be a word of its own."""
    is_letter = len(token.core) == 1 and token.core.isalpha()
    return token.trail in (".", "°", "º") or (
        token.trail == "" and not is_letter
    )


def _is_numeric(core: str) -> bool:
    return core[:1].isdigit() or numbers.parse_roman(core) is not None
