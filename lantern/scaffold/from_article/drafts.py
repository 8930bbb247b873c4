"""What each scene of an imported film has: words, chapter, lower third, shots. Writes nothing."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from lantern.article.blocks import Article, Block
from lantern.article.readers.patterns import SIGNATURE
from lantern.core.interface_words import ImportTexts, find_words
from lantern.core.text import make_slug
from lantern.scaffold.from_article import entities
from lantern.scaffold.from_article.article_pictures import ArticlePictures
from lantern.scaffold.from_article.card_fit import (
    shorten_to_fit,
)
from lantern.scaffold.from_article.chart_cards import find_charts
from lantern.scaffold.from_article.clauses import list_clauses
from lantern.scaffold.from_article.first_map import (
    MAP_FILE_PATH,
    WHOLE_VIEW,
    FirstMap,
    make_place_id,
)
from lantern.scaffold.from_article.headings import name_opening
from lantern.scaffold.from_article.list_cards import find_lists
from lantern.scaffold.from_article.lower_thirds import (
    LowerThirdDraft,
    choose_lower_thirds,
    list_days,
    stays_long_enough,
)
from lantern.scaffold.from_article.scene_groups import SceneExcerpt
from lantern.scaffold.from_article.scene_views import (
    choose_views,
    draw_places,
    find_places,
)
from lantern.scaffold.from_article.shot_plan import (
    MapDraft,
    PicturePlaceholder,
    ShotDraft,
    Shown,
    plan_shots,
)
from lantern.scaffold.from_article.stretches import split_stretches
from lantern.scaffold.from_article.text_cards import CardWriter, StatementDraft
from lantern.script.passage import end_with_stop

_CHAPTER_SECONDS = 60.0
"""Seconds from one chapter that a date makes to the next."""
_MAX_TITLE = 80
_MAX_KEY = 40
_MOST_SEEN = 6
"""Pictures of earlier scenes that may come again."""


@dataclass(frozen=True)
class SceneDraft:
    """One scene to be written. `key` names its file, without its number."""

    title: str
    excerpt: SceneExcerpt
    key: str = ""
    chapter: str = ""
    lower_third: LowerThirdDraft | None = None
    view: str = ""
    map_file: str = MAP_FILE_PATH
    """The map that has the view."""
    wanted: tuple[PicturePlaceholder, ...] = ()
    shots: tuple[ShotDraft, ...] = ()
    skip: tuple[str, ...] = ()

    @property
    def spoken(self) -> str:
        """Return what is spoken."""
        return drop_words(self.excerpt.text, self.skip)

    @property
    def numbers(self) -> tuple[int, ...]:
        """Return the numbers of the scene's blocks and of the captions beside them."""
        captions = [caption.number for caption in self.excerpt.captions]
        return (*self.excerpt.blocks, *captions)


def drop_words(text: str, skip: Iterable[str]) -> str:
    """Return a text without some words of it."""
    for words in skip:
        text = text.replace(words, "")
    return text


def draft_scenes(
    article: Article,
    first_map: FirstMap,
    pictures: ArticlePictures,
    *,
    excerpts: Sequence[SceneExcerpt],
) -> list[SceneDraft]:
    """Return the scenes in their order.

    Args:
        article: the article.
        first_map: the map of its places.
        pictures: those that come with the article.
        excerpts: what each scene tells.
    """
    places = [find_places(excerpt, first_map) for excerpt in excerpts]
    views = choose_views(excerpts, places, first_map)
    days = entities.find_days([excerpt.text for excerpt in excerpts], article)
    chapters = _choose_chapters(excerpts, days)
    thirds = choose_lower_thirds(excerpts, places, days, article=article)
    taken = frozenset([*chapters.values(), *list_days(thirds)])
    drafter = _SceneDrafter(article, pictures, taken, first_map=first_map)
    drafts: list[SceneDraft] = []
    for i, excerpt in enumerate(excerpts):
        chapter = shorten_to_fit("chapter", chapters.get(i, ""), numeral="8")
        draft = drafter.draft(excerpt, views[i], chapter=chapter)
        third = thirds[i]
        if third and third.title in chapters.values():
            third = None  # the chapter's card says it
        drafts.append(
            replace(draft, lower_third=_settle(third, draft, article))
        )
    return drafts


def _settle(
    third: LowerThirdDraft | None, draft: SceneDraft, article: Article
) -> LowerThirdDraft | None:
    """Return a lower third; from the scene's beginning on where its words come too late for it."""
    if third is None:
        return None
    language = article.language
    if stays_long_enough(third, draft.spoken, draft.shots, language=language):
        return third
    return replace(third, at="")


