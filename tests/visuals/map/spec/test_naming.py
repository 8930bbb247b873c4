"""How shots and maps name views, styles and files."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.core.problems import AssetFailure, Span
from lantern.graphics import look
from lantern.script.translation.map_texts import TranslatedMapText
from lantern.visuals.map.spec import naming
from lantern.visuals.map.spec.map_file import MapFile
from tests.support.maps import EMPTY, STYLES, Maps
from tests.support.visuals import map_spec

ATLAS = look.load()


def find(text: str) -> Path:
    """Find files that a scene names; what begins with gone isn't there."""
    if "gone" in text:
        raise AssetFailure(f"there is no file '{text}'")
    return Path("/film", text)


def test_files_are_found_from_the_folder_of_the_map() -> None:
    near = naming.find_from_map(Path("maps/war/m.yml"), find)
    assert near("own.json") == Path("/film/maps/war/own.json")
    assert near("assets/own.json") == Path("/film/assets/own.json")


def test_a_missing_file_is_named_as_the_map_names_it() -> None:
    near = naming.find_from_map(Path("maps/m.yml"), find)
    with pytest.raises(AssetFailure, match=r"^there is no file 'gone.json'$"):
        near("gone.json")


def test_a_style_is_built_in_or_the_authors_own() -> None:
    assert naming.find_style("dark", find) == STYLES / "dark.yml"
    assert naming.find_style("mine.yml", find) == Path("/film/mine.yml")


def test_a_misspelt_style_is_put_right() -> None:
    with pytest.raises(
        AssetFailure, match=r"no map style 'parchmnt'.*parchment"
    ):
        naming.find_style("parchmnt", find)


def test_an_unknown_style_lists_the_styles() -> None:
    message = r"no map style 'x'; there are .*dark.*, or give the path of a style of your own"
    with pytest.raises(AssetFailure, match=message):
        naming.find_style("x", find)


def test_a_shot_names_the_views_of_its_ends(maps: Maps) -> None:
    sheet = maps.model(EMPTY)
    assert naming.find_end_views(map_spec(), sheet) == ("wide", "wide")
    assert naming.find_end_views(map_spec(view="near"), sheet) == (
        "near",
        "near",
    )
    moving = map_spec(move={"from": "near", "to": "wide"})
    assert naming.find_end_views(moving, sheet) == ("near", "wide")
    assert naming.list_named_views(moving) == {
        ("move", "from"): "near",
        ("move", "to"): "wide",
    }


def test_a_shot_names_the_views_of_its_legs(maps: Maps) -> None:
    sheet = maps.model(EMPTY)
    there_and_back = [{"view": "near"}, {"view": "wide"}]
    spec = map_spec(view="wide", legs=there_and_back)
    assert naming.list_views(spec, sheet) == ("wide", "near", "wide")
    assert naming.find_end_views(spec, sheet) == ("wide", "wide")
    assert naming.list_named_views(spec) == {
        ("view",): "wide",
        ("legs", 0, "to"): "near",
        ("legs", 1, "to"): "wide",
    }


def test_a_view_that_the_map_lacks_is_refused(maps: Maps) -> None:
    with pytest.raises(AssetFailure, match=r"no view 'nera'.*near"):
        naming.find_end_views(map_spec(view="nera"), maps.model(EMPTY))


def test_a_map_tells_whether_it_is_dark(maps: Maps) -> None:
    maps.write(EMPTY, "light.yml")
    maps.write(EMPTY + "style: dark\n", "night.yml")
    assert not naming.is_dark(maps.folder.joinpath, "light.yml", ATLAS)
    assert naming.is_dark(maps.folder.joinpath, "night.yml", ATLAS)


def test_a_map_without_a_style_has_that_of_the_look(maps: Maps) -> None:
    maps.write(EMPTY, "plain.yml")
    maps.write(EMPTY + "style: parchment\n", "light.yml")
    night = ATLAS.model_copy(update={"map_style": "dark"})
    assert naming.is_dark(maps.folder.joinpath, "plain.yml", night)
    assert not naming.is_dark(maps.folder.joinpath, "light.yml", night)


def test_a_map_tells_its_files(maps: Maps) -> None:
    maps.write(EMPTY + "layers: [{file: own.json, line: '#102030'}]\n")
    found = naming.list_files(lambda text: maps.folder / text, "m.yml", ATLAS)
    assert found == [STYLES / "parchment.yml", maps.folder / "own.json"]


def test_a_map_with_faults_lists_them_all(maps: Maps) -> None:
    path = maps.write("views: {}\nyear: soon\n")
    with pytest.raises(
        AssetFailure, match=r"the map m.yml can't be used"
    ) as caught:
        naming.read_model(MapFile, path)
    assert len(caught.value.detail) == 2


# --- in another language


def translated(loc: tuple[str | int, ...], text: str) -> TranslatedMapText:
    return TranslatedMapText(loc, text, Span(Path("ru.yml"), 7, 3, 9))


PLACES = (
    EMPTY
    + "places: [{name: Aa, at: [10, 50]}, {id: b, name: Bb, at: [11, 50]}]\n"
)


def test_a_map_has_its_texts_in_another_language(maps: Maps) -> None:
    path = maps.write(PLACES)
    texts = (
        translated(("places", 0, "name"), "Аа"),
        translated(("places", 1, "name"), "Бб"),
    )
    assert naming.read_map(path, None) is naming.read_model(MapFile, path)
    map_file = naming.read_map(path, texts)
    assert [place.name for place in map_file.places] == ["Аа", "Бб"]
    # shots call them by their own names
    assert [place.key for place in map_file.places] == ["Aa", "b"]
    assert naming.find_point(map_file, "Aa") == (10, 50)


def test_a_text_that_is_no_good_is_told_in_the_translation(maps: Maps) -> None:
    path = maps.write(PLACES)
    texts = (translated(("places", 0, "name"), ""),)
    written = naming.read_written_map(path, texts)
    assert written.map_file is None
    assert [str(problem.span) for problem in written.problems] == ["ru.yml:7:3"]
    with pytest.raises(AssetFailure, match=r"the map m.yml can't be used"):
        naming.read_map(path, texts)


def test_a_map_that_changed_is_read_again_in_another_language(
    maps: Maps,
) -> None:
    path = maps.write(PLACES)
    texts = (translated(("places", 0, "name"), "Аа"),)
    assert naming.read_map(path, texts) is naming.read_map(path, texts)
    maps.write(PLACES.replace("10, 50", "12, 50"))
    assert naming.read_map(path, texts).places[0].at == (12, 50)
