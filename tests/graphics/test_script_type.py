"""Type for scripts that Lantern's own lacks: found in wheels, measured, and set beside it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from lantern.graphics import script_type, vector
from lantern.graphics.script_type import (
    choose_cjk_family,
    find_script,
    list_script_files,
)
from lantern.graphics.type_runs import split_runs
from lantern.graphics.typefaces import BUNDLED
from tests.support.script_wheels import MARKS, forget_type, install_type

THAI = "ไทยก"
ARABIC = "مرحبا"
HEBREW = "שלום"
FACE = (vector.SANS, 400, False)


@pytest.fixture(autouse=True)
def _wheels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    install_type(
        tmp_path,
        monkeypatch,
        Thai=THAI + " ",
        Arabic=ARABIC + MARKS,
        Hebrew=HEBREW,
    )
    yield
    monkeypatch.undo()
    forget_type()


def has_none(_letter: str) -> bool:
    return False


def split(text: str) -> list[str]:
    runs = split_runs(text, has_none, script_type.CJK_FAMILY)
    return [
        f"{run.family.name.removeprefix('Noto Sans ') if run.family else '-'}:{run.text}"
        for run in runs
    ]


@pytest.mark.parametrize(
    ("char", "script"),
    [
        ("a", None), ("Ж", None), ("Ω", None), ("–", None), ("Հ", "Armenian"),
        ("ש", "Hebrew"), ("پ", "Arabic"), ("ह", "Devanagari"), ("ไ", "Thai"), ("ລ", "Lao"),
        ("က", "Myanmar"), ("ქ", "Georgian"), ("አ", "Ethiopic"), ("ក", "Khmer"),
        ("鹽", "CJK"), ("の", "CJK"), ("한", "CJK"), ("，", "CJK"), ("བ", None),
    ],
)  # fmt: skip
def test_a_letter_s_script(char: str, script: str | None) -> None:
    assert find_script(char) == script


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("Oder", ["-:Oder"]),
        ("ไทย ไทย", ["Thai:ไทย ไทย"]),
        # the Thai font has no figures, no point and no brackets
        ("ไทย (ไทย)", ["Thai:ไทย ", "-:(", "Thai:ไทย", "-:)"]),
        ("ไทย 1945.", ["Thai:ไทย ", "-:1945."]),
        # the Arabic one has them, and sets the whole line
        ("مرحبا 1945.", ["Arabic:مرحبا 1945."]),
        ("«مرحبا» (Oder)", ["Arabic:«مرحبا» ", "-:(Oder)"]),
        ("Oder «مرحبا»", ["-:Oder ", "Arabic:«مرحبا»"]),
        ("Oder 1, مرحبا 2.", ["-:Oder 1, ", "Arabic:مرحبا 2."]),
        ("ไทย مرحبا", ["Thai:ไทย ", "Arabic:مرحبا"]),
        ("鹽", ["-:鹽"]),  # its wheel isn't there
    ],
)
def test_a_line_is_parted_by_the_families_that_have_its_letters(
    text: str, runs: list[str]
) -> None:
    assert split(text) == runs


def test_letters_that_the_film_s_own_face_has_stay_in_it() -> None:
    runs = split_runs("ไทยข", lambda char: char == "ข", script_type.CJK_FAMILY)
    assert [run.text for run in runs] == ["ไทย", "ข"]
    assert runs[1].family is None


def test_a_line_in_two_families_is_as_wide_as_both() -> None:
    measured = vector.measure_text("Oder ไทย", FACE, 100, typefaces=BUNDLED)
    latin = vector.measure_text("Oder ", FACE, 100, typefaces=BUNDLED)
    assert measured == latin + 3 * 100


def test_tracking_follows_no_letter_that_is_joined_to_the_next() -> None:
    for text, spaced in (("ไทย", 3), (ARABIC, 0), (f"{ARABIC} a", 2)):
        plain = vector.measure_text(text, FACE, 100, typefaces=BUNDLED)
        wide = vector.measure_text(
            text,
            FACE,
            100,
            tracking=0.1,
            typefaces=BUNDLED,
        )
        assert wide - plain == pytest.approx(10 * spaced)


def write(markup: str) -> str:
    """Return what becomes of the markup of a line of type."""
    line = f'<text x="10" y="80" font-family="{vector.SANS}" font-size="50">{markup}</text>'
    svg = vector.make_svg_document(line, (0, 0, 400, 100), typefaces=BUNDLED)
    return svg[svg.index('"50">') + 5 : svg.rindex("</text>")]


def begin(script: str) -> str:
    """Return the sign that has a line shaped in a script's family."""
    return f'<tspan font-family="Noto Sans {script}" letter-spacing="0">\u200c</tspan>'


