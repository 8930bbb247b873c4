"""Cues as TTML, in the profile IMSC 1.1 Text (W3C), which broadcasters and streaming services take.

Times are those of the SRT: a cue's first frame, cut to milliseconds.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from lantern.core.direction import is_paragraph_right_to_left
from lantern.core.units import format_timestamp
from lantern.timeline.captions import Cue
from lantern.timeline.captions.files import list_label, make_plain

PROFILE = "http://www.w3.org/ns/ttml/profile/imsc1.1/text"
_TT = "http://www.w3.org/ns/ttml"
_PARAMETER = f"{_TT}#parameter"
_STYLING = f"{_TT}#styling"
_METADATA = f"{_TT}#metadata"
_IMSC_STYLING = f"{_TT}/profile/imsc1#styling"
_XML = "http://www.w3.org/XML/1998/namespace"
_PREFIXES = {
    "": _TT,
    "ttp": _PARAMETER,
    "tts": _STYLING,
    "ttm": _METADATA,
    "itts": _IMSC_STYLING,
}
_CELLS = 15
"""Rows of cells in a picture by default: type of 100 % is as high as one."""
_NOT_XML = re.compile("[\ufffe\uffff]")
_REGION = "captions"
_LINE = "line"
_RIGHT_TO_LEFT = "right-to-left"


@dataclass(frozen=True)
class CaptionPlace:
    """Where captions stand and how high their type is, in percent of the picture."""

    left: float
    top: float
    width: float
    height: float
    type_height: float


def format_ttml(
    cues: Sequence[Cue],
    fps: int,
    *,
    language: str,
    title: str,
    place: CaptionPlace,
    colours: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """Return the cues as TTML; empty cues are left out.

    Args:
        cues: in order of time.
        fps: frames per second of the film.
        language: a language tag.
        title: of the film.
        place: where they stand.
        colours: of speakers' captions, as #rrggbb, by the speakers' keys.
    """
    root = _make_root(language)
    head = ET.SubElement(root, "head")
    metadata = ET.SubElement(head, "metadata")
    ET.SubElement(metadata, "ttm:title").text = _clean(title)
    _add_styles(ET.SubElement(head, "styling"), colours)
    _add_region(ET.SubElement(head, "layout"), place)
    body = ET.SubElement(root, "body", {"region": _REGION})
    division = ET.SubElement(body, "div")
    for cue in cues:
        _add_cue(
            division,
            cue,
            fps=fps,
            colours=colours,
        )
    ET.indent(head)
    head.tail = "\n"
    _break_between(division)
    text = ET.tostring(root, "unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _make_root(language: str) -> ET.Element:
    """Return the element around all others."""
    names = {_name_prefix(prefix): uri for prefix, uri in _PREFIXES.items()}
    root = ET.Element(
        "tt",
        {
            **names,
            "xml:lang": language,
            "ttp:timeBase": "media",
            "ttp:contentProfiles": PROFILE,
        },
    )
    root.text = "\n"
    return root


def _name_prefix(prefix: str) -> str:
    return f"xmlns:{prefix}" if prefix else "xmlns"


def _add_styles(styling: ET.Element, colours: Mapping[str, str]) -> None:
    ET.SubElement(
        styling,
        "style",
        {
            "xml:id": _LINE,
            "tts:color": "#ffffff",
            "tts:backgroundColor": "#000000cc",
        },
    )
    ET.SubElement(
        styling, "style", {"xml:id": _RIGHT_TO_LEFT, "tts:direction": "rtl"}
    )
    for speaker, colour in colours.items():
        identity = {"xml:id": _name_style(speaker), "tts:color": colour}
        ET.SubElement(styling, "style", identity)


def _name_style(speaker: str) -> str:
    return f"speaker-{speaker}"


def _add_region(layout: ET.Element, place: CaptionPlace) -> None:
    """Add the region of all captions: they grow upwards from its lower edge."""
    size = place.type_height * _CELLS
    ET.SubElement(
        layout,
        "region",
        {
            "xml:id": _REGION,
            "tts:origin": f"{place.left:.2f}% {place.top:.2f}%",
            "tts:extent": f"{place.width:.2f}% {place.height:.2f}%",
            "tts:displayAlign": "after",
            "tts:textAlign": "center",
            "tts:showBackground": "whenActive",
            "tts:fontFamily": "proportionalSansSerif",
            "tts:fontSize": f"{size:.1f}%",
            "tts:lineHeight": "125%",
            "itts:fillLineGap": "true",
        },
    )


def _add_cue(
    division: ET.Element, cue: Cue, *, fps: int, colours: Mapping[str, str]
) -> None:
    """Add a cue, unless it is empty: its label, and its words in the colour of their speaker."""
    label = _clean_lines(list_label(cue))
    words = _clean_lines(cue.lines)
    if not label and not words:
        return
    times = {
        "begin": _format_time(cue.start, fps),
        "end": _format_time(cue.end, fps),
    }
    paragraph = ET.SubElement(division, "p", times)
    if is_paragraph_right_to_left(words or label):
        paragraph.set("style", _RIGHT_TO_LEFT)
    _add_span(paragraph, label, _LINE)
    if label and words:
        ET.SubElement(paragraph, "br")
    style = _LINE
    if cue.speaker in colours:
        style += f" {_name_style(cue.speaker)}"
    _add_span(paragraph, words, style)


def _clean_lines(lines: Sequence[str]) -> list[str]:
    cleaned = [_clean(line) for line in lines]
    return [line for line in cleaned if line]


def _add_span(paragraph: ET.Element, lines: Sequence[str], style: str) -> None:
    if not lines:
        return
    span = ET.SubElement(paragraph, "span", {"style": style})
    span.text = lines[0]
    for line in lines[1:]:
        ET.SubElement(span, "br").tail = line


def _format_time(frame: int, fps: int) -> str:
    return format_timestamp(frame * 1000 // fps, ".")


def _break_between(division: ET.Element) -> None:
    """Put each cue on a line of its own; inside a cue a line break would be a blank."""
    division.text = "\n"
    for paragraph in division:
        paragraph.tail = "\n"


def _clean(text: str) -> str:
    """Return one line of text that XML can hold."""
    return _NOT_XML.sub("", make_plain(text))
