"""Where overlays stand, and how their words shrink to fit."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.graphics import look
from lantern.graphics.paper import measure_stamp
from lantern.graphics.vector import Box
from lantern.visuals.overlays import (
    HOME,
    Overlay,
    OverlayKind,
    OverlayPortrait,
    PanelSpot,
)
from lantern.visuals.overlays.layout import (
    OverlayLayout,
    can_fit,
    is_portrait,
    is_shortened,
    typeset,
)

ATLAS = look.load()
WIDE = (1920, 1080)
TALL = (1080, 1920)
SQUARE = (1080, 1080)


def set_words(
    kind: OverlayKind,
    *lines: str,
    size: tuple[int, int] = WIDE,
    captions: bool = True,
    beside: tuple[str, ...] = (),
) -> OverlayLayout:
    overlay = Overlay(kind, lines, "ink", 100, beside)
    return typeset(
        overlay,
        size,
        look=ATLAS,
        captions=captions,
    )


def band(
    name: str, size: tuple[int, int] = WIDE, *, captions: bool = True
) -> Box:
    """Return a band of the look in pixels at 1080p; frames here have a short side of 1080."""
    return ATLAS.get_bands(size, captions)[name]


@pytest.mark.parametrize(
    ("size", "portrait"),
    [(WIDE, False), (SQUARE, False), (TALL, True), ((1000, 1100), False)],
)
def test_portrait_frames_are_those_of_their_shape(
    size: tuple[int, int], portrait: bool
) -> None:
    assert is_portrait(size) == portrait


def test_a_lower_third_fills_the_height_of_its_band() -> None:
    layout = set_words("lower_third", "Harbin", "Manchuria")
    x, y, _, h = band("lower_third")
    title, line = layout.lines
    assert layout.panel == (x, y, max(title.width, line.width) + 84, h)
    assert title.role.size == 46
    assert line.role.size == 30


def test_without_captions_it_stands_lower() -> None:
    lifted = set_words("lower_third", "Harbin").panel
    plain = set_words("lower_third", "Harbin", captions=False).panel
    assert (lifted[1], plain[1]) == (720, 910)


def test_portrait_frames_have_larger_type() -> None:
    assert (
        set_words("lower_third", "Harbin", size=TALL).lines[0].role.size == 52
    )
    assert (
        set_words("lower_third", "Harbin", size=SQUARE).lines[0].role.size == 46
    )


def test_a_source_line_ends_at_the_right_of_wide_frames() -> None:
    layout = set_words("source", "Source: article")
    x, y, w, h = band("source")
    width = layout.lines[0].width + 32
    assert layout.panel == pytest.approx((x + w - width, y, width, h))


@pytest.mark.parametrize("size", [TALL, SQUARE])
def test_elsewhere_it_stands_a_little_below_the_lower_third(
    size: tuple[int, int],
) -> None:
    x, y, _, h = band("source", size)
    panel = set_words("source", "Source: article", size=size).panel
    assert (panel[0], panel[1], panel[3]) == (x, y + 6, h - 6)


def test_a_caption_is_in_the_middle_of_its_band() -> None:
    layout = set_words("caption", "By evening the tanks", "had gone far.")
    x, y, w, h = band("caption")
    left, top, width, height = layout.panel
    assert left + width / 2 == pytest.approx(x + w / 2)
    assert top + height / 2 == pytest.approx(y + h / 2)
    assert height == pytest.approx(2 * 46 * 1.28 + 20)
    assert width == pytest.approx(max(line.width for line in layout.lines) + 64)


def test_a_label_ends_at_the_right_of_the_head_band() -> None:
    x, y, w, _ = band("head")
    left, top, width, height = set_words("claim", "Soviet data").panel
    assert left + width == pytest.approx(x + w)
    assert (top, height) == (y, 42)


def test_labels_stand_side_by_side_14_pixels_apart() -> None:
    alone = set_words("claim", "Soviet data").panel
    beside = set_words("claim", "Soviet data", beside=("Illustration",)).panel
    other = measure_stamp("Illustration", ATLAS)
    assert alone[0] - beside[0] == pytest.approx(other + 14)


def test_words_that_fit_keep_their_size() -> None:
    layout = set_words("source", "Source: article")
    assert layout.lines[0].role.size == 24
    assert layout.lines[0].text == "Source: article"


def test_long_words_shrink_together_until_they_fit() -> None:
    title = "A long name of a place in the far north east of it"
    layout = set_words("lower_third", title, "Manchuria")
    room = band("lower_third")[2] - 84
    first, second = layout.lines
    assert first.text == title
    assert first.width == pytest.approx(room)
    assert 0.8 < first.role.size / 46 < 1
    assert second.role.size / 30 == pytest.approx(first.role.size / 46)


def test_what_is_still_too_long_ends_in_an_ellipsis() -> None:
    title = "A long name of a place " * 6
    layout = set_words("lower_third", title, "line")
    first, second = layout.lines
    assert first.role.size == pytest.approx(46 * 0.65)
    assert first.text.endswith("…")
    assert title.startswith(first.text[:-1])
    assert first.width <= band("lower_third")[2] - 84
    assert second.text == "line"


SOURCE = (
    "Source: article, paragraphs 3, 11, 14, 15, 16, 20, 29, 32 · Map: atlas of the war, "
    "volume 3"
)


def test_a_long_source_line_keeps_its_size_and_is_broken() -> None:
    layout = set_words("source", SOURCE)
    assert " ".join(line.text for line in layout.lines) == SOURCE
    assert [line.role.size for line in layout.lines] == [24, 24]
    x, y, w, h = band("source")
    left, top, width, height = layout.panel
    # two lines of 24 px with a leading of 1.2, and 10 px around them
    assert height == pytest.approx(67.6)
    assert top + height / 2 == pytest.approx(y + h / 2)
    assert left + width == pytest.approx(x + w)


@pytest.mark.parametrize("captions", [True, False])
def test_a_broken_source_line_keeps_off_the_mount_and_the_edge(
    captions: bool,
) -> None:
    panel = set_words("source", SOURCE, captions=captions).panel
    assert panel[1] + panel[3] <= (864 if captions else 1026)


def test_in_squares_a_broken_source_line_grows_down_from_the_lower_third() -> (
    None
):
    layout = set_words("source", f"{SOURCE}, with its index", size=SQUARE)
    assert len(layout.lines) == 2
    panel = layout.panel
    _, y, _, h = band("lower_third", SQUARE)
    assert panel[1] == y + h + 4
    assert panel[1] + panel[3] < band("mount", SQUARE)[1]


def test_in_squares_without_captions_it_ends_at_the_safe_area() -> None:
    text = f"{SOURCE}, with its index"
    panel = set_words(
        "source",
        text,
        size=SQUARE,
        captions=False,
    ).panel
    third = band("lower_third", SQUARE, captions=False)
    # 5 % of 1080 are kept free below, and a little between the two
    assert panel[1] + panel[3] == pytest.approx(1026)
    assert third[1] + third[3] + 4 < panel[1]


def test_in_portrait_a_broken_source_line_keeps_off_the_caption() -> None:
    layout = set_words("source", SOURCE, size=TALL)
    assert [line.role.size for line in layout.lines] == [28, 28]
    caption = set_words("caption", "Two lines of it", "in portrait", size=TALL)
    assert layout.panel[1] + layout.panel[3] < caption.panel[1]


def test_a_source_line_too_long_for_two_lines_ends_in_an_ellipsis() -> None:
    text = "one source of many, " * 20
    layout = set_words("source", text)
    first, second = layout.lines
    assert second.text.endswith("…")
    assert text.startswith(f"{first.text} {second.text[:-1]}")
    assert is_shortened(Overlay("source", (text,), "ink", 100), layout)


@pytest.mark.parametrize(
    ("size", "least"), [(WIDE, 24), (SQUARE, 24), (TALL, 28)]
)
def test_no_type_shrinks_below_what_can_be_read(
    size: tuple[int, int], least: float
) -> None:
    line = "who stands here for a very long while " * 4
    for kind in ("lower_third", "caption"):
        layout = set_words(kind, line, line, size=size)
        assert min(each.role.size for each in layout.lines) >= least
    assert (
        set_words("lower_third", "He", line, size=size).lines[1].role.size
        == least
    )


def test_labels_do_not_shrink() -> None:
    layout = set_words("claim", "x" * 200)
    assert layout.lines[0].role.size == 24
    assert layout.lines[0].text.endswith("…")


@pytest.mark.parametrize(
    ("kind", "lines", "fits"),
    [
        ("lower_third", ("Harbin", "Manchuria"), True),
        ("lower_third", ("A long name of a place " * 6, "line"), False),
        ("lower_third", ("Harbin", "line " * 40), False),
        ("source", ("Source: article, paragraph 5",), True),
        ("source", (SOURCE,), True),
        ("source", (SOURCE * 3,), False),
        ("claim", ("x" * 200,), False),
    ],
)
def test_it_is_known_beforehand_what_fits(
    kind: OverlayKind, lines: tuple[str, ...], fits: bool
) -> None:
    assert can_fit(kind, lines, WIDE, look=ATLAS) == fits
    cut = [
        line
        for line in set_words(kind, *lines).lines
        if line.text.endswith("…")
    ]
    assert (not cut) == fits


def test_a_long_word_of_a_caption_shrinks_and_loses_nothing() -> None:
    word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
    assert can_fit("caption", (word,), WIDE, look=ATLAS)
    assert can_fit("caption", ("W" * 26,), TALL, look=ATLAS)
    line = set_words("caption", word).lines[0]
    assert line.text == word
    assert line.role.size < 46 * 0.8


@pytest.mark.parametrize("size", [WIDE, TALL, SQUARE])
def test_a_dateline_begins_where_the_head_band_does(
    size: tuple[int, int],
) -> None:
    layout = set_words("dateline", "Harbin · 18 August 1945", size=size)
    x, y, _, _ = band("head", size)
    width = layout.lines[0].width + 32
    height = 49 if size == TALL else 42
    assert layout.panel == pytest.approx((x, y, width, height))


def test_beside_labels_a_dateline_keeps_its_place_as_long_as_there_is_room() -> (
    None
):
    text = "Harbin · 18 August 1945"
    alone = set_words("dateline", text)
    with_one = set_words("dateline", text, beside=("Illustration",))
    assert with_one.panel == alone.panel


@pytest.mark.parametrize(
    ("size", "top"),
    [
        # a label of 42 pixels, and 10 between the rows
        (SQUARE, 54 + 52),
        # lower thirds are below the head band: 49 pixels, and 10 down to the source line
        (TALL, 1340 - 59),
    ],
)
def test_a_dateline_without_room_beside_labels_has_a_row_of_its_own(
    size: tuple[int, int], top: int
) -> None:
    labels = ("Illustration", "Disputed: Soviet General Staff, in a later work")
    text = "Harbin · 18 August 1945"
    layout = set_words(
        "dateline",
        text,
        size=size,
        beside=labels,
        captions=False,
    )
    assert layout.panel[:2] == (54, top)
    assert layout.lines[0].text == text


def test_a_dateline_that_is_too_long_ends_in_an_ellipsis() -> None:
    text = "Harbin, the square before the railway station, seen from the west"
    assert can_fit("dateline", (text,), WIDE, look=ATLAS)
    assert not can_fit("dateline", (text,), TALL, look=ATLAS)
    layout = set_words("dateline", text, size=TALL)
    assert layout.lines[0].text.endswith("…")
    x, _, w, _ = band("head", TALL)
    assert x + layout.panel[2] <= x + w


def portray(
    size: tuple[int, int] = WIDE,
    spot: PanelSpot = HOME,
    *,
    lines: tuple[str, ...] = ("Ann", "driver"),
) -> OverlayLayout:
    portrait = OverlayPortrait(Path("ann.jpg"))
    overlay = Overlay(
        "lower_third",
        lines,
        "ink",
        100,
        spot=spot,
        portrait=portrait,
    )
    return typeset(
        overlay,
        size,
        look=ATLAS,
        captions=True,
    )


@pytest.mark.parametrize(
    ("size", "height"), [(WIDE, 1.5 * 116), (TALL, 136), (SQUARE, 1.4 * 116)]
)
def test_a_portrait_stands_beside_the_bar_at_the_panel_s_bottom(
    size: tuple[int, int], height: float
) -> None:
    layout = portray(size)
    assert layout.portrait is not None
    x, y, w, h = layout.panel
    width = 0.78 * height
    assert layout.portrait == pytest.approx(
        (x + 9, y + h - height, width, height)
    )
    words = max(line.width for line in layout.lines)
    assert w == pytest.approx(words + 84 + width)
    assert layout.bounds == pytest.approx((x, y + h - height, w, height))


def test_without_one_the_bounds_are_the_panel_s() -> None:
    layout = set_words("lower_third", "Ann")
    assert (layout.portrait, layout.bounds) == (None, layout.panel)


def test_a_portrait_moves_with_its_panel() -> None:
    moved = portray(spot=PanelSpot(is_right=True, down=-80))
    home = portray()
    assert moved.portrait is not None and home.portrait is not None
    assert moved.portrait[1] == home.portrait[1] - 80
    assert moved.portrait[0] == moved.panel[0] + 9 > home.panel[0] + 9


def test_what_is_written_from_right_to_left_stands_at_the_right() -> None:
    home = portray(lines=("אנה", "נהגת"))
    aside = portray(
        lines=("אנה", "נהגת"), spot=PanelSpot(is_right=True, down=0)
    )
    x, _, w, _ = home.panel
    head = band("head")
    assert x + w == pytest.approx(head[0] + head[2])
    assert aside.panel[0] == band("lower_third")[0]
    assert home.portrait is not None
    assert home.portrait[0] + home.portrait[2] == pytest.approx(x + w - 9)


def test_a_portrait_leaves_less_room_for_words() -> None:
    title = "A name as long as a lower third can just hold, and no longer"
    lines = (title,)
    assert can_fit("lower_third", lines, WIDE, look=ATLAS)
    assert not can_fit(
        "lower_third",
        lines,
        WIDE,
        look=ATLAS,
        has_portrait=True,
    )
