"""Where renderings go."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.core.units import Shape
from lantern.rendering.output_places import (
    Variant,
    find_output,
    find_shape,
    find_variant,
    name_scene_film,
)
from lantern.script import load
from lantern.script.film_script import Script
from tests.support import films, translated_films
from tests.support.films import scene, still


@pytest.fixture
def script(tmp_path: Path) -> Script:
    film = films.write(
        tmp_path, [scene("One", None, still("dark"), duration=1)]
    )
    found, _ = load.load(film)
    assert found
    return found


def test_a_film_goes_to_build_or_where_it_is_told(
    script: Script, tmp_path: Path
) -> None:
    assert find_output(script) == tmp_path / "build" / "short"
    assert find_output(script, tmp_path / "there") == tmp_path / "there"


@pytest.mark.parametrize(
    ("variant", "shape", "place"),
    [
        ("", "wide", "out"),
        ("", "square", "out/1x1"),
        ("draft", "wide", "out/draft"),
        ("preview", "portrait", "out/preview/9x16"),
    ],
)
def test_each_rendering_has_a_folder_of_its_own(
    script: Script, variant: Variant, shape: Shape, place: str
) -> None:
    assert find_shape(
        find_variant(Path("out"), variant), script, shape
    ) == Path(place)


def test_a_scene_made_alone_has_its_number() -> None:
    assert name_scene_film(7) == "scenes/07.mp4"


def test_a_translation_goes_into_a_folder_of_its_own(tmp_path: Path) -> None:
    film = films.write(
        tmp_path, [scene("One", None, still("dark"), duration=1)]
    )
    translated_films.write(film, {"film.title": "Дождь"})
    script, _ = translated_films.read(film)
    assert find_output(script) == tmp_path / "build" / "short" / "ru"
    russian = find_variant(find_output(script, tmp_path), "draft")
    assert russian == tmp_path / "ru" / "draft"
    assert (
        find_shape(russian, script, "portrait")
        == tmp_path / "ru" / "draft" / "9x16"
    )
