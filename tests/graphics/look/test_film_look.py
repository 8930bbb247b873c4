"""The look of a film: its own or the atlas, its own type, and what is wrong with either."""

from __future__ import annotations

import string
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont

from lantern.core.problems import EXIT_ASSET, AssetFailure, Problem
from lantern.graphics import look
from lantern.graphics.look.film_look import (
    FilmLook,
    find_base_assets,
    find_fonts,
    read_film_look,
)
from lantern.script.load import load
from tests.support import films
from tests.support.films import scene
from tests.support.fonts import box_font, make_variable
from tests.support.script_wheels import forget_type, install_type

pytestmark = pytest.mark.process

LETTERS = string.ascii_letters + " "


def read(root: Path, **own: Any) -> tuple[FilmLook, list[Problem]]:
    """Return the look of a film with `own` as its look, and what is wrong with it."""
    folder = films.write(root, [scene("One", "Rain.")], look=own)
    script, _ = load(folder)
    assert script is not None
    return read_film_look(script)


def messages(problems: list[Problem]) -> list[str]:
    return [problem.message for problem in problems]


def test_a_film_without_a_look_has_the_atlas(tmp_path: Path) -> None:
    found, problems = read(tmp_path)
    assert problems == []
    assert found.look.name == "atlas"
    assert found.fonts == {}
    assert found.look.typefaces.serif is None


def write_look(root: Path, old: str, new: str) -> str:
    """Write a copy of the atlas with one change into the film's folder; return its name."""
    path = root / "scenes" / "short" / "own.yml"
    path.parent.mkdir(parents=True)
    path.write_text(look.ATLAS.read_text("utf-8").replace(old, new, 1), "utf-8")
    return path.name


def test_a_film_has_its_own_look(tmp_path: Path) -> None:
    base = write_look(tmp_path, "#b3301f", "#1f30b3")
    found, problems = read(tmp_path, base=base)
    assert problems == []
    assert found.look.get_ink("vermilion") == "#1f30b3"


def test_a_look_with_faults_is_reported_and_the_atlas_stands_in(
    tmp_path: Path,
) -> None:
    base = write_look(tmp_path, "  paper: ", "  papper: ")
    found, problems = read(tmp_path, base=base)
    assert any("papper" in message for message in messages(problems))
    assert found.look.get_ink("paper") == "#efe3c9"


def test_a_film_is_set_in_its_own_type(tmp_path: Path) -> None:
    box_font(tmp_path / "assets" / "boxes.ttf", "Boxes", LETTERS, wide=500)
    found, problems = read(tmp_path, fonts={"sans": "assets/boxes.ttf"})
    assert problems == []
    assert list(found.fonts) == ["sans"]
    role = found.look.get_role("note")
    assert role.measure_width("ab") == pytest.approx(28 + 0.01 * 28)
    assert found.look.typefaces.serif is None


def test_type_that_is_no_font_is_reported_at_its_place_and_left_out(
    tmp_path: Path,
) -> None:
    file = tmp_path / "assets" / "x.ttf"
    file.parent.mkdir()
    file.write_bytes(b"no font")
    found, problems = read(tmp_path, fonts={"serif": "assets/x.ttf"})
    assert messages(problems) == [
        "x.ttf is no font that can be used here (TrueType or OpenType: ttf, otf, ttc)"
    ]
    assert problems[0].code == EXIT_ASSET
    assert problems[0].span is not None
    assert found.fonts == {}
    assert found.look.typefaces.serif is None


def test_type_with_the_name_of_lanterns_own_is_refused(tmp_path: Path) -> None:
    box_font(tmp_path / "assets" / "x.ttf", "Source Sans Pro", LETTERS)
    found, problems = read(tmp_path, fonts={"sans": "assets/x.ttf"})
    assert messages(problems) == [
        "this type calls itself Source Sans Pro, as Lantern's own does; take another"
    ]
    assert found.fonts == {}


def test_type_that_draws_nothing_is_refused(tmp_path: Path) -> None:
    box_font(tmp_path / "assets" / "x.ttf", "Boxes", LETTERS, named=False)
    found, problems = read(tmp_path, fonts={"sans": "assets/x.ttf"})
    assert messages(problems) == [
        "Boxes (x.ttf) can't be drawn: it is damaged, or its font has no outlines, or not all of"
        " its names"
    ]
    assert found.fonts == {}


