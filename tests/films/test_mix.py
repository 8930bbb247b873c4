"""Whole films with music and sounds, decoded again: what is heard, where, and how far apart."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from lantern import plan, sound
from lantern.core import ffmpeg
from lantern.core.store import Store
from lantern.rendering import workers
from lantern.rendering.voice import make_take_jobs
from lantern.sound import Stems, ducking, gather, loudness
from tests.support import films
from tests.support.films import Made, scene, still

pytestmark = pytest.mark.film

RATE = 48_000
WORDS = "wind rain tide beep coal iron wind rain. "
LEDGER = (
    '{"credits": [{"file": "../../assets/click.wav", "kind": "sound", "title": "A click",'
    ' "author": "The tests", "licence": "CC0-1.0"}]}'
)


def stems(made: Made, folder: Path) -> Stems:
    """The film's tracks, as its mix had them."""
    takes = make_take_jobs(made.studio, made.studio.script.film.voice[0])
    request = plan.build_mix_request(made.board(), takes)
    return gather(
        workers.build_programme(request, made.studio.store),
        Store(folder / "store"),
        folder,
    )


def click(path: Path) -> None:
    """A tone of 3 kHz that sets in at its very first sample, after the 1 ms fade."""
    n = np.arange(4800)
    sound.write_wav(
        path,
        np.rint(20000 * np.sin(2 * np.pi * 3000 * n / RATE)).astype(np.int16),
    )


