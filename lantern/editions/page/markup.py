"""The page of a film as HTML: one text, of which every part is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lantern.checks.sourcing import claims
from lantern.core.units import format_clock
from lantern.core.words import JOINED
from lantern.editions.page.film_page import FilmPage
from lantern.editions.page.player import (
    format_head,
    format_player,
    format_script,
)
from lantern.editions.page.transcript import (
    TranscriptChapter,
    TranscriptParagraph,
    TranscriptScene,
)
from lantern.editions.shot_pages import ShotPage
from lantern.rendering.release import web_pages
from lantern.rendering.release.html import (
    Link,
    PageSection,
    TableCell,
    escape,
    format_cell,
)
from lantern.timeline import TimedWord


def format_film_page(page: FilmPage) -> str:
    """Return the page of a film."""
    words = page.words.pages
    width, height = page.size
    lines = [
        *format_head(page),
        '<body class="tall">' if height > width else "<body>",
        f'<a class="skip" href="#transcript">{page.write_own(words.transcript)}</a>',
        *_format_header(page),
        "<main>",
        *format_player(page),
        '<div class="read">',
        *_format_transcript(page),
        *_format_back_matter(page),
        "</div>\n</main>",
        f"<footer><p>{page.write_own(words.made_with)}</p></footer>",
        format_script(),
        "</body>\n</html>\n",
    ]
    return "\n".join(lines)


def _format_header(page: FilmPage) -> Iterator[str]:
    film = page.film
    yield f"<header>\n<h1>{escape(film.title)}</h1>"
    if film.subtitle:
        yield f'<p class="subtitle">{escape(film.subtitle)}</p>'
    for line in film.description.strip().splitlines():
        if line.strip():
            yield f"<p>{escape(line.strip())}</p>"
    yield "</header>"


def _format_transcript(page: FilmPage) -> Iterator[str]:
    words = page.words.pages
    yield '<section id="transcript" aria-labelledby="transcript-title" tabindex="-1">'
    yield f'<h2 id="transcript-title">{page.write_own(words.transcript)}</h2>'
    yield (
        '<label class="follow" hidden><input type="checkbox" checked>'
        f" {page.write_own(words.follow_voice)}</label>"
    )
    for i, chapter in enumerate(page.transcript, 1):
        yield from _format_chapter(page, chapter, i)
    yield "</section>"


def _format_chapter(
    page: FilmPage, chapter: TranscriptChapter, number: int
) -> Iterator[str]:
    """Yield a chapter; nothing of one in which nothing is told, such as the credits."""
    if chapter.chapter is None:
        for scene in chapter.scenes:
            yield from _format_scene(page, scene, "h3")
        return
    if not chapter.scenes:
        return
    title = chapter.chapter.title
    yield f'<section class="chapter" id="chapter-{number}">'
    if chapter.scenes[0].title != title:
        yield f"<h3>{escape(title)}</h3>"
    for scene in chapter.scenes:
        yield from _format_scene(
            page, scene, "h3" if scene.title == title else "h4"
        )
    yield "</section>"


def _format_scene(
    page: FilmPage, scene: TranscriptScene, heading: str
) -> Iterator[str]:
    """Yield a scene below a heading of this kind."""
    yield '<section class="scene">'
    yield f"<{heading}>{escape(scene.title)}</{heading}>"
    yield _format_time(page, scene.start)
    if scene.shots:
        yield '<div class="stills">'
        for shot in scene.shots:
            yield _format_still(page, shot)
        yield "</div>"
    if scene.paragraphs:
        yield '<div class="words">'
        for paragraph in scene.paragraphs:
            yield _format_paragraph(page, paragraph)
        yield "</div>"
    if scene.sources:
        yield f'<ul class="sources">{_format_items(scene.sources)}</ul>'
    yield "</section>"


def _format_time(page: FilmPage, frame: int) -> str:
    seconds = page.to_seconds(frame)
    return f'<span class="time" data-at="{seconds:.2f}">{format_clock(seconds)}</span>'


def _format_still(page: FilmPage, shot: ShotPage) -> str:
    width, height = page.size
    source = page.media.stills[shot.picture]
    return (
        f'<figure data-at="{page.to_seconds(shot.placed.start):.2f}"><img src="{source}"'
        f' alt="{escape(shot.about.alt)}" width="{width}" height="{height}"></figure>'
    )


def _format_paragraph(page: FilmPage, paragraph: TranscriptParagraph) -> str:
    spoken = "".join(
        _format_sentence(page, each) for each in paragraph.sentences
    )
    if paragraph.speaker:
        return f"<p><b>{escape(paragraph.speaker)}:</b> {spoken}</p>"
    return f"<p>{spoken}</p>"


def _format_sentence(page: FilmPage, words: Sequence[TimedWord]) -> str:
    """Return a sentence whose words have the times at which they are spoken."""
    spoken = "".join(_format_word(page, word) for word in words)
    kept = spoken.rstrip(" ")
    blank = spoken[len(kept) :]
    end = page.to_seconds(words[-1].end)
    return f'<span class="sentence" data-end="{end:.2f}">{kept}</span>{blank}'


def _format_word(page: FilmPage, word: TimedWord) -> str:
    """Return a word and the blank after it, if there is one."""
    text = escape(word.text.removesuffix(JOINED))
    blank = "" if word.text.endswith(JOINED) else " "
    start = page.to_seconds(word.start)
    return f'<span data-at="{start:.2f}">{text}</span>{blank}'


def _format_back_matter(page: FilmPage) -> Iterator[str]:
    """Yield the sources and the credits of the whole film."""
    script = page.finished.session.script
    words = page.words.pages
    rendition = page.finished.rendition
    sources = [
        *web_pages.list_article_sections(script),
        *web_pages.list_source_sections(script, claims.format_claims(script)),
    ]
    credits = web_pages.list_credits_sections(
        script, rendition.ledger, rendition.speaker
    )
    for name, heading, sections in (
        ("sources", words.sources, sources),
        ("credits", words.credits, credits),
    ):
        if sections:
            yield f'<section class="matter" aria-labelledby="{name}">'
            yield f'<h2 id="{name}">{page.write_own(heading)}</h2>'
            for section in sections:
                yield f"<h3>{page.write_own(section.heading)}</h3>"
                yield f"<ul>{_join_items(_list_lines(section))}</ul>"
            yield "</section>"


def _list_lines(section: PageSection) -> Iterator[str]:
    """Yield the lines and the rows of a section as HTML; an address leads to its page."""
    for line in section.lines:
        yield format_cell(Link(line, line))
    for row in section.rows:
        yield "".join(_format_row(row))


def _format_row(row: Iterable[TableCell]) -> Iterator[str]:
    """Yield a row of a table as a line: wide tables don't fit narrow screens."""
    separator = ""
    for cell in row:
        shown = format_cell(cell)
        if shown:
            yield f"{separator}{shown}"
            separator = " · "


def _format_items(lines: Iterable[str]) -> str:
    return _join_items(escape(line) for line in lines)


def _join_items(items: Iterable[str]) -> str:
    return "".join(f"<li>{item}</li>" for item in items)
