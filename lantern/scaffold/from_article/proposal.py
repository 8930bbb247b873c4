"""A whole film proposed for an article, in memory: its files, a summary, and what is uncertain."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from lantern.article import lock
from lantern.article.blocks import NARRATED_KINDS, Article
from lantern.article.readers import ParsedArticle
from lantern.article.readers.language import RIGHT_TO_LEFT, find_writing_script
from lantern.core.files import read_stem
from lantern.core.problems import AssetFailure
from lantern.core.progress import Reporter, SilentReporter
from lantern.credits.shared_credit import SharedCredit
from lantern.graphics.script_type import get_extra
from lantern.scaffold.from_article import entities, film_files, first_map
from lantern.scaffold.from_article.article_pictures import (
    choose_pictures,
    format_entry,
)
from lantern.scaffold.from_article.card_fit import (
    assume_type,
    measure_unreadable,
)
from lantern.scaffold.from_article.drafts import SceneDraft, draft_scenes
from lantern.scaffold.from_article.entities import ArticlePlace, ArticlePlaces
from lantern.scaffold.from_article.film_choice import (
    LONG_FILM_SECONDS,
    WHOLE_ARTICLE,
    ChosenExcerpts,
    FilmChoice,
    choose_excerpts,
)
from lantern.scaffold.from_article.first_map import FirstMap
from lantern.scaffold.from_article.grounds import lay_grounds
from lantern.scaffold.from_article.import_notes import (
    count_left_out,
    list_unsure,
    suggest_pictures,
    summarize,
)
from lantern.scaffold.from_article.parts import list_blocks
from lantern.scaffold.from_article.shot_plan import MapDraft

_ARTICLE_SUFFIXES = (
    ".md", ".markdown", ".html", ".htm", ".xhtml", ".docx", ".epub", ".pdf",
)  # fmt: skip
"""Kinds of articles that keep their suffix; others become article.txt."""
_MAX_UNREADABLE = 0.3
"""Share of letters that the type may lack."""
_SAMPLE_CHARACTERS = 100_000
_FONTS = {
    "zh": "CJK SC",
    "ja": "CJK JP",
    "ko": "CJK KR",
    "ar": "Arabic",
    "he": "Hebrew",
    "hi": "Devanagari",
    "th": "Thai",
    "ka": "Georgian",
    "hy": "Armenian",
}
"""What Noto calls its fonts for a language's script."""


@dataclass(frozen=True)
class Proposal:
    """A film for an article, before it is written.

    `source` is the name of the article's copy. `files` are texts that belong to no scene,
    `pictures` what is copied to them, both by their path in the film's folder. `summary` and
    `unsure` are lines for the author. `chosen` is what it tells of the article, by the author's
    `choice`.
    """

    article: Article
    title: str
    source: str
    files: Mapping[str, str]
    pictures: Mapping[str, bytes | Path]
    scenes: tuple[SceneDraft, ...]
    summary: tuple[str, ...]
    unsure: tuple[str, ...]
    chosen: ChosenExcerpts
    choice: FilmChoice
    fonts: str = ""
    """Fonts that the film needs before it can be drawn; empty if it has them."""
    credit: SharedCredit | None = None
    """Whose the pictures are, if that was said of all."""
    is_outline: bool = False
    """Whether it is long, and has nothing but its parts, for its author to choose from."""


