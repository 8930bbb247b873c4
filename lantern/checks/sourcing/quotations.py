"""Whether a quotation on a card stands in the article, or in `also_from`, word for word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lantern.article.blocks import Article
from lantern.checks.sourcing.facts import name_paragraphs
from lantern.core.problems import Problem, Span
from lantern.core.text import fold
from lantern.script.document import Loc
from lantern.script.film_script import SceneSource, Script
from lantern.script.model.quotation import QuotationCard
from lantern.script.passage import find_words
from lantern.script.translation.originals import OriginalText
from lantern.script.translation.paths import name_scene

_LEFT_OUT = re.compile(r"\s*(?:\w*\[[^\]]*\]\w*|…|\.\.\.)\s*")
"""Where a quotation doesn't give the words: left out, or put in between brackets."""
_OUTER = '"“”„‟«»「」 \n'
"""Marks that an author may have written round a quotation."""
_SHOWN = 5
"""Words of the article that a message gives."""


def check(script: Script, article: Article | None) -> Iterator[Problem]:
    """Yield the quotations that aren't so, or that nobody can look up.

    Of a translation the originals are looked up, unless it has an article in its own language.

    Args:
        script: of the film.
        article: None if it isn't at hand; what rests on it then gets a warning.
    """
    originals = _find_originals(script)
    for part in script.parts:
        for loc, card in _iter_quotations(part):
            quotation = _read_quotation(part, loc, card, originals=originals)
            yield from quotation.check(article)


_PlacedOriginals = Mapping[tuple[str, Loc], OriginalText]
"""Originals by their section, and the place there."""


def _find_originals(script: Script) -> _PlacedOriginals:
    """Return the texts of a translated film in the language of its article."""
    film = script.translated
    if film is None or "article" in film.translation.settings:
        return {}
    return {(each.section, each.loc): each for each in film.originals.values()}


def _read_quotation(
    part: SceneSource,
    loc: Loc,
    card: QuotationCard,
    *,
    originals: _PlacedOriginals,
) -> _Quotation:
    """Return a quotation with what it may rest on, all in the language of the article."""
    section = name_scene(part)
    sources = []
    for i, other in enumerate(part.scene.also_from):
        source = originals.get((section, ("also_from", i, "text")))
        sources.append(source.text if source else other.text)
    found = originals.get((section, loc))
    span = part.find_span(loc)
    if found is None:
        return _Quotation(card.quotation, span, part.scene.passage, sources)
    return _Quotation(found.text, found.span, part.scene.passage, sources)


def _iter_quotations(part: SceneSource) -> Iterator[tuple[Loc, QuotationCard]]:
    """Yield the cards of a scene that quote, each with the place of its words."""
    for i, shot in enumerate(part.scene.shots):
        for placed in shot.iter_pictures():
            card = placed.picture.card
            if isinstance(card, QuotationCard):
                yield ("shots", i, *placed.loc, "card", "quotation"), card


@dataclass(frozen=True)
class _Quotation:
    """A quotation of a scene, where it is written, and what it may rest on.

    `passage` are paragraphs of the article, `sources` texts from elsewhere.
    """

    text: str
    span: Span
    passage: Sequence[int]
    sources: Sequence[str]

    def check(self, article: Article | None) -> Iterator[Problem]:
        """Yield what is wrong with it."""
        pieces = [each.strip(_OUTER) for each in _LEFT_OUT.split(self.text)]
        pieces = [each for each in pieces if each]
        if not any(fold(each) for each in pieces):
            yield self._report(
                "this quotation has no words of anybody else; give some, outside brackets"
            )
            return
        if any(_find_gap(pieces, text) is None for text in self.sources):
            return
        passage = self.passage
        if not passage:
            yield self._report(
                "readers can't look this quotation up: name the paragraphs of the article that"
                " have it (passage: [3]), or write also_from: {text: its words, source: …}"
            )
            return
        if article is None:
            message = (
                f"the quotation isn't compared with {name_paragraphs(passage)}: the article"
                " isn't there; name its file in film.yml, or with --article"
            )
            yield self._report(message, warning=True)
            return
        blocks = [article.find_block(number) for number in passage]
        text = "\n".join(block.text for block in blocks if block)
        gap = _find_gap(pieces, text)
        if gap:
            elsewhere = _find_elsewhere(pieces, article)
            yield self._report(_explain(gap, passage) + elsewhere)

    def _report(self, message: str, *, warning: bool = False) -> Problem:
        return Problem(message, self.span, warning=warning)


@dataclass(frozen=True)
class _Gap:
    """Where a quotation leaves a text: words that both have, then those of each."""

    shared: str
    quoted: str
    written: str


def _find_gap(pieces: Sequence[str], text: str) -> _Gap | None:
    """Return where pieces that stand in a text one after the other leave it; None if they don't."""
    after = 0
    for piece in pieces:
        found = find_words(piece, text, after)
        if found is None:
            return _locate_gap(piece, text, after)
        after = found + 1
    return None


def _locate_gap(piece: str, text: str, after: int) -> _Gap:
    """Return the first words of a piece that a text has, and how both of them go on."""
    words = piece.split()
    for count in range(len(words) - 1, 0, -1):
        shared = " ".join(words[:count])
        found = find_words(shared, text, after)
        if found is not None:
            rest = text[found:].split()[count : count + _SHOWN]
            quoted = words[count : count + _SHOWN]
            return _Gap(shared, " ".join(quoted), " ".join(rest))
    return _Gap("", " ".join(words[:_SHOWN]), "")


def _find_elsewhere(pieces: Sequence[str], article: Article) -> str:
    """Return the end of a message that says which other paragraph has a quotation."""
    for block in article.blocks:
        if _find_gap(pieces, block.text) is None:
            return f" (paragraph {block.number} has it: add it to passage)"
    return ""


def _explain(gap: _Gap, passage: Sequence[int]) -> str:
    cure = "; quote it word for word, with … for words left out and [brackets] for yours"
    where = name_paragraphs(passage)
    if not gap.shared:
        return f"'{gap.quoted}' is not in {where} of the article{cure}"
    after = " ".join(gap.shared.split()[-_SHOWN:])
    several = len(passage) > 1
    goes_on = "end" if several else "ends"
    if gap.written:
        goes_on = f"{'go' if several else 'goes'} on '{gap.written}'"
    return (
        f"the quotation isn't what the article says: after '{after}' it has '{gap.quoted}',"
        f" and {where} {goes_on}{cure}"
    )
