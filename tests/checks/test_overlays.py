"""Words over pictures that have no room, in each of the film's shapes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.support import films
from tests.support.films import scene, still

LONG = "A name that goes on and on " * 5
CUT = "and ends in '…' there; shorten it"
RAIN = "Rain and wind over the hills."


def find_cut(
    folder: Path, *, shapes: tuple[Any, ...] = (), **given: Any
) -> list[str]:
    """Return what is told of a scene's overlays: line and column, and the words."""
    shot = still("hills", **given.pop("shot", {}))
    film = films.write(folder, [scene("One", RAIN, shot, **given)])
    found = films.find_problems(film, shapes=shapes)
    assert all(problem.warning for problem in found)
    return [problem.message for problem in found]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (
            {"lower_third": {"title": LONG}},
            f"'title' is too long for a lower third, {CUT}",
        ),
        (
            {"lower_third": {"title": "Harbin", "text": LONG * 2}},
            f"'text' is too long for a lower third, {CUT}",
        ),
        ({"source": LONG}, f"'source' is too long for the source line, {CUT}"),
        ({"chapter": LONG}, f"'chapter' is too long for a lower third, {CUT}"),
        (
            {"claim": {"status": "disputed", "by": LONG}},
            f"'by' is too long for the label of a claim, {CUT}",
        ),
        (
            {"shot": {"claim": {"status": "disputed", "by": LONG}}},
            f"'by' is too long for the label of a claim, {CUT}",
        ),
        (
            {"shot": {"lower_third": {"title": LONG}}},
            f"'title' is too long for a lower third, {CUT}",
        ),
        (
            {
                "lower_third": {"title": "Harbin", "text": "Manchuria"},
                "source": "Article, paragraph 5",
                "chapter": "The west",
                "claim": {"status": "disputed", "by": "Both sides"},
            },
            None,
        ),
    ],
)
def test_a_line_that_ends_in_an_ellipsis_is_told(
    tmp_path: Path, given: dict[str, Any], told: str | None
) -> None:
    assert find_cut(tmp_path, **given) == ([told] if told else [])


def test_a_line_that_fits_in_the_film_s_own_shape_names_the_others(
    tmp_path: Path,
) -> None:
    claim = {
        "status": "reported",
        "by": "the Royal Commission on Ancient Monuments of Wales",
    }
    (told,) = find_cut(
        tmp_path,
        claim=claim,
        shapes=("wide", "portrait", "square"),
    )
    assert told == f"in 9:16: 'by' is too long for the label of a claim, {CUT}"


def test_a_line_of_a_card_alone_is_no_overlay(tmp_path: Path) -> None:
    card = {"card": {"statement": "It rained."}}
    film = films.write(tmp_path, [scene("One", None, card, duration=4)])
    assert films.find_problems(film) == []


def test_a_portrait_leaves_less_room_for_a_title(tmp_path: Path) -> None:
    title = "A name as long as a lower third can just hold, and no longer"
    assert find_cut(tmp_path / "a", lower_third={"title": title}) == []
    portrait = "../../assets/river.png"
    third = {"title": title, "portrait": portrait}
    message = f"'title' is too long for a lower third, {CUT}"
    assert find_cut(tmp_path / "b", lower_third=third) == [message]
    assert find_cut(tmp_path / "c", shot={"lower_third": [third]}) == [message]


def test_a_portrait_has_to_be_a_picture_that_is_there(tmp_path: Path) -> None:
    thirds = [
        {"title": "Ann", "portrait": "../../assets/river.png"},
        {"title": "Ben", "portrait": "../../assets/rivr.png"},
        {"title": "Cy", "portrait": "../../assets/broken.png"},
    ]
    one = scene("One", RAIN, still("hills", lower_third=thirds))
    film = films.write(tmp_path, [one])
    (tmp_path / "assets" / "broken.png").write_text("no picture")
    found = [problem.message for problem in films.find_problems(film)]
    assert len(found) == 3
    assert any("rivr.png" in told and "river.png" in told for told in found)
    assert sum("broken.png" in told for told in found) == 2