# long: a film's parts are made once each, in the order in which they need each other
def propose_film(
    parsed: ParsedArticle,
    file: Path,
    reporter: Reporter | None = None,
    *,
    credit: SharedCredit | None = None,
    choice: FilmChoice = WHOLE_ARTICLE,
    may_outline: bool = False,
) -> Proposal:
    """Return the film for an article that was read from a file; report two steps.

    Args:
        parsed: the article, and the pictures that come with it.
        file: the article's file.
        reporter: hears of the steps.
        credit: whose the pictures are; without it the ledger asks for each.
        choice: what of the article is wanted.
        may_outline: of a long article of which nothing was chosen, return its parts alone.

    Raises:
        AssetFailure: It has no paragraphs.
        ValueError: The choice can't be had; the message is a sentence for the author.
        ToolFailure: babel isn't installed.
    """
    reporter = reporter or SilentReporter()
    article = parsed.article
    _require_paragraphs(article, file)
    if may_outline and choice.is_open:
        chosen = choose_excerpts(article, choice)
        if chosen.seconds > LONG_FILM_SECONDS:
            reporter.advance("its sections are found", 2)
            return _outline(article, file, chosen)
    fonts = _name_fonts(article)
    with assume_type(is_complete=not fonts):
        return _propose(
            parsed,
            file,
            fonts,
            reporter=reporter,
            credit=credit,
            choice=choice,
        )


def _outline(article: Article, file: Path, chosen: ChosenExcerpts) -> Proposal:
    """Return a proposal that has nothing but the parts of its article."""
    return Proposal(
        article=article,
        title=article.title or read_stem(file),
        source=_name_copy(file),
        files={},
        pictures={},
        scenes=(),
        summary=(),
        unsure=(),
        chosen=chosen,
        choice=WHOLE_ARTICLE,
        is_outline=True,
    )


# long: it puts one value together from many small steps
def _propose(
    parsed: ParsedArticle,
    file: Path,
    fonts: str,
    *,
    reporter: Reporter,
    credit: SharedCredit | None,
    choice: FilmChoice,
) -> Proposal:
    article = parsed.article
    places = entities.find_places(article)
    reporter.advance("its places are found", 1)
    chosen = choose_excerpts(
        article, choice, [place.name for place in places.sure]
    )
    files_of_pictures = parsed.pictures
    if not choice.is_open:
        files_of_pictures = _keep_shown(files_of_pictures, chosen)
        places = _keep_named(places, chosen)
    pictures = choose_pictures(files_of_pictures, article, credit)
    map_ = FirstMap.from_article(places)
    scenes = draft_scenes(article, map_, pictures, excerpts=chosen.excerpts)
    scenes = lay_grounds(scenes, has_map=map_.is_shown)
    map_ = map_.keep_shown(_list_map_files(scenes))
    reporter.advance("its scenes are cut", 1)
    title = article.title or read_stem(file)
    source = _name_copy(file)
    entries = [format_entry(each, credit) for each in pictures.ready.values()]
    files = {
        "film.yml": film_files.format_film(
            article,
            title,
            source,
            fonts=fonts,
            omitted=chosen.omitted,
        ),
        "credits.yml": film_files.format_ledger(
            entries, article.language, has_map=map_.is_shown
        ),
        **_format_map(scenes, map_),
        lock.LOCK_FILE: lock.format_lock(lock.make_lock(article)),
    }
    doubts = (
        _describe_fonts(article, fonts),
        parsed.notes,
        pictures.doubts,
        list_unsure(article, places, scenes),
        count_left_out(parsed, scenes),
    )
    summary = (
        summarize(
            scenes,
            map_,
            pictures,
            credit=credit,
            chosen=chosen,
        ),
        suggest_pictures(scenes, pictures),
    )
    return Proposal(
        article=article,
        title=title,
        source=source,
        files=files,
        pictures=pictures.copied,
        scenes=tuple(scenes),
        summary=tuple(itertools.chain(*summary)),
        chosen=chosen,
        choice=choice,
        fonts=fonts,
        credit=credit,
        unsure=tuple(itertools.chain(*doubts)),
    )


def _keep_shown(
    pictures: Mapping[str, bytes | Path], chosen: ChosenExcerpts
) -> dict[str, bytes | Path]:
    """Return the pictures that stand beside what is told."""
    shown: set[str | None] = set()
    for excerpt in chosen.excerpts:
        shown.update(caption.picture for caption in excerpt.captions)
    return {
        name: picture for name, picture in pictures.items() if name in shown
    }


