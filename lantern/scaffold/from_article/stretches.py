"""A scene's words in stretches of a few seconds: each is as long as one picture or card stands.

A stretch begins with a sentence if it can, else after a comma or dash, else at any word.
"""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from lantern.core.words import JOINED, join_words, locate_words
from lantern.scaffold.from_article.list_cards import ListDraft, ListRun
from lantern.scaffold.from_article.quotations import Quotation, iter_quotations
from lantern.speech import wording
from lantern.speech.pace import estimate_seconds

MAX_STRETCH_SECONDS = 7.2
"""Seconds of speech with its pauses, at the usual pace; a slow voice takes up to 9 for them."""
_GOOD_SECONDS = 4.5
"""Seconds after which the next sentence begins a stretch of its own."""
_MIN_SECONDS = 3.0
"""A shorter rest at the end joins the stretch before it."""
_MAX_JOINED_SECONDS = 7.7
_MAX_QUOTATION_SECONDS = 8.2
_MIN_BEFORE_QUOTATION_SECONDS = 2.0
"""What comes before a quotation is a stretch of its own, if it is at least so long."""
CHAPTER_SECONDS = 4.0
"""A chapter's card is held so long, while the scene's words begin."""
_SCENE_PAUSE_SECONDS = 0.7
"""Before its first word a scene's first shot is seen so long."""
_YEAR = re.compile(r"[12]\d{3}\b")
_CLAUSE_END = re.compile(r"[,;:–—，、；：][\"'’”»)\]]*$|^[–—-]+$")


@dataclass(frozen=True)
class Stretch:
    """Words of a scene that are spoken one after the other.

    `word` is the index of the first one among the words of the scene's text; the stretch is
    [start, end) in its characters.
    """

    text: str
    language: str
    word: int
    start: int
    end: int
    list: ListDraft | None = None
    """The card of the list that it is; None for other words."""
    spoken_before: float = 0.0
    """About how many seconds of the scene are over when it begins."""

    @functools.cached_property
    def seconds(self) -> float:
        """Return about how long it takes to speak."""
        return estimate_seconds(self.text, self.language)


@dataclass(frozen=True)
class _ClausePiece:
    """A sentence, or a part of one up to a comma: [start, end) in characters."""

    start: int
    end: int
    seconds: float
    opens_sentence: bool


def split_stretches(
    text: str,
    language: str,
    lists: Sequence[ListRun] = (),
    *,
    has_chapter: bool = False,
) -> list[Stretch]:
    """Return the stretches of a scene's text, in order; none for a text without words.

    Each of the lists in it is a stretch of its own. Where a chapter's card is held before the
    first shot, the first stretch is so much longer.
    """
    lead = _SCENE_PAUSE_SECONDS - has_chapter * CHAPTER_SECONDS
    places = _count_words(text)
    stretches: list[Stretch] = []
    done = 0
    for run in lists:
        stretches += _split_prose(
            text,
            done,
            run.start,
            language=language,
            lead=lead,
        )
        whole = text[run.start : run.end]
        place = places[run.start]
        stretches.append(
            Stretch(whole, language, place, run.start, run.end, run.card)
        )
        done = run.end
    stretches += _split_prose(
        text,
        done,
        len(text),
        language=language,
        lead=lead,
    )
    return [_place(each, text, places) for each in stretches]


def _place(stretch: Stretch, text: str, places: Mapping[int, int]) -> Stretch:
    """Return a stretch with its place among the words and in time."""
    before = estimate_seconds(text[: stretch.start], stretch.language)
    return replace(
        stretch,
        word=places[stretch.start],
        spoken_before=before,
    )


def _split_prose(
    text: str, start: int, end: int, *, language: str, lead: float
) -> list[Stretch]:
    """Return the stretches of text[start:end], in which no list is.

    `lead` is how many seconds the scene's first shot is seen before its first word.
    """
    part = text[start:end]
    groups: list[list[_ClausePiece]] = []
    for clause in _join_quotations(part, _split_clauses(part, language)):
        opens_scene = len(groups) == 1 and start == 0
        own_lead = lead if opens_scene else 0.0
        starts = not groups or _starts_stretch(groups[-1], clause, own_lead)
        if not starts and not _opens_quotation(part, groups[-1], clause):
            groups[-1].append(clause)
        else:
            groups.append([clause])
    _join_rest(groups)
    stretches = []
    for group in groups:
        first = start + group[0].start
        last = start + group[-1].end
        stretches.append(
            Stretch(text[first:last].strip(), language, 0, first, last)
        )
    return stretches


