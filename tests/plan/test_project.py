"""A loaded film: every file it names is found once, with its place, and what is wrong is said."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from lantern import sound
from lantern.graphics import look
from lantern.plan import project
from lantern.plan.project import Project
from tests.support import films
from tests.support.films import scene, still
from tests.support.fonts import box_font
from tests.support.script_wheels import forget_type, install_type

pytestmark = pytest.mark.process

MAP = """\
views: {a: {center: [10, 50], width_km: 900}}
layers: [{file: roads.json, line: '#aa2200'}]
"""


def load(folder: Path) -> Project:
    loaded, _ = project.load(folder)
    assert loaded is not None
    return loaded


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """A film that names a file of nearly every kind."""
    scenes = [
        scene(
            "One",
            "Rain fell.",
            still("hills"),
            {"map": "m.yml"},
            sound="bang.wav",
        ),
        scene(
            "Two",
            "Snow came.",
            {"card": {"title": "A", "ground": "assets/dark.png"}},
        ),
    ]
    folder = films.write(
        tmp_path,
        scenes,
        look={"base": "own.yml", "fonts": {"serif": "assets/boxes.ttf"}},
        thumbnail={"still": "assets/white.png"},
        lexicon="words.yml",
        music={"file": "tune.wav"},
    )
    (folder / "m.yml").write_text(MAP)
    (folder / "roads.json").write_text(
        '{"type": "FeatureCollection", "features": []}'
    )
    (folder / "own.yml").write_text(look.ATLAS.read_text("utf-8"))
    (folder / "words.yml").write_text("words: {Rain: {say: rayn}}\n")
    for name in ("bang.wav", "tune.wav"):
        sound.write_wav(folder / name, np.full(4800, 9000, np.int16))
    box_font(tmp_path / "assets" / "boxes.ttf", "Boxes", "abc")
    return folder


def test_every_file_is_found_with_its_role_its_scene_and_its_shot(
    film: Path,
) -> None:
    assets = load(film).assets
    found = {(a.role, a.path.name, a.scene, a.shot) for a in assets}
    assert found == {
        ("lexicon", "words.yml", 0, None),
        ("look", "own.yml", 0, None),
        ("font", "boxes.ttf", 0, None),
        ("thumbnail", "white.png", 0, None),
        ("music", "tune.wav", 0, None),
        ("still", "hills.png", 1, 0),
        ("map", "m.yml", 1, 1),
        ("map style", "parchment.yml", 1, 1),
        ("map data", "roads.json", 1, 1),
        ("sound", "bang.wav", 1, None),
        ("card ground", "dark.png", 2, 0),
        ("ledger", "credits.yml", 0, None),
    }


def test_a_file_s_place_is_where_its_name_is_written(film: Path) -> None:
    (ground,) = load(film).list_assets("card ground")
    line = (
        (film / "02-two.yml")
        .read_text("utf-8")
        .splitlines()[ground.span.line - 1]
    )
    assert line[ground.span.column - 1 :].startswith('"assets/dark.png"')
    assert ground.span.file == film / "02-two.yml"


def test_a_scene_alone_keeps_its_files_and_those_of_the_film(
    film: Path,
) -> None:
    alone = load(film).keep_scene(2)
    assert [part.number for part in alone.script.parts] == [2]
    names = {asset.path.name for asset in alone.assets}
    assert {"dark.png", "tune.wav", "own.yml"} <= names
    assert not {"hills.png", "m.yml", "bang.wav"} & names
    assert {asset.path.name for asset in alone.script.assets} <= names


def test_the_look_is_set_in_the_film_s_own_type(film: Path) -> None:
    loaded = load(film)
    assert loaded.look_file == film / "own.yml"
    assert loaded.look.typefaces.serif is not None
    assert loaded.look.typefaces.serif.name == "Boxes"
    assert loaded.look.typefaces.sans is None


def test_a_film_without_a_look_has_the_atlas(tmp_path: Path) -> None:
    loaded = load(films.write(tmp_path, [scene("One", "Rain.")]))
    assert loaded.look_file is None
    assert loaded.look == look.load()
    assert loaded.lock is None


@pytest.mark.parametrize(
    ("gone", "message"),
    [
        ("own.yml", "'own.yml' not found"),
        ("tune.wav", "'tune.wav' not found"),
        ("words.yml", "'words.yml' not found"),
    ],
)
def test_a_file_that_is_gone_is_a_problem_and_no_asset(
    film: Path, gone: str, message: str
) -> None:
    (film / gone).unlink()
    loaded, problems = project.load(film)
    assert loaded is not None
    assert gone not in {asset.path.name for asset in loaded.assets}
    (problem,) = [each for each in problems if "not found" in each.message]
    assert problem.message.startswith(message)
    assert problem.span is not None
    assert problem.span.file == film / "film.yml"


def test_a_look_with_a_fault_is_a_problem_and_the_atlas_stands_in(
    film: Path,
) -> None:
    text = look.ATLAS.read_text("utf-8").replace("name:", "nam:", 1)
    (film / "own.yml").write_text(text)
    loaded, problems = project.load(film)
    assert loaded is not None
    assert any("nam" in problem.message for problem in problems)
    assert loaded.look.name == look.load().name


def test_a_picture_without_an_entry_is_a_problem_of_loading(
    tmp_path: Path,
) -> None:
    folder = films.write(tmp_path, [scene("One", "Rain.", still("hills"))])
    (tmp_path / "assets" / "credits.yml").write_text(
        json.dumps({"credits": []})
    )
    _, problems = project.load(folder)
    (problem,) = problems
    assert (
        "'assets/hills.png' has no entry in the credits ledger"
        in problem.message
    )


def test_a_damaged_lock_is_a_problem_and_no_lock(tmp_path: Path) -> None:
    folder = films.write(tmp_path, [scene("One", "Rain.")])
    (folder / "article.lock.yml").write_text("lock: 9\nblocks: []\n")
    loaded, problems = project.load(folder)
    assert loaded is not None
    assert loaded.lock is None
    assert [asset.path.name for asset in loaded.list_assets("lock")] == [
        "article.lock.yml"
    ]
    assert any(
        p.span and p.span.file.name == "article.lock.yml" for p in problems
    )


def test_installed_type_for_other_scripts_is_credited(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install_type(tmp_path, monkeypatch, Thai="ไทย")
    thai = load(films.write(tmp_path / "thai", [films.scene("One", "ไทย")]))
    plain = load(films.write(tmp_path / "plain", [films.scene("One", "Rain.")]))
    monkeypatch.undo()
    forget_type()
    lines = thai.ledger.build_roll(thai.script.film, "Ann")
    (type_line,) = next(row.lines for row in lines if row.role == "Type")
    assert type_line == "Source Serif, Source Sans and Noto Sans Thai, OFL-1.1"
    titles = [entry.title for entry in plain.ledger.others]
    assert "Noto Sans Thai" not in titles
