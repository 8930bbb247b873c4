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


def open_context(folder: Path) -> VisualContext:
    (folder / "m.yml").write_text(TEXT, "utf-8")
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


def test_names_belong_into_a_shot_that_sees_their_middle(tmp_path: Path) -> None:
    context = open_context(tmp_path)
    names = {each.text: each for each in list_names(map_spec(view="near"), context)}
    assert set(names) == {"Tajo", "To the east"}
    assert names["Tajo"].is_shown


def test_what_a_shot_leaves_out_has_no_name_in_it(tmp_path: Path) -> None:
    context = open_context(tmp_path)
    names = list_names(map_spec(view="near", show=[]), context)
    assert [each.text for each in names] == ["Tajo"]