def test_a_variable_font_is_used_with_a_warning(tmp_path: Path) -> None:
    box_font(tmp_path / "assets" / "x.ttf", "Boxes", LETTERS)
    make_variable(tmp_path / "assets" / "x.ttf")
    found, problems = read(tmp_path, fonts={"sans": "assets/x.ttf"})
    assert messages(problems) == [
        "Boxes is a variable font; it is drawn in the weights that are asked for, its other "
        "settings as they are"
    ]
    assert problems[0].warning
    assert list(found.fonts) == ["sans"]


def test_a_film_has_installed_type_for_the_scripts_in_its_texts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install_type(
        tmp_path,
        monkeypatch,
        Thai="ไทย",
        Hebrew="שלום",
    )
    folder = films.write(tmp_path, [scene("One", "ไทย")])
    script, _ = load(folder)
    assert script is not None
    found, problems = read_film_look(script)
    monkeypatch.undo()
    forget_type()
    assert problems == []
    file = tmp_path / "wheel" / "manimgx_fonts" / "NotoSansThai[wght].ttf"
    assert found.fonts["Thai"].files == (str(file),)
    assert list(found.fonts) == ["Thai"]


def test_fonts_are_found_as_whole_paths(tmp_path: Path) -> None:
    file = box_font(tmp_path / "assets" / "boxes.ttf", "Boxes", LETTERS)
    folder = films.write(
        tmp_path,
        [scene("One", "Rain.")],
        look={"fonts": {"serif": "assets/boxes.ttf"}},
    )
    script, _ = load(folder)
    assert script is not None
    assert find_fonts(script)["serif"].files == (str(file),)


def test_a_font_that_is_not_there_is_left_to_the_reading_of_the_script(
    tmp_path: Path,
) -> None:
    fonts = {"serif": "assets/none.ttf"}
    found, problems = read(tmp_path, fonts=fonts)
    assert problems == []
    assert found.fonts == {}
    folder = films.write(
        tmp_path, [scene("One", "Rain.")], look={"fonts": fonts}
    )
    script, _ = load(folder)
    assert script is not None
    with pytest.raises(AssetFailure, match=r"none\.ttf"):
        find_fonts(script)


@pytest.mark.parametrize("table", ["cmap", "post", "glyf", "loca", "head"])
@pytest.mark.parametrize("fill", [b"\0", b"\x91"])
def test_a_damaged_font_is_told_with_its_file(
    tmp_path: Path, table: str, fill: bytes, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "assets" / "x.ttf"
    box_font(path, "Boxes", LETTERS)
    data = path.read_bytes()
    with TTFont(path) as font:
        entry = font.reader.tables[table]
    end = entry.offset + entry.length
    path.write_bytes(data[: entry.offset] + fill * entry.length + data[end:])
    _, problems = read(tmp_path, fonts={"sans": "assets/x.ttf"})
    (message,) = messages(problems)
    assert "x.ttf" in message
    assert problems[0].code == EXIT_ASSET
    assert capfd.readouterr() == ("", "")


def write_film_file(root: Path, name: str, text: str) -> Path:
    """Write a file into the film's folder."""
    path = root / "scenes" / "short" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_a_film_has_a_look_by_its_name(tmp_path: Path) -> None:
    found, problems = read(tmp_path, base="night")
    assert problems == []
    assert found.look.name == "night"


def test_the_bases_of_a_films_look_are_files_of_the_film(
    tmp_path: Path,
) -> None:
    write_film_file(tmp_path, "own.yml", "base: house.yml\n")
    house = write_film_file(tmp_path, "house.yml", "base: night\nname: house\n")
    folder = films.write(tmp_path, [scene("One", "Rain.")], look="own.yml")
    script, problems = load(folder)
    assert problems == []
    assert script is not None
    found, problems = read_film_look(script)
    assert problems == []
    assert found.look.name == "house"
    assets = find_base_assets(script)
    assert [(asset.role, asset.path) for asset in assets] == [
        ("look base", house)
    ]


@pytest.mark.parametrize(
    ("base", "message"),
    [
        ("01-on.yml", "'01-on.yml' not found; did you mean '01-one.yml'?"),
        (
            "../../../away.yml",
            "'../../../away.yml' is outside the film and assets/; allow it with --allow-path",
        ),
    ],
)
def test_a_base_that_may_not_be_read_is_told(
    tmp_path: Path, base: str, message: str
) -> None:
    (tmp_path / "away.yml").write_text("base: atlas\n", "utf-8")
    root = tmp_path / "project"
    write_film_file(root, "own.yml", f"base: {base}\n")
    found, problems = read(root, base="own.yml")
    assert messages(problems) == [message]
    assert found.look.name == "atlas"
