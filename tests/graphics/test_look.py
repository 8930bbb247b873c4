"""The atlas loads, copies are checked key by key, type is measured and broken evenly."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.core.problems import AssetFailure
from lantern.graphics import look
from lantern.graphics.look import easing, inks, typesetting

ATLAS = look.load()


def test_the_atlas_holds_the_inks_sizes_and_times_of_the_look() -> None:
    assert ATLAS.get_ink("vermilion") == "#b3301f"
    assert ATLAS.get_role("title").size == 121
    assert ATLAS.get_role("title", portrait=True).size == 106
    assert ATLAS.get_role("caption", portrait=True).size == 58
    assert ATLAS.timing.dissolve.chapter == 1.2
    assert ATLAS.grain.card == 0.018


def test_a_copy_may_change_an_ink(tmp_path: Path) -> None:
    copy = tmp_path / "mine.yml"
    copy.write_text(
        look.ATLAS.read_text("utf-8").replace("#b3301f", "#1F30B3"), "utf-8"
    )
    assert look.load(copy).get_ink("vermilion") == "#1f30b3"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("  paper: ", "  papper: ", "papper"),
        ("leading: 1.08}", "leding: 1.08}", "leding"),
        ('"#efe3c9"', '"paper"', "hexadecimal"),
        ("weight: 600, size: 121", "weight: 650, size: 121", "weight"),
    ],
)
def test_a_mistake_in_a_look_is_named_with_its_line(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    copy = tmp_path / "mine.yml"
    copy.write_text(look.ATLAS.read_text("utf-8").replace(old, new, 1), "utf-8")
    found, problems = look.read(copy)
    assert found is None
    assert any(said in p.message and p.span and p.span.line > 1 for p in problems)
    with pytest.raises(AssetFailure) as failure:
        look.load(copy)
    assert any(said in line for line in failure.value.detail)


def test_easings_start_at_0_end_at_1_and_never_overshoot() -> None:
    for ease in (
        easing.smoothstep,
        easing.ease_out_cubic,
        easing.ease_out_quint,
        easing.ease_in_quad,
    ):
        values = [ease(i / 50) for i in range(-10, 61)]
        assert values[0] == 0 and values[-1] == 1
        assert values == sorted(values)


def test_mix_goes_from_one_ink_to_the_other() -> None:
    assert inks.mix_colours("#000000", "#ffffff", 0.5) == "#808080"
    assert inks.mix_colours("#102030", "#ffffff", 0) == "#102030"


@pytest.mark.parametrize(
    "size",
    [
        (1920, 1080),
        (1280, 720),
        (64, 36),
        (1080, 1920),
        (1080, 1080),
        (1080, 1350),
        (2560, 1080),
    ],
)
def test_bands_stay_in_the_frame(size: tuple[int, int]) -> None:
    for captions in (True, False):
        for x, y, w, h in ATLAS.get_bands(size, captions).values():
            assert x >= 0 and y >= 0
            assert x + w <= size[0] + 0.01 and y + h <= size[1] + 0.01


def test_captions_lift_the_lower_third_and_the_frame_scales_it() -> None:
    assert ATLAS.get_bands((1920, 1080), True)["lower_third"] == (96, 736, 980, 116)
    assert ATLAS.get_bands((1920, 1080), False)["lower_third"] == (96, 910, 980, 116)
    assert "caption" not in ATLAS.get_bands((1920, 1080), False)
    assert ATLAS.get_bands((960, 540), True)["head"] == (48, 27, 864, 21)
    assert ATLAS.get_bands((1080, 1920), False)["caption"] == (54, 1378, 900, 208)


def test_lines_break_evenly_and_a_no_break_space_holds() -> None:
    role = ATLAS.get_role("statement")
    text = (
        "The atomic bombs, the translator argues, were dropped less to end the war than to"
        " intimidate."
    )
    lines = typesetting.wrap(text, role, 1400)
    widths = [role.measure_width(line) for line in lines]
    assert " ".join(lines) == text
    assert max(widths) <= 1400 and min(widths) > 0.6 * max(widths)
    held = typesetting.wrap(
        "a guard of Pu\u00a0Yi met them on 9\u00a0August at noon", role, 420
    )
    assert any("Pu\u00a0Yi" in line for line in held) and any(
        "9\u00a0August" in line for line in held
    )
    assert typesetting.wrap("one\ntwo", role, 1400) == ["one", "two"]


def test_text_is_escaped_and_capitals_are_set() -> None:
    svg = typesetting.draw_text_svg(
        0, 0, "<b> & co", role=ATLAS.get_role("label"), fill="#000000", k=0.5
    )
    assert "&lt;B&gt; &amp; CO" in svg and 'font-size="12.000"' in svg
