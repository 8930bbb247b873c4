"""Slides as a PowerPoint file: the only door to python-pptx.

The file holds no clock and no random number: the same slides are the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from lantern.core.direction import is_right_to_left
from lantern.core.extras import install_extra
from lantern.core.problems import ToolFailure
from lantern.editions.slides.deck import (
    TEXT_SIZE,
    Deck,
    PictureSlide,
    Slide,
    TextGroup,
    TextSlide,
    TitleSlide,
)
from lantern.editions.slides.pptx_package import finish_package, make_xml_text
from lantern.rendering.release.html import Link

_TITLE_LAYOUT, _TEXT_LAYOUT, _PICTURE_LAYOUT = 0, 1, 5
"""The places of python-pptx's layouts: Title Slide, Title and Content, Title Only."""


def require_library() -> None:
    """Make sure, before any work, that python-pptx is here.

    Raises:
        ToolFailure: It isn't installed.
    """
    _load()


def _load() -> Any:
    install_extra("slides")
    try:
        import pptx
        import pptx.enum.dml
        import pptx.enum.text
        import pptx.oxml.ns
        import pptx.util
    except ImportError:
        raise ToolFailure(
            "python-pptx is needed to write slides;"
            " install it: pip install 'lantern-film[slides]'"
        ) from None
    return pptx


def write_deck(deck: Deck, to: Path) -> None:
    """Write slides into a file.

    Raises:
        ToolFailure: python-pptx isn't installed.
    """
    writer = _DeckWriter(deck)
    writer.add_slides()
    to.write_bytes(finish_package(writer.save(), deck))


