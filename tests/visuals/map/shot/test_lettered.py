"""The words that a map shot shows at rest, and the names that it has room for."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.visuals import VisualContext
from lantern.visuals.map.shot.lettered import list_lettering, list_names
from tests.support.maps import EMPTY
from tests.support.visuals import make_context, map_spec

pytestmark = pytest.mark.film
TEXT = f"""\
{EMPTY}title: {{title: Iberia}}
places:
  - {{name: Madrid, at: [-3.7, 40.4], rank: 1}}
labels:
  - {{text: Tajo, kind: river, along: [[-5.0, 39.9], [-4.0, 39.9], [-3.0, 40.1]]}}
  - {{text: Ocean, kind: sea, along: [[-20.0, 40.0], [-19.0, 40.0], [-18.0, 40.0]]}}
arrows:
  - {{id: east, label: To the east, along: [[-6.0, 40.5], [-4.0, 40.6], [-2.5, 40.8]]}}
"""


def open_context(folder: Path, text: str = TEXT) -> VisualContext:
    (folder / "m.yml").write_text(text, "utf-8")
    return make_context(folder, (1920, 1080))


def test_words_have_their_places_in_the_map_file(tmp_path: Path) -> None:
    context = open_context(tmp_path)
    found = list_lettering(map_spec(view="near"), context)
    locs = [lettering.loc for lettering in found]
    assert ("places", 0, "name") in locs
    assert ("labels", 0, "text") in locs
    assert ("title",) in locs
    assert ("labels", 1, "text") not in locs


def test_words_stand_where_the_frame_shows_them(tmp_path: Path) -> None:
    context = open_context(tmp_path)
    found = list_lettering(map_spec(view="near"), context)
    (madrid,) = [each for each in found if each.loc == ("places", 0, "name")]
    left, top, right, bottom = madrid.drawing.ink
    # the view's middle is Madrid
    assert abs((left + right) / 2 - 960) < 120
    assert abs((top + bottom) / 2 - 540) < 80


def test_the_words_of_units_stand_where_a_fight_draws_them_apart(
    tmp_path: Path,
) -> None:
    sides = "sides:\n  red: {name: Reds, colour: vermilion}\n"
    unit = "  - {{id: {0}, of: red, strength: '{1}', path: [[-3.7, 40.4]]}}\n"
    units = "units:\n" + unit.format("a", "12,000") + unit.format("b", "9,000")
    fights = "fights: [{id: f, between: [a, b]}]\n"
    context = open_context(tmp_path, EMPTY + sides + units + fights)
    found = list_lettering(map_spec(view="near"), context)
    first, second = (each.drawing for each in found if each.loc[0] == "units")
    assert ">12,000</text>" in first.svg and "<path" not in first.svg
    middles = [(each.ink[0] + each.ink[2]) / 2 for each in (first, second)]
    # the swords' disc between them is 50 pixels wide, with 6 at either side
    assert middles[1] - middles[0] > 62


def test_names_belong_into_a_shot_that_sees_their_middle(
    tmp_path: Path,
) -> None:
    context = open_context(tmp_path)
    names = {
        each.text: each for each in list_names(map_spec(view="near"), context)
    }
    assert set(names) == {"Tajo", "To the east"}
    assert names["Tajo"].is_shown


def test_names_of_ranges_belong_into_a_shot(tmp_path: Path) -> None:
    ridge = "along: [[-4.6, 40.3], [-4.0, 40.7], [-3.4, 41.1]]"
    text = f"{TEXT}ranges:\n  - {{name: GUADARRAMA, {ridge}}}\n"
    context = open_context(tmp_path, text)
    spec = map_spec(view="near", show=[])
    names = [each.text for each in list_names(spec, context)]
    assert names == ["Tajo", "GUADARRAMA"]
    locs = [lettering.loc for lettering in list_lettering(spec, context)]
    assert ("ranges", 0, "name") in locs


@pytest.mark.parametrize(("most", "names"), [(800, ["Tajo"]), (600, [])])
def test_a_name_for_other_views_does_not_belong_into_a_shot(
    tmp_path: Path, most: int, names: list[str]
) -> None:
    """The view is 700 km wide."""
    text = TEXT.replace("Tajo, kind", f"Tajo, most_km: {most}, kind")
    context = open_context(tmp_path, text)
    found = list_names(map_spec(view="near", show=[]), context)
    assert [each.text for each in found] == names


def test_in_portrait_names_count_in_the_rows_that_are_read(
    tmp_path: Path,
) -> None:
    """At 1080x1920 the rows below 1594 are a platform's own."""
    line = "along: [[-4.4, 37.6], [-3.7, 37.6], [-3.0, 37.6]]"
    text = f"{EMPTY}labels:\n  - {{text: SUR, {line}}}\n"
    (tmp_path / "m.yml").write_text(text, "utf-8")
    spec = map_spec(view="near")
    portrait = make_context(tmp_path, (1080, 1920))
    assert list_names(spec, portrait) == []


def test_what_a_shot_leaves_out_has_no_name_in_it(tmp_path: Path) -> None:
    context = open_context(tmp_path)
    names = list_names(map_spec(view="near", show=[]), context)
    assert [each.text for each in names] == ["Tajo"]


def test_units_are_read_where_they_end(tmp_path: Path) -> None:
    units = (
        "units:\n  - {id: a, name: The Guards, path: [[-8, 40], [-4, 40]]}\n"
        "  - {id: b, path: [-4, 41]}\n"
    )
    context = open_context(tmp_path, TEXT + units)
    found = list_lettering(map_spec(view="near", show=["a"]), context)
    placed = {lettering.loc: lettering.drawing for lettering in found}
    assert ("units", 1) not in placed
    left, top, right, bottom = placed["units", 0].ink
    # the point is at 4 degrees west, a little left of the middle of the view
    assert left < 920 < right
    assert top < bottom < 680
