"""The whole clauses of a scene's words that are short enough to stand alone on a card.

Plain rules on marks and small words; nothing is understood. A clause is a sentence, or a part of
one between strong marks or before and after an "and": never what hangs on other words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lantern.core.languages import get_primary_language
from lantern.core.sentences import has_stop
from lantern.core.words import JOINED, join_words
from lantern.scaffold.from_article.small_words import EAST_ASIAN
from lantern.speech import wording
from lantern.timeline.captions.small_words import find_small_words

_CLAUSE_CHARACTERS = range(12, 66)
_SENTENCE_CHARACTERS = range(12, 141)
"""Characters of a clause, and of a whole sentence, on a card."""
_SIGNS = range(5, 25)
_SENTENCE_SIGNS = range(5, 57)
"""The same in scripts without blanks."""
_LEAST_WORDS = 3
_BEST_CHARACTERS = 34
_STRONG = re.compile(r"[;:–—][\"'’”»)]*$")
_COMMA = re.compile(r"[,，][\"'’”»)]*$")
_QUOTED = re.compile('[“”„«»"()\\[\\]「」『』（）]')
_EDGES = " ,;:.–—-…、。，；："
_COORDINATORS = {
    "en": "and but so yet or",
    "de": "und aber oder denn doch sondern",
    "fr": "et mais ou donc car",
    "es": "y e pero o mas",
    "it": "e ed ma o però",
    "pt": "e mas ou porém",
    "nl": "en maar of want",
    "sv": "och men eller så",
    "pl": "i a ale lecz albo",
    "ru": "и а но или",
    "uk": "і й та а але або",
}
"""Words that join two clauses of one rank, by language."""
_OPENERS = {
    "en": (
        "a an the this these those its his her their our my your every each no nobody "
        "nothing everybody everything somebody i he she we they you it there"
    ),
    "de": (
        "der die das ein eine dieser diese dieses sein seine ihr ihre unser unsere "
        "mein meine kein keine jeder jede jedes niemand nichts alles ich er sie wir "
        "es man"
    ),
    "fr": (
        "le la les un une ce cet cette ces son sa ses leur leurs notre nos mon ma mes "
        "chaque personne rien tout je il elle nous ils elles on"
    ),
    "es": (
        "el la los las un una este esta estos estas su sus nuestro nuestra mi mis "
        "cada nadie nada todo todos yo él ella nosotros ellos ellas"
    ),
    "it": (
        "il lo la i gli le un una questo questa questi queste suo sua suoi sue nostro "
        "nostra mio mia ogni nessuno niente tutto tutti io lui lei noi loro"
    ),
    "pt": (
        "o a os as um uma este esta estes estas seu sua seus suas nosso nossa meu "
        "minha cada ninguém nada tudo todos eu ele ela nós eles elas"
    ),
    "nl": (
        "de het een deze dit zijn haar hun onze ons mijn elke elk geen niemand niets "
        "alles iedereen ik hij zij ze wij we je men er"
    ),
    "sv": (
        "den det de en ett denna detta dessa hans hennes deras vår vårt min mitt "
        "varje ingen inget allt alla jag han hon vi man"
    ),
    "pl": (
        "ten ta to te ci jego jej ich nasz nasza mój moja każdy każda nikt nic "
        "wszystko wszyscy ja on ona my oni one"
    ),
    "ru": (
        "этот эта это эти его её их наш наша мой моя каждый каждая никто ничто всё "
        "все я он она мы они"
    ),
    "uk": (
        "цей ця це ці його її їхній наш наша мій моя кожен кожна ніхто ніщо усе всі я "
        "він вона ми вони"
    ),
}
"""Words with which a clause begins that needs nothing before it, by language."""
_DEPENDENT = re.compile(
    r"^(?:因为|由于|如果|虽然|尽管|当|为了|除了|自从|随着|但是|而且|所以|或者|以及|并且|就像|比如"
    r"|只要|只有|只为|即使|哪怕|无论|不管|既然|除非|直到|为的是|大部分|大多数|其中|从而|于是|结果|因此|然后|以便|好让"
    r"|[就才也都还又再便则而并但可却要能会使让被把给为用])"
    r"|(?:说|道|问|的时候|以后|之后|以前|之前|来临时|时|后|中|里|上|的话|年|月|日|[春夏秋冬]天)$"
)
"""How a part of a Chinese sentence begins or ends that hangs on others."""
_SAYING = re.compile(r"(?:说|道|问|表示|认为|觉得)(?:他|她|我|过)?$")
"""How a part of a Chinese sentence ends after which somebody's words come, or thoughts."""


@dataclass(frozen=True)
class Clause:
    """A clause as a card shows it, and the character of the scene's text that it begins at."""

    text: str
    start: int
    is_short: bool = True
    """Whether it is no long sentence, which is shown only where there is nothing else."""


