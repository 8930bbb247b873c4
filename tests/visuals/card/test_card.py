"""Cards: their forms, how they enter and rest, what is refused."""

from __future__ import annotations

import math
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from pydantic import TypeAdapter, ValidationError

from lantern.core.interface_words import find_words
from lantern.core.problems import EXIT_ASSET, EXIT_SCENE, EXIT_TOOL, Problem
from lantern.graphics import look
from lantern.graphics.pixels import Planes
from lantern.script import document
from lantern.script.model.cards import Card, NumberCard, TitleCard
from lantern.visuals import card as cards
from lantern.visuals.card.context import CardContext
from lantern.visuals.card.forms import lay_out_card
from lantern.visuals.card.parts import format_number
from tests.support.visuals import card_spec, locate, make_context, note_places

ATLAS = look.load()
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="320" height="180">'
    '<rect width="320" height="180" fill="#fff"/></svg>'
)
FORMS: dict[str, dict[str, Any]] = {
    "title": {
        "title": "The salt road",
        "subtitle": "1820",
        "kicker": "A documentary short",
    },
    "chapter": {
        "chapter": "Over the desert and the mountains",
        "numeral": 3,
        "kicker": "Chapter three",
    },
    "statement": {
        "statement": "The wells were dry before noon.",
        "by": "The article",
        "label": "Author’s view",
    },
    "number": {
        "number": 600000,
        "unit": "km",
        "text": "in one day",
        "label": "Soviet data",
    },
    "credits": {
        "credits": "The salt road",
        "entries": [{"role": "Maps", "lines": ["One", "Two"]}],
    },
    "wanted": {"wanted": "The wells at noon, 1820"},
}
SIZES = [(64, 36), (160, 90), (90, 160), (90, 90)]


def make(
    tmp_path: Path, what: Mapping[str, Any], size: tuple[int, int] = (160, 90)
) -> cards.CardVisual:
    return cards.open_visual(card_spec(what), make_context(tmp_path, size))


def same(a: Planes, b: Planes) -> bool:
    return (
        np.array_equal(a.y, b.y)
        and np.array_equal(a.u, b.u)
        and np.array_equal(a.v, b.v)
    )


def check(
    what: Mapping[str, Any], size: tuple[int, int] = (1920, 1080)
) -> list[Problem]:
    return cards.check(card_spec(what), make_context(Path(), size, 250), locate)


def problems_of(
    what: Mapping[str, Any],
) -> list[tuple[tuple[Any, ...], int, str]]:
    places: list[tuple[str | int, ...]] = []
    context = make_context(Path(), (1920, 1080), 250)
    found = cards.check(card_spec(what), context, note_places(places))
    return [
        (loc, p.code, p.message) for loc, p in zip(places, found, strict=True)
    ]


def test_the_first_key_tells_the_form() -> None:
    adapter: TypeAdapter[Any] = TypeAdapter(Card)
    for form, data in FORMS.items():
        assert (
            type(adapter.validate_python(data)).__name__
            == f"{form.title()}Card"
        )
    with pytest.raises(
        ValidationError, match="begins with one of the keys title, chapter"
    ):
        adapter.validate_python({"heading": "x"})
    with pytest.raises(ValidationError):
        adapter.validate_python({"title": "x", "subtitel": "y"})
    with pytest.raises(ValidationError):
        adapter.validate_python({"number": True})


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("size", SIZES)
def test_every_card_paints_in_every_shape(
    tmp_path: Path, form: str, size: tuple[int, int]
) -> None:
    visual = make(tmp_path, FORMS[form], size)
    assert visual.paint(0).size == size
    assert not same(visual.paint(0), visual.paint(99))


@pytest.mark.parametrize("form", [form for form in FORMS if form != "title"])
def test_no_card_begins_as_an_empty_page(tmp_path: Path, form: str) -> None:
    """Ink differs from the page by far more than the grain of its paper does."""
    assert count_ink(make(tmp_path, FORMS[form], (640, 360)).paint(0)) > 200


def count_ink(frame: Planes) -> int:
    """Return how many pixels are far from the page."""
    light = frame.y.astype(float)
    return int((np.abs(light - np.median(light)) > 60).sum())


def test_a_statement_s_words_are_there_at_the_cut_and_not_its_bar_alone(
    tmp_path: Path,
) -> None:
    visual = make(tmp_path, FORMS["statement"], (640, 360))
    assert count_ink(visual.paint(0)) > 0.6 * count_ink(visual.paint(149))


def test_a_title_comes_out_of_black(tmp_path: Path) -> None:
    assert make(tmp_path, FORMS["title"]).paint(0).y.max() == 16


