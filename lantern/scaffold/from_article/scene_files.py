"""The scenes of an imported film as text: each says what was proposed, and how to change it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import PurePosixPath

from lantern.article.lock import LOCK_FILE
from lantern.core.interface_words import (
    ImportTexts,
    LabelTexts,
    find_words,
)
from lantern.core.text import make_slug, quote_yaml
from lantern.scaffold.from_article.article_pictures import ReadyPicture
from lantern.scaffold.from_article.card_fit import (
    drop_missing_characters,
)
from lantern.scaffold.from_article.chart_cards import ChartDraft
from lantern.scaffold.from_article.drafts import SceneDraft
from lantern.scaffold.from_article.film_files import format_keys
from lantern.scaffold.from_article.headings import take_first_words
from lantern.scaffold.from_article.list_cards import ListDraft
from lantern.scaffold.from_article.lower_thirds import LowerThirdDraft
from lantern.scaffold.from_article.scene_groups import SceneExcerpt
from lantern.scaffold.from_article.shot_plan import (
    DrawnGround,
    GroundDraft,
    MapDraft,
    PicturePlaceholder,
    Shown,
)
from lantern.scaffold.from_article.stretches import CHAPTER_SECONDS
from lantern.scaffold.from_article.text_cards import NumberDraft, StatementDraft
from lantern.scaffold.picture_framing import (
    format_framing,
    format_other_framing,
)

SCHEMA_FILE = "schema.json"
_EDITS_HEAD = "narration:                     # the article's own words; or your own in their place"
_MAX_CAPTION = 60
"""Characters of a caption that is laid over its picture."""


def add_schema_line(name: str, text: str) -> str:
    """Return a file's text with the line by which editors find the schema that lies in the film.

    `name` is its path in the film's folder. A lock gets none, for nobody writes it.
    """
    if not name.endswith(".yml") or name == LOCK_FILE:
        return text
    up = "../" * name.count("/")
    return f"# yaml-language-server: $schema={up}{SCHEMA_FILE}\n{text}"


def format_scene(draft: SceneDraft, language: str) -> str:
    """Return one scene's file; `language` is the article's."""
    blocks = draft.excerpt.blocks
    plural = "s" if len(blocks) > 1 else ""
    numbers = ", ".join(map(str, blocks))
    lines = [
        f"# Paragraph{plural} {numbers} of the article, about {draft.excerpt.seconds:.0f} s. "
        "A scene that you change is never written over.",
        f"scene: {quote_yaml(draft.title)}",
    ]
    if draft.chapter:
        lines.append(f"chapter: {quote_yaml(draft.chapter)}")
    lines.append(f"passage: {list(blocks)}")
    lines += _format_narration(draft)
    if draft.lower_third:
        lines.append(_format_lower_third(draft.lower_third))
    words = find_words(language)
    lines += _format_caption_sources(draft, words.labels)
    lines.append("shots:")
    lines += _format_shots(draft, words.imports)
    return "\n".join(lines) + "\n"


def _format_narration(draft: SceneDraft) -> Iterator[str]:
    excerpt = draft.excerpt
    edits = {
        "starts_at": excerpt.starts_at,
        "stops_before": excerpt.stops_before,
    }
    if not any(edits.values()) and not draft.skip:
        yield "narration: {from: passage}     # or your own words in their place"
        return
    yield _EDITS_HEAD
    yield "  from: passage"
    yield from format_keys(edits, indent="  ")
    if draft.skip:
        yield "  skip:"
        for words in draft.skip:
            yield f"    - {quote_yaml(words)}"


def _format_lower_third(third: LowerThirdDraft) -> str:
    keys = format_keys(
        {"title": third.title, "text": third.text, "at": third.at}
    )
    fields = ", ".join(keys)
    return f"lower_third: {{{fields}}}     # found in the passage: look whether it is so"


def _format_shots(draft: SceneDraft, texts: ImportTexts) -> Iterator[str]:
    if draft.chapter:
        yield "  - card: chapter"
        yield f"    hold: {CHAPTER_SECONDS:g}"
    for i, shot in enumerate(draft.shots, draft.excerpt.blocks[0]):
        if isinstance(shot.shown, PicturePlaceholder) and shot.shown.ready:
            yield from _format_still(
                shot.shown, shot.shown.ready, draft, turn=i
            )
        else:
            yield from _format_shown(shot.shown)
            yield from _format_ground(shot.ground)
        if shot.at:
            yield f"    at: {quote_yaml(shot.at)}"
    if not draft.shots:
        words = _shorten_excerpt(draft.excerpt, texts)
        yield from _format_wanted(PicturePlaceholder(words))


def _format_still(
    shown: PicturePlaceholder,
    picture: ReadyPicture,
    draft: SceneDraft,
    *,
    turn: int,
) -> Iterator[str]:
    """Yield the shot of a picture that came with the article."""
    seconds = draft.excerpt.seconds / len(draft.shots)
    yield f"  - still: {picture.file}"
    lines = format_framing(
        picture.study,
        turn=turn,
        seconds=seconds,
    )
    if shown.is_again:
        lines = format_other_framing(picture.study, turn=turn) or lines
    for line in lines:
        yield f"    {line}"
    if not shown.is_again:
        yield _format_caption(shown, draft)


def _format_ground(ground: GroundDraft | None) -> Iterator[str]:
    """Yield what lies under the words of a card."""
    match ground:
        case MapDraft():
            yield f"      ground: {{map: {ground.file}, view: {ground.view}}}"
        case DrawnGround():
            yield f"      ground: {{drawn: {ground.name}}}"
        case ReadyPicture():
            yield f"      ground: {ground.file}"


def _format_caption(picture: PicturePlaceholder, draft: SceneDraft) -> str:
    """Return a picture's caption: laid over it if it is short and the place free, or a comment."""
    if _is_laid_over(picture, draft):
        return f"    lower_third: {{title: {quote_yaml(picture.text)}}}"
    return f"    # Its caption: {picture.text}"


