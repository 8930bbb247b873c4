"""A page on the table, what is marked on it, lifted off it, and set beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageDraw
from pypdf import PdfWriter

from lantern.core.problems import EXIT_ASSET
from lantern.core.units import Size
from lantern.graphics.pixels import to_rgb
from lantern.visuals import document as documents
from lantern.visuals.document.texts import plan_passage
from lantern.visuals.document.visual import DocumentVisual
from lantern.visuals.notes.locating import PartOfPicture
from tests.support.visuals import document_spec, locate, make_context

SIZE = (320, 180)
LINE = [0.1, 0.2, 0.8, 0.05]


def write_page(folder: Path, size: Size = (600, 800)) -> None:
    """Write a light page with a dark line a fifth down, and a blue one in its middle."""
    page = Image.new("RGB", size, (240, 236, 226))
    w, h = size
    draw = ImageDraw.Draw(page)
    draw.rectangle((0.1 * w, 0.21 * h, 0.9 * w, 0.24 * h), (30, 26, 20))
    draw.rectangle((0.1 * w, 0.48 * h, 0.9 * w, 0.52 * h), (30, 60, 200))
    page.save(folder / "page.png")


def open_page(
    folder: Path, size: Size = SIZE, *, length: int = 100, **keys: Any
) -> DocumentVisual:
    """Open a document; `spoken` are the frames of its parts."""
    write_page(folder)
    spoken = keys.pop("spoken", {})
    spec = document_spec({"file": "page.png", **keys}, **spoken)
    return documents.open_visual(spec, make_context(folder, size, length))


def paint(visual: DocumentVisual, n: int) -> np.ndarray:
    return to_rgb(visual.paint(n)).astype(int)


@pytest.mark.parametrize("size", [(320, 180), (180, 320), (180, 180)])
def test_the_whole_page_lies_on_a_dark_ground(
    tmp_path: Path, size: Size
) -> None:
    frame = paint(open_page(tmp_path, size), 0)
    light = frame.sum(axis=2) > 450
    rows, columns = (
        np.flatnonzero(light.any(axis=1)),
        np.flatnonzero(light.any(axis=0)),
    )
    high, wide = int(np.ptp(rows)) + 1, int(np.ptp(columns)) + 1
    assert wide / high == pytest.approx(0.75, abs=0.03)
    assert high >= 0.85 * size[1] or wide >= 0.85 * size[0]
    assert frame[4, 4].max() < 60
    # darker beside its edge than further away: a shadow
    middle = int(rows.mean())
    if columns[0] > 40:
        assert (
            frame[middle, columns[0] - 3].sum()
            < frame[middle, columns[0] - 35].sum()
        )


def test_the_camera_goes_to_a_part_of_it_at_its_words(tmp_path: Path) -> None:
    visual = open_page(
        tmp_path,
        zoom={"to": [0.1, 0.46, 0.8, 0.08]},
        spoken={"zoom_0": 20},
    )
    blue = (30, 60, 200)
    before = paint(visual, 20)
    after = paint(visual, 70)
    assert _count(before, blue) < 800
    # the blue line is 0.8 of 0.88 of 0.9 of the width, and in the middle
    assert _count(after, blue) > 3000
    assert after[90, 160] == pytest.approx(blue, abs=14)
    assert visual.state(20) == visual.state(0)
    assert visual.state(60) == visual.state(99)


def test_a_line_is_marked_as_it_is_spoken(tmp_path: Path) -> None:
    visual = open_page(tmp_path, highlight={"box": LINE})
    # without words: from 1.6 s on, for 1.2 s
    clean, half, whole = (paint(visual, n) for n in (40, 55, 70))
    change = np.abs(half - clean).max(axis=2) > 8
    columns = np.flatnonzero(change.any(axis=0))
    all_of_it = np.flatnonzero(
        (np.abs(whole - clean).max(axis=2) > 8).any(axis=0)
    )
    assert columns[0] == all_of_it[0]
    assert len(columns) == pytest.approx(len(all_of_it) / 2, abs=3)
    # the page is 162 * 0.75 wide, and the line 0.812 of it
    assert len(all_of_it) == pytest.approx(0.812 * 0.9 * 180 * 0.75, abs=3)


def test_a_passage_comes_off_and_goes_back(tmp_path: Path) -> None:
    visual = open_page(
        tmp_path,
        lift={"box": [0.1, 0.46, 0.8, 0.08]},
        spoken={"lift": 10, "lift_until": 60},
    )
    there, up, back = (paint(visual, n) for n in (10, 50, 90))
    assert (there == back).all()
    # the page keeps 0.45 of its light, and the passage all of it
    paper = (int(there[30, 110].sum()), int(up[30, 110].sum()))
    assert paper[1] == pytest.approx(0.45 * paper[0] + 0.55 * 69, abs=30)
    blue = (30, 60, 200)
    assert _count(up, blue) > 4 * _count(there, blue)


def test_a_dark_page_is_marked_too(tmp_path: Path) -> None:
    Image.new("RGB", (600, 800), (20, 40, 90)).save(tmp_path / "page.png")
    spec = document_spec({"file": "page.png", "highlight": {"box": LINE}})
    visual = documents.open_visual(spec, make_context(tmp_path, SIZE))
    before, after = paint(visual, 0), paint(visual, 90)
    # the line is in the middle, 0.225 down the page
    assert (after - before)[45, 160].min() > 0
    assert (after - before)[45, 160].max() > 60


def test_what_is_marked_stays_marked_on_a_lifted_passage(
    tmp_path: Path,
) -> None:
    box = [0.1, 0.46, 0.8, 0.08]
    marked = open_page(
        tmp_path,
        length=300,
        lift={"box": box},
        highlight={"box": box},
        spoken={"lift": 99},
    )
    plain = open_page(
        tmp_path,
        length=300,
        lift={"box": box},
        spoken={"lift": 99},
    )
    gold = (60, 40, 0)
    change = np.abs(paint(marked, 200) - paint(plain, 200)).max(axis=2) > min(
        gold
    )
    assert (
        change & (np.abs(paint(plain, 200) - (240, 236, 226)).max(axis=2) < 30)
    ).sum() > 200


def test_a_lifted_passage_has_its_words_below_it(tmp_path: Path) -> None:
    lift = {
        "box": [0.1, 0.46, 0.8, 0.08],
        "text": "We drove by the stars",
        "by": "A",
    }
    visual = open_page(
        tmp_path,
        lift=lift,
        spoken={"lift": 0},
    )
    plan = plan_passage(visual.spec, (600, 800), make_context(tmp_path, SIZE))
    assert plan is not None and plan.slip is not None
    assert plan.slip.y == plan.strip.y + plan.strip.h
    top, left = round(plan.slip.y), round(plan.slip.x)
    slip = paint(visual, 90)[top + 2 : top + 25, left + 2 : left + 180]
    assert (slip.sum(axis=2) > 600).mean() > 0.8
    assert slip.min() < 90


def test_a_translation_stands_beside_the_page(tmp_path: Path) -> None:
    translation = {
        "text": "Wir fuhren nach den Sternen, bis die Wagen standen."
    }
    frame = paint(open_page(tmp_path, translation=translation), 90)
    left, right = frame[:, :150], frame[:, 166:]
    assert (left.sum(axis=2) > 600).mean() > 0.3
    assert 0.005 < (right.sum(axis=2) > 450).mean() < 0.2
    portrait = paint(
        open_page(tmp_path, (180, 320), translation=translation), 90
    )
    below = portrait[160:265].sum(axis=2) > 450
    assert 0.005 < below.mean() < 0.3


def test_nothing_moves_in_a_document_that_is_only_shown(tmp_path: Path) -> None:
    visual = open_page(tmp_path)
    assert len({visual.state(n) for n in range(-5, 110)}) == 1
    assert visual.inputs() == (tmp_path / "page.png",)


def write_drawing(folder: Path) -> None:
    """Write a page that is sharp at any size."""
    (folder / "page.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="800">'
        '<rect width="600" height="800" fill="#efe3c9"/></svg>'
    )


def test_notes_find_their_part_of_the_page_under_the_camera(
    tmp_path: Path,
) -> None:
    visual = open_page(
        tmp_path,
        zoom={"to": [0.1, 0.4, 0.8, 0.2]},
        spoken={"zoom_0": 20},
    )
    middle = PartOfPicture((0.5, 0.5))
    assert visual.locate(middle, 0) == pytest.approx((160, 90, 0, 0), abs=0.5)
    corner = PartOfPicture((0.0, 0.0))
    x, y, *_ = visual.locate(corner, 0)
    # 0.9 of 180 high, and three quarters of that wide
    assert (x, y) == pytest.approx((160 - 60.75, 9), abs=0.5)
    assert visual.locate(middle, 99) == pytest.approx((160, 90, 0, 0), abs=0.5)
    # 0.88 of the page fill 0.9 of 320 pixels
    x, y, *_ = visual.locate(corner, 99)
    assert (x, y) == pytest.approx((160 - 163.6, 90 - 218.2), abs=0.5)


def check(folder: Path, file: str = "page.svg", **keys: Any) -> list[str]:
    spec = document_spec({"file": file, **keys})
    context = make_context(folder, (1920, 1080))
    return [
        problem.message for problem in documents.check(spec, context, locate)
    ]


def test_a_good_page_has_no_faults(tmp_path: Path) -> None:
    write_drawing(tmp_path)
    assert (
        check(
            tmp_path,
            zoom=[LINE, "page"],
            lift={"box": LINE, "text": "Ja"},
        )
        == []
    )


def test_a_zoom_for_which_a_page_is_too_small_is_told(tmp_path: Path) -> None:
    write_page(tmp_path)
    message, *_ = check(
        tmp_path, "page.png", zoom={"to": [0.1, 0.2, 0.4, 0.05]}
    )
    # 0.4 of 600 pixels, and a twentieth of them either side, in 0.9 of the frame
    assert message == (
        "the camera asks for 1920 pixels across, and page.png has 293 there; it will"
        " look soft"
    )


def test_a_highlight_of_empty_paper_is_told(tmp_path: Path) -> None:
    write_page(tmp_path)
    boxes = [{"box": LINE}, {"box": [0.1, 0.6, 0.8, 0.1]}]
    spec = document_spec({"file": "page.png", "highlight": boxes})
    (told,) = documents.check(spec, make_context(tmp_path), locate)
    assert told.warning
    assert told.message == (
        "this box marks empty paper: nothing stands there in page.png; correct it, as"
        " [x, y, width, height] in fractions of the page"
    )


def test_words_without_room_and_letters_without_a_face_are_told(
    tmp_path: Path,
) -> None:
    write_drawing(tmp_path)
    much = "The river rose by a hand. " * 60
    message, *_ = check(tmp_path, translation={"text": much})
    assert message == "'text' is too long to stand beside a page; shorten it"
    message, *_ = check(
        tmp_path, lift={"box": [0.1, 0.2, 0.8, 0.4], "text": much}
    )
    assert message == "'text' is too long for a lifted passage; shorten it"
    message, *_ = check(tmp_path, translation={"text": "砂漠"})
    assert "砂" in message


def test_a_page_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "page.png").write_text("no page")
    spec = document_spec({"file": "page.png"})
    (problem,) = documents.check(spec, make_context(tmp_path), locate)
    assert problem.code == EXIT_ASSET


def test_a_page_that_a_pdf_has_not_is_told_at_its_place(tmp_path: Path) -> None:
    writer = PdfWriter()
    writer.add_blank_page(60, 80)
    writer.write(tmp_path / "page.pdf")
    spec = document_spec({"file": "page.pdf", "page": 2})
    (problem,) = documents.check(spec, make_context(tmp_path), locate)
    assert problem.code == EXIT_ASSET
    assert problem.message == (
        "page.pdf has 1 page, and none is number 2; correct page"
    )


def _count(frame: np.ndarray, colour: tuple[int, int, int]) -> int:
    """Return how many pixels are near a colour."""
    far = np.abs(frame - np.array(colour)).max(axis=2)
    return int((far < 40).sum())
