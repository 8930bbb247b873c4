"""When the notes of a shot come and go, and what of a film depends on them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from lantern import plan
from lantern.core.units import Frames
from lantern.graphics.look.timing import NoteTiming
from lantern.plan import Rendition
from lantern.plan.note_times import time_notes
from lantern.plan.style_request import build_style_request
from lantern.plan.visual_request import build_visual_request
from lantern.rendering.layout import lay_out
from lantern.rendering.voice import make_take_jobs
from lantern.script.model.notes import PictureNote
from lantern.visuals.specs import NotesSpec
from tests.support import films
from tests.support.films import scene, still

WORDS = "Rain fell, wind blew, and then the sun came out."
SPOKEN = {"then": -20, "wind": 50, "the sun": 90}
SIGN: dict[str, Any] = {"circle": [0.2, 0.2, 0.4, 0.4]}
MAP = "views: {a: {center: [10, 50], width_km: 900}}\n"


def lay(root: Path, shot: dict[str, Any]) -> Rendition:
    """Lay out a film whose second shot dissolves in for 20 frames; nothing is drawn."""
    shots = [
        still("dark"),
        {**shot, "at": "fell", "transition": {"dissolve": 0.8}},
    ]
    folder = films.write(root / "project", [scene("One", WORDS, *shots)])
    (folder / "m.yml").write_text(MAP, "utf-8")
    session = films.studio(folder, root)
    voice = session.script.film.voice[0]
    takes = make_take_jobs(session, voice)
    return lay_out(
        session, voice, {i: plan.guess(job) for i, job in takes.items()}
    )


def find(phrase: str) -> Frames:
    return Frames(SPOKEN[phrase])


def time_one(root: Path, **note: Any) -> list[int | None]:
    rendition = lay(root, still("hills", notes={**SIGN, **note}))
    spec = time_notes(rendition, rendition.timeline.shots[1], find)
    assert spec is not None
    (timed,) = spec.notes
    assert timed.note == PictureNote.model_validate(SIGN), (
        "its words decide no pixel"
    )
    return [timed.start, timed.end]


@pytest.mark.parametrize(
    ("note", "frames"),
    [
        ({"at": "wind"}, [50, None]),
        ({"at": "wind", "until": "the sun"}, [50, 90]),
        ({"at": "then"}, [0, None]),
        ({}, [10 + 13, None]),
    ],
)
def test_a_note_comes_at_its_words_or_half_a_second_after_the_dissolve(
    tmp_path: Path, note: dict[str, Any], frames: list[int | None]
) -> None:
    assert time_one(tmp_path, **note) == frames


def get_notes(rendition: Rendition, index: int) -> NotesSpec | None:
    placed = rendition.timeline.shots[index]
    return build_visual_request(rendition, placed).spec.notes


def test_a_shot_without_notes_has_none(tmp_path: Path) -> None:
    rendition = lay(tmp_path, still("hills", notes=SIGN))
    assert get_notes(rendition, 0) is None
    assert get_notes(rendition, 1) is not None


def test_words_stand_on_paper_over_a_light_map_and_on_ink_over_a_still(
    tmp_path: Path,
) -> None:
    note = {"label": [10, 50], "text": "Here"}
    over_map = get_notes(
        lay(tmp_path / "a", {"map": "m.yml", "notes": note}), 1
    )
    over_still = get_notes(lay(tmp_path / "b", still("hills", notes=SIGN)), 1)
    assert over_map is not None and over_map.style == "paper"
    assert over_still is not None and over_still.style == "ink"


def test_the_look_of_notes_counts_only_where_there_are_some(
    tmp_path: Path,
) -> None:
    rendition = lay(tmp_path, still("hills", notes=SIGN))
    timing = rendition.look.timing.model_copy(
        update={"note": NoteTiming(draw=2)}
    )
    look = rendition.look.model_copy(update={"timing": timing})
    both = (rendition, replace(rendition, look=look))
    plain = [build_style_request(each).look_digest for each in both]
    noted = [build_style_request(each, {"note"}).look_digest for each in both]
    assert plain[0] == plain[1]
    assert noted[0] != noted[1]
