"""What is heard when: sections of the score, sounds at their words, and what a change costs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from lantern import plan, rendering, sound
from lantern.core import ffmpeg, process
from lantern.core.records import load_record
from lantern.core.store import Store
from lantern.core.units import Seconds
from lantern.plan import Job, music
from lantern.plan.requests import MixdownRequest, SoundRequest, SpokenWord
from lantern.rendering import workers
from lantern.rendering.layout import lay_out, load_spoken_takes
from lantern.rendering.voice import make_take_jobs
from tests.support import films
from tests.support.films import Made, scene, still

WORDS = "wind rain tide beep coal iron wind rain. "


def laid(
    root: Path, scenes: list[films.Scene], **head: Any
) -> tuple[rendering.Rendition, Job]:
    """A film's board and its mix, nothing spoken: its takes are guesses by their characters."""
    studio = films.studio(films.write(root / "project", scenes, **head), root)
    takes = make_take_jobs(studio, studio.script.film.voice[0])
    spoken = {i: plan.guess(job) for i, job in takes.items()}
    board = lay_out(studio, studio.script.film.voice[0], spoken)
    return board, plan.make_mix_job(board, takes)


def sections(
    root: Path, *scenes: films.Scene
) -> tuple[sound.MusicSection, ...]:
    board, _ = laid(
        root,
        list(scenes),
        music="score",
        chapter_pause=0,
    )
    return music.list_music_sections(board.script, board.timeline)


def silent(name: str, seconds: float, **more: Any) -> films.Scene:
    return scene(
        name,
        None,
        duration=seconds,
        **more,
    )


def test_an_opening_chapters_and_a_close(tmp_path: Path) -> None:
    found = sections(
        tmp_path,
        silent("Title", 6),
        scene("One", WORDS, chapter="First"),
        scene("Two", WORDS * 2),
        scene("Three", WORDS * 3, chapter="Second"),
        silent("Credits", 9),
    )
    # 6 s; words of 2.8, 5.5 and 8.4 s, by 14.7 characters a second; 9 s
    # between them pauses of 18 frames
    seconds = [round(section.start / 48_000, 2) for section in found]
    assert seconds == [0, 6, 17.28, 27.12]
    roles = [section.role for section in found]
    assert roles == ["open", "chapter", "chapter", "close"]


def test_stretches_too_short_for_music_of_their_own_join_their_neighbour(
    tmp_path: Path,
) -> None:
    found = sections(
        tmp_path,
        silent("Title", 2),
        scene("One", WORDS, chapter="First"),
        scene("Two", "wind rain", chapter="Second"),
        scene("Three", WORDS * 3, chapter="Third"),
        silent("Credits", 2),
    )
    assert [(round(each.start / 48_000, 1), each.role) for each in found] == [
        (0, "open"),
        (6.2, "close"),
    ]


def test_a_film_of_one_scene_is_one_section(tmp_path: Path) -> None:
    whole = (sound.MusicSection(0, "chapter"),)
    assert sections(tmp_path, scene("One", WORDS)) == whole
    assert sections(tmp_path, silent("One", 1)) == whole


def beeping(
    root: Path, *sounds: Any, **shot: Any
) -> tuple[rendering.Rendition, Job]:
    (root / "project" / "assets").mkdir(parents=True, exist_ok=True)
    sound.write_wav(
        root / "project" / "assets" / "a.wav", np.full(4800, 9000, np.int16)
    )
    one = scene(
        "One",
        WORDS,
        still("hills"),
        still(
            "river",
            at="tide",
            **shot,
        ),
        sound=list(sounds),
    )
    (root / "project" / "scenes" / "short").mkdir(parents=True, exist_ok=True)
    entry = {"kind": "sound", "title": "A", "author": "B", "licence": "CC0-1.0"}
    ledger = json.dumps({"credits": [{"file": "a.wav", **entry}]})
    (root / "project" / "scenes" / "short" / "credits.yml").write_text(
        ledger.replace("a.wav", "../../assets/a.wav")
    )
    return laid(root, [silent("Title", 2), one])


@pytest.mark.process
def test_a_sound_stands_at_its_word_its_scene_or_its_shot(
    tmp_path: Path,
) -> None:
    shot = {"sound": {"file": "assets/a.wav", "level": -20}}
    board, job = beeping(
        tmp_path,
        {"file": "assets/a.wav", "at": "beep coal"},
        "assets/a.wav",
        **shot,
    )
    request = job.request
    assert isinstance(request, MixdownRequest)
    (take,) = request.takes
    words = [cue.word for cue in request.sounds]
    assert words == [SpokenWord(take, 3), None, None]
    starts = [shot.start * 1920 for shot in board.timeline.shots]
    assert [cue.start for cue in request.sounds] == [
        starts[1],
        starts[1],
        starts[2],
    ]
    assert [cue.level for cue in request.sounds] == [-12, -12, -20]


