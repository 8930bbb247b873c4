"""Remarks on a film: where they are kept, written and read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lantern.core.problems import AssetFailure
from lantern.script import load as script_load
from lantern.script import marks
from lantern.script.film_script import Script
from lantern.script.marks import FilmMark
from tests.support import films
from tests.support.films import scene

SCENES = [scene("One", None, duration=2), scene("Two", None, duration=2)]
FIRST = FilmMark(
    scene="two",
    at=1.28,
    text="The wind: louder",
)


@pytest.fixture
def script(tmp_path: Path) -> Script:
    loaded, _ = script_load.load(films.write(tmp_path, SCENES))
    assert loaded is not None
    return loaded


def test_a_film_has_no_remarks_at_first(script: Script) -> None:
    assert marks.load(script) == ([], [])


def test_the_first_remark_makes_the_file(script: Script) -> None:
    marks.add(script, FIRST)
    text = marks.find_marks_file(script).read_text("utf-8")
    head, _, rest = text.partition("\n")
    assert head.startswith("# Remarks on the film")
    assert (
        rest
        == 'marks:\n  - scene: two\n    at: 1.28\n    text: "The wind: louder"\n'
    )


def test_remarks_are_read_with_their_places(script: Script) -> None:
    marks.add(script, FIRST)
    marks.add(script, FilmMark(scene="one", text="Fine"))
    placed, problems = marks.load(script)
    assert problems == []
    assert [each.mark for each in placed] == [
        FIRST,
        FilmMark(
            scene="one",
            at=0.0,
            text="Fine",
        ),
    ]
    assert [(each.span.line, each.span.column) for each in placed] == [
        (5, 11),
        (7, 11),
    ]


def test_what_an_author_wrote_between_remarks_stays(script: Script) -> None:
    path = marks.find_marks_file(script)
    path.write_text(
        "marks:\n# of Monday\n- {scene: one, text: Fine}\n", "utf-8"
    )
    marks.add(script, FIRST)
    assert path.read_text("utf-8").startswith(
        "marks:\n# of Monday\n- {scene: one, text: Fine}\n- scene: two\n"
    )


def test_a_file_with_faults_is_not_added_to(script: Script) -> None:
    path = marks.find_marks_file(script)
    path.write_text("marks: [{scene: one}]\n", "utf-8")
    _, problems = marks.load(script)
    assert "text" in problems[0].message
    with pytest.raises(AssetFailure, match="add this to its marks by hand"):
        marks.add(script, FIRST)
    assert path.read_text("utf-8") == "marks: [{scene: one}]\n"


def clean(scenes: list[films.Scene]) -> list[films.Scene]:
    """Scenes without keys that say nothing."""
    kept = []
    for each in scenes:
        kept.append(
            {key: value for key, value in each.items() if value is not None}
        )
    return kept


def test_a_film_in_one_file_has_remarks_of_its_own(tmp_path: Path) -> None:
    file = tmp_path / "rain.yml"
    scenes = [
        scene(
            "One",
            None,
            duration=2,
            source=None,
        )
    ]
    file.write_text(
        json.dumps({"lantern": 1, "title": "Rain", "scenes": clean(scenes)}),
        "utf-8",
    )
    script, _ = script_load.load(file)
    assert script is not None
    assert marks.find_marks_file(script) == tmp_path / "rain.marks.yml"


def test_a_film_that_is_gone_does_not_come_back_for_a_remark(
    script: Script,
) -> None:
    folder = script.tree.file.parent
    folder.rename(folder.with_name("elsewhere"))
    with pytest.raises(AssetFailure, match=r"film\.yml isn't there any more"):
        marks.add(script, FIRST)
    assert not folder.exists()
