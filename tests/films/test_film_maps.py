"""The maps of the films that ship: sound, their words apart in every shape, their distances
those of the article.
"""

from __future__ import annotations

import itertools
import math
from pathlib import Path

import numpy as np
import pytest

from lantern.core.problems import Span
from lantern.core.units import classify_shape
from lantern.visuals import map as maps
from lantern.visuals.map.geometry import views
from lantern.visuals.map.geometry.lines import measure_lengths
from lantern.visuals.map.geometry.safe_area import SafeArea
from lantern.visuals.map.labels import candidates, free_space, placement
from lantern.visuals.map.motion import paths
from tests.support import films
from tests.support.maps import LOOK, SHAPES, built, over, style
from tests.support.visuals import make_context, map_spec

pytestmark = pytest.mark.film

SCENES = Path(__file__).parents[2] / "scenes"
FILES = sorted(SCENES.glob("*/maps/*.yml"))
VIEWS = [(path, view) for path in FILES for view in built(path).views]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_films_maps_are_sound(path: Path) -> None:
    folder = path.parents[1]
    context = make_context(folder, (1920, 1080))
    found = maps.check(map_spec(f"maps/{path.name}"), context, lambda _: Span(path))
    assert [p.message for p in found if not p.warning] == []


@pytest.mark.parametrize("film", ["liberation-1945", "endeavour"])
def test_the_films_ask_for_nothing_their_maps_dont_have(film: str) -> None:
    films.load_valid(SCENES / film)


@pytest.mark.parametrize(
    ("path", "view"), VIEWS, ids=lambda value: getattr(value, "stem", value)
)
def test_no_word_of_the_films_lies_over_another_or_in_a_band(
    path: Path, view: str
) -> None:
    """With everything shown at once: more than any shot shows. In 9:16 above the mount of its
    captions.
    """
    sheet = built(path)
    plan = views.choose_projection(sheet)
    ways = paths.trace_lines(sheet, plan)
    for size in SHAPES:
        k = min(size) / 1080 * (0.9 if classify_shape(size) == "square" else 1.0)
        captions = classify_shape(size) == "portrait"
        bands = {
            n: (x, y, x + w, y + h)
            for n, (x, y, w, h) in LOOK.get_bands(size, captions).items()
        }
        free = (size[0], int(bands["mount"][1])) if captions else size
        room = SafeArea(free, bands, k, captions)
        window = views.fit_window(sheet.views[view], plan, free)
        ink = style(sheet.style)
        marks = placement.place_labels(
            candidates.LabelContext(sheet, ink, plan, ways, k),
            window,
            placement.LabelObstacles(room.reserved),
        )
        placed = [
            (
                m.key,
                free_space.move_boxes(
                    m.drawing.boxes, window.to_pixels(plan, m.anchor)[0]
                ),
            )
            for m in marks
        ]
        assert sum(key.startswith("place ") for key, _ in placed) >= 2, size
        for (a, mine), (b, theirs) in itertools.combinations(placed, 2):
            twins = a.startswith("sign ") and b.startswith(
                "sign "
            )  # a town may lie across the river from another
            if a.split(" ", 1)[1] != b.split(" ", 1)[1] and not twins:
                assert not any(over(p, q) for p in mine for q in theirs), (a, b, size)
        for key, boxes in placed:
            assert not any(
                over(box, band) for box in boxes for band in room.reserved
            ), (
                key,
                size,
            )


def test_a_name_that_comes_with_its_words_has_a_place_among_arrows() -> None:
    sheet = built(SCENES / "liberation-1945" / "maps" / "transbaikal.yml")
    nameless = tuple(n.model_copy(update={"id": None}) for n in sheet.labels)
    found = []
    for labelled in (sheet, sheet.model_copy(update={"labels": nameless})):
        plan = views.choose_projection(labelled)
        window = views.fit_window(labelled.views["theatre"], plan, (1920, 1080))
        ways = paths.trace_lines(labelled, plan)
        marks = placement.place_labels(
            candidates.LabelContext(labelled, style(), plan, ways, 1.0),
            window,
            placement.LabelObstacles(()),
        )
        found.append(
            {mark.item for mark in marks} | {mark.key.split(" (")[0] for mark in marks}
        )
    assert {"khingan", "label GREAT KHINGAN"} <= found[0]
    assert "label GREAT KHINGAN" not in found[1]


@pytest.mark.parametrize(
    ("item", "km"), [("kmg", 55), ("17a", 50), ("39a", 60), ("6gta", 150)]
)
def test_first_day_arrows_are_as_long_as_the_article_says(item: str, km: float) -> None:
    sheet = built(SCENES / "liberation-1945" / "maps" / "transbaikal.yml")
    (arrow,) = [a for a in sheet.arrows if a.id == item]
    gone = sum(_away(a, b) for a, b in itertools.pairwise(arrow.along))
    assert gone == pytest.approx(km, rel=0.03)


def _away(a: tuple[float, float], b: tuple[float, float]) -> float:
    u, v = (
        np.array([math.cos(y) * math.cos(x), math.cos(y) * math.sin(x), math.sin(y)])
        for x, y in np.radians([a, b]).tolist()
    )
    return 6371 * math.acos(float(u @ v))


def test_the_endeavour_crosses_the_date_line_without_a_jump() -> None:
    sheet = built(SCENES / "endeavour" / "maps" / "voyage.yml")
    plan = views.choose_projection(sheet)
    (way,) = paths.trace_lines(sheet, plan)["west"].stages
    lon, _ = plan.inverse(way[:, 0], way[:, 1])
    assert lon[0] > 180 > lon[-1]
    assert np.diff(measure_lengths(way)).max() < 40  # km between neighbouring points
    window = views.fit_window(sheet.views["pacific"], plan, (1920, 1080))
    px = paths.to_pixels(way, window)
    assert px.min() > 0
    assert (px < np.array([1920, 1080])).all()
