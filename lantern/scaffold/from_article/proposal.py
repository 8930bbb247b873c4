"""A whole film proposed for an article, in memory: its files, what was done, and what was uncertain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from lantern.article import lock
from lantern.article.blocks import NARRATED_KINDS, Article
from lantern.article.readers import ParsedArticle
from lantern.article.readers.language import RIGHT_TO_LEFT, find_writing_script
from lantern.core.problems import AssetFailure
from lantern.core.text import make_slug
from lantern.scaffold.from_article import entities, first_map, scene_files
from lantern.scaffold.from_article.card_fit import measure_unreadable
from lantern.scaffold.from_article.drafts import SceneDraft, draft_scenes
from lantern.scaffold.from_article.entities import ArticlePlace

_FORMATS = (".md", ".markdown", ".html", ".htm", ".xhtml", ".docx")
_PICTURES = (
    ".png",
    ".jpg",
    ".jpeg",
    ".webp",
    ".gif",
    ".bmp",
    ".tif",
    ".tiff",
    ".avif",
    ".svg",
)
_MOST_PICTURE = 40_000_000
_HOUR = 3600


@dataclass(frozen=True)
class Proposal:
    """`files` are those that belong to no one scene; `pictures` are copied as they are; scenes come in their order."""

    article: Article
    title: str
    source: str
    files: Mapping[str, str]
    pictures: Mapping[str, bytes | Path]
    scenes: tuple[SceneDraft, ...]
    summary: tuple[str, ...]
    unsure: tuple[str, ...]


def propose_film(reading: ParsedArticle, file: Path) -> Proposal:
    """The film for an article that was read from `file`. Raises AssetFailure for one that no film can be made of."""
    article = reading.article
    told = [block for block in article.blocks if block.kind in NARRATED_KINDS]
    if not told:
        raise AssetFailure(
            f"'{file.name}' has no paragraphs to tell, only {_kinds(article)}"
        )
    _require_drawable(article, file)
    title = article.title or file.stem
    pictures, ready = _pictures(reading)
    spots = entities.find_places(article)
    sheet = first_map.FirstMap.from_spots(spots)
    scenes = tuple(draft_scenes(article, sheet, ready))
    source = (
        f"article{file.suffix.lower() if file.suffix.lower() in _FORMATS else '.txt'}"
    )
    captions = {block.picture: block.text for block in article.blocks if block.picture}
    files = {
        "film.yml": scene_files.format_film(article, title, source),
        "credits.yml": scene_files.format_ledger(
            sheet, [(path, captions[name]) for name, path in ready.items()]
        ),
    }
    if sheet.spots:
        views: dict[str, tuple[ArticlePlace, ...]] = {}
        for draft in scenes:
            if draft.view not in ("", first_map.WHOLE_VIEW):
                shown = {
                    *views.get(draft.view, ()),
                    *sheet.find_near(draft.stretch.text, _numbers(draft)),
                }
                views[draft.view] = tuple(spot for spot in sheet.spots if spot in shown)
        files[first_map.MAP_FILE_PATH] = first_map.format_map(sheet, views)
    files[lock.LOCK_FILE] = lock.format_lock(lock.make_lock(article))
    unsure = (
        *reading.notes,
        *_list_left_out(article),
        *_list_doubtful(spots),
        *_list_long_scenes(scenes),
    )
    return Proposal(
        article,
        title,
        source,
        files,
        pictures,
        scenes,
        _summarize(scenes, sheet, ready),
        unsure,
    )


def _numbers(draft: SceneDraft) -> tuple[int, ...]:
    return (
        *draft.stretch.blocks,
        *(caption.number for caption in draft.stretch.captions),
    )


def _kinds(article: Article) -> str:
    return ", ".join(dict.fromkeys(f"{block.kind}s" for block in article.blocks))


def _require_drawable(article: Article, file: Path) -> None:
    """Raises AssetFailure when the type can't draw what the article is written in."""
    text = " ".join(
        block.text for block in article.blocks if block.kind in NARRATED_KINDS
    )[:100_000]
    if measure_unreadable(text) > 0.3:
        way = (
            ", which is written from right to left"
            if article.language in RIGHT_TO_LEFT
            else ""
        )
        raise AssetFailure(
            f"'{file.name}' is in a script that Lantern's type doesn't have ({find_writing_script(text).title()}{way}); its cards "
            "could not be drawn. Latin, Greek and Cyrillic can be"
        )


