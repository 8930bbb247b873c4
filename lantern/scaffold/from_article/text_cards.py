"""Cards for a stretch of speech: a quotation, a date, a figure, else a clause of it.

The article's own words only.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from lantern.article.blocks import Article
from lantern.article.facts import Fact, find_facts
from lantern.article.facts.words import UNITS
from lantern.article.readers import publication_date
from lantern.article.readers.publication_date import TextDate
from lantern.core.interface_words import DateWords, find_words, has_words
from lantern.core.languages import get_primary_language
from lantern.core.sentences import split_sentences
from lantern.scaffold.from_article.card_fit import drop_missing_characters, fits
from lantern.scaffold.from_article.clauses import (
    Clause,
    choose_best,
    list_clauses,
)
from lantern.scaffold.from_article.counted_words import (
    begins_with_scale,
    find_counted_words,
)
from lantern.scaffold.from_article.quotations import find_quotation
from lantern.scaffold.from_article.small_words import load_small_words

_MIN_BARE_FIGURE = 10
"""A smaller figure without a unit says little on a card."""
_MOST_UNDER_DATE = 45
"""Characters of a clause under a date."""
_PLAIN_FIGURE = re.compile(r"([\d.,'’ \u00a0\u202f]*\d)\s*(%|[^\W\d].*)?", re.S)
_BAD_BEFORE = re.compile(r"[\w.,:/–—+×*§#-]$")
_BAD_AFTER = re.compile(r"\.\s*\w|['’′″°ºª/:×–-]|\w")
_CLOCK = re.compile(
    r"\s*(?:[ap]\.?m\b|o['’]clock|uhr\b|h\b|heures?\b|horas\b|час|годин)", re.I
)
_SIDE_BEFORE = re.compile(r"\d\s*(?:by|x|×|bij|mal|par|por|per|на|na)\s*$")
"""A figure before the second side of a square."""
_COUNTING_WORD = re.compile(r"(?:^|\s)[^\W\d_][\w.]*$")
_COUNTED = ("page", "p.", "pp.", "no.", "nr.", "s.", "n.", "seite", "chapter")
_OR = {
    "en": "or", "de": "oder", "fr": "ou", "es": "o", "it": "o", "pt": "ou", "nl": "of",
    "pl": "lub", "ru": "или", "uk": "або",
}  # fmt: skip
"""The word between two figures of which one is meant: ten or twenty."""
_YEAR = re.compile(r"\d{3,4}")
_DAY_FIRST = re.compile(r"(\{day\}\S*)\s+(.*)")
_YEAR_FIRST = re.compile(r"(\{year\}\S*?)\s*(\{month\}.*)")


@dataclass(frozen=True)
class StatementDraft:
    """Words of the article on a card; `by` says whose they are."""

    text: str
    by: str = ""


@dataclass(frozen=True)
class NumberDraft:
    """A figure or a date on a card; a number counts up, a text stands as it is."""

    number: int | float | str
    unit: str = ""
    text: str = ""

    @property
    def is_bare_year(self) -> bool:
        """Whether it is a year with nothing beside it."""
        if self.unit or self.text or not isinstance(self.number, str):
            return False
        return _YEAR.fullmatch(self.number) is not None


TextCard = StatementDraft | NumberDraft


@dataclass
class CardWriter:
    """Writes the cards of one film; no figure, date or clause twice."""

    article: Article
    taken: frozenset[str] = frozenset()
    """Days that chapters and lower thirds show already."""
    _shown: set[object] = field(default_factory=set, init=False)
    _said: list[str] = field(default_factory=list, init=False)

    def find_quotation_card(self, text: str) -> StatementDraft | None:
        """Return a quotation of a stretch as a card; None without one that has room."""
        quotation = find_quotation(text)
        if not quotation or not fits(statement=quotation):
            return None
        card = StatementDraft(quotation, self.name_speaker())
        return card if self._take(card) else None

    def find_figure_card(self, text: str) -> NumberDraft | None:
        """Return a date or a figure of a stretch as a card; None without any.

        What stands with it comes from its own sentence. A figure goes before a year that stands
        alone, and has it below it.
        """
        for sentence in split_sentences(text, self.article.language):
            cards = list(self._list_figures(sentence))
            described = [self._describe(card, sentence) for card in cards]
            years = [card for card in described if card.is_bare_year]
            figures = [
                n for n, card in enumerate(described) if not card.is_bare_year
            ]
            for n in figures:
                if self._take(cards[n]):
                    return self._date(described[n], years)
            for year in years:
                if self._take(year):
                    return year
        return None

    def _date(
        self, card: NumberDraft, years: Sequence[NumberDraft]
    ) -> NumberDraft:
        """Return a figure with the only year of its sentence below it, if it has no words."""
        if card.text:
            self._take(StatementDraft(card.text))
        elif len(years) == 1 and not isinstance(card.number, str):
            dated = replace(card, text=str(years[0].number))
            if _has_room(dated) and self._take(years[0]):
                return dated
        return card

    def _take(self, card: TextCard) -> bool:
        """Note that a card is shown; tell whether it wasn't before."""
        is_new = card not in self._shown
        self._shown.add(card)
        if is_new and isinstance(card, StatementDraft) and card.text:
            self._said.append(card.text)
        return is_new

    def write_clause(self, clauses: Sequence[Clause]) -> StatementDraft | None:
        """Return a card with the best of some clauses; None if there is none to show."""
        for clause in choose_best(clauses):
            card = StatementDraft(drop_missing_characters(clause.text))
            is_new = not self._says(card.text) and fits(statement=card.text)
            if is_new and self._take(card):
                return card
        return None

    def _says(self, text: str) -> bool:
        """Tell whether a card says a text already, with more or fewer words around it."""
        return any(
            text[1:] in other or other[1:] in text for other in self._said
        )

    def write_last_clause(
        self, clauses: Sequence[Clause]
    ) -> StatementDraft | None:
        """Return a card with the last of some clauses that no card has; None if all have one."""
        for clause in reversed(clauses):
            card = self.write_clause([clause])
            if card is not None:
                return card
        return None

    def _list_figures(self, sentence: str) -> Iterator[NumberDraft]:
        """Yield the dates of a sentence, then its figures."""
        language = self.article.language
        dates = publication_date.find(sentence)
        for date in dates:
            card = _make_date(date, find_words(language).dates)
            if card is None:
                continue
            written = (sentence[date.start : date.end], date.format())
            shown = f"{card.number} {card.unit}".strip()
            if self.taken.isdisjoint((shown, *written)):
                yield card
        for fact in find_facts(sentence, language):
            if fact.kind != "figure" or _is_within(fact, dates):
                continue
            figure = _make_figure(sentence, fact, language)
            if figure:
                yield figure

    def name_speaker(self) -> str:
        """Return what stands below a quotation; empty in a language without words."""
        if has_words(self.article.language):
            return find_words(self.article.language).imports.quoted
        return ""

    def _describe(self, card: NumberDraft, sentence: str) -> NumberDraft:
        """Return a date with a clause of its sentence below it; other cards as they are."""
        if not isinstance(card.number, str) or card.text:
            return card
        clauses = list_clauses(sentence, self.article.language)
        for clause in choose_best([each for each in clauses if each.is_short]):
            has_date = bool(publication_date.find(clause.text))
            draft = replace(card, text=drop_missing_characters(clause.text))
            is_short = len(clause.text) <= _MOST_UNDER_DATE
            if is_short and not has_date and _has_room(draft):
                return draft
        return card


