"""What each scene of an imported film has: words, chapter, lower third, shots. Writes nothing."""

from __future__ import annotations

import math
import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from lantern.article.blocks import Article, Block
from lantern.article.readers.patterns import SIGNATURE
from lantern.core.interface_words import ImportTexts, find_words, has_words
from lantern.core.sentences import split_sentences
from lantern.core.text import find_phrase, make_slug
from lantern.scaffold.from_article import entities
from lantern.scaffold.from_article.card_fit import (
    drop_missing_characters,
    shorten_to_fit,
)
from lantern.scaffold.from_article.entities import ArticlePlace
from lantern.scaffold.from_article.first_map import WHOLE_VIEW, FirstMap
from lantern.scaffold.from_article.scene_groups import SceneExcerpt, group_excerpts
from lantern.speech import wording

_CHAPTER_SECONDS = 60.0
"""Seconds from one chapter that a date makes to the next."""
_PICTURE_SECONDS = 22.0
"""Seconds after which one picture alone is too little."""
_MAX_TITLE = 80
_TITLE_WORDS = 5
_MAX_KEY = 40

_MAX_STATEMENTS = 2
_BEST_STATEMENT = 100.0
_MIN_STATEMENT = 30
_MAX_STATEMENT = 200
"""Characters of a sentence that stands on a card."""
_LATE_PRICE = 150
"""How much a first statement is the worse, in characters, the later it stands in the scene."""


@dataclass(frozen=True)
class PicturePlaceholder:
    """A picture's place: its caption on the card, and its file if it came with the article."""

    text: str
    file: str = ""


@dataclass(frozen=True)
class StatementDraft:
    """A sentence of the article on a card.

    It is shown from the words `at`, by default from the start; `by` is who said it.
    """

    text: str
    at: str = ""
    by: str = ""


@dataclass(frozen=True)
class LowerThirdDraft:
    """A lower third: its two lines, and the words at which it appears."""

    title: str
    text: str = ""
    at: str = ""


@dataclass(frozen=True)
class SceneDraft:
    """One scene to be written. `key` names its file, without its number."""

    title: str
    excerpt: SceneExcerpt
    key: str = ""
    chapter: str = ""
    lower_third: LowerThirdDraft | None = None
    view: str = ""
    wanted: tuple[PicturePlaceholder, ...] = ()
    statements: tuple[StatementDraft, ...] = ()
    skip: tuple[str, ...] = ()

    @property
    def numbers(self) -> tuple[int, ...]:
        """Return the numbers of the scene's blocks and of the captions beside them."""
        captions = [caption.number for caption in self.excerpt.captions]
        return (*self.excerpt.blocks, *captions)


def draft_scenes(
    article: Article, first_map: FirstMap, pictures: Mapping[str, str]
) -> list[SceneDraft]:
    """Return the scenes in their order.

    `pictures` are the files in the film's folder of the pictures that the article names.
    """
    excerpts = group_excerpts(article)
    places = [_find_places(excerpt, first_map) for excerpt in excerpts]
    views = _choose_views(places, first_map)
    days = entities.find_days([excerpt.text for excerpt in excerpts], article)
    chapters = _choose_chapters(excerpts, days)
    thirds = _choose_lower_thirds(excerpts, places, days, article=article)
    keys: set[str] = set()
    drafts: list[SceneDraft] = []
    for i, excerpt in enumerate(excerpts):
        draft = _draft_scene(excerpt, article, pictures, view=views[i])
        key = _choose_key(draft.title, excerpt, keys)
        keys.add(key)
        chapter = shorten_to_fit("chapter", chapters.get(i, ""), numeral="8")
        third = thirds[i]
        if third and third.title in chapters.values():
            third = None  # the chapter's card says it
        drafts.append(replace(draft, key=key, chapter=chapter, lower_third=third))
    return drafts


def _draft_scene(
    excerpt: SceneExcerpt,
    article: Article,
    pictures: Mapping[str, str],
    *,
    view: str,
) -> SceneDraft:
    """Return what a scene has by itself: all but what depends on the other scenes."""
    words = find_words(article.language).imports
    wanted = [_make_wanted(caption, pictures, words) for caption in excerpt.captions]
    shown = bool(view) + len(wanted)
    return SceneDraft(
        title=_choose_title(excerpt, words),
        excerpt=excerpt,
        view=view,
        wanted=tuple(wanted),
        statements=tuple(_choose_statements(excerpt, article, shown)),
        skip=tuple(_find_signatures(excerpt, article)),
    )


def _find_places(
    excerpt: SceneExcerpt, first_map: FirstMap
) -> tuple[ArticlePlace, ...]:
    """Return the places of a scene: named in its words, and in its blocks or captions."""
    captions = [caption.number for caption in excerpt.captions]
    return first_map.find_near(excerpt.text, (*excerpt.blocks, *captions))


