"""What a viewer gets twice: words that are read and heard, pictures that come again."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from lantern.checks.look.cut_film import CutFilm, CutShot
from lantern.checks.look.finding import LookFinding, make_finding
from lantern.core.cjk import split_breakable
from lantern.core.text import fold
from lantern.core.words import is_unspaced
from lantern.script.model.cards import CreditsCard, NumberCard, TitleCard
from lantern.script.model.quotation import QuotationCard
from lantern.visuals.card.texts import list_texts
from lantern.visuals.specs import CardSpec, StillSpec

_MAY_BE_SPOKEN = (TitleCard, CreditsCard, NumberCard, QuotationCard)
_FEWEST_WORDS = 13
"""Words of a text on a card below which it is read at a glance, while they are heard."""
_SIGNS_OF_WORD = 2
"""Signs of a script without blanks in a word."""
_SPOKEN_SHARE = 0.75
"""The share of its words, in their order, that makes a text say what is spoken."""


def find_spoken_cards(film: CutFilm) -> Iterator[LookFinding]:
    """Yield cards that say what the voice says while they are seen."""
    for shot in film.shots:
        if not isinstance(shot.spec, CardSpec):
            continue
        if isinstance(shot.spec.card, _MAY_BE_SPOKEN):
            continue
        share = _measure_spoken_share(film, shot, shot.spec)
        if share < _SPOKEN_SHARE:
            continue
        message = (
            f"{share:.0%} of what the card says is spoken meanwhile; let the voice say it over a "
            "picture, or keep two or three words on the card"
        )
        yield make_finding(
            "cards that are spoken",
            message,
            shot.authored.find_span(("card",)),
            shots=[shot.index],
        )


def _measure_spoken_share(
    film: CutFilm, shot: CutShot, spec: CardSpec
) -> float:
    """Return the share of a card's text that is spoken: of that text of which most is, 0..1."""
    heard = _list_heard_words(film, shot)
    shares = [0.0]
    for loc, text, _ in list_texts(spec.card):
        if len(loc) > 1:
            continue  # entries of lists come as they are spoken
        written = _split_words(text)
        if _count_words(written) >= _FEWEST_WORDS:
            shares.append(_measure_common(written, heard))
    return max(shares)


def _split_words(text: str) -> list[str]:
    """Return the words of a text for comparing; signs of scripts without blanks one by one."""
    words = []
    for written in text.split():
        folded = [fold(piece) for piece in split_breakable(written)]
        words += [word for word in folded if word]
    return words


def _count_words(words: list[str]) -> float:
    """Return about how many words some are; of single signs it takes several for one."""
    signs = sum(len(word) == 1 and is_unspaced(word) for word in words)
    return len(words) - signs + signs / _SIGNS_OF_WORD


def _list_heard_words(film: CutFilm, shot: CutShot) -> list[str]:
    """Return the words that are heard while a shot is seen, and one second around it."""
    words: list[str] = []
    first = shot.placed.start - film.fps
    last = shot.placed.end + film.fps
    for word in film.rendition.timeline.words[shot.placed.scene]:
        if word.end > first and word.start < last:
            words += _split_words(word.text)
    return words


def _measure_common(written: list[str], heard: list[str]) -> float:
    """Return the share of the written words that are heard in the same order, 0..1."""
    matcher = difflib.SequenceMatcher(None, written, heard, autojunk=False)
    common = sum(block.size for block in matcher.get_matching_blocks())
    return common / len(written)


def find_repeated_stills(film: CutFilm) -> Iterator[LookFinding]:
    """Yield shots that show a picture again, in a framing that was seen before."""
    seen: dict[str, CutShot] = {}
    for shot in film.shots:
        if not isinstance(shot.spec, StillSpec):
            continue
        framing = (
            shot.spec.still,
            shot.spec.fit,
            shot.spec.move,
            shot.spec.focus,
        )
        key = repr((shot.authored.scene.folder, framing))
        before = seen.setdefault(key, shot)
        if before is shot:
            continue
        message = (
            f"this picture was seen with the same framing in shot {before.number} "
            f"({film.format_start(before)}); give it another 'focus' or 'move', or show another one"
        )
        yield make_finding(
            "repeated pictures",
            message,
            shot.authored.find_span(("still",)),
            shots=[before.index, shot.index],
        )