def _is_within(fact: Fact, dates: list[TextDate]) -> bool:
    return any(
        fact.start < date.end and date.start < fact.end for date in dates
    )


def _make_date(date: TextDate, words: DateWords) -> NumberDraft | None:
    """Return a day with its month beside it, or a year."""
    if not date.month or not date.day:
        if not date.year:
            return None
        text = ""
        if date.month:
            text = words.months[date.month - 1].capitalize()
        return NumberDraft(str(date.year), text=text)
    template = words.full_day if date.year else words.day
    fields = {
        "day": words.first_day if date.day == 1 else str(date.day),
        "month": words.months_in_dates[date.month - 1],
        "year": str(date.year or ""),
    }
    day_first = _DAY_FIRST.fullmatch(template)
    if day_first:
        return NumberDraft(
            day_first[1].format(**fields), day_first[2].format(**fields)
        )
    year_first = _YEAR_FIRST.fullmatch(template)
    if year_first:
        return NumberDraft(
            year_first[2].format(**fields), year_first[1].format(**fields)
        )
    return NumberDraft(template.format(**fields))


def _make_figure(text: str, fact: Fact, language: str) -> NumberDraft | None:
    """Return a figure with the words that say of what it is; None if it is a mere number."""
    before = text[: fact.start]
    after = text[fact.end :]
    if _SIDE_BEFORE.search(before) or _BAD_BEFORE.search(before):
        return None
    if _BAD_AFTER.match(after) or _CLOCK.match(after):
        return None
    if _counts_one_of_many(before, load_small_words(language)):
        return None
    value = _parse_value(fact)
    shown = _show_figure(text[fact.start : fact.end], value)
    number, _, unit = fact.value.partition(" ")
    words = find_counted_words(
        after,
        language,
        number=number,
        unit=unit,
    )
    is_small = value < _MIN_BARE_FIGURE and not begins_with_scale(after)
    if not shown.unit and (not words or is_small):
        return None
    link = _OR.get(get_primary_language(language), "or")
    if after.lstrip().startswith(f"{link} ") or before.endswith(f" {link} "):
        return None
    draft = replace(shown, text=drop_missing_characters(words))
    return draft if _has_room(draft) else None


def _show_figure(written: str, value: int | float) -> NumberDraft:
    """Return a figure as a card shows it, with its unit; `written` is how the article has it."""
    plain = _PLAIN_FIGURE.fullmatch(written)
    last = written.split()[-1]
    if plain is None and any(char.isdigit() for char in written):
        return NumberDraft(
            written
        )  # with a sign of money before it, or a range
    if plain is None or not plain[2]:
        is_unit = last.casefold() in UNITS  # a thousand feet
        return NumberDraft(value, last if is_unit else "")
    unit = drop_missing_characters(plain[2])
    if plain[2].casefold() in UNITS:
        return NumberDraft(value, unit)
    return NumberDraft(plain[1], unit)  # 41 million stays so


def _counts_one_of_many(before: str, small: Collection[str]) -> bool:
    """Tell whether a figure is a thing's own number: Apollo 11, page 12, Chapter 3."""
    word = _COUNTING_WORD.search(before.rstrip())
    if word is None:
        return False
    name = word[0].strip()
    plain = name.casefold()
    is_amount = plain in small or plain.endswith("ly")
    return plain in _COUNTED or (name[0].isupper() and not is_amount)


def _parse_value(fact: Fact) -> int | float:
    """Return the number of a figure, without its unit."""
    number = fact.value.split(" ")[0]
    try:
        value = float(number)
    except ValueError:
        return 0
    return int(value) if value == int(value) else value


def _has_room(draft: NumberDraft) -> bool:
    fields = {"unit": draft.unit, "text": draft.text}
    others = {key: text for key, text in fields.items() if text}
    return fits(number=str(draft.number), **others)