def _keep_named(places: ArticlePlaces, chosen: ChosenExcerpts) -> ArticlePlaces:
    """Return the places that are named in what is told."""
    told = set(list_blocks(chosen.excerpts))
    sure = [place for place in places.sure if place.blocks & told]
    doubtful = [place for place in places.doubtful if place.blocks & told]
    areas = [area for area in places.areas if area.blocks & told]
    return replace(
        places,
        sure=tuple(sure),
        doubtful=tuple(doubtful),
        areas=tuple(areas),
    )


def _name_copy(file: Path) -> str:
    """Return the name of the article's copy in the film's folder."""
    suffix = file.suffix.lower()
    if suffix not in _ARTICLE_SUFFIXES:
        suffix = ".txt"
    return f"article{suffix}"


def _format_map(scenes: Sequence[SceneDraft], map_: FirstMap) -> dict[str, str]:
    """Return the map files by their paths; nothing if no place is known."""
    files: dict[str, str] = {}
    for part in map_.list_parts():
        if part.is_shown:
            views = _collect_views(scenes, part)
            files[part.file] = first_map.format_map(part, views)
    return files


def _collect_views(
    scenes: Iterable[SceneDraft], map_: FirstMap
) -> dict[str, list[ArticlePlace]]:
    """Return the places of each view that scenes use, besides the whole, in the map's order."""
    shown: dict[str, set[ArticlePlace]] = {}
    drawn = itertools.chain.from_iterable(_list_maps(draft) for draft in scenes)
    for map_draft in drawn:
        is_own = map_draft.file == map_.file
        if is_own and map_draft.view != first_map.WHOLE_VIEW:
            shown.setdefault(map_draft.view, set()).update(map_draft.places)
    views: dict[str, list[ArticlePlace]] = {}
    for view, places in shown.items():
        views[view] = [place for place in map_.places if place in places]
    return views


def _list_map_files(scenes: Iterable[SceneDraft]) -> set[str]:
    """Return the files of the maps that scenes show, in shots or under cards."""
    files: set[str] = set()
    for draft in scenes:
        for shot in draft.shots:
            shown = (shot.shown, shot.ground)
            files.update(
                each.file for each in shown if isinstance(each, MapDraft)
            )
    return files


def _list_maps(draft: SceneDraft) -> Iterator[MapDraft]:
    """Yield the maps that a scene shows."""
    for shot in draft.shots:
        if isinstance(shot.shown, MapDraft):
            yield shot.shown


def _require_paragraphs(article: Article, file: Path) -> None:
    if any(block.kind in NARRATED_KINDS for block in article.blocks):
        return
    kinds = dict.fromkeys(f"{block.kind}s" for block in article.blocks)
    raise AssetFailure(
        f"'{file.name}' has no paragraphs to narrate, only {', '.join(kinds)}"
    )


def _name_fonts(article: Article) -> str:
    """Return the fonts that an article's script asks for; empty if Lantern's type has it."""
    texts = [
        block.text for block in article.blocks if block.kind in NARRATED_KINDS
    ]
    text = " ".join(texts)[:_SAMPLE_CHARACTERS]
    if measure_unreadable(text) <= _MAX_UNREADABLE:
        return ""
    script = find_writing_script(text).title()
    name = _FONTS.get(article.language, script)
    return f"Noto Serif {name} and Noto Sans {name}"


def _describe_fonts(article: Article, fonts: str) -> Iterator[str]:
    """Yield what is to be done before a film in a script without type can be drawn."""
    if not fonts:
        return
    direction = ""
    if article.language in RIGHT_TO_LEFT:
        direction = ", and it is written from right to left"
    yield (
        f"Lantern's type doesn't have this script{direction}: {_offer_extra(article)}get fonts"
        f" that do, such as {fonts} (fonts.google.com/noto, OFL), put their files into"
        " assets/fonts/, and name them in film.yml, where a line for them stands ready; until"
        " then only the speech works"
    )


def _offer_extra(article: Article) -> str:
    """Return how type for an article's script is installed, and that there is another way."""
    for block in article.blocks:
        for char in block.text:
            extra = get_extra(char)
            if extra:
                return f"`pip install lantern-film[{extra}]` brings it, or "
    return ""