def list_clauses(text: str, language: str) -> list[Clause]:
    """Return the clauses of a scene's text that have room on a card, in order."""
    words = wording.list_written_words(text, language)
    found: list[Clause] = []
    for sentence in wording.split_sentences(words):
        own = words[sentence.start : sentence.stop]
        if EAST_ASIAN.search(text[own[0].start : own[-1].end]):
            found += _list_unspaced(own, language)
        else:
            found += _list_spaced(own, language)
    return found


def choose_best(clauses: Sequence[Clause]) -> list[Clause]:
    """Return clauses, the best first: short ones, of about as many words as one takes in."""
    return sorted(clauses, key=_measure)


def _measure(clause: Clause) -> float:
    columns = len(clause.text)
    if EAST_ASIAN.search(clause.text):
        columns *= 3
    return abs(columns - _BEST_CHARACTERS) + 200 * (not clause.is_short)


def _list_unspaced(
    words: Sequence[wording.Word], language: str
) -> Iterator[Clause]:
    """Yield a sentence without blanks if it is short; of a Chinese one its parts, too."""
    if has_stop(words[-1].written.rstrip(JOINED)):
        for clause in _make_clause(words, _SENTENCE_SIGNS):
            yield replace(clause, is_short=len(clause.text) in _SIGNS)
    if get_primary_language(language) != "zh":
        return
    parts = list(_split_at_commas(words))
    for part in parts if len(parts) > 1 else ():
        bare = join_words(word.written for word in part).strip(_EDGES)
        if _DEPENDENT.search(bare) is None:
            yield from _make_clause(part, _SIGNS)
        if _SAYING.search(bare):
            return


def _list_spaced(
    words: Sequence[wording.Word], language: str
) -> Iterator[Clause]:
    """Yield a sentence if it is short, the clauses that it is made of, and itself if it is long."""
    primary = get_primary_language(language)
    coordinators = frozenset(_COORDINATORS.get(primary, "").split())
    whole = _drop_first(words, coordinators)
    yield from _make_clause(whole, _CLAUSE_CHARACTERS)
    for part in _split_clauses(words, coordinators):
        is_first = part[0].start == words[0].start
        own = _drop_first(part, coordinators)
        if len(part) < len(words) and _is_whole(
            own, primary, is_first=is_first
        ):
            yield from _make_clause(own, _CLAUSE_CHARACTERS)
    for clause in _make_clause(whole, _SENTENCE_CHARACTERS):
        if len(clause.text) not in _CLAUSE_CHARACTERS:
            yield replace(clause, is_short=False)


def _split_clauses(
    words: Sequence[wording.Word], coordinators: frozenset[str]
) -> Iterator[Sequence[wording.Word]]:
    """Yield the parts of a sentence between strong marks, and commas before a coordinator."""
    first = 0
    for i, word in enumerate(words[:-1]):
        joins = _strip(words[i + 1]) in coordinators and _COMMA.search(
            word.written
        )
        if joins or _STRONG.search(word.written):
            yield words[first : i + 1]
            first = i + 1
    yield words[first:]


def _split_at_commas(
    words: Sequence[wording.Word],
) -> Iterator[Sequence[wording.Word]]:
    """Yield the words between two commas."""
    first = 0
    for i, word in enumerate(words):
        if _COMMA.search(word.written.rstrip(JOINED)) or i + 1 == len(words):
            yield words[first : i + 1]
            first = i + 1


def _drop_first(
    words: Sequence[wording.Word], coordinators: frozenset[str]
) -> Sequence[wording.Word]:
    """Return words without the one that joins them to those before."""
    return words[1:] if _strip(words[0]) in coordinators else words


def _is_whole(
    words: Sequence[wording.Word], language: str, *, is_first: bool
) -> bool:
    """Tell whether a part of a sentence has a subject of its own, as far as its first word tells.

    No comma may be in it: what is between two of them may hang on others.
    """
    if not words or any(_COMMA.search(word.written) for word in words[:-1]):
        return False
    first = _strip(words[0])
    if not is_first:
        return first in _OPENERS.get(language, "").split()
    small = find_small_words(language)
    return first not in small.conjunctions and len(words) > _LEAST_WORDS


def _make_clause(
    words: Sequence[wording.Word], lengths: range
) -> Iterator[Clause]:
    """Yield words as a clause if they are of a length for a card, and nobody's speech."""
    if not words:
        return
    text = join_words(word.written for word in words).strip(_EDGES)
    is_spaced = EAST_ASIAN.search(text) is None
    if is_spaced and len(text.split()) < _LEAST_WORDS:
        return
    if len(text) in lengths and _QUOTED.search(text) is None:
        yield Clause(text[:1].upper() + text[1:], words[0].start)


def _strip(word: wording.Word) -> str:
    return word.written.strip("\"'“‘„«(,;:.!?…").casefold()
