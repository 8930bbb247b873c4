"""Raise a maker's VERSION, and exactly the jobs whose bytes come from it get other keys."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import numpy as np
import pytest

from lantern import plan, rendering, sound
from lantern.core import ffmpeg, process
from lantern.core.store import Store
from lantern.core.units import Samples
from lantern.graphics import look, paper, pixels, vector
from lantern.plan import Job, Rendition
from lantern.plan.cutouts import make_cutout_job
from lantern.plan.descriptions import make_held_job
from lantern.plan.job import VERSIONS
from lantern.plan.lettering import make_lettering_jobs, split_lettering
from lantern.plan.requests import Hold
from lantern.plan.short_film import make_trimmed_job
from lantern.plan.short_pieces import VoicePiece
from lantern.rendering import Session
from lantern.rendering.voice import make_take_jobs
from lantern.script.model.voice import VoiceChoice
from lantern.sound import ambience, hits, score
from lantern.speech import align, finishing, recording
from lantern.speech.voices import VOICES
from lantern.timeline import split_segments
from lantern.visuals import (
    Arrays,
    DrawingCache,
    compose,
    inserts,
    notes,
    overlays,
    transitions,
    treatment,
)
from lantern.visuals.clip import effects
from lantern.visuals.document import table_drawing
from lantern.visuals.map.shot import map_cache
from lantern.visuals.still import layers
from scripts.checks.makers import Survey
from tests.support import films
from tests.support.films import scene, still

pytestmark = pytest.mark.process

MAP = "views:\n  a: {center: [10, 50], width_km: 900}\n  b: {center: [10, 50], width_km: 500}\n"
WORDS = "Rain and more rain, and wind over the hills."
SCENES = [
    scene(
        "One",
        WORDS,
        still("hills", notes={"circle": [0.2, 0.2, 0.4, 0.4]}),
        sound="click.wav",
        ambience="wind",
        hit="drum",
    ),
    scene(
        "Two",
        WORDS,
        {
            "card": {"statement": "Rain."},
            "inserts": {"figure": 3, "unit": "days"},
        },
        transition={"wipe": 0.4},
    ),
    scene(
        "Three",
        WORDS,
        still(
            "river",
            effects=["BlackAndWhite"],
            treat="archive",
        ),
        transition={"dip": 0.4},
    ),
    scene(
        "Four", WORDS, {"map": "m.yml", "view": "a"}, transition={"push": 0.4}
    ),
    scene(
        "Five", WORDS, {"map": "m.yml", "view": "b"}, transition={"match": 0.4}
    ),
    scene(
        "Six",
        WORDS,
        {"clip": {"file": "walk.mp4"}},
        transition={"dissolve": 0.4},
    ),
    scene(
        "Seven", WORDS, {"document": "page.png"}, transition={"dissolve": 0.4}
    ),
    scene(
        "Eight",
        WORDS,
        {"panels": [still("grey"), still("grey")]},
        lower_third={"title": "A name"},
        transition="cut",
    ),
]
LAST = len(SCENES)


def show(*scenes: int) -> set[str]:
    """Return the jobs that show pictures of these scenes: segments, dissolves, drawings, poster
    frames.
    """
    found = set()
    for n in scenes:
        found |= {f"{n}", f"drawing {n}", f"poster {n}"}
        found |= {f"into {into}" for into in (n, n + 1) if 1 < into < LAST}
    return found


LETTERING = "lettering 8"
CUTOUT = "cut 2"
WITH_ALPHA = {LETTERING, CUTOUT}
EVERY_PICTURE = show(*range(1, LAST + 1)) | WITH_ALPHA
DRAWINGS = {job for job in EVERY_PICTURE if job.startswith("drawing")}
POSTERS = {job for job in EVERY_PICTURE if job.startswith("poster")}
VOICE = {
    *(f"voice {n}" for n in range(1, LAST + 1)),
    "held 1",
    "trimmed 1",
    "mix",
}
MADE_BY = {
    "job take": VOICE,
    "job raw": VOICE,
    "job held": {"held 1"},
    "job trimmed": {"trimmed 1"},
    "job drawing": DRAWINGS,
    "job poster": POSTERS,
    "job segment": EVERY_PICTURE - DRAWINGS - POSTERS - WITH_ALPHA,
    "job lettering": {LETTERING},
    "job cutout": {CUTOUT},
    "job sound": {"listening"},
    "job mix": {"mix"},
    "visual still": show(1, 3, 8),
    "visual card": show(2) | {CUTOUT},
    "visual map": show(4, 5),
    "visual clip": show(6),
    "visual document": show(7),
    "visual panels": show(8),
    "transition wipe": {"into 2"},
    "transition dip": {"into 3"},
    "transition push": {"into 4"},
    "transition match": {"into 5"},
    "transition dissolve": {"into 6", "into 7"},
    "voice tone": VOICE,
    align.__name__: VOICE,
    finishing.__name__: VOICE,
    look.__name__: EVERY_PICTURE,
    compose.__name__: EVERY_PICTURE,
    pixels.__name__: EVERY_PICTURE,
    paper.__name__: EVERY_PICTURE,
    vector.__name__: EVERY_PICTURE,
    overlays.__name__: {"8", "poster 8", LETTERING},
    notes.__name__: show(1) - DRAWINGS,
    inserts.__name__: show(2) - DRAWINGS | {CUTOUT},
    effects.__name__: show(3),
    treatment.__name__: show(3),
    score.__name__: {"mix"},
    ambience.__name__: {"mix"},
    hits.__name__: {"mix"},
}
ELSEWHERE = {f"voice {name}" for name in VOICES} - {"voice tone"} | {
    recording.__name__
}
"""Makers whose VERSION stands in a text that stands in the keys."""
WITHIN = {map_cache.__name__, layers.__name__, table_drawing.__name__}
"""Makers within a visual, which answers for them, too: they stand in the keys of drawings alone."""


@dataclass(frozen=True)
class Laid:
    """A film laid out, nothing of it drawn."""

    session: Session
    rendition: Rendition

    def jobs(self) -> dict[str, Job]:
        """Return every job by a short name."""
        store = self.session.store
        spoken = make_take_jobs(self.session, VoiceChoice(engine="tone"))
        found = [
            *spoken.values(),
            *plan.make_drawing_jobs(self.rendition, store),
            *plan.make_poster_frame_jobs(self.rendition, store),
            *plan.make_segment_jobs(
                self.rendition, split_segments(self.rendition.timeline), store
            ),
            *plan.make_sound_jobs(self.rendition.script),
            plan.make_mix_job(self.rendition, spoken),
            *make_lettering_jobs(
                self.rendition, split_lettering(self.rendition.timeline)
            ),
            make_cutout_job(self.rendition, 1, store, keeps_land=False),
        ]
        jobs = {shorten(job.name): job for job in found}
        return {**jobs, **change_take(spoken[0])}


def change_take(take: Job) -> dict[str, Job]:
    """The jobs that make a take of another one."""
    words = VoicePiece(range(1), (0, 960), (0, 1920))
    return {
        "held 1": make_held_job(take, [Hold(Samples(0), Samples(1920))]),
        "trimmed 1": make_trimmed_job(take, words, "its words"),
    }


def shorten(name: str) -> str:
    """`scene 2 'Two', shot 1: wipe in` -> `into 2`."""
    found = re.fullmatch(
        r"scene (\d) '\w+'(?:, shot 1)?(?:: (\w+)(?: out| from)?(?: frame)?(?: \d+)?( in)?)?",
        name,
    )
    if not found:
        return name.removeprefix("the ").split(" ")[0]
    number, what, into = found.groups()
    return f"into {number}" if into else " ".join(filter(None, [what, number]))


def write_ledger(path: Path) -> None:
    """Write who made what the film shows and plays."""
    entry = {
        "title": "Rain",
        "author": "The tests",
        "licence": "CC0-1.0",
        "made_by": "us",
    }
    credits = [
        {"file": "walk.mp4", "kind": "footage", **entry},
        {"file": "click.wav", "kind": "sound", **entry},
        {"file": "page.png", "kind": "photograph", **entry},
    ]
    path.write_text(json.dumps({"credits": credits}), "utf-8")


@pytest.fixture(scope="module")
def laid(tmp_path_factory: pytest.TempPathFactory) -> Laid:
    base = tmp_path_factory.mktemp("laid")
    film = films.write(base / "project", SCENES, music="score")
    (film / "m.yml").write_text(MAP, "utf-8")
    films.paint(film / "page.png", 200)
    sound.write_wav(film / "click.wav", np.full(4800, 9000, np.int16))
    source = [
        "-f",
        "lavfi",
        "-i",
        "testsrc=s=320x180:r=25:d=6",
        "-pix_fmt",
        "yuv420p",
    ]
    process.run(
        [ffmpeg.find_ffmpeg(), *source, "-y", str(film / "walk.mp4")], "footage"
    )
    write_ledger(film / "credits.yml")
    session = films.studio(film, base)
    return Laid(session, rendering.speak_and_lay_out(session))


@pytest.fixture(scope="module")
def before(laid: Laid) -> dict[str, Job]:
    """Every job by its short name, made by the makers as they are."""
    finishing.describe_version.cache_clear()
    return laid.jobs()


@pytest.fixture(autouse=True)
def forgetting() -> Iterator[None]:
    """What takes depend on is put together once in a process: no other test may get it."""
    yield
    finishing.describe_version.cache_clear()


@pytest.fixture(scope="module")
def survey() -> Survey:
    return Survey()


def raise_version(
    monkeypatch: pytest.MonkeyPatch, survey: Survey, name: str
) -> None:
    """Do what the message of scripts/goldens asks for."""
    kind, _, entry = name.partition(" ")
    table = {"job": VERSIONS, "transition": transitions.VERSIONS.own}.get(kind)
    if table is not None:
        monkeypatch.setitem(table, entry, 99)
    else:
        monkeypatch.setattr(
            import_module(survey.makers[name].home), "VERSION", 99
        )
    finishing.describe_version.cache_clear()


def test_every_maker_is_tried(survey: Survey) -> None:
    assert {*MADE_BY, *ELSEWHERE, *WITHIN} == survey.makers.keys()


@pytest.mark.parametrize("name", MADE_BY)
def test_a_raised_version_moves_what_its_maker_makes(
    laid: Laid,
    before: dict[str, Job],
    survey: Survey,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    raise_version(monkeypatch, survey, name)
    after = laid.jobs()
    assert {
        job for job in before if before[job].key != after[job].key
    } == MADE_BY[name]


def test_the_reason_is_told(
    laid: Laid,
    before: dict[str, Job],
    survey: Survey,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    raise_version(monkeypatch, survey, "transition wipe")
    after = laid.jobs()["into 2"]
    assert (
        plan.why(after, {after.name: before["into 2"].parts})
        == "Lantern makes it differently now"
    )


NEEDED: dict[str, dict[str, object]] = {
    "piper": {"voice": "a.onnx"},
    "kokoro": {"model": "a.onnx", "voices": "a.bin"},
    "speech-api": {"url": "http://localhost/v1"},
    "command": {"run": "say {out}"},
}
"""Settings that a voice can't do without."""


@pytest.mark.parametrize("name", VOICES)
def test_a_voice_tells_its_version(
    survey: Survey,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    voice = VOICES[name](NEEDED.get(name, {}))
    before = voice.version
    raise_version(monkeypatch, survey, f"voice {name}")
    assert voice.version != before


def test_recordings_tell_their_version(
    survey: Survey, monkeypatch: pytest.MonkeyPatch
) -> None:
    raise_version(monkeypatch, survey, recording.__name__)
    assert "99" in recording.describe_version()


@pytest.mark.parametrize(
    "name", [module.__name__ for module in (look, paper, pixels, vector)]
)
def test_drawings_are_made_again_with_what_draws_them(
    tmp_path: Path, survey: Survey, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    drawn: list[str] = []

    def draw(what: str) -> Arrays:
        drawn.append(what)
        return {"y": np.zeros((2, 2), np.uint8)}

    cache = DrawingCache(Store(tmp_path))
    for what in ("first", "kept"):
        cache.get_or_draw("ground", {}, functools.partial(draw, what))
    raise_version(monkeypatch, survey, name)
    cache.get_or_draw("ground", {}, functools.partial(draw, "again"))
    assert drawn == ["first", "again"]
