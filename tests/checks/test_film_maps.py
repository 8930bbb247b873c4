"""Maps over the whole film: dead items, fronts without a source, time that runs backward."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lantern.core.problems import Problem
from tests.support import films
from tests.support.films import scene
from tests.support.maps import EMPTY

TEXT = f"""\
{EMPTY}year: 1801
sources: [the diary of a drummer]
fronts:
  - {{id: line, stages: [{{along: [[-4, 41], [-2, 40]]}}]}}
arrows:
  - {{id: east, along: [[1.5, 41.9], [-2.5, 40.8]]}}
  - {{id: west, along: [[-8, 41.9], [-6.5, 40.8]]}}
landings:
  - {{id: fleet, along: [[-11, 36.5], [-9.2, 38.5]]}}
"""


def shot(**keys: Any) -> dict[str, Any]:
    return {"map": "m.yml", "view": "wide", **keys}


def find_faults(
    folder: Path, *shots: dict[str, Any], text: str = TEXT
) -> list[Problem]:
    """Return what is wrong with a film of one scene with these shots."""
    for number, each in enumerate(shots[1:], 1):
        each["at"] = ("seven", "nine", "eleven")[number - 1]
    told = scene(
        "One", "Six and seven, eight and nine, ten and eleven.", *shots
    )
    film = films.write(folder, [told])
    (film / "m.yml").write_text(text, "utf-8")
    return films.find_problems(film)


def test_what_no_shot_shows_is_told_at_its_line(tmp_path: Path) -> None:
    (fault,) = find_faults(tmp_path, shot(show=["line", "fleet"]))
    assert fault.warning
    assert fault.message == (
        "no shot shows east, west; name them in a shot's 'show' or 'when', or take them out"
    )
    assert fault.span is not None
    assert fault.span.file.name == "m.yml"
    lines = TEXT.splitlines()
    assert lines[fault.span.line - 1].startswith("  - {id: east")


def test_what_any_shot_shows_is_alive(tmp_path: Path) -> None:
    shots = [shot(show=["line", "east"]), shot(show=["fleet", "west"])]
    assert find_faults(tmp_path, *shots) == []


def test_a_shot_without_show_shows_everything(tmp_path: Path) -> None:
    assert find_faults(tmp_path, shot(show=["line"]), shot()) == []


def test_a_front_wants_a_source(tmp_path: Path) -> None:
    text = TEXT.replace("sources: [the diary of a drummer]\n", "")
    (fault,) = find_faults(tmp_path, shot(), text=text)
    assert fault.warning
    assert fault.message.startswith("these fronts name no source")
    assert fault.span is not None
    assert text.splitlines()[fault.span.line - 2] == "fronts:"


def test_time_that_runs_backward_is_told(tmp_path: Path) -> None:
    shots = [shot(dates=["1 jun", "8 jun"]), shot(dates=["4 jun", "12 jun"])]
    (fault,) = find_faults(tmp_path, *shots)
    assert fault.warning
    assert fault.message == (
        "time runs backward: the shot before ends on 8 jun, this one begins on 4 jun; "
        "let it begin there, or put another picture between them"
    )


def test_time_may_stand_still_and_go_back_after_another_picture(
    tmp_path: Path,
) -> None:
    early, late = ["1 jun", "8 jun"], ["8 jun", "12 jun"]
    assert find_faults(tmp_path, shot(dates=early), shot(dates=late)) == []
    between = shot(view="near")
    shots = [shot(dates=late), between, shot(dates=early)]
    assert find_faults(tmp_path, *shots) == []


def test_a_unit_lives_where_a_shot_names_a_part_of_its_march(
    tmp_path: Path,
) -> None:
    text = EMPTY + (
        "places: [{name: Madrid, at: [-3.7, 40.4]}]\n"
        "units:\n  - {id: a, path: [[-8, 40], Madrid]}\n  - {id: b, path: Madrid}\n"
    )
    named = shot(show=[], when={"a to Madrid": "Six"})
    (fault,) = find_faults(tmp_path, named, text=text)
    assert fault.message.startswith(
        "no shot shows b; name them in a shot's 'show'"
    )
