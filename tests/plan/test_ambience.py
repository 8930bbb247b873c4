"""Ambience over shots: the shot's own, its scene's, or that of the place in its picture."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from lantern import plan
from lantern.core.units import Samples
from lantern.plan.ambience import list_ambience
from lantern.plan.requests import HitCue, MixdownRequest, SpokenWord
from lantern.rendering.layout import lay_out
from lantern.rendering.voice import make_take_jobs
from lantern.sound import PlacedAmbience
from tests.support import films
from tests.support.films import scene, still

WORDS = "wind rain tide beep coal iron wind rain. "
FRAME = 1920


def lay(root: Path, *scenes: films.Scene, place: str = "") -> plan.Rendition:
    """Return a film laid out, nothing spoken; `place` is what the ledger says of the hills."""
    folder = films.write(root / "project", list(scenes))
    if place:
        ledger = root / "project" / "assets" / "credits.yml"
        written = json.loads(ledger.read_text())
        for entry in written["credits"]:
            if entry["file"] == "hills.png":
                entry["place"] = place
        ledger.write_text(json.dumps(written))
    session = films.studio(folder, root)
    takes = make_take_jobs(session, session.script.film.voice[0])
    spoken = {i: plan.guess(job) for i, job in takes.items()}
    return lay_out(session, session.script.film.voice[0], spoken)


def silent(name: str, *shots: dict[str, Any], **more: Any) -> films.Scene:
    return scene(
        name,
        None,
        *shots,
        duration=4,
        **more,
    )


def test_a_film_that_says_nothing_has_none(tmp_path: Path) -> None:
    assert list_ambience(lay(tmp_path, silent("One"))) == ()


def test_a_scene_s_ambience_is_one_stretch_and_a_shot_may_have_its_own(
    tmp_path: Path,
) -> None:
    found = list_ambience(
        lay(
            tmp_path,
            silent("One", still("hills"), still("river"), ambience="wind"),
            silent(
                "Two",
                still("hills"),
                still("dark", ambience="none"),
                ambience="wind",
            ),
            silent("Three", ambience=["wind", {"kind": "rain", "level": -20}]),
        )
    )
    # six seconds of wind over the cut, two without, and then wind again, which is another stretch
    assert found == (
        PlacedAmbience("wind", -24, 0, 150 * FRAME, 0),
        PlacedAmbience("wind", -24, 200 * FRAME, 300 * FRAME, 1),
        PlacedAmbience("rain", -20, 200 * FRAME, 300 * FRAME, 0),
    )


def test_a_picture_sounds_like_the_place_that_the_ledger_names(
    tmp_path: Path,
) -> None:
    found = list_ambience(
        lay(
            tmp_path,
            silent("One", still("hills"), still("river")),
            silent("Two", still("hills"), ambience="none"),
            place="coast",
        )
    )
    assert found == (PlacedAmbience("sea", -24, 0, 50 * FRAME, 0),)


def test_hits_stand_at_their_words_their_scene_or_their_shot(
    tmp_path: Path,
) -> None:
    rendition = lay(
        tmp_path,
        silent("Title"),
        scene(
            "One",
            WORDS,
            still("hills"),
            still(
                "river",
                at="tide",
                hit={"kind": "tick", "level": -20},
            ),
            hit=["boom", {"kind": "bell", "at": "beep coal"}],
        ),
    )
    script = rendition.script
    speaking = plan.make_take_job(script, script.parts[1], script.film.voice[0])
    request = plan.make_mix_job(rendition, {1: speaking}).request
    assert isinstance(request, MixdownRequest)
    starts = [Samples(shot.start * FRAME) for shot in rendition.timeline.shots]
    (take,) = request.takes
    assert request.hits == (
        HitCue("boom", -12, starts[1]),
        HitCue("bell", -12, starts[1], SpokenWord(take, 3)),
        HitCue("tick", -20, starts[2]),
    )


@pytest.mark.parametrize("keys", [{"ambience": "wind"}, {"hit": "boom"}])
def test_a_sound_moves_the_key_of_the_mix(
    tmp_path: Path, keys: dict[str, Any]
) -> None:
    plain = lay(tmp_path / "a", silent("One"))
    other = lay(tmp_path / "b", silent("One", **keys))
    assert plan.make_mix_job(plain, {}).key != plan.make_mix_job(other, {}).key
