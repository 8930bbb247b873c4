"""Projections of the earth, and the globe."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.visuals.map.geometry import projection


@pytest.mark.parametrize("kind", ["lambert", "albers", "mercator", "world"])
@pytest.mark.parametrize("south", [-50.0, 35.0])
def test_projection_returns_to_where_it_came_from(
    kind: str, south: float
) -> None:
    plan = projection.make_projection(
        kind,
        126.0,
        south=south,
        north=south + 18,
    )
    lon, lat = np.meshgrid(
        np.linspace(105, 147, 9), np.linspace(south, south + 18, 7)
    )
    back = plan.inverse(*plan.forward(lon, lat))
    assert np.allclose(back[0], lon, atol=1e-6)
    assert np.allclose(back[1], lat, atol=1e-6)


@pytest.mark.parametrize(
    ("plan", "origin", "x", "y"),
    [
        (projection.Lambert(-96, 33, 45), (-96, 23), 0.2966785, 0.2462112),
        (projection.Albers(-96, 29.5, 45.5), (-96, 23), 0.2952720, 0.2416774),
        (projection.Mercator(-180, 0), (-180, 0), 1.8325957, 0.6528366),
    ],
)
def test_projections_agree_with_the_manuals_examples(
    plan: projection.Projection, origin: tuple[float, float], x: float, y: float
) -> None:
    """Snyder's examples for the sphere (USGS 1395, appendix A): 75 W, 35 N on radius 1."""
    east, north = plan.forward(-75, 35)
    _, zero = plan.forward(*origin)
    assert float(east) / 6371 == pytest.approx(x, abs=2e-7)
    assert float(north - zero) / 6371 == pytest.approx(y, abs=2e-7)


@pytest.mark.parametrize("kind", ["lambert", "albers", "mercator"])
@pytest.mark.parametrize("south", [-48.0, 40.0])
def test_north_is_up_and_distances_hold(kind: str, south: float) -> None:
    plan = projection.make_projection(
        kind,
        126.0,
        south=south,
        north=south + 8,
    )
    x, y = plan.forward([126.63, 125.32], [south + 5.76, south + 3.88])
    assert y[0] > y[1]
    assert x[0] > x[1]
    mean = np.radians(south + 4.82)
    true = 6371 * np.radians(np.hypot(1.88, 1.31 * np.cos(mean)))
    assert np.hypot(x[0] - x[1], y[0] - y[1]) == pytest.approx(true, rel=0.03)


def test_the_oval_of_the_world_comes_back_from_pole_to_pole() -> None:
    lon, lat = np.meshgrid(np.linspace(-179, 179, 11), np.linspace(-90, 90, 13))
    oval = projection.EqualEarth(0)
    back = oval.inverse(*oval.forward(lon, lat))
    assert np.allclose(back[0], lon, atol=1e-6)
    assert np.allclose(back[1], lat, atol=1e-4)


def test_longitude_goes_on_beside_the_world() -> None:
    oval = projection.EqualEarth(0)
    edge, _ = oval.forward(179.999, 60)
    lon, lat = oval.inverse(edge * 1.1, oval.forward(0, 60)[1])
    assert float(lon) == pytest.approx(198, abs=0.1)
    assert float(lat) == pytest.approx(60)


@pytest.mark.parametrize("kind", ["albers", "world"])
def test_an_equal_area_map_shows_a_degree_of_the_north_as_large_as_it_is(
    kind: str,
) -> None:
    plan = projection.make_projection(
        kind,
        0.0,
        south=30.0,
        north=60.0,
    )

    def area(south: float) -> float:
        lon, lat = (
            np.array([0, 1, 1, 0.0]),
            np.array([south, south, south + 1, south + 1]),
        )
        x, y = plan.forward(lon, lat)
        return float(abs(x @ np.roll(y, -1) - y @ np.roll(x, -1)) / 2)

    def true(south: float) -> float:
        return float(
            6371**2
            * np.radians(1)
            * (np.sin(np.radians(south + 1)) - np.sin(np.radians(south)))
        )

    for south in (30.0, 45.0, 60.0):
        assert area(south) == pytest.approx(true(south), rel=2e-4)


def test_a_map_astride_the_equator_falls_back_to_a_cylinder() -> None:
    assert isinstance(
        projection.make_projection(
            "lambert",
            20.0,
            south=-15.0,
            north=15.0,
        ),
        projection.Mercator,
    )
    assert isinstance(
        projection.make_projection(
            "albers",
            20.0,
            south=-40.0,
            north=15.0,
        ),
        projection.Albers,
    )


def test_a_way_across_the_date_line_is_short() -> None:
    plan = projection.make_projection(
        "lambert",
        180.0,
        south=-45.0,
        north=-30.0,
    )
    x, _ = plan.forward([179.0, -179.0, 181.0], [-38.0] * 3)
    assert x[1] - x[0] == pytest.approx(175, abs=3)
    assert x[2] == pytest.approx(x[1])


def test_the_poles_stay_on_a_conformal_map() -> None:
    """The pole itself is infinitely far away, so the map ends shortly before it."""
    for plan in (projection.Lambert(0, 40, 60), projection.Mercator(0, 0)):
        x, y = plan.forward([0.0, 0.0], [-90.0, 90.0])
        assert np.isfinite(x).all()
        assert np.isfinite(y).all()


def test_a_globe_shows_the_side_that_it_is_seen_from() -> None:
    globe = projection.Globe(10, 0)
    x, y, z = globe.forward([10, 100, 10, 190], [0, 0, 90, 0])
    assert x == pytest.approx([0, 1, 0, 0], abs=1e-9)
    assert y == pytest.approx([0, 0, 1, 0], abs=1e-9)
    assert z == pytest.approx([1, 0, 0, -1], abs=1e-9)


def test_a_tilted_globe_has_its_middle_nearest_to_the_eye() -> None:
    x, y, z = projection.Globe(0, 50).forward([0, 0], [50, 90])
    assert [float(x[0]), float(y[0]), float(z[0])] == pytest.approx([0, 0, 1])
    assert float(y[1]) == pytest.approx(np.cos(np.radians(50)))


def test_a_flat_map_still_has_two_parallels() -> None:
    plan = projection.make_projection(
        "lambert",
        0,
        south=50,
        north=50.01,
    )
    assert isinstance(plan, projection.Lambert)
    assert plan.north - plan.south == pytest.approx(0.1)
