"""Pages of films for tests: a film with odd names, and what a reader of HTML finds in its page."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from tests.support import films
from tests.support.films import Made, scene, still

TITLE = 'Rivers & "banks" <1945>'
PRINTED_TITLE = "Rivers & “banks” <1945>"
_VOID = {"meta", "link", "img", "source", "track", "input", "br"}
SCENES = [
    scene(
        "100 % #1",
        "The wells were dry.\n\n[ann] We knew it. All of us did.",
        still("dark", describe="A dry well at dusk."),
        still("hills", at="knew"),
        chapter="Begun",
        pause_after=9,
        passage=[2],
        claim={"status": "reported", "by": "Ann Lee"},
    ),
    scene(
        "Rain",
        "It rained.",
        chapter="Rain",
        pause_after=10,
    ),
    scene(
        "Last",
        None,
        {"card": "credits"},
        chapter="After",
        duration=10,
    ),
]


def render_film(base: Path) -> Made:
    """A film of three chapters and two speakers, rendered."""
    film = films.write(
        base,
        SCENES,
        title=TITLE,
        subtitle="A short film",
        description="What happened </script> at the wells.",
        article={
            "title": "The wells",
            "url": "https://example.org/wells?a=1&b=2",
        },
        speakers={"ann": "Ann Lee"},
        tags=["wells", "rain"],
        licence="CC-BY-4.0",
        chapter_pause=0,
    )
    return films.render(film, base)


@dataclass
class Element:
    """An element of a page: its name, attributes and text."""

    tag: str
    attributes: dict[str, str]
    parents: tuple[Element, ...] = ()
    text: str = ""

    @property
    def line(self) -> str:
        """Its text on one line."""
        return " ".join(self.text.split())

    def is_in(self, name: str) -> bool:
        """Whether it stands in an element of this class."""
        return any(name in each.classes for each in self.parents)

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()


@dataclass
class ReadPage(HTMLParser):
    """A page as Python's own reader of HTML finds it; elements that aren't closed are told."""

    elements: list[Element] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    _open: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(
        self, tag: str, attrs: list[tuple[str, str | None]]
    ) -> None:
        given = {name: value or "" for name, value in attrs}
        element = Element(tag, given, tuple(self._open))
        self.elements.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1].tag != tag:
            self.faults.append(f"</{tag}> closes nothing")
            return
        self._open.pop()

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text += data

    def find(self, tag: str, **wanted: str) -> list[Element]:
        """The elements with this name and these attributes."""
        return [
            each
            for each in self.elements
            if each.tag == tag and wanted.items() <= each.attributes.items()
        ]

    def find_class(self, name: str) -> list[Element]:
        return [each for each in self.elements if name in each.classes]

    def read_meta(self, name: str) -> str | None:
        """What a `meta` of this name, or property, says."""
        for each in self.find("meta"):
            if name in (
                each.attributes.get("name"),
                each.attributes.get("property"),
            ):
                return each.attributes["content"]
        return None


def read_page(file: Path) -> ReadPage:
    page = ReadPage()
    page.feed(file.read_text("utf-8"))
    page.close()
    assert page.faults == []
    return page


def list_addresses(page: ReadPage) -> list[str]:
    """All that a browser would fetch for a page."""
    names = ("src", "poster", "srcset", "data")
    found = []
    for each in page.elements:
        found += [
            each.attributes[name] for name in names if name in each.attributes
        ]
        if each.tag == "link" and each.attributes["rel"] in (
            "stylesheet",
            "icon",
        ):
            found.append(each.attributes["href"])
    return found


def decode_address(address: str) -> bytes:
    """The file that is held by an address that begins with `data:`."""
    return base64.b64decode(address.partition(",")[2], validate=True)


def digest_text(text: str) -> str:
    """A text's digest as a Content-Security-Policy has it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