def _is_laid_over(picture: PicturePlaceholder, draft: SceneDraft) -> bool:
    """Tell whether a picture's caption is laid over it: words, not the name of its file."""
    if picture.ready is None or draft.lower_third is not None:
        return False
    name = PurePosixPath(picture.ready.file).stem
    return make_slug(picture.text) != name and len(picture.text) <= _MAX_CAPTION


def _format_caption_sources(
    draft: SceneDraft, labels: LabelTexts
) -> Iterator[str]:
    """Yield where the captions that are laid over pictures are from."""
    sources: list[str] = []
    for shot in draft.shots:
        shown = shot.shown
        if not isinstance(shown, PicturePlaceholder) or shown.is_again:
            continue
        if not _is_laid_over(shown, draft):
            continue
        source = quote_yaml(labels.format_source((shown.block,)))
        sources.append(
            f"  - {{text: {quote_yaml(shown.text)}, source: {source}}}"
        )
    if sources:
        yield "also_from:                     # captions of pictures"
        yield from sources


def _format_shown(shown: Shown) -> Iterator[str]:
    match shown:
        case MapDraft():
            yield f"  - map: {shown.file}"
            yield f"    view: {shown.view}"
        case PicturePlaceholder():
            yield from _format_wanted(shown)
        case StatementDraft():
            yield from _format_statement(shown)
        case NumberDraft():
            yield from _format_number(shown)
        case ListDraft():
            yield from _format_list(shown)
        case ChartDraft():
            yield from _format_chart(shown)


def _format_wanted(wanted: PicturePlaceholder) -> Iterator[str]:
    yield "  - card:"
    yield f"      wanted: {quote_yaml(wanted.text)}"


def _format_statement(statement: StatementDraft) -> Iterator[str]:
    yield "  - card:"
    yield f"      statement: {quote_yaml(statement.text)}"
    if statement.by:
        yield f"      by: {quote_yaml(statement.by)}"


def _format_number(draft: NumberDraft) -> Iterator[str]:
    yield "  - card:"
    shown = str(draft.number)
    if isinstance(draft.number, str):
        shown = json.dumps(draft.number, ensure_ascii=False)
    yield f"      number: {shown}"
    yield from format_keys(
        {"unit": draft.unit, "text": draft.text}, indent="      "
    )


def _format_list(draft: ListDraft) -> Iterator[str]:
    yield "  - card:"
    yield f"      list: {quote_yaml(draft.heading)}"
    yield "      items:"
    for item in draft.items:
        fields = ", ".join(format_keys({"text": item.text, "at": item.at}))
        yield f"        - {{{fields}}}"


def _format_chart(draft: ChartDraft) -> Iterator[str]:
    yield "  - card:"
    head = {
        "chart": draft.heading,
        "subtitle": draft.subtitle,
        "unit": draft.unit,
    }
    yield from format_keys(head, indent="      ")
    yield "      bars:"
    for bar in draft.bars:
        label = quote_yaml(bar.label)
        yield (
            f"        - {{label: {label}, value: {bar.value:.12g},"
            f" passage: {draft.block}}}"
        )


def _shorten_excerpt(excerpt: SceneExcerpt, texts: ImportTexts) -> str:
    """Return the first eight words of a scene, else the number of its paragraph."""
    words = drop_missing_characters(take_first_words(excerpt.text, 8))
    if words:
        return f"{words} …"
    return texts.paragraph.format(number=excerpt.blocks[0])
