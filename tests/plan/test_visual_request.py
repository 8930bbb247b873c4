"""What a placed shot shows: all that waits for words or for other shots, in frames of the shot."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lantern import plan
from lantern.core.units import Frames
from lantern.plan import Rendition
from lantern.plan.map_times import find_shot_words, time_furniture, time_map
from lantern.plan.visual_request import build_visual_request
from lantern.rendering.layout import lay_out
from lantern.rendering.voice import make_take_jobs
from lantern.timeline import PlacedShot
from lantern.visuals.specs import CardSpec, MapSpec, StillSpec, VisualSpec
from tests.support import films
from tests.support.films import scene, still
from tests.support.maps import EMPTY

WORDS = "Rain fell, wind blew, and then the sun came out."


def lay(
    root: Path, *shots: dict[str, Any], map_text: str = EMPTY, **film: Any
) -> Rendition:
    """Return a film in which these shots are seen while WORDS are spoken."""
    folder = films.write(
        root / "project", [scene("One", WORDS, *shots)], **film
    )
    for name in ("m.yml", "n.yml"):
        (folder / name).write_text(map_text, "utf-8")
    session = films.studio(folder, root)
    voice = session.script.film.voice[0]
    takes = make_take_jobs(session, voice)
    return lay_out(
        session, voice, {i: plan.guess(job) for i, job in takes.items()}
    )


def describe(rendition: Rendition) -> list[VisualSpec]:
    shots = rendition.timeline.shots
    return [build_visual_request(rendition, placed).spec for placed in shots]


def find_word(rendition: Rendition, text: str, placed: PlacedShot) -> int:
    words = rendition.timeline.words[0]
    return (
        next(word.start for word in words if word.text == text) - placed.start
    )


def test_entries_of_a_card_count_from_their_shot(tmp_path: Path) -> None:
    items = [{"text": "Wind", "at": "wind"}, {"text": "Sun", "at": "sun"}]
    card = {"card": {"list": "Seen", "items": items}, "at": "wind"}
    rendition = lay(tmp_path, still("dark"), card)
    first, second = describe(rendition)
    assert isinstance(first, StillSpec)
    assert isinstance(second, CardSpec)
    shot = rendition.timeline.shots[1]
    assert second.spoken_at == {
        "items/0": find_word(rendition, "wind", shot),
        "items/1": find_word(rendition, "sun", shot),
    }


def test_notes_and_inserts_come_with_their_shot(tmp_path: Path) -> None:
    note = {"box": [0.1, 0.1, 0.2, 0.2], "at": "wind"}
    shot = still(
        "dark",
        notes=[note],
        inserts=[{"figure": 7, "at": "sun"}],
    )
    rendition = lay(tmp_path, shot)
    (spec,) = describe(rendition)
    placed = rendition.timeline.shots[0]
    assert spec.notes is not None
    assert [each.start for each in spec.notes.notes] == [
        find_word(rendition, "wind", placed)
    ]
    assert spec.inserts is not None
    assert [each.start for each in spec.inserts.inserts] == [
        find_word(rendition, "sun", placed)
    ]


def test_a_still_alone_has_none(tmp_path: Path) -> None:
    (spec,) = describe(lay(tmp_path, still("dark")))
    assert (spec.notes, spec.inserts) == (None, None)


def test_files_are_meant_from_the_scene_s_folder(tmp_path: Path) -> None:
    rendition = lay(tmp_path, still("dark"))
    request = build_visual_request(rendition, rendition.timeline.shots[0])
    assert request.folder == tmp_path / "project" / "scenes" / "short"


def test_words_are_those_of_the_shot_s_scene(tmp_path: Path) -> None:
    rendition = lay(tmp_path, still("dark"), still("hills", at="sun"))
    first, second = rendition.timeline.shots
    rain = rendition.timeline.words[0][0].start
    assert find_shot_words(rendition, first).find_frame("Rain") == rain
    assert find_shot_words(rendition, second).find_frame("sun") == 0
    before = find_shot_words(rendition, second).find_frame("Rain")
    assert before == rain - second.start


def test_names_keep_out_of_a_dissolve_to_another_map(tmp_path: Path) -> None:
    dissolve = {"dissolve": 0.8}
    other = {
        "map": "n.yml",
        "view": "wide",
        "at": "sun",
        "transition": dissolve,
    }
    rendition = lay(tmp_path, {"map": "m.yml", "view": "wide"}, other)
    first, second = describe(rendition)
    assert isinstance(first, MapSpec)
    assert isinstance(second, MapSpec)
    # the dissolve lies half on either side of its cut
    length = rendition.timeline.shots[0].length
    assert rendition.timeline.shots[1].overlap == 20
    assert (first.lettered_from, first.lettered_until) == (None, length - 10)
    assert (second.lettered_from, second.lettered_until) == (10, None)


def test_names_stay_over_a_dissolve_to_a_picture(tmp_path: Path) -> None:
    picture = still(
        "dark",
        at="sun",
        transition={"dissolve": 0.8},
    )
    first, _ = describe(
        lay(tmp_path, {"map": "m.yml", "view": "wide"}, picture)
    )
    assert isinstance(first, MapSpec)
    assert (first.lettered_from, first.lettered_until) == (None, None)


def test_a_title_leaves_while_its_map_is_seen(tmp_path: Path) -> None:
    rendition = lay(
        tmp_path, {"map": "m.yml", "view": "wide"}, furniture="first"
    )
    placed = rendition.timeline.shots[0]
    spec = rendition.describe(rendition.placed_runs.keys[0])
    assert isinstance(spec, MapSpec)
    assert spec.furniture is None
    timed = time_map(rendition, placed, spec)
    assert timed.furniture is not None
    assert timed.furniture["scale"].start is None
    assert timed == time_furniture(rendition, placed, spec)


def test_a_shot_that_is_not_in_the_film_has_all_of_its_furniture(
    tmp_path: Path,
) -> None:
    rendition = lay(tmp_path, {"map": "m.yml", "view": "wide"})
    spec = rendition.describe(rendition.placed_runs.keys[0])
    assert isinstance(spec, MapSpec)
    elsewhere = PlacedShot(0, 0, Frames(0), Frames(1))
    assert time_furniture(rendition, elsewhere, spec) == spec


def test_a_title_waits_until_a_globe_has_come_down(tmp_path: Path) -> None:
    """It would leave after 4 s, in which the globe turns."""
    shot = {"map": "m.yml", "view": "wide"}
    titled = "title: {title: The dry summer}\n" + EMPTY
    (plain,) = describe(lay(tmp_path / "a", shot, map_text=titled))
    globe = {"globe": {"from": [20, 0], "at": "wind"}}
    (late,) = describe(lay(tmp_path / "b", {**shot, **globe}, map_text=titled))
    assert isinstance(plain, MapSpec)
    assert isinstance(late, MapSpec)
    assert plain.furniture is not None
    assert late.furniture is not None
    assert late.globe is not None
    assert late.globe.end is not None
    before, after = plain.furniture["title"].end, late.furniture["title"].end
    assert before is not None
    assert after == before + late.globe.end
    assert late.furniture["scale"] == plain.furniture["scale"]


def test_a_globe_comes_down_at_its_words_and_legs_wait_for_it(
    tmp_path: Path,
) -> None:
    globe = {
        "from": [20, 0],
        "at": "wind",
        "places": [{"name": "X", "spot": [1, 2]}],
    }
    legs = [{"to": "near"}]
    shot = {"map": "m.yml", "view": "wide", "globe": globe, "legs": legs}
    rendition = lay(tmp_path, shot)
    (spec,) = describe(rendition)
    assert isinstance(spec, MapSpec)
    assert spec.globe is not None
    placed = rendition.timeline.shots[0]
    assert spec.globe.start == find_word(rendition, "wind", placed)
    assert spec.globe.names[0].spot == (1, 2)
    assert spec.globe.end is not None
    assert spec.legs[0].start is not None
    assert spec.legs[0].start >= spec.globe.end
