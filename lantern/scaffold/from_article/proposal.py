"""A whole film proposed for an article, in memory: its files, a summary, and what is uncertain."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lantern.article import lock
from lantern.article.blocks import NARRATED_KINDS, Article
from lantern.article.readers import ParsedArticle
from lantern.article.readers.language import RIGHT_TO_LEFT, find_writing_script
from lantern.core.problems import AssetFailure
from lantern.core.progress import Reporter, SilentReporter
from lantern.credits.shared_credit import SharedCredit
from lantern.scaffold.from_article import entities, first_map, scene_files
from lantern.scaffold.from_article.article_pictures import (
    ArticlePictures,
    choose_pictures,
    format_entry,
)
from lantern.scaffold.from_article.card_fit import assume_type, measure_unreadable
from lantern.scaffold.from_article.drafts import SceneDraft, draft_scenes
from lantern.scaffold.from_article.entities import ArticlePlace, ArticlePlaces
from lantern.scaffold.from_article.first_map import FirstMap

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
_HOUR = 3600
_SHORT_SECONDS = 8
_MOST_NUMBERS = 12
_MOST_TITLES = 4
_LEFT_OUT = {
    "table": "tables are not narrated; make a chart of them where they matter",
    "reference": "taken for sources and not narrated",
    "boilerplate": "taken for parts of the page and left out",
}
"""What is said of blocks that the film leaves out, by their kind."""


@dataclass(frozen=True)
class Proposal:
    """A film for an article, before it is written.

    `source` is the name of the article's copy. `files` are texts that belong to no scene,
    `pictures` what is copied to them, both by their path in the film's folder. `summary` and
    `unsure` are lines for the author.
    """

    article: Article
    title: str
    source: str
    files: Mapping[str, str]
    pictures: Mapping[str, bytes | Path]
    scenes: tuple[SceneDraft, ...]
    summary: tuple[str, ...]
    unsure: tuple[str, ...]
    fonts: str = ""
    """Fonts that the film needs before it can be drawn; empty if it has them."""


# long: a film's parts are made once each, in the order in which they need each other
def propose_film(
    parsed: ParsedArticle,
    file: Path,
    reporter: Reporter | None = None,
    *,
    credit: SharedCredit | None = None,
) -> Proposal:
    """Return the film for an article that was read from a file; report two steps.

    Args:
        parsed: the article, and the pictures that come with it.
        file: the article's file.
        reporter: hears of the steps.
        credit: whose the pictures are; without it the ledger asks for each.

    Raises:
        AssetFailure: It has no paragraphs.
        ToolFailure: The gazetteer isn't installed.
    """
    reporter = reporter or SilentReporter()
    article = parsed.article
    _require_paragraphs(article, file)
    fonts = _name_fonts(article)
    with assume_type(is_complete=not fonts):
        return _propose(parsed, file, fonts, reporter=reporter, credit=credit)


# long: it puts one value together from many small steps
def _propose(
    parsed: ParsedArticle,
    file: Path,
    fonts: str,
    *,
    reporter: Reporter,
    credit: SharedCredit | None,
) -> Proposal:
    article = parsed.article
    pictures = choose_pictures(parsed.pictures, article, credit)
    places = entities.find_places(article)
    reporter.advance("its places are found", 1)
    map_ = FirstMap.from_article(places)
    scenes = draft_scenes(article, map_, pictures)
    reporter.advance("its scenes are cut", 1)
    title = article.title or file.stem
    source = _name_copy(file)
    entries = [format_entry(each, credit) for each in pictures.ready.values()]
    files = {
        "film.yml": scene_files.format_film(article, title, source, fonts=fonts),
        "credits.yml": scene_files.format_ledger(
            entries, article.language, has_map=map_.is_shown
        ),
        **_format_map(scenes, map_),
        lock.LOCK_FILE: lock.format_lock(lock.make_lock(article)),
    }
    doubts = (
        _describe_fonts(article, fonts),
        parsed.notes,
        pictures.doubts,
        _list_unsure(article, places, scenes),
        _count_left_out(parsed),
    )
    return Proposal(
        article=article,
        title=title,
        source=source,
        files=files,
        pictures=pictures.copied,
        scenes=tuple(scenes),
        summary=tuple(_summarize(scenes, map_, pictures, credit=credit)),
        fonts=fonts,
        unsure=tuple(itertools.chain(*doubts)),
    )


def _name_copy(file: Path) -> str:
    """Return the name of the article's copy in the film's folder."""
    suffix = file.suffix.lower()
    if suffix not in _ARTICLE_SUFFIXES:
        suffix = ".txt"
    return f"article{suffix}"


def _format_map(scenes: Iterable[SceneDraft], map_: FirstMap) -> dict[str, str]:
    """Return the map file by its path; nothing if no place is known."""
    if not map_.is_shown:
        return {}
    views = _collect_views(scenes, map_)
    return {first_map.MAP_FILE_PATH: first_map.format_map(map_, views)}


def _collect_views(
    scenes: Iterable[SceneDraft], map_: FirstMap
) -> dict[str, list[ArticlePlace]]:
    """Return the places of each view that scenes use, besides the whole, in the map's order."""
    shown: dict[str, set[ArticlePlace]] = {}
    for draft in scenes:
        if draft.view in ("", first_map.WHOLE_VIEW):
            continue
        near = map_.find_near(draft.excerpt.text, draft.numbers)
        shown.setdefault(draft.view, set()).update(near)
    views: dict[str, list[ArticlePlace]] = {}
    for view, places in shown.items():
        views[view] = [place for place in map_.places if place in places]
    return views


