"""What an import says of the film it made: what it has, and what is uncertain."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from lantern.article.blocks import Article
from lantern.article.readers import ParsedArticle
from lantern.credits.shared_credit import SharedCredit
from lantern.scaffold.from_article import first_map
from lantern.scaffold.from_article.article_pictures import ArticlePictures
from lantern.scaffold.from_article.chart_cards import ChartDraft
from lantern.scaffold.from_article.drafts import SceneDraft
from lantern.scaffold.from_article.entities import ArticlePlace, ArticlePlaces
from lantern.scaffold.from_article.film_choice import ChosenExcerpts
from lantern.scaffold.from_article.first_map import FirstMap

_HOUR = 3600
_SHORT_SECONDS = 8
_MOST_NUMBERS = 12
_MOST_TITLES = 4
_LEFT_OUT = {
    "table": "tables that are not of numbers alone are left out",
    "reference": "taken for sources and not narrated",
    "boilerplate": "taken for parts of the page and left out",
}
"""What is said of blocks that the film leaves out, by their kind."""
_NO_PICTURES = (
    "no pictures, so cards and maps fill it: put photographs in their place (still: FILE);"
    ' `lantern find "WORDS"` looks for some'
)


def summarize(
    scenes: Sequence[SceneDraft],
    map_: FirstMap,
    pictures: ArticlePictures,
    *,
    credit: SharedCredit | None,
    chosen: ChosenExcerpts,
) -> Iterator[str]:
    """Yield what the film has; `pictures` are those that came with the article."""
    yield (
        f"{_count(len(scenes), 'scene')}, a film of about"
        f" {format_minutes(chosen.seconds)} in the article's own words"
    )
    yield from _describe_choice(chosen)
    chapters = sum(bool(draft.chapter) for draft in scenes)
    if chapters:
        has_headings = any(draft.excerpt.heading for draft in scenes)
        origin = "headings" if has_headings else "dates"
        yield f"{_count(chapters, 'chapter')}, from its {origin}"
    charts = len(_list_charted(scenes))
    if charts:
        yield f"{_count(charts, 'table of numbers')} shown as charts"
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
        yield f"{count} on {', '.join(part.file for part in map_.list_parts())}"
    thirds = sum(draft.lower_third is not None for draft in scenes)
    if thirds:
        yield f"{_count(thirds, 'lower third')} proposed from places and dates"


def format_minutes(seconds: float) -> str:
    """Return a length for people: 4 min 10 s."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def _describe_choice(chosen: ChosenExcerpts) -> Iterator[str]:
    """Yield how much of the article was left out by the author's choice."""
    left = sum(len(omitted.numbers) for omitted in chosen.omitted)
    if any(excerpt.skip for excerpt in chosen.excerpts):
        yield (
            "shortened by plain rules: first sentences, figures, dates, places and words of the"
            " headings are kept before others; what is left out stands under `skip` in each scene"
        )
    if left:
        yield (
            f"{_count(left, 'paragraph')} left out or told in part, listed in film.yml"
            " (omit) and by `sources`"
        )


def _describe_pictures(count: int, credit: SharedCredit | None) -> str:
    """Return what is said of the pictures that came with the article."""
    shown = f"{_count(count, 'picture')} of its own, in pictures/ and in their places"
    if credit is None:
        return (
            f"{shown}: drafts and previews mark them until credits.yml says whose they are"
            " (--credit or --own-work says it for all)"
        )
    return f"{shown}, credited to {credit.author}, {credit.licence}"


def _count(number: int, thing: str) -> str:
    if number == 1:
        return f"1 {thing}"
    first, of, rest = thing.partition(" of ")
    return f"{number} {first}s{of}{rest}"


def list_unsure(
    article: Article, places: ArticlePlaces, scenes: Sequence[SceneDraft]
) -> Iterator[str]:
    """Yield what the author should check."""
    yield from _list_left_out(article, _list_charted(scenes))
    yield from _list_doubtful(places)
    yield from _list_lengths(scenes)


def suggest_pictures(
    scenes: Sequence[SceneDraft], pictures: ArticlePictures
) -> Iterator[str]:
    """Yield where pictures come from for a film that has and wants none."""
    if not pictures.ready and not any(draft.wanted for draft in scenes):
        yield _NO_PICTURES


def _list_charted(scenes: Sequence[SceneDraft]) -> set[int]:
    """Return the numbers of the tables that became charts."""
    charted: set[int] = set()
    for draft in scenes:
        for shot in draft.shots:
            if isinstance(shot.shown, ChartDraft):
                charted.add(shot.shown.block)
    return charted


def _list_left_out(article: Article, charted: Collection[int]) -> Iterator[str]:
    """Yield which blocks are neither narrated nor shown, by kind."""
    for kind, reason in _LEFT_OUT.items():
        numbers: list[str] = []
        for block in article.blocks:
            if block.kind == kind and block.number not in charted:
                numbers.append(str(block.number))
        if not numbers:
            continue
        plural = "s" if len(numbers) > 1 else ""
        more = " …" if len(numbers) > _MOST_NUMBERS else ""
        shown = ", ".join(numbers[:_MOST_NUMBERS])
        yield f"paragraph{plural} {shown}{more}: {reason}"


def count_left_out(
    parsed: ParsedArticle, scenes: Sequence[SceneDraft]
) -> Iterator[str]:
    """Yield how much of the article the film leaves out, by its kind, on one line."""
    counts = dict(parsed.omitted)
    kinds = [block.kind for block in parsed.article.blocks]
    counts["table"] = kinds.count("table") - len(_list_charted(scenes))
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
    yield from _list_other_names(places.sure)
    for doubtful in places.doubtful:
        yield (
            f"'{doubtful.name}' was left off the map, because the text doesn't say "
            f"which place it is ({first_map.describe_doubt(doubtful)})"
        )


def _list_other_names(places: Sequence[ArticlePlace]) -> Iterator[str]:
    """Yield, on one line, which towns were found by another name; and those of several names."""
    others = [place for place in places if place.taken_for and not place.far]
    if others:
        told = [f"'{place.name}' for {place.taken_for}" for place in others]
        yield f"places under other names, taken: {'; '.join(told)}"
    for place in places:
        if place.also:
            names = ", ".join(f"'{name}'" for name in (place.name, *place.also))
            yield f"{names} are one place on the map ({place.town.name})"


def _list_lengths(scenes: Sequence[SceneDraft]) -> Iterator[str]:
    """Yield that a film is very long, and which scenes are very short."""
    seconds = sum(draft.excerpt.seconds for draft in scenes)
    if seconds > _HOUR:
        yield (
            f"the film would be about {seconds / _HOUR:.1f} hours long; choose sections of the"
            " article with --sections, or a length with --length"
        )
    short = [
        draft for draft in scenes if draft.excerpt.seconds < _SHORT_SECONDS
    ]
    if short:
        titles = ", ".join(draft.title for draft in short[:_MOST_TITLES])
        yield (
            f"{_count(len(short), 'scene')} of less than {_SHORT_SECONDS} s, "
            f"where a heading has little text: {titles}"
        )