class _SceneDrafter:
    """Drafts the scenes of one film, of which no two have the same name or the same cards."""

    def __init__(
        self,
        article: Article,
        pictures: ArticlePictures,
        taken: frozenset[str],
        *,
        first_map: FirstMap,
    ) -> None:
        self._article = article
        self._first_map = first_map
        self._pictures = pictures
        self._words = find_words(article.language).imports
        self._writer = CardWriter(article, taken)
        self._keys: set[str] = set()
        self._seen: list[PicturePlaceholder] = []

    def draft(
        self, excerpt: SceneExcerpt, map_: MapDraft | None, *, chapter: str
    ) -> SceneDraft:
        """Return a scene without its lower third; `map_` is what it shows of the map."""
        title = _choose_title(excerpt, self._words, self._article.language)
        key = _choose_key(title, excerpt, self._keys)
        self._keys.add(key)
        skip = (*excerpt.skip, *_find_signatures(excerpt, self._article))
        wanted = self._list_wanted(excerpt)
        own: list[Shown] = [map_] if map_ else []
        own += wanted
        own += find_charts(excerpt, self._article)
        return SceneDraft(
            title=title,
            excerpt=excerpt,
            key=key,
            chapter=chapter,
            view=map_.view if map_ else "",
            map_file=map_.file if map_ else MAP_FILE_PATH,
            wanted=tuple(wanted),
            shots=self._plan(excerpt, own, skip, has_chapter=bool(chapter)),
            skip=skip,
        )

    def _list_wanted(self, excerpt: SceneExcerpt) -> list[PicturePlaceholder]:
        return [
            _make_wanted(caption, self._pictures, self._words)
            for caption in excerpt.captions
            if caption.picture not in self._pictures.tiny
        ]

    def _plan(
        self,
        excerpt: SceneExcerpt,
        own: Sequence[Shown],
        skip: Iterable[str],
        *,
        has_chapter: bool,
    ) -> tuple[ShotDraft, ...]:
        text = drop_words(excerpt.text, skip)
        lists = find_lists(excerpt, self._article, text)
        stretches = split_stretches(
            text, self._article.language, lists, has_chapter=has_chapter
        )
        shots = plan_shots(
            stretches,
            own,
            self._writer,
            text=text,
            clauses=list_clauses(text, self._article.language),
            has_chapter=has_chapter,
            find_map=lambda words: self._find_map(words, excerpt),
            others=self._list_others(own, excerpt),
        )
        blocks = [self._article.find_block(number) for number in excerpt.blocks]
        if all(block.kind == "quotation" for block in blocks if block):
            by = self._writer.name_speaker()
            shots = tuple(_sign_statement(shot, by) for shot in shots)
        return shots

    def _list_others(
        self, own: Sequence[Shown], excerpt: SceneExcerpt
    ) -> Iterator[Shown]:
        """Yield the film's map, then its pictures so far, the last one first.

        The map comes around each of the scene's places, then as a whole.
        """
        shown = [each for each in own if isinstance(each, PicturePlaceholder)]
        self._seen += [
            replace(each, is_again=True) for each in shown if each.ready
        ]
        if self._first_map.is_shown:
            first = self._first_map.list_parts()[0]
            named = first.find_near(excerpt.text, excerpt.blocks)
            for place in first.list_nearer(named):
                yield MapDraft(make_place_id(place), (place,), first.file)
            yield MapDraft(WHOLE_VIEW, first.core)
        yield from reversed(self._seen[-_MOST_SEEN:])

    def _find_map(self, text: str, excerpt: SceneExcerpt) -> MapDraft | None:
        """Return the map in the view for the places that some words of a scene name."""
        places = self._first_map.find_near(text, excerpt.blocks)
        return draw_places(places, text, self._first_map)


def _sign_statement(shot: ShotDraft, by: str) -> ShotDraft:
    """Return a shot with words on a card that say whose they are; others as they are."""
    if not isinstance(shot.shown, StatementDraft):
        return shot
    return replace(shot, shown=replace(shot.shown, by=by))


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
    caption: Block, pictures: ArticlePictures, words: ImportTexts
) -> PicturePlaceholder:
    text = shorten_to_fit("wanted", caption.text)
    ready = pictures.ready.get(caption.picture or "")
    if not text:
        text = words.picture_of.format(number=caption.number)
    return PicturePlaceholder(text, ready, caption.number)


def _choose_title(
    excerpt: SceneExcerpt, texts: ImportTexts, language: str
) -> str:
    if excerpt.opens_heading and excerpt.heading:
        return textwrap.shorten(excerpt.heading, _MAX_TITLE, placeholder=" …")
    words = name_opening(excerpt.text, language)
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


def _find_signatures(excerpt: SceneExcerpt, article: Article) -> Iterator[str]:
    """Yield the author's name and date at the end of a paragraph; they aren't spoken."""
    for number in excerpt.blocks:
        signature = SIGNATURE.search(article.blocks[number - 1].text)
        if signature is None:
            continue
        text = signature[0].strip()
        if (
            signature["who"].strip() != article.author
            or text not in excerpt.text
        ):
            continue
        stopped = end_with_stop(text)
        yield stopped if stopped in excerpt.text else text