def _require_paragraphs(article: Article, file: Path) -> None:
    if any(block.kind in NARRATED_KINDS for block in article.blocks):
        return
    kinds = dict.fromkeys(f"{block.kind}s" for block in article.blocks)
    raise AssetFailure(
        f"'{file.name}' has no paragraphs to narrate, only {', '.join(kinds)}"
    )


def _name_fonts(article: Article) -> str:
    """Return the fonts that an article's script asks for; empty if Lantern's type has it."""
    texts = [block.text for block in article.blocks if block.kind in NARRATED_KINDS]
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
        f"Lantern's type doesn't have this script{direction}: get fonts that do, such as"
        f" {fonts} (fonts.google.com/noto, OFL), put their files into assets/fonts/, and name"
        " them in film.yml, where a line for them stands ready; until then only the speech works"
    )


def _summarize(
    scenes: Sequence[SceneDraft],
    map_: FirstMap,
    pictures: ArticlePictures,
    *,
    credit: SharedCredit | None,
) -> Iterator[str]:
    """Yield what the film has; `pictures` are those that came with the article."""
    minutes, seconds = divmod(round(_sum_seconds(scenes)), 60)
    yield (
        f"{_count(len(scenes), 'scene')}, about {minutes} min {seconds} s "
        "of speech in the article's own words"
    )
    chapters = sum(bool(draft.chapter) for draft in scenes)
    if chapters:
        has_headings = any(draft.excerpt.heading for draft in scenes)
        origin = "headings" if has_headings else "dates"
        yield f"{_count(chapters, 'chapter')}, from its {origin}"
    wanted = 0
    for draft in scenes:
        wanted += sum(not each.ready for each in draft.wanted)
    if wanted:
        yield f"{_count(wanted, 'picture')} wanted, each with its caption on a card"
    if pictures.ready:
        yield _describe_pictures(len(pictures.ready), credit)
    if map_.is_shown:
        count = f"{_count(len(map_.places), 'place')}"
        if map_.labels:
            count += f" and {_count(len(map_.labels), 'label')}"
        yield f"{count} on {first_map.MAP_FILE_PATH}"
    thirds = sum(draft.lower_third is not None for draft in scenes)
    if thirds:
        yield f"{_count(thirds, 'lower third')} proposed from places and dates"


def _describe_pictures(count: int, credit: SharedCredit | None) -> str:
    """Return what is said of the pictures that came with the article."""
    shown = f"{_count(count, 'picture')} of its own, in pictures/ and in their places"
    if credit is None:
        return (
            f"{shown}: drafts and previews mark them until credits.yml says whose they are"
            " (--credit or --own-work says it for all)"
        )
    return f"{shown}, credited to {credit.author}, {credit.licence}"


def _sum_seconds(scenes: Iterable[SceneDraft]) -> float:
    return sum(draft.excerpt.seconds for draft in scenes)


def _count(number: int, thing: str) -> str:
    if number == 1:
        return f"1 {thing}"
    first, of, rest = thing.partition(" of ")
    return f"{number} {first}s{of}{rest}"


def _list_unsure(
    article: Article, places: ArticlePlaces, scenes: Sequence[SceneDraft]
) -> Iterator[str]:
    """Yield what the author should check."""
    yield from _list_left_out(article)
    yield from _list_doubtful(places)
    yield from _list_lengths(scenes)


def _list_left_out(article: Article) -> Iterator[str]:
    """Yield which blocks are not narrated, by kind."""
    for kind, reason in _LEFT_OUT.items():
        numbers = [str(block.number) for block in article.blocks if block.kind == kind]
        if not numbers:
            continue
        plural = "s" if len(numbers) > 1 else ""
        more = " …" if len(numbers) > _MOST_NUMBERS else ""
        shown = ", ".join(numbers[:_MOST_NUMBERS])
        yield f"paragraph{plural} {shown}{more}: {reason}"


def _count_left_out(parsed: ParsedArticle) -> Iterator[str]:
    """Yield how much of the article the film leaves out, by its kind, on one line."""
    counts = dict(parsed.omitted)
    kinds = [block.kind for block in parsed.article.blocks]
    counts["table"] = kinds.count("table")
    counts["source"] = kinds.count("reference")
    counts["part of the page"] = kinds.count("boilerplate")
    told = [_count(number, kind) for kind, number in counts.items() if number]
    if told:
        yield f"left out: {', '.join(told)}"


def _list_doubtful(places: ArticlePlaces) -> Iterator[str]:
    """Yield the names that are on no map: of several towns, far away, or not read at all."""
    if places.unread:
        yield (
            f"places aren't looked for in this article's language ({places.unread});"
            " write maps for it by hand where they help"
        )
    for place in places.sure:
        choice = first_map.describe_choice(place)
        if place.far:
            yield (
                f"'{place.name}' was left off the map, "
                f"because it is far from the rest ({choice})"
            )
        elif not place.town.is_own_name:
            yield f"'{place.name}' was taken for {choice}"
    for doubtful in places.doubtful:
        yield (
            f"'{doubtful.name}' was left off the map, because the text doesn't say "
            f"which place it is ({first_map.describe_doubt(doubtful)})"
        )


def _list_lengths(scenes: Sequence[SceneDraft]) -> Iterator[str]:
    """Yield that a film is very long, and which scenes are very short."""
    seconds = _sum_seconds(scenes)
    if seconds > _HOUR:
        yield (
            f"the film would be about {seconds / _HOUR:.1f} hours long; "
            "leave scenes out by deleting their files"
        )
    short = [draft for draft in scenes if draft.excerpt.seconds < _SHORT_SECONDS]
    if short:
        titles = ", ".join(draft.title for draft in short[:_MOST_TITLES])
        yield (
            f"{_count(len(short), 'scene')} of less than {_SHORT_SECONDS} s, "
            f"where a heading has little text: {titles}"
        )