@pytest.mark.process
def test_a_sound_is_keyed_by_its_bytes_not_by_its_place_on_the_disk(
    tmp_path: Path,
) -> None:
    keys = [
        beeping(tmp_path / name, "assets/a.wav")[1].key
        for name in ("here", "elsewhere")
    ]
    assert keys[0] == keys[1]
    other = tmp_path / "here" / "project" / "assets" / "a.wav"
    board, _ = beeping(tmp_path / "here", "assets/a.wav")
    sound.write_wav(other, np.full(4801, 9000, np.int16))
    takes = {
        i: plan.make_take_job(board.script, p, board.script.film.voice[0])
        for i, p in enumerate(board.script.parts)
    }
    assert plan.make_mix_job(board, takes).key != keys[0]


def write_scored(base: Path, narration: str) -> Path:
    scenes = [
        silent("Title", 5),
        scene("One", narration, chapter="First"),
        scene("Two", WORDS, chapter="Second"),
        silent("Credits", 4),
    ]
    return films.write(base / "project", scenes, music="score")


def pieces(base: Path) -> set[str]:
    """The score's pieces in a store: the only WAV that is stereo."""
    return {
        p.name
        for p in (base / "store").glob("??/*.wav")
        if sound.read_wav(p).ndim == 2
    }


# long: a film is rendered, and mixed again with one word more
@pytest.mark.film
def test_what_a_change_makes_of_the_mix_and_why(tmp_path: Path) -> None:
    made = films.render(write_scored(tmp_path, WORDS), tmp_path)
    find_reasons(made, tmp_path)
    before = pieces(tmp_path)
    studio = films.studio(write_scored(tmp_path, WORDS + "rain."), tmp_path)
    voice, takes = rendering.speak(studio)
    rendition = lay_out(studio, voice, load_spoken_takes(studio, takes))
    mix = plan.make_mix_job(rendition, takes)
    assert studio.store.get(mix.key, mix.suffix) is None
    workers.make(mix, studio.store)
    assert studio.store.get(mix.key, mix.suffix) is not None
    assert len(before) >= 3
    assert pieces(tmp_path) == before, "a changed word makes little music anew"


def find_reasons(made: Made, base: Path) -> None:
    """Change what the mix depends on, and require that the plan names it."""
    file = made.studio.script.tree.file
    written = json.loads(file.read_text())
    for change, why in (
        (
            {"music": {"score": {"seed": 5}}},
            "the music or its chapters changed",
        ),
        (
            {"output": {**written["output"], "loudness": -16}},
            "the loudness asked for changed",
        ),
    ):
        file.write_text(json.dumps({**written, **change}))
        steps = rendering.list_steps(films.studio(file.parent, base))
        assert [(s.name, s.why) for s in steps] == [("the mix", why)]


# long: a film with footage, listened to and mixed
@pytest.mark.process
def test_footage_is_measured_and_mixed_by_the_same_excerpt(
    tmp_path: Path,
) -> None:
    folder = films.write(tmp_path / "project", [scene("One", None, duration=1)])
    source = ["-f", "lavfi", "-i", "testsrc=s=64x36:r=25:d=6"]
    tone = ["-f", "lavfi", "-i", "sine=d=6", "-shortest", "-pix_fmt", "yuv420p"]
    argv = [
        ffmpeg.find_ffmpeg(),
        *source,
        *tone,
        "-y",
        str(folder / "walk.mp4"),
    ]
    process.run(argv, "footage")
    entry = {
        "kind": "footage",
        "title": "A walk",
        "author": "Us",
        "licence": "CC0-1.0",
    }
    ledger = {"credits": [{"file": "walk.mp4", **entry}]}
    (folder / "credits.yml").write_text(json.dumps(ledger))
    clip = {"file": "walk.mp4", "from": 1, "to": 2.5, "level": -6}
    one = scene(
        "One",
        None,
        {"clip": clip},
        duration=4,
        transition="cut",
    )
    rendition, mix = laid(tmp_path, [one])
    assert isinstance(mix.request, MixdownRequest)
    (cue,) = mix.request.sounds
    (listening,) = plan.make_sound_jobs(rendition.script)
    assert isinstance(listening.request, SoundRequest)
    heard = sound.Excerpt(Seconds(1.0), Seconds(1.5))
    assert cue.excerpt == listening.request.excerpt == heard
    store = Store(tmp_path / "store")
    workers.make(listening, store)
    info = load_record(store, listening.key, sound.AudioInfo)
    assert info is not None and info.samples == round(1.5 * 48_000)
    stems = sound.gather(
        workers.build_programme(mix.request, store), store, tmp_path / "store"
    )
    effects = stems.effects.read(0, 4 * 48_000)
    loud = np.flatnonzero(np.abs(effects).max(axis=1) > 1e-4)
    assert abs(loud[-1] - 1.5 * 48_000) < 480
