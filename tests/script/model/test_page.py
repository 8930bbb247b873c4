"""Documents as authors write them, and what they may not say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from lantern.core.text import find_phrase
from lantern.core.words import list_words
from lantern.script.model.page import (
    PageDocument,
    PageHighlight,
    PageZoom,
    list_page_anchors,
)
from lantern.script.model.scene import Scene
from tests.support.models import list_shot_faults, make_shot


def read(**keys: object) -> PageDocument:
    document = make_shot(document={"file": "a.png", **keys}).document
    assert document is not None
    return document


def test_a_file_alone_is_a_document() -> None:
    shot = make_shot(document="letters/a.png")
    assert shot.kind == "document"
    assert shot.document == PageDocument(file="letters/a.png")


def test_one_zoom_needs_no_list_and_a_rectangle_no_key() -> None:
    near = PageZoom(to=(0.1, 0.2, 0.5, 0.25))
    assert read(zoom=[0.1, 0.2, 0.5, 0.25]).zoom == (near,)
    assert read(zoom=[0, 0, 1, 1]).zoom == (PageZoom(to=(0, 0, 1, 1)),)
    assert read(zoom=[[0.1, 0.2, 0.5, 0.25], "page"]).zoom == (
        near,
        PageZoom(to="page"),
    )
    named = {"to": [0.1, 0.2, 0.5, 0.25], "at": "the line"}
    assert read(zoom=named).zoom == (PageZoom(to=near.to, at="the line"),)


def test_words_that_are_set_stand_without_blanks_around_them() -> None:
    lift = {"box": [0, 0, 1, 1], "text": "Home! ", "by": " Order 41"}
    document = read(
        file="a.png",
        lift=lift,
        translation={"text": "Go home. "},
    )
    assert document.lift and document.translation
    assert (document.lift.text, document.lift.by) == ("Home!", "Order 41")
    assert document.translation.text == "Go home."


def test_a_shape_may_have_zooms_of_its_own() -> None:
    document = read(
        zoom="page",
        portrait=[0.1, 0.2, 0.5, 0.25],
        square=[],
    )
    assert document.frame_for("wide") == read(zoom="page")
    near = PageZoom(to=(0.1, 0.2, 0.5, 0.25))
    assert document.frame_for("portrait").zoom == (near,)
    assert document.frame_for("square").zoom == ()


def test_one_highlight_needs_no_list() -> None:
    found = read(highlight={"box": [0, 0, 1, 0.1], "lines": 2}).highlight
    assert found == (PageHighlight(box=(0, 0, 1, 0.1), lines=2),)


@pytest.mark.parametrize(
    ("document", "said"),
    [
        (
            "{file: a.png, zoom: {to: [0, 0, 2, 1]}}",
            "x.yml:4:40: a rectangle is x, y, width, height as fractions of the picture,"
            " inside 0 to 1",
        ),
        (
            "{file: a.png, highlight: {at: rain}}",
            "x.yml:4:40: a highlight has a box, or the text that it marks on a PDF's page:"
            " exactly one of them",
        ),
        (
            "{file: a.pdf, highlight: {text: rain, lines: 2}}",
            "x.yml:4:40: lines are counted in a box, and this highlight has none",
        ),
        (
            "{file: a.pdf, highlight: {text: rain, until: sun}}",
            "x.yml:4:40: until needs at, the words at which the highlight begins",
        ),
        (
            "{file: a.png, page: 2}",
            "x.yml:4:15: a picture has one page; page is for PDFs",
        ),
        (
            "{file: a.png, highlight: {text: rain}}",
            "x.yml:4:15: the words of a picture can't be found; give the highlight a box",
        ),
        (
            "{file: a.png, hilight: {box: [0, 0, 1, 1]}}",
            "x.yml:4:29: unknown key 'hilight'; did you mean 'highlight'?",
        ),
    ],
)
def test_each_fault_is_told_at_its_place(
    tmp_path: Path, document: str, said: str
) -> None:
    assert list_shot_faults(tmp_path, f"document: {document}") == [said]


def test_the_camera_goes_by_zooms_alone(tmp_path: Path) -> None:
    (found,) = list_shot_faults(tmp_path, "{document: a.png, move: push-in}")
    assert "a document's camera goes where its zoom says" in found
    (found,) = list_shot_faults(
        tmp_path, "{document: a.png, focus: [0, 0, 1, 1]}"
    )
    assert found.endswith("a document has no focus; take it out")
    framed = "{document: a.png, portrait: {focus: [0, 0, 1, 1]}}"
    (found,) = list_shot_faults(tmp_path, framed)
    assert found == (
        "x.yml:4:33: a document has its zooms for one shape inside it:"
        " document: {file: …, portrait: [{to: [x, y, w, h], at: words}]}"
    )
    assert make_shot(document="a.png", move="hold").move == "hold"


def test_a_pdf_under_another_key_is_told_where_it_belongs(
    tmp_path: Path,
) -> None:
    (found,) = list_shot_faults(tmp_path, "still: a.pdf")
    assert found.endswith("'a.pdf' is a PDF; show it with document: a.pdf")


def test_the_words_of_all_parts_are_known_with_their_places() -> None:
    document = read(
        zoom=[{"to": "page", "at": "one"}],
        square=[{"to": "page", "at": "one and a half"}],
        highlight=[{"box": [0, 0, 1, 1], "at": "two", "until": "three"}],
        lift={"box": [0, 0, 1, 1], "at": "four", "until": "five"},
        translation={"text": "sechs", "at": "six"},
    )
    assert list_page_anchors(document) == [
        (("zoom", 0, "at"), "one"),
        (("square", 0, "at"), "one and a half"),
        (("highlight", 0, "at"), "two"),
        (("highlight", 0, "until"), "three"),
        (("lift", "at"), "four"),
        (("lift", "until"), "five"),
        (("translation", "at"), "six"),
    ]
    assert list_page_anchors(None) == []


def test_the_example_of_the_reference_is_a_scene() -> None:
    page = Path(__file__).parents[3] / "docs" / "guides" / "document.md"
    (example,) = re.findall(
        r"```yaml\n(.*?)```", page.read_text("utf-8"), re.DOTALL
    )
    scene = Scene.model_validate(yaml.safe_load(example))
    spoken = list_words(scene.text)
    used: set[str] = set()
    for shot in scene.shots:
        assert shot.document is not None
        used |= shot.document.model_fields_set
        for _, words in list_page_anchors(shot.document):
            assert find_phrase(spoken, words, 0) is not None
    assert used == set(PageDocument.model_fields) - {"wide", "square"}
