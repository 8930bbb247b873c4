"""What is wrong with notes, which only the picture can tell."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.support import films
from tests.support.films import scene, still

RAIN = "Rain and wind over the hills."
MAP = "views: {a: {center: [10, 50], width_km: 900}}\nplaces: [{name: Fulda, at: [9.7, 50.5]}]\n"
UNSEEN = (
    "the camera never shows the middle of this part; choose another focus, move or view,"
    " or take the note out"
)


def find_told(folder: Path, shot: dict[str, Any], **keys: Any) -> list[str]:
    film = films.write(folder, [scene("One", RAIN, shot)])
    (film / "m.yml").write_text(MAP, "utf-8")
    return [problem.message for problem in films.find_problems(film, **keys)]


def test_good_notes_are_not_told_of(tmp_path: Path) -> None:
    notes = [
        {"circle": [0.2, 0.2, 0.4, 0.4], "text": "The hills", "at": "the hills"}
    ]
    assert find_told(tmp_path, still("hills", notes=notes)) == []


def test_words_that_nobody_speaks_are_told(tmp_path: Path) -> None:
    note = {"circle": [0.2, 0.2, 0.4, 0.4], "at": "rain and sun"}
    (told,) = find_told(tmp_path, still("hills", notes=note))
    assert told == (
        "'rain and sun' is not spoken in the narration; did you mean 'Rain and wind'?"
    )


def test_a_part_that_the_camera_never_shows_is_told(tmp_path: Path) -> None:
    move = {"from": [0, 0, 0.3, 0.3], "to": [0, 0, 0.4, 0.4]}
    note = {"circle": [0.8, 0.8, 0.1, 0.1]}
    assert UNSEEN in find_told(
        tmp_path,
        still(
            "hills",
            notes=note,
            move=move,
        ),
    )


def test_one_that_is_cut_off_in_another_shape_says_in_which(
    tmp_path: Path,
) -> None:
    note = {"circle": [0.02, 0.4, 0.1, 0.1]}
    told = find_told(
        tmp_path, still("hills", notes=note), shapes=("wide", "portrait")
    )
    assert told == [f"in 9:16: {UNSEEN}"]


def test_a_lens_without_room_beside_its_part_is_told(tmp_path: Path) -> None:
    whole = still("hills", notes=[{"magnifier": [0, 0, 1, 1]}])
    assert find_told(tmp_path / "whole", whole) == [
        "what stands beside this part has no room in the frame; choose a smaller part, or"
        " another side"
    ]
    corner = still("hills", notes=[{"magnifier": [0.1, 0.1, 0.2, 0.2]}])
    assert find_told(tmp_path / "corner", corner) == []


def test_long_words_are_told(tmp_path: Path) -> None:
    note = {"label": [0.5, 0.5], "text": "A word and many more of them " * 6}
    (told,) = find_told(tmp_path, still("hills", notes=note))
    assert told == "the text of a note takes 7 lines; shorten it to 3"


def test_a_word_wider_than_the_frame_is_told(tmp_path: Path) -> None:
    note = {"label": [0.5, 0.5], "text": "Donaudampfschiff" * 5}
    told = find_told(
        tmp_path, still("hills", notes=note), shapes=("wide", "portrait")
    )
    assert told == [
        "in 9:16: a word of this note is wider than the frame; part it"
    ]


@pytest.mark.film
def test_notes_on_a_map_whose_items_wait_for_words_are_looked_at(
    tmp_path: Path,
) -> None:
    shot = {
        "map": "m.yml",
        "when": {"Fulda": "wind"},
        "notes": {"circle": "Fulda"},
    }
    assert find_told(tmp_path, shot) == []


def test_a_place_that_the_map_has_not_is_told(tmp_path: Path) -> None:
    notes = [{"circle": "Fulda"}, {"arrow": {"from": "Fulda", "to": "Fuldaa"}}]
    (told,) = find_told(tmp_path, {"map": "m.yml", "notes": notes})
    assert told == "the map has no place 'Fuldaa'; did you mean 'Fulda'?"