def _pictures(reading: ParsedArticle) -> tuple[dict[str, bytes | Path], dict[str, str]]:
    """The pictures to be copied by their path in the film's folder, and that path by the article's name for each."""
    copied: dict[str, bytes | Path] = {}
    ready: dict[str, str] = {}
    for name, picture in reading.pictures.items():
        known = PurePosixPath(name.partition("?")[0])
        size = len(picture) if isinstance(picture, bytes) else picture.stat().st_size
        if known.suffix.lower() not in _PICTURES or size > _MOST_PICTURE:
            continue
        stem = make_slug(known.stem) or f"picture-{len(copied) + 1}"
        paths = (
            f"pictures/{stem}{end}{known.suffix.lower()}"
            for end in ("", *(f"-{n}" for n in range(2, 5000)))
        )
        path = next(path for path in paths if path not in copied)
        copied[path], ready[name] = picture, path
    return copied, ready


def _summarize(
    scenes: Sequence[SceneDraft], sheet: first_map.FirstMap, ready: Mapping[str, str]
) -> tuple[str, ...]:
    minutes, seconds = divmod(round(sum(draft.stretch.seconds for draft in scenes)), 60)
    chapters = [draft for draft in scenes if draft.chapter]
    wanted = sum(len(draft.wanted) for draft in scenes)
    from_ = "headings" if any(draft.stretch.heading for draft in scenes) else "dates"
    did = [
        f"{_count(len(scenes), 'scene')}, about {minutes} min {seconds} s of speech in the article's own words"
    ]
    did += [f"{_count(len(chapters), 'chapter')}, from its {from_}"] if chapters else []
    did += (
        [f"{_count(wanted, 'picture')} wanted, each with its caption on a card"]
        if wanted
        else []
    )
    did += [
        f"{_count(len(ready), 'picture')} came with it and lie in pictures/, to be shown when credits.yml says whose"
    ] * (len(ready) > 0)
    did += (
        [f"{_count(len(sheet.spots), 'place')} on {first_map.MAP_FILE_PATH}"]
        if sheet.spots
        else []
    )
    thirds = sum(draft.lower_third is not None for draft in scenes)
    did += (
        [f"{_count(thirds, 'lower third')} proposed from places and dates"]
        if thirds
        else []
    )
    return tuple(did)


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'s' * (number != 1)}"


def _list_left_out(article: Article) -> Iterator[str]:
    """What is not told, by kind."""
    said = {
        "table": "tables are not told; make a chart of them where they matter",
        "reference": "taken for sources and not told",
        "boilerplate": "taken for parts of the page and left out",
    }
    for kind, what in said.items():
        numbers = [str(block.number) for block in article.blocks if block.kind == kind]
        if numbers:
            shown = ", ".join(numbers[:12]) + (" …" if len(numbers) > 12 else "")
            yield f"paragraph{'s' * (len(numbers) > 1)} {shown}: {what}"


def _list_doubtful(spots: Sequence[ArticlePlace]) -> Iterator[str]:
    """Places that could be others."""
    for spot in spots:
        if spot.far:
            yield f"'{spot.name}' was left off the map, for it is far from the rest ({first_map.describe_choice(spot)})"
        elif spot.others or not spot.town.is_own_name:
            yield f"'{spot.name}' was taken for {first_map.describe_choice(spot)}"


def _list_long_scenes(scenes: Sequence[SceneDraft]) -> Iterator[str]:
    seconds = sum(draft.stretch.seconds for draft in scenes)
    if seconds > _HOUR:
        yield f"the film would last about {seconds / _HOUR:.1f} hours; leave scenes out by deleting their files"
    short = [draft.title for draft in scenes if draft.stretch.seconds < 8]
    if short:
        yield f"{_count(len(short), 'scene')} of less than 8 s, where a heading has little text: {', '.join(short[:4])}"