def span(script: str, text: str) -> str:
    return f'<tspan font-family="Noto Sans {script}">{text}</tspan>'


@pytest.mark.parametrize(
    ("markup", "written"),
    [
        ("a &amp; b", "a &amp; b"),
        ("a 鹽", "a 鹽"),  # no wheel here has it
        ("ไทย", span("Thai", "ไทย")),
        (
            "&lt;מ&amp;",
            begin("Hebrew") + "&lt;" + span("Hebrew", "מ") + "&amp;",
        ),
        # by itself, so that the rules of its own script are followed
        ("a ไทย", begin("Thai") + "a " + span("Thai", "\u202aไทย\u202c")),
        (
            f'<tspan fill="red">{ARABIC}</tspan><tspan fill="blue"> a</tspan>',
            f'<tspan fill="red">{span("Arabic", ARABIC)}</tspan>'
            f'<tspan fill="blue">{span("Arabic", " ")}a</tspan>',
        ),
    ],
)
def test_a_line_names_the_families_of_its_stretches(
    markup: str, written: str
) -> None:
    assert write(markup) == written


@pytest.mark.parametrize("line", ["ไทย", "a ไทย", "ไทย a", f"{ARABIC} 1 a"])
def test_letters_are_drawn_where_they_were_measured(line: str) -> None:
    start = f'<text x="10" y="80" font-family="{vector.SANS}" font-size="50">'
    svg = vector.make_svg_document(
        f"{start}{line}</text>", (0, 0, 500, 100), typefaces=BUNDLED
    )
    ink = vector.rasterize(svg, typefaces=BUNDLED)[..., 3] > 127
    columns = np.flatnonzero(ink.any(axis=0))
    end = 10 + vector.measure_text(line, FACE, 50, typefaces=BUNDLED)
    # a box of the tests' font leaves 50 thousandths of an em free on both sides
    assert columns[0] == pytest.approx(12.5, abs=3)
    assert columns[-1] == pytest.approx(end - 2.5, abs=3)


def test_nothing_is_missing_that_a_wheel_has() -> None:
    missing = vector.find_missing_characters("aไข鹽", FACE, typefaces=BUNDLED)
    assert missing == "ข鹽"


def test_a_film_has_the_files_of_its_language_and_its_letters(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "wheel" / "manimgx_fonts"
    found = list_script_files(["Oder", "שלום"], "th")
    assert [(file.script, file.family) for file in found] == [
        ("Hebrew", "Noto Sans Hebrew"),
        ("Thai", "Noto Sans Thai"),
    ]
    assert [file.path.parent for file in found] == [folder, folder]
    assert list_script_files(["Oder и Ω"], "ru") == []


@pytest.mark.parametrize(
    ("text", "language", "family"),
    [
        ("漢字", "zh", "SC"), ("漢字", "zh-TW", "TC"), ("漢字", "zh-Hant-HK", "HK"),
        ("漢字", "zh_Hant", "TC"), ("漢字", "ja", "JP"), ("漢字", "ko", "KR"),
        ("漢字", "en", "SC"), ("漢字の", "en", "JP"), ("한자", "de", "KR"), ("かな", "zh", "SC"),
    ],
)  # fmt: skip
def test_characters_have_the_shapes_of_the_film_s_language(
    text: str, language: str, family: str
) -> None:
    assert choose_cjk_family(text, language) == f"Noto Sans CJK {family}"