def band(wave: NDArray[Any], hz: float) -> NDArray[np.float64]:
    """The level of one tone, each millisecond."""
    n = np.arange(len(wave))
    turned = (
        (wave * np.exp(-2j * np.pi * hz * n / RATE))[: len(wave) // 48 * 48]
        .reshape(-1, 48)
        .mean(axis=1)
    )
    return np.asarray(np.abs(turned), np.float64)


@pytest.fixture(scope="module")
def scored(tmp_path_factory: pytest.TempPathFactory) -> Made:
    base = tmp_path_factory.mktemp("scored")
    scenes = [
        scene("Title", None, {"card": "title"}, duration=5),
        scene("One", WORDS * 2, still("hills"), chapter="First"),
        scene("Two", WORDS * 2, still("river"), chapter="Second"),
        scene("Credits", None, {"card": "credits"}, duration=6),
    ]
    head = {
        "music": {
            "score": {"mood": "tense", "seed": 3},
            "level": -6,
            "duck": {"depth": 6},
        }
    }
    return films.render(films.write(base / "project", scenes, **head), base)


@pytest.fixture(scope="module")
def scored_stems(
    scored: Made, tmp_path_factory: pytest.TempPathFactory
) -> Stems:
    return stems(scored, tmp_path_factory.mktemp("scored-stems"))


def test_a_scored_film_is_as_loud_as_others(scored: Made) -> None:
    heard = ffmpeg.measure_loudness(scored.mp4, "measuring")
    assert abs(heard.integrated + 14) <= 0.3 and heard.peak <= -1


def test_the_voice_is_clear_of_the_music_wherever_somebody_speaks(
    scored: Made, scored_stems: Stems
) -> None:
    found = scored_stems
    active = ducking.find_speech(found.voice)
    distances = ducking.measure_distances(
        loudness.measure_powers(found.voice),
        loudness.measure_powers(found.music),
        active,
    )
    for start, words in (
        (c.start, scored.board().timeline.words[c.scene])
        for c in scored.board().timeline.shots
    ):
        if words:
            here = distances[round(start / 2.5) : round(words[-1].end / 2.5)]
            assert np.nanmin(here) >= 12


def test_music_plays_under_titles_and_up_in_pauses(
    scored: Made, scored_stems: Stems
) -> None:
    music = loudness.average_windows(
        loudness.measure_powers(scored_stems.music), 4
    )
    levels = 10 * np.log10(music + 1e-12)
    timeline = scored.board().timeline
    one = timeline.takes[0][1]
    spoken = np.median(levels[round(one / 2.5) + 5 : round(one / 2.5) + 60])
    assert levels[20:45].mean() > spoken + 3, "under the title"
    assert (
        levels[round(timeline.shots[3].start / 2.5) + 15 :][:20].mean()
        > spoken + 3
    ), "under the credits"
    assert levels[-2:].max() < levels[20:45].mean() - 15, (
        "gone when the film ends"
    )


def test_the_credits_name_the_score(scored: Made) -> None:
    assert ("Music", ("Original score, composed for this film",)) in [
        (row.role, row.lines)
        for row in scored.studio.project.ledger.build_roll(
            scored.studio.script.film, "x"
        )
    ]


def test_a_scored_film_is_the_same_bytes_elsewhere(
    scored: Made, tmp_path: Path
) -> None:
    takes = make_take_jobs(scored.studio, scored.studio.script.film.voice[0])
    job = plan.make_mix_job(scored.board(), takes)
    request = plan.build_mix_request(scored.board(), takes)
    programme = workers.build_programme(request, scored.studio.store)
    sound.mix(
        programme, Store(tmp_path / "store"), tmp_path, out=tmp_path / "mix.m4a"
    )
    kept = scored.studio.store.get(job.key, job.suffix)
    assert (
        kept is not None
        and kept.read_bytes() == (tmp_path / "mix.m4a").read_bytes()
    )


@pytest.fixture(scope="module")
def clicks(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """A voice across both cuts of its scene, and a click on one of its words and on a shot."""
    base = tmp_path_factory.mktemp("clicks")
    root = base / "project"
    (root / "assets").mkdir(parents=True)
    click(root / "assets" / "click.wav")
    one = {"file": "../../assets/click.wav", "at": "coal", "level": 0}
    shot = still(
        "white",
        at="iron",
        sound="../../assets/click.wav",
    )
    scenes = [
        scene("Dark", None, still("dark"), duration=2),
        scene(
            "Led",
            WORDS,
            still("grey"),
            shot,
            sound=one,
            voice_leads=0.6,
            voice_trails=0.4,
            transition="cut",
        ),
        scene("After", WORDS, still("dark"), transition="cut"),
    ]
    film = films.write(root, scenes)
    (film / "credits.yml").write_text(LEDGER)
    return films.render(film, base)


@pytest.fixture(scope="module")
def clicks_stems(
    clicks: Made, tmp_path_factory: pytest.TempPathFactory
) -> Stems:
    return stems(clicks, tmp_path_factory.mktemp("clicks-stems"))


def test_a_voice_leads_its_picture_and_stays_in_time(clicks: Made) -> None:
    light, mono = films.luma(clicks.mp4), films.sound(clicks.mp4)[:, 0]
    board = clicks.board()
    rises = np.flatnonzero(np.diff(light) > 60) + 1
    assert rises.tolist() == [50, board.timeline.shots[2].start]
    take = board.timeline.takes[0][1] * 1920
    assert take == 50 * 1920 - round(0.6 * RATE), (
        "the tones of this voice begin with their take"
    )
    assert not np.abs(mono[: take - 480]).max() > 1e-3
    assert abs(films.onset(mono, take) - take) < 72, (
        "the first word sets in 0.6 s before its picture"
    )
    falls = np.flatnonzero(np.diff(light) < -60) + 1
    assert board.timeline.words[1][-1].end == falls[-1] + 10, (
        "the last word ends 0.4 s into the next scene"
    )


# long: where the sound is in the stem, and that it is in the film too
def test_a_click_sounds_on_its_word_and_on_its_shot(
    clicks: Made, clicks_stems: Stems
) -> None:
    effects = clicks_stems.effects
    wave = effects.read(0, effects.total)[:, 0]
    loud = (band(wave, 3000) > 0.01).astype(int)
    starts = np.flatnonzero(np.diff(loud, prepend=0) > 0)
    takes = make_take_jobs(clicks.studio, clicks.studio.script.film.voice[0])
    word = clicks.studio.store.get_json(takes[1].key)["cues"][4][0]
    board = clicks.board()
    wanted = [
        board.timeline.takes[0][1] * 1920 + word,
        board.timeline.shots[2].start * 1920,
    ]
    assert list(starts) == pytest.approx([at / 48 for at in wanted], abs=1.5)
    tone = band(films.sound(clicks.mp4)[:, 0], 3000)
    at = wanted[0] // 48
    assert tone[at + 10 : at + 50].mean() > 10 * tone[at - 50 : at - 10].mean()


def test_levels_of_sounds_are_against_the_voice(clicks_stems: Stems) -> None:
    powers = loudness.measure_powers(clicks_stems.effects)
    first, second = (
        loudness.measure_loudest(powers[a:b]) for a, b in ((0, 40), (40, 60))
    )
    both = sorted((first, second))
    assert both[1] == pytest.approx(
        loudness.measure_integrated(
            loudness.measure_powers(clicks_stems.voice)
        ),
        abs=1.5,
    )


def test_mix_writes_stems_to_the_output(clicks: Made) -> None:
    film = clicks.studio.script.tree.file.parent
    base = clicks.out.parent
    run = films.call(
        "mix",
        film,
        "--store",
        base / "store",
        "--out",
        base / "elsewhere",
        cwd=base,
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout.split() == [
        f"elsewhere/stems/{n}.wav" for n in ("mix", "voice", "music", "effects")
    ]
    waves = {
        n: films.sound(base / "elsewhere" / "stems" / f"{n}.wav")
        for n in ("mix", "voice", "music", "effects")
    }
    total = clicks.report["frames"] * 1920
    assert {len(wave) for wave in waves.values()} == {total}
    assert waves["effects"].any() and not waves["music"].any()
    assert not list((base / "store" / "tmp").iterdir())


def test_mix_says_what_it_wants() -> None:
    run = films.call("mix", "nowhere", cwd=films.ROOT)
    assert (
        run.returncode != 0
        and "nowhere" in run.stderr
        and "Traceback" not in run.stderr
    )