@pytest.mark.parametrize("form", FORMS)
def test_a_card_enters_and_then_rests(tmp_path: Path, form: str) -> None:
    visual = make(tmp_path, FORMS[form])
    states = [visual.state(n) for n in range(-20, 150)]
    assert states[0] == states[20] and states[-1] == states[-10]
    assert same(visual.paint(-20), visual.paint(0))
    assert same(visual.paint(99), visual.paint(149))
    assert visual.paint(99) is not visual.paint(99)


def test_painting_on_a_frame_leaves_the_next_one_clean(tmp_path: Path) -> None:
    visual = make(tmp_path, FORMS["statement"])
    visual.paint(99).y[:] = 0
    assert visual.paint(99).y.max() > 150


def test_two_workers_paint_the_same_pixels(tmp_path: Path) -> None:
    first = make(tmp_path / "a", FORMS["number"])
    second = make(tmp_path / "b", FORMS["number"])
    again = make(tmp_path / "a", FORMS["number"])
    for n in (7, 40, 90):
        assert same(first.paint(n), second.paint(n)) and same(
            first.paint(n), again.paint(n)
        )


def test_a_title_comes_up_from_black_and_rests_when_its_last_line_has_settled(
    tmp_path: Path,
) -> None:
    visual = make(tmp_path, FORMS["title"])
    assert visual.paint(0).y.max() == 16
    times = ATLAS.timing.title
    resting = math.ceil((times.date + times.settle) * 25)
    assert visual.state(resting - 2) != visual.state(10_000)
    assert visual.state(resting) == visual.state(10_000)


def test_a_number_counts_and_is_exact_when_the_count_ends() -> None:
    card = NumberCard(number=600_000)
    (figure, *_) = lay_out_card(card, CardContext((1920, 1080)), ATLAS).elements
    shown = [figure.body(n / 25).split(">")[1].split("<")[0] for n in range(36)]
    values = [int(text.replace(",", "")) for text in shown]
    assert shown[-1] == "600,000" and values[0] == 0
    assert values == sorted(values) and values[-2] < 600_000


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (150, "150"),
        (600_000, "600,000"),
        (2.5, "2.5"),
        (3.0, "3"),
        (-4, "−4"),
        (0.00001, "0.00001"),
        ("1945", "1945"),
        ("1.5 million", "1.5 million"),
    ],
)
def test_numbers_get_commas_and_texts_stay_as_written(
    number: int | float | str, text: str
) -> None:
    assert format_number(number, find_words("en").numbers)[0] == text
    assert (
        format_number(number, find_words("en").numbers)[1] is None
    ) == isinstance(number, str)


def test_long_type_shrinks_and_stays_on_the_page() -> None:
    for page in ((1920.0, 1080.0), (1080.0, 1920.0), (1080.0, 1080.0)):
        set_ = lay_out_card(
            TitleCard(title="A very long title about a salt road " * 3),
            CardContext(page),
            ATLAS,
        )
        assert all(e.box[0] + e.box[2] <= page[0] for e in set_.elements)


def test_too_much_text_is_a_problem_at_its_key() -> None:
    found = problems_of({"statement": "The wells were dry before noon. " * 20})
    assert [(loc, code) for loc, code, _ in found] == [
        (("card", "statement"), EXIT_SCENE)
    ]
    entries = [
        {"role": f"Role {i}", "lines": ["A line of text"]} for i in range(40)
    ]
    assert [
        loc
        for loc, _, _ in problems_of({"credits": "Thanks", "entries": entries})
    ] == [("card", "entries")]
    assert all(problems_of(card) == [] for card in FORMS.values())
    assert [
        loc for loc, _, _ in problems_of({"number": 1, "label": "claim " * 30})
    ] == [("card", "label")]
    words = {"chapter": "Incomprehensibilities"}
    assert not check(words)
    assert not check(words, (540, 960))
    words = {"chapter": "Incomprehensibilities-without-a-break"}
    assert check(words, (540, 960))


def test_characters_without_a_glyph_are_named() -> None:
    (problem,) = problems_of({"chapter": "Over 山"})
    assert (
        problem[0] == ("card", "chapter")
        and problem[1] == EXIT_TOOL
        and problem[2]
        == "the film's type has no '山' (U+5C71); type for Chinese, Japanese and Korean "
        "comes with `pip install lantern-film[cjk]`; or name a font of your own: "
        "look: {fonts: {serif: FILE.ttf}}"
    )
    ((loc, _, _),) = problems_of(
        {
            "credits": "Thanks",
            "entries": [{"role": "Maps", "lines": ["a", "山"]}],
        }
    )
    assert loc == ("card", "entries", 0, "lines", 1)


