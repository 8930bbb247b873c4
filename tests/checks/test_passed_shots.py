"""What passed a check is not looked into again before something about it changes; what failed
always is.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from PIL import ImageFile

from lantern.checks.passed_shots import PassedShot
from lantern.core.problems import Problem, Span
from lantern.core.store import Store
from tests.support import films, maps
from tests.support.films import scene, still


@pytest.fixture
def film(tmp_path: Path) -> Path:
    return films.write(
        tmp_path / "project",
        [scene("One", "Wind."), scene("Two", "Rain.", still("river"))],
    )


def faults(film: Path, store: Path) -> list[str]:
    return [p.message for p in films.find_problems(film, store=Store(store))]


def decoded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of pictures that Pillow decodes from now on."""
    seen: list[str] = []
    load = ImageFile.ImageFile.load

    def noted(image: ImageFile.ImageFile) -> object:
        seen.append(Path(os.fsdecode(image.filename)).name)
        return load(image)

    monkeypatch.setattr(ImageFile.ImageFile, "load", noted)
    return seen


def touched(film: Path) -> Path:
    """The film, its pictures' times changed and not their bytes: what is remembered by time is
    forgotten.
    """
    for picture in (film.parent.parent / "assets").glob("*.png"):
        os.utime(picture, ns=(1, picture.stat().st_mtime_ns + 1_000_000))
    return film


def test_pictures_that_passed_are_not_decoded_again(
    film: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = decoded(monkeypatch)
    assert faults(film, tmp_path / "store") == [] and set(seen) == {
        "hills.png",
        "river.png",
    }
    seen.clear()
    assert faults(touched(film), tmp_path / "store") == [] and not seen
    films.paint(tmp_path / "project" / "assets" / "river.png", -5)
    assert faults(touched(film), tmp_path / "store") == [] and set(seen) == {
        "river.png"
    }


def test_a_picture_that_is_damaged_later_is_found_each_time(
    film: Path, tmp_path: Path
) -> None:
    assert faults(film, tmp_path / "store") == []
    picture = tmp_path / "project" / "assets" / "river.png"
    picture.write_bytes(picture.read_bytes()[:200])
    first = faults(film, tmp_path / "store")
    assert "river.png" in first[0] and first == faults(film, tmp_path / "store")


def test_a_map_and_its_style_are_read_again_when_they_change(
    tmp_path: Path,
) -> None:
    film = films.write(
        tmp_path / "project",
        [scene("One", "Wind.", {"map": "map.yml", "view": "near"})],
    )
    style = (maps.STYLES / "dark.yml").read_text("utf-8")
    (film / "own.yml").write_text(style, "utf-8")
    (film / "map.yml").write_text(f"{maps.EMPTY}style: own.yml\n", "utf-8")
    assert faults(film, tmp_path / "store") == []
    (film / "own.yml").write_text(f"{style}colour: red\n", "utf-8")
    assert any("colour" in fault for fault in faults(film, tmp_path / "store"))
    (film / "own.yml").write_text(style, "utf-8")
    assert faults(film, tmp_path / "store") == []
    (film / "map.yml").write_text(
        f"{maps.EMPTY.replace('near', 'close')}style: own.yml\n", "utf-8"
    )
    assert any(
        "no view 'near'" in fault for fault in faults(film, tmp_path / "store")
    )


def test_a_store_that_cant_be_written_is_no_fault(
    film: Path, tmp_path: Path
) -> None:
    (tmp_path / "store").write_text("a file")
    assert faults(film, tmp_path / "store") == []


CORNER = """views:
  wide: {center: [-4, 40], width_km: 900}
places:
  - {name: Edge, at: [-9.2, 40]}
"""


def test_a_warning_of_a_map_is_kept_and_told_again(tmp_path: Path) -> None:
    film = films.write(
        tmp_path / "project", [scene("One", "Wind.", {"map": "map.yml"})]
    )
    (film / "map.yml").write_text(CORNER, "utf-8")
    store = Store(tmp_path / "store")
    first = films.find_problems(film, store=store)
    (warning,) = first
    assert "Edge" in warning.message and warning.warning
    assert warning.span is not None
    assert (warning.span.file, warning.span.line) == (film / "map.yml", 2)
    assert films.find_problems(film, store=store) == first
    (film / "map.yml").write_text(f"# a line\n{CORNER}", "utf-8")
    (moved,) = films.find_problems(film, store=store)
    assert moved.span is not None and moved.span.line == 3


def test_what_passed_is_read_back_as_it_was_written() -> None:
    span = Span(Path("maps/m.yml"), 3, 5, 9)
    warning = Problem("no room for it", span, warning=True)
    passed = PassedShot({"m.yml": "abc"}, (warning,))
    assert (
        PassedShot.from_json(json.loads(json.dumps(passed.to_json()))) == passed
    )