def _join_quotations(
    text: str, clauses: Iterable[_ClausePiece]
) -> Iterator[_ClausePiece]:
    """Yield the clauses, those of a quotation that has room on a card as one."""
    quotations = list(iter_quotations(text))
    last: _ClausePiece | None = None
    for clause in clauses:
        if last is not None and _share_quotation(last, clause, quotations):
            seconds = last.seconds + clause.seconds
            clause = replace(
                last,
                end=clause.end,
                seconds=seconds,
            )
        elif last is not None:
            yield last
        last = clause
    if last is not None:
        yield last


def _share_quotation(
    before: _ClausePiece, clause: _ClausePiece, quotations: Iterable[Quotation]
) -> bool:
    """Tell whether a quotation reaches from one clause into the next."""
    is_short = before.seconds + clause.seconds <= _MAX_QUOTATION_SECONDS
    return is_short and any(
        each.start < clause.start - 1 and clause.start < each.end - 1
        for each in quotations
        if each.start < before.end
    )


def _starts_stretch(
    group: Sequence[_ClausePiece], clause: _ClausePiece, lead: float
) -> bool:
    """Tell whether a clause begins a stretch after those that are in one already."""
    before = _sum_seconds(group)
    if lead + before + clause.seconds > MAX_STRETCH_SECONDS:
        return True
    return clause.opens_sentence and min(lead, 0.0) + before >= _GOOD_SECONDS


def _opens_quotation(
    text: str, group: Sequence[_ClausePiece], clause: _ClausePiece
) -> bool:
    """Tell whether a clause begins with a quotation for a card, which comes as it is spoken."""
    opens = any(each.start == clause.start for each in iter_quotations(text))
    return opens and _sum_seconds(group) >= _MIN_BEFORE_QUOTATION_SECONDS


def _sum_seconds(group: Sequence[_ClausePiece]) -> float:
    return sum(clause.seconds for clause in group)


def _join_rest(groups: list[list[_ClausePiece]]) -> None:
    """Join a short last group to the one before it; if that becomes too long, share with it."""
    if len(groups) < 2:
        return
    rest = _sum_seconds(groups[-1])
    before = _sum_seconds(groups[-2])
    if rest >= _MIN_SECONDS:
        return
    if before + rest <= _MAX_JOINED_SECONDS:
        last = groups.pop()
        groups[-1] += last
    elif before - groups[-2][-1].seconds >= _MIN_SECONDS:
        groups[-1].insert(0, groups[-2].pop())


def _split_clauses(text: str, language: str) -> Iterator[_ClausePiece]:
    """Yield the clauses of a text; one that is too long for a stretch in parts."""
    words = wording.list_written_words(text, language)
    for sentence in wording.split_sentences(words):
        first = sentence.start
        for i in sentence:
            is_last = i == sentence.stop - 1
            if not is_last and not _ends_clause(words[i], words[i + 1]):
                continue
            opens = first == sentence.start
            yield from _split_long(words[first : i + 1], language, opens=opens)
            first = i + 1


def _ends_clause(word: wording.Word, following: wording.Word) -> bool:
    """Tell whether a clause ends with a word; the comma before the year of a day ends none."""
    is_day = any(char.isdigit() for char in word.written)
    if is_day and _YEAR.match(following.written):
        return False
    return _CLAUSE_END.search(word.written.rstrip(JOINED)) is not None


def _count_words(text: str) -> dict[int, int]:
    """Return the index of each word of a text by the character it begins at."""
    return {place.start: n for n, place in enumerate(locate_words(text))}


def _split_long(
    words: Sequence[wording.Word], language: str, *, opens: bool
) -> Iterator[_ClausePiece]:
    """Yield a clause whole, or in parts of about the same number of words."""
    seconds = _estimate(words, language)
    parts = math.ceil(seconds / MAX_STRETCH_SECONDS)
    size = math.ceil(len(words) / parts)
    for first in range(0, len(words), size):
        part = words[first : first + size]
        is_first = opens and first == 0
        yield _ClausePiece(
            part[0].start,
            part[-1].end,
            _estimate(part, language),
            opens_sentence=is_first,
        )


def _estimate(words: Sequence[wording.Word], language: str) -> float:
    """Return about how many seconds some words take, with the pause after them."""
    return estimate_seconds(
        join_words(word.written for word in words), language
    )