def _choose_views(
    places: Sequence[tuple[ArticlePlace, ...]], first_map: FirstMap
) -> list[str]:
    """Return each scene's view of the map: none without places, the whole at first."""
    views: list[str] = []
    for own in places:
        view = ""
        if own and any(views):
            view = first_map.name_view(own)
        elif own:
            view = WHOLE_VIEW
        views.append(view)
    return views


def _choose_chapters(
    excerpts: Sequence[SceneExcerpt], days: Sequence[str]
) -> dict[int, str]:
    """Return the chapters by the index of the scene that starts them.

    They are the headings; without headings, some of the dates that are new.
    """
    if any(excerpt.heading for excerpt in excerpts):
        return {
            i: excerpt.heading
            for i, excerpt in enumerate(excerpts)
            if excerpt.heading and excerpt.opens_heading
        }
    chapters: dict[int, str] = {}
    since = _CHAPTER_SECONDS
    for i, excerpt in enumerate(excerpts):
        is_new = bool(days[i]) and days[i] not in chapters.values()
        if is_new and since >= _CHAPTER_SECONDS:
            chapters[i] = days[i]
            since = 0.0
        since += excerpt.seconds
    if len(chapters) > 1:
        return chapters
    return {}


def _make_wanted(
    caption: Block, pictures: Mapping[str, str], words: ImportTexts
) -> PicturePlaceholder:
    text = shorten_to_fit("wanted", caption.text)
    file = pictures.get(caption.picture or "", "")
    if not text:
        text = words.picture_of.format(number=caption.number)
    return PicturePlaceholder(text, file)


def _choose_lower_thirds(
    excerpts: Sequence[SceneExcerpt],
    places: Sequence[Sequence[ArticlePlace]],
    days: Sequence[str],
    *,
    article: Article,
) -> list[LowerThirdDraft | None]:
    """Return for each scene a place that had none yet, else a day that is new.

    A place has the day of the sentence that names it.
    """
    names = _choose_names(excerpts, places)
    sentences = [
        _find_sentence(excerpt.text, name, article.language)
        for excerpt, name in zip(excerpts, names, strict=True)
    ]
    own_days = entities.find_days(sentences, article)
    used = set(names)
    thirds: list[LowerThirdDraft | None] = []
    for i, name in enumerate(names):
        third = None
        if name:
            third = _draft_place(name, own_days[i], excerpts[i])
        elif days[i] and days[i] not in used:
            third = LowerThirdDraft(days[i])
        if third:
            used.add(third.title)
        thirds.append(third)
    return thirds


def _choose_names(
    excerpts: Sequence[SceneExcerpt], places: Sequence[Sequence[ArticlePlace]]
) -> list[str]:
    """Return each scene's first place that no earlier scene has; empty for none."""
    used: set[str] = set()
    chosen: list[str] = []
    for excerpt, own in zip(excerpts, places, strict=True):
        name = ""
        for place in own:
            found = place.find_name_in(excerpt.text)
            if found not in used and drop_missing_characters(found):
                name = found
                break
        used.add(name)
        chosen.append(name)
    return chosen


def _draft_place(name: str, day: str, excerpt: SceneExcerpt) -> LowerThirdDraft:
    title = drop_missing_characters(name)
    at = ""
    if find_phrase(excerpt.text.split(), title, 0) is not None:
        at = title
    return LowerThirdDraft(title, day, at)


def _find_sentence(text: str, name: str, language: str) -> str:
    """Return the first sentence that has the name in it; empty for none."""
    if not name:
        return ""
    for sentence in split_sentences(text, language):
        if name in sentence:
            return sentence
    return ""


def _choose_title(excerpt: SceneExcerpt, texts: ImportTexts) -> str:
    if excerpt.opens_heading and excerpt.heading:
        return textwrap.shorten(excerpt.heading, _MAX_TITLE, placeholder=" …")
    words = " ".join(excerpt.text.split()[:_TITLE_WORDS])
    title = words.strip(" ,;:.–-‘’“”\"'")[:_MAX_TITLE]
    return title or texts.paragraph.format(number=excerpt.blocks[0])


def _choose_key(title: str, excerpt: SceneExcerpt, taken: set[str]) -> str:
    """Return a name for the scene's file that no other has."""
    number = excerpt.blocks[0]
    base = make_slug(title) or f"paragraph-{number}"
    if len(base) > _MAX_KEY:
        base = base[:_MAX_KEY].rpartition("-")[0] or base[:_MAX_KEY]
    if base in taken:
        base = f"{base}-{number}"
    name = base
    n = 1
    while name in taken:
        n += 1
        name = f"{base}-{n}"
    return name