def test_a_bright_ground_is_darkened_under_the_type(tmp_path: Path) -> None:
    (tmp_path / "white.svg").write_text(SVG)
    visual = make(
        tmp_path, {"title": "Noon", "ground": "white.svg"}, (320, 180)
    )
    frame = visual.paint(99)
    assert visual.inputs() == (tmp_path / "white.svg",)
    assert frame.y[45, 12] < 150 and frame.y[150, 250] > 200


def test_what_is_clear_in_a_ground_becomes_paper(tmp_path: Path) -> None:
    clear = Image.new("RGBA", (320, 180), (0, 0, 0, 0))
    clear.paste((20, 20, 20, 255), (0, 0, 160, 180))
    clear.save(tmp_path / "a.png")
    frame = make(
        tmp_path, {"title": "Noon", "ground": "a.png"}, (320, 180)
    ).paint(99)
    assert frame.y[150, 250] > 190


def test_a_ground_that_can_not_be_read_is_told_at_its_key(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.jpg").write_bytes(b"\0\0\0\x18ftypheic\0\0\0\0")
    (problem,) = cards.check(
        card_spec({"title": "Noon", "ground": "a.jpg"}),
        make_context(tmp_path),
        locate,
    )
    assert (
        problem.message
        == "a.jpg can't be read here: it is HEIC; save it as JPEG"
    )
    assert problem.code == EXIT_ASSET


def test_a_changed_picture_makes_a_new_ground(tmp_path: Path) -> None:
    (tmp_path / "p.svg").write_text(SVG)
    before = make(tmp_path, {"title": "Noon", "ground": "p.svg"}).paint(99)
    (tmp_path / "p.svg").write_text(SVG.replace("#fff", "#123"))
    assert not same(
        before, make(tmp_path, {"title": "Noon", "ground": "p.svg"}).paint(99)
    )


def test_every_still_stands_alone_and_is_in_the_ledger() -> None:
    assets = Path(__file__).parents[3] / "assets"
    tree, problems = document.read_yaml(assets / "credits.yml")
    assert tree is not None and problems == []
    listed = {
        entry["file"] for entry in tree.data["credits"] if "file" in entry
    }
    shipped = [*(assets / "stills").iterdir()]
    shipped += (assets.parent / "docs" / "pictures").iterdir()
    shipped += (assets.parent / "docs" / "gallery" / "pictures").iterdir()
    sample = assets.parent / "scenes" / "liberation-1945"
    shipped += sorted((sample / "translations").iterdir())
    assert listed == {
        Path(os.path.relpath(file, assets)).as_posix() for file in shipped
    }
    for name in sorted(name for name in listed if name.startswith("stills/")):
        text = (assets / name).read_text("utf-8")
        assert (
            "href" not in text and "<image" not in text and "<text" not in text
        )


HEBREW = "\u05d1\u05d0\u05e8\u05d5\u05ea"


@pytest.mark.parametrize(
    "what",
    [
        {"title": HEBREW, "subtitle": HEBREW, "kicker": HEBREW},
        {"chapter": HEBREW, "numeral": 3},
    ],
    ids=["title", "chapter"],
)
@pytest.mark.parametrize("page", [(1920.0, 1080.0), (1080.0, 1920.0)])
def test_a_card_of_words_from_right_to_left_is_set_to_the_right(
    what: dict[str, Any], page: tuple[float, float]
) -> None:
    stage = CardContext(page)
    latin = {
        key: "Wells" if isinstance(text, str) else text
        for key, text in what.items()
    }
    left = lay_out_card(parse(latin), stage, ATLAS)
    right = lay_out_card(parse(what), stage, ATLAS)
    starts = [element.box[0] for element in left.elements]
    ends = [
        page[0] - element.box[0] - element.box[2] for element in right.elements
    ]
    # rules and the margin are as far from the right as they were from the left
    assert min(ends) == pytest.approx(min(starts), abs=2)
    assert len(ends) == len(starts)


def test_lines_from_right_to_left_end_together() -> None:
    stage = CardContext((1920.0, 1080.0))
    card = lay_out_card(parse({"statement": f"{HEBREW} " * 30}), stage, ATLAS)
    bar, words = card.elements
    assert bar.box[0] > words.box[0] + words.box[2] / 2, (
        "the bar is at the right"
    )
    svg = words.body(99.0)
    anchors = set(
        re.findall(r'<text[^>]* x="([\d.]+)"[^>]*text-anchor="(\w+)"', svg)
    )
    assert len(anchors) == 1
    assert anchors.pop()[1] == "end"
    assert svg.count("<text") > 1


def parse(what: dict[str, Any]) -> Any:
    """Return a card's model."""
    return TypeAdapter(Card).validate_python(what)