class _DeckWriter:
    """Puts slides into a presentation of python-pptx."""

    def __init__(self, deck: Deck) -> None:
        """Open an empty presentation in the deck's shape, and describe it."""
        self._pptx = _load()
        self._deck = deck
        self._made = self._pptx.Presentation()
        self._width = self._pptx.util.Pt(deck.shape.width)
        self._height = self._pptx.util.Pt(deck.shape.height)
        self._fit_layouts()
        self._drop_printer()
        self._describe()

    def save(self) -> bytes:
        """Return the file."""
        packed = io.BytesIO()
        self._made.save(packed)
        return packed.getvalue()

    def _fit_layouts(self) -> None:
        """Give the slides their size, and stretch what the layouts place on them."""
        made = self._made
        across = self._width / made.slide_width
        down = self._height / made.slide_height
        made.slide_width, made.slide_height = self._width, self._height
        made.element.sldSz.attrib.pop("type", None)  # it said 4:3
        master = made.slide_master
        for page in (master, *master.slide_layouts):
            for box in page.element.iter(
                self._name("a:off"), self._name("a:ext")
            ):
                for key in ("x", "cx"):
                    _scale(box, key, across)
                for key in ("y", "cy"):
                    _scale(box, key, down)

    def _name(self, name: str) -> str:
        """Return the full name of an element, as `{namespace}off`."""
        return str(self._pptx.oxml.ns.qn(name))

    def _drop_printer(self) -> None:
        """Take out the settings of somebody's printer, which the empty presentation has."""
        part = self._made.part
        for key, relation in list(part.rels.items()):
            if relation.reltype.endswith("/printerSettings"):
                part.drop_rel(key)

    def _describe(self) -> None:
        about = self._deck.about
        properties = self._made.core_properties
        properties.title = make_xml_text(about.title)[:255]
        properties.author = make_xml_text(about.author)[:255]
        properties.subject = make_xml_text(about.subject)[:255]
        properties.keywords = make_xml_text(", ".join(about.tags))[:255]
        properties.comments = make_xml_text(about.description)[:255]
        properties.language = about.language
        properties.last_modified_by = ""

    def add_slides(self) -> None:
        """Add all slides of the deck."""
        for slide in self._deck.slides:
            self._add(slide)

    def _add(self, slide: Slide) -> None:
        match slide:
            case TitleSlide():
                made = self._open(_TITLE_LAYOUT, slide.title)
                subtitle = made.placeholders[1]
                if slide.subtitle:
                    self._write_subtitle(subtitle.text_frame, slide.subtitle)
                else:
                    subtitle.element.getparent().remove(subtitle.element)
            case PictureSlide():
                made = self._open(_PICTURE_LAYOUT, slide.title)
                self._show(made, slide)
            case TextSlide():
                made = self._open(_TEXT_LAYOUT, slide.title)
                for paragraph in made.shapes.title.text_frame.paragraphs:
                    self._align(paragraph, slide.title)
                self._write_groups(
                    made.placeholders[1].text_frame, slide.groups
                )
        if slide.notes:
            self._write_notes(made.notes_slide.notes_text_frame, slide.notes)

    def _open(self, layout: int, title: str) -> Any:
        """Return a new slide with a title."""
        made = self._made.slides.add_slide(self._made.slide_layouts[layout])
        self._write(made.shapes.title.text_frame, [title])
        return made

    def _show(self, made: Any, slide: PictureSlide) -> None:
        """Fill a slide with a picture; its title goes above the slide, for outlines and readers."""
        title = made.shapes.title
        box = (title.left, title.width, title.height)
        title.left, title.width, title.height = box
        title.top = -title.height - self._pptx.util.Pt(TEXT_SIZE)
        picture = made.shapes.add_picture(
            str(slide.picture), 0, 0, self._width, self._height
        )
        properties = picture.element.nvPicPr.cNvPr
        properties.set("descr", make_xml_text(slide.alt))

    def _align(self, paragraph: Any, text: str) -> None:
        """Let a paragraph begin at the side at which its text does."""
        sides = self._pptx.enum.text.PP_ALIGN
        is_right = is_right_to_left(text)
        paragraph.alignment = sides.RIGHT if is_right else sides.LEFT

    def _write_subtitle(self, frame: Any, subtitle: str) -> None:
        run = self._add_run(frame.paragraphs[0], subtitle)
        run.font.color.theme_color = self._pptx.enum.dml.MSO_THEME_COLOR.TEXT_2

    def _write_notes(self, frame: Any, notes: Sequence[str]) -> None:
        self._write(frame, notes)
        for paragraph, note in zip(frame.paragraphs, notes, strict=True):
            self._align(paragraph, note)

    def _write(self, frame: Any, texts: Sequence[str]) -> None:
        """Write paragraphs of plain text."""
        for paragraph, text in zip(
            _open_paragraphs(frame, len(texts)), texts, strict=True
        ):
            self._add_run(paragraph, text)

    def _add_run(self, paragraph: Any, text: str) -> Any:
        """Add text to a paragraph, in its language and direction."""
        run = paragraph.add_run()
        run.text = make_xml_text(" ".join(text.split()))
        run.font._element.set("lang", self._deck.about.language)
        if is_right_to_left(text):
            paragraph._p.get_or_add_pPr().set("rtl", "1")
        return run

    def _write_groups(self, frame: Any, groups: Iterable[TextGroup]) -> None:
        """Write groups of lines: headings in the accent's colour, addresses as links."""
        lines: list[str | Link] = []
        for group in groups:
            lines += [group.heading, *group.lines]
        paragraphs = _open_paragraphs(frame, len(lines))
        for paragraph, line in zip(paragraphs, lines, strict=True):
            self._take_bullet(paragraph)
            if isinstance(line, str):
                self._write_heading(paragraph, line)
            else:
                self._write_line(paragraph, line)

    def _take_bullet(self, paragraph: Any) -> None:
        properties = paragraph._p.get_or_add_pPr()
        properties.set("marL", "0")
        properties.set("indent", "0")
        properties.append(properties.makeelement(self._name("a:buNone")))

    def _write_heading(self, paragraph: Any, heading: str) -> None:
        paragraph.space_before = self._pptx.util.Pt(TEXT_SIZE * 0.6)
        self._align(paragraph, heading)
        run = self._add_run(paragraph, heading)
        run.font.size = self._pptx.util.Pt(TEXT_SIZE)
        run.font.bold = True
        run.font.color.theme_color = (
            self._pptx.enum.dml.MSO_THEME_COLOR.ACCENT_1
        )

    def _write_line(self, paragraph: Any, line: Link) -> None:
        paragraph.space_before = 0
        self._align(paragraph, line.text)
        run = self._add_run(paragraph, line.text)
        run.font.size = self._pptx.util.Pt(TEXT_SIZE)
        if line.url and line.url.lower().startswith(("http://", "https://")):
            run.hyperlink.address = make_xml_text(line.url)


def _scale(box: Any, key: str, factor: float) -> None:
    """Multiply a length that an element may have."""
    length = box.get(key)
    if length is not None:
        box.set(key, str(round(int(length) * factor)))


def _open_paragraphs(frame: Any, count: int) -> list[Any]:
    """Return so many paragraphs of an empty text, at least one of which is there."""
    paragraphs = list(frame.paragraphs)
    while len(paragraphs) < count:
        paragraphs.append(frame.add_paragraph())
    return paragraphs[:count]