def _choose_statements(
    excerpt: SceneExcerpt, article: Article, shown: int
) -> Iterator[StatementDraft]:
    """Yield at most two sentences to read while they are spoken.

    They fill a scene in which nothing else is shown, or one picture for too long; `shown` is the
    number of pictures. The first in a scene with nothing else is there from the start, the others
    come at their words.
    """
    needed = math.ceil(excerpt.seconds / _PICTURE_SECONDS)
    wanted = min(_MAX_STATEMENTS, needed) - shown
    if wanted <= 0:
        return
    by = _choose_speaker(excerpt, article)
    sentences = _list_sentences(excerpt, article.language)
    earliest = 0.25 if shown else 0.0
    for n in range(wanted):
        is_first = not shown and not n
        best = _choose_sentence(
            sentences, excerpt, by=by, earliest=earliest, is_first=is_first
        )
        if best is None:
            return
        at = ""
        if not is_first:
            at = _find_unique_phrase(excerpt.text, best.word)
        yield StatementDraft(best.text, at, by)
        earliest = max(best.share + len(best.text) / len(excerpt.text), 0.4)


def _choose_speaker(excerpt: SceneExcerpt, article: Article) -> str:
    """Return whose words they are: the author's, unless all of them are quotations."""
    blocks = [article.find_block(number) for number in excerpt.blocks]
    if not all(block.kind == "quotation" for block in blocks if block):
        return drop_missing_characters(article.author)
    if has_words(article.language):
        return find_words(article.language).imports.quoted
    return ""


@dataclass(frozen=True)
class _Sentence:
    """A sentence of a scene: the index of its first word, and where it begins, from 0 to 1."""

    text: str
    word: int
    share: float

    def measure_distance(self, *, is_first: bool) -> float:
        """Return how far it is from a good statement: of 100 characters, the first one early."""
        return abs(len(self.text) - _BEST_STATEMENT) + (
            _LATE_PRICE * self.share * is_first
        )


def _list_sentences(excerpt: SceneExcerpt, language: str) -> list[_Sentence]:
    words = wording.split_words(excerpt.text, language, {})
    sentences: list[_Sentence] = []
    for indices in wording.split_sentences(words):
        start = words[indices.start].start
        text = excerpt.text[start : words[indices.stop - 1].end]
        share = start / max(1, len(excerpt.text))
        sentences.append(_Sentence(text, indices.start, share))
    return sentences


def _choose_sentence(
    sentences: Sequence[_Sentence],
    excerpt: SceneExcerpt,
    *,
    by: str,
    earliest: float,
    is_first: bool,
) -> _Sentence | None:
    """Return the best statement that begins after `earliest`, from 0 to 1; None for none."""
    best: _Sentence | None = None
    least = math.inf
    for sentence in sentences:
        distance = sentence.measure_distance(is_first=is_first)
        is_late = not earliest <= sentence.share <= 0.8
        is_long = not _MIN_STATEMENT <= len(sentence.text) <= _MAX_STATEMENT
        if is_late or is_long or distance >= least:
            continue
        if not is_first and not _find_unique_phrase(excerpt.text, sentence.word):
            continue
        if _is_quotable(sentence.text, by):
            best = sentence
            least = distance
    return best


def _is_quotable(text: str, by: str) -> bool:
    """Return whether a sentence can stand alone on a card: whole, unsigned, not too long."""
    if not _is_whole(text) or SIGNATURE.search(text):
        return False
    if by:
        return shorten_to_fit("statement", text, by=by) == text
    return shorten_to_fit("statement", text) == text


def _is_whole(text: str) -> bool:
    """Return whether quotation marks that open in a sentence close in it."""
    if text.count("“") != text.count("”"):
        return False
    opening = re.findall(r"(?<!\w)‘", text)
    closing = re.findall(r"’(?!\w)", text)
    return len(opening) == len(closing)


def _find_unique_phrase(text: str, index: int) -> str:
    """Return two to eight words from that word on that aren't met before; empty for none."""
    words = text.split()
    for count in range(2, 9):
        phrase = " ".join(words[index : index + count])
        if find_phrase(words, phrase, 0) == index:
            return phrase.strip(" ,;:.–-‘’“”\"'()")
    return ""


def _find_signatures(excerpt: SceneExcerpt, article: Article) -> Iterator[str]:
    """Yield the author's name and date at the end of a paragraph; they aren't spoken."""
    for number in excerpt.blocks:
        signature = SIGNATURE.search(article.blocks[number - 1].text)
        if signature is None:
            continue
        text = signature[0].strip()
        if signature["who"].strip() == article.author and text in excerpt.text:
            yield text
