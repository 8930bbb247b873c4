"""English as a narrator says it: years, dates, times, ordinals, units, money, Roman numerals.

Short forms are written out first; then each token is given to the rules in turn.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lantern.speech.wording.english.amounts import (
    read_amount,
    read_angle,
    read_compound,
    read_feet,
    read_fraction,
    read_hash,
    read_joined_number,
    read_ordinal,
    read_power,
    read_range,
    read_ratio,
    read_scaled,
    read_spaced_angle,
    read_spaced_thousands,
    read_times,
)
from lantern.speech.wording.english.context import ReadingRule
from lantern.speech.wording.english.dates import (
    read_date,
    read_numeric_date,
    read_prefixed_year,
    read_short_decade,
    read_year_or_decade,
    read_years,
)
from lantern.speech.wording.english.digits import (
    read_numbered_things,
    read_telephone,
)
from lantern.speech.wording.english.joined import open_spans
from lantern.speech.wording.english.money import (
    read_money,
    read_money_after,
    read_money_code,
    read_shillings,
)
from lantern.speech.wording.english.products import read_product
from lantern.speech.wording.english.roman import read_roman
from lantern.speech.wording.english.short_forms import write_out
from lantern.speech.wording.english.times import (
    read_clock,
    read_military_time,
    read_span,
    read_time_of_half_day,
)
from lantern.speech.wording.english.units import read_unit
from lantern.speech.wording.tokens import Token

_RULES: tuple[ReadingRule, ...] = (
    read_hash,
    read_product,
    read_military_time,
    read_date,
    read_numeric_date,
    read_clock,
    read_time_of_half_day,
    read_span,
    read_ratio,
    read_power,
    read_feet,
    read_times,
    read_telephone,
    read_numbered_things,
    read_money_code,
    read_spaced_angle,
    read_spaced_thousands,
    read_years,
    read_scaled,
    read_range,
    read_prefixed_year,
    read_year_or_decade,
    read_shillings,
    read_amount,
    read_fraction,
    read_ordinal,
    read_compound,
    read_short_decade,
    read_money,
    read_money_after,
    read_joined_number,
    read_angle,
    read_roman,
    read_unit,
)
"""In this order; the first that has something to say counts."""
_RULES_OF_WORDS: tuple[ReadingRule, ...] = (
    read_product,
    read_money_code,
    read_roman,
    read_unit,
)
"""Those that may read a word of letters alone; the others want a figure or a sign in it."""
_WITHOUT_AND = ("en", "en-us", "en-ca", "en-ph")
_DIGITS = "one|two|three|four|five|six|seven|eight|nine"
_SMALL_NUMBER = (
    rf"(?:{_DIGITS}|ten|eleven|twelve|\w+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty"
    rf"(?:-(?:{_DIGITS}))?)"
)
_HUNDREDS = re.compile(rf"\b((?:{_DIGITS}) hundred) (?={_SMALL_NUMBER}\b)")
_THOUSANDS = re.compile(rf"\b(thousand|million) (?={_SMALL_NUMBER}$)")


def spell_out(
    tokens: list[Token], spoken: dict[int, str], language: str
) -> None:
    """Fill in what is said for figures and short forms, where nothing is said yet."""
    opened = open_spans(tokens)
    said = {
        k: spoken[home] for k, home in enumerate(opened.homes) if home in spoken
    }
    write_out(opened.tokens, said)
    is_british = language.casefold().replace("_", "-") not in _WITHOUT_AND
    for i in range(len(opened.tokens)):
        if i in said:
            continue
        texts = _apply_rules(opened.tokens, i)
        if is_british:
            texts = [_add_and(text) for text in texts]
        said.update(enumerate(texts, i))
    opened.close(tokens, spoken, said)


def _apply_rules(tokens: Sequence[Token], i: int) -> list[str]:
    """Return what the first rule says that has something to say."""
    rules = _RULES_OF_WORDS if tokens[i].core.isalpha() else _RULES
    for rule in rules:
        found = rule(tokens, i)
        if found:
            return found
    return []


def _add_and(text: str) -> str:
    """Return numbers as they are said in Britain: one hundred and fifty."""
    text = _HUNDREDS.sub(r"\1 and ", text)
    return _THOUSANDS.sub(r"\1 and ", text)
