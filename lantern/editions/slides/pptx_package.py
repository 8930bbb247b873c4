"""What python-pptx can't say: colours, sections and times of a PowerPoint file, in its raw parts.

Such a file is a zip of XML; the parts here are changed as text.
"""

from __future__ import annotations

import io
import re
import uuid
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from xml.sax.saxutils import quoteattr

from PIL import Image

from lantern.editions.slides.deck import Deck, DeckInks

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip can name: it stands for none."""
_UNIX = 3
_NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML may hold: XML 1.0, production 2."""
_ICON = (256, 256)
_FONT = "Georgia"
"""The type of text: nearly every machine has it, and files of this kind bring none along."""
_SECTIONS = (
    '<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst'
    ' xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">'
)
_END_SECTIONS = "</p14:sectionLst></p:ext></p:extLst>"
_PROGRAM = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns='
    '"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>Lantern</Application></Properties>"
)


def make_xml_text(text: str) -> str:
    """Return text without the characters that no XML may hold."""
    return _NOT_XML.sub("", text)


def finish_package(packed: bytes, deck: Deck) -> bytes:
    """Return the file with the deck's colours, sections and picture, and without times.

    Args:
        packed: as python-pptx wrote it.
        deck: what it was written from.
    """
    changes: Mapping[str, Callable[[str], str]] = {
        "docProps/app.xml": lambda _: _PROGRAM,
        "docProps/core.xml": _take_times,
        "ppt/presentation.xml": lambda text: _add_sections(text, deck),
        "ppt/theme/theme1.xml": lambda text: _set_theme(text, deck.inks),
    }
    finished = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(packed)) as before,
        zipfile.ZipFile(finished, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in before.namelist():
            data = before.read(name)
            if name in changes:
                data = changes[name](data.decode("utf-8")).encode("utf-8")
            if name == "docProps/thumbnail.jpeg":
                data = _draw_icon(deck.thumbnail)
            after.writestr(_make_member(name), data)
    return finished.getvalue()


def _make_member(name: str) -> zipfile.ZipInfo:
    """Return a part's entry in the zip, the same on every machine."""
    member = zipfile.ZipInfo(name, _EPOCH)
    member.compress_type = zipfile.ZIP_DEFLATED
    member.create_system = _UNIX
    return member


def _take_times(text: str) -> str:
    """Return the file's properties without the times that the empty presentation has."""
    return re.sub(r"<dcterms:(created|modified)\b.*?</dcterms:\1>", "", text)


def _add_sections(text: str, deck: Deck) -> str:
    """Return the presentation with its sections: their names, and the numbers of their slides."""
    ids = iter(re.findall(r'<p:sldId\b[^>]*?\bid="(\d+)"', text))
    sections = []
    for number, section in enumerate(deck.sections, 1):
        name = quoteattr(make_xml_text(section.name))
        key = str(
            uuid.uuid5(uuid.NAMESPACE_OID, f"{number} {section.name}")
        ).upper()
        slides = "".join(
            f'<p14:sldId id="{next(ids)}"/>' for _ in section.slides
        )
        sections.append(
            f'<p14:section name={name} id="{{{key}}}">'
            f"<p14:sldIdLst>{slides}</p14:sldIdLst></p14:section>"
        )
    listed = _SECTIONS + "".join(sections) + _END_SECTIONS
    return text.replace("</p:presentation>", f"{listed}</p:presentation>")


def _set_theme(text: str, inks: DeckInks) -> str:
    """Return the theme in the colours of a film's cards, and in type that machines have."""
    colours = {
        "dk1": inks.ink,
        "lt1": inks.paper,
        "dk2": inks.second,
        "lt2": inks.paper,
        "accent1": inks.accent,
        "hlink": inks.accent,
        "folHlink": inks.second,
    }
    for name, colour in colours.items():
        value = f'<a:srgbClr val="{colour.lstrip("#").upper()}"/>'
        text = re.sub(
            rf"<a:{name}>.*?</a:{name}>", f"<a:{name}>{value}</a:{name}>", text
        )
    return text.replace(
        '<a:latin typeface="Calibri"/>', f'<a:latin typeface="{_FONT}"/>'
    )


def _draw_icon(thumbnail: Path) -> bytes:
    """Return the film's thumbnail at the size of an icon, as JPEG."""
    with Image.open(thumbnail) as picture:
        small = picture.convert("RGB")
    small.thumbnail(_ICON)
    data = io.BytesIO()
    small.save(
        data,
        format="JPEG",
        quality=85,
    )
    return data.getvalue()
