"""Words found in sound whose true times are known, by each method, and which method is taken."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from itertools import pairwise
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from lantern.core.units import SampleRange
from lantern.sound.arrays import Pcm
from lantern.speech import align, espeak, wording
from lantern.speech.align import dtw, pocketsphinx, proportional
from lantern.speech.align.audio import prepare_sound

pytestmark = pytest.mark.process

RATE = 48_000
TEXTS = (
    "At ten past midnight, on 9 August 1945, the first detachments crossed the border into Manchuria.",
    "Marshal Vasilevsky had waited in Khabarovsk for the rain to end, but it did not.",
    "Nobody in the headquarters at Changchun knew where the blow would fall.",
)


def spoken(
    text: str, voice: str = "en-us", rate: int = 155
) -> tuple[list[str], espeak.EspeakSound, dict[int, float]]:
    """The words that are heard, their sound, and the seconds at which those with an event begin."""
    words = align.split_heard_words(
        wording.join_spoken(wording.split_words(text, "en", {}))
    )
    said = espeak.speak(" ".join(words), voice, rate=rate)
    return (
        words,
        said,
        {i: at / said.rate for i, at in espeak.find_starts(words, said).items()},
    )


def at_48k(said: espeak.EspeakSound) -> Pcm:
    at = np.arange(len(said.pcm) * RATE // said.rate) * (said.rate / RATE)
    return np.asarray(np.interp(at, np.arange(len(said.pcm)), said.pcm), np.int16)


def off(cues: list[SampleRange], truth: dict[int, float]) -> list[float]:
    return [abs(cues[i][0] / RATE - start) * 1000 for i, start in truth.items()]


def test_numbers_and_names_are_found_to_a_frame_or_two() -> None:
    pytest.importorskip("pocketsphinx")
    errors: list[float] = []
    for text in TEXTS:
        words, said, truth = spoken(text)
        cues, method = align.Aligner("en", words, {}).place(at_48k(said), words)
        assert method == "forced" and len(cues) == len(words)
        assert all(start < end for start, end in cues) and cues == sorted(cues)
        errors += off(cues, truth)
    assert len(errors) > 35
    assert np.median(errors) <= 20 and np.percentile(errors, 95) <= 80, sorted(errors)[
        -6:
    ]


def test_without_the_recogniser_the_sound_is_warped(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "pocketsphinx", None)
    errors: list[float] = []
    for text in TEXTS:
        words, said, truth = spoken(
            text, "en-us+Annie", 175
        )  # neither of the two it is compared with
        cues, method = align.Aligner("en", words, {}).place(at_48k(said), words)
        assert method == "dtw" and len(cues) == len(words)
        assert all(a[1] <= b[0] + 1 for a, b in pairwise(cues))
        errors += off(cues, truth)
    assert np.median(errors) <= 20 and np.percentile(errors, 95) <= 80, sorted(errors)[
        -6:
    ]


def test_at_last_time_is_shared_by_sounds_between_pauses() -> None:
    words, said, truth = spoken(TEXTS[0], "en-us+f3")
    sound = prepare_sound(said.pcm, said.rate)
    assert sound is not None
    bare = [word.rstrip(",") for word in words]
    ipa = dict(zip(bare, espeak.transcribe(bare, "en-us"), strict=True))
    cues = proportional.place(sound, words, ipa)
    assert np.median(off(cues, truth)) <= 150
    pause = words.index("midnight,")
    assert cues[pause + 1][0] - cues[pause][1] > RATE * 0.05, (
        "the comma's pause belongs to nobody"
    )
    assert proportional.place(sound, words, {}) != cues, (
        "letters where no sounds are known"
    )


def test_another_language_is_found_with_its_own_sounds() -> None:
    pytest.importorskip("pocketsphinx")
    words = align.split_heard_words("Город стоял на реке, и мост был цел.")
    said = espeak.speak(" ".join(words), "ru")
    truth = {i: at / said.rate for i, at in espeak.find_starts(words, said).items()}
    cues, method = align.Aligner("ru", words, {}).place(at_48k(said), words)
    assert method == "forced"
    assert np.median(off(cues, truth)) <= 30


def test_a_language_nobody_knows_is_still_timed() -> None:
    words, said, _ = spoken("Nobody knows these words.")
    cues, method = align.Aligner("xq", words, {}).place(at_48k(said), words)
    assert method == "estimated" and len(cues) == 4
    assert cues[0][0] < RATE * 0.1 and cues[-1][1] > RATE * 0.8


def test_what_is_said_otherwise_than_written_is_found_by_its_sounds() -> None:
    pytest.importorskip("pocketsphinx")
    words = ["he", "saw", "jkx", "from", "afar"]
    said = espeak.speak("he saw [[m|u:|d|A:|n|dZ|j|'A:|N]] from afar", "en-us")
    truth = {
        3: espeak.find_starts(
            ["he", "saw", "[[m|u:|d|A:|n|dZ|j|'A:|N]]", "from", "afar"], said
        )[3]
        / said.rate
    }
    cues, method = align.Aligner("en", words, {"jkx": "mudɑnˈdʒjɑŋ"}).place(
        at_48k(said), words
    )
    assert method == "forced" and max(off(cues, truth)) <= 60


def test_words_that_are_not_there_are_refused_or_timed_inside_the_sound() -> None:
    _, said, _ = spoken("Nobody knows.")
    words = align.split_heard_words(
        "The fortress of Hailar held out for nine days in all, and then it fell."
    )
    cues, _ = align.Aligner("en", words, {}).place(at_48k(said), words)
    assert len(cues) == len(words)
    assert all(
        0 <= start <= end <= len(at_48k(said)) + RATE / 50 for start, end in cues
    )


def test_silence_and_nothing_have_no_times() -> None:
    aligner = align.Aligner("en", ["one"], {})
    assert aligner.place(np.zeros(RATE, np.int16), ["one"]) == ([(0, 0)], "estimated")
    assert aligner.place(np.zeros(0, np.int16), []) == ([], "estimated")


def test_the_same_sound_has_the_same_times() -> None:
    words, said, _ = spoken(TEXTS[2])
    first = align.Aligner("en", words, {}).place(at_48k(said), words)
    aligner = align.Aligner("en", [*words, "other"], {})
    aligner.place(at_48k(said)[: RATE * 2], words[:4])
    assert aligner.place(at_48k(said), words) == first


def test_a_sentence_too_long_for_the_table_is_not_warped() -> None:
    words, said, _ = spoken(TEXTS[2])
    sound = prepare_sound(np.tile(said.pcm, 16), said.rate)
    assert sound is not None and dtw.place(sound, words, "en-us") is None
    assert dtw.place(sound, words, "xx-none") is None


def test_tokens_are_the_words_that_are_heard() -> None:
    assert align.split_heard_words("“nineteen forty-five,” Pliev’s [1]") == [
        "nineteen",
        "forty",
        "five,",
        "pliev's",
        "1",
    ]
    assert align.split_heard_words("—") == []
    assert "pocketsphinx" in pocketsphinx.describe_version()


BENCH = Path(__file__).parents[3] / "scripts" / "benches" / "words.py"


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    """The bench, which knows how to read flite's true times."""
    spec = importlib.util.spec_from_file_location("bench_words", BENCH)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(shutil.which("flite") is None, reason="flite isn't installed")
@pytest.mark.parametrize("name", ["rms", "slt"])
def test_words_of_another_engine_are_found(name: str, bench: ModuleType) -> None:
    """flite's voices were recorded from people; the times of its segments are the truth."""
    errors: dict[str, list[float]] = {"forced": [], "dtw": []}
    for text in bench.TEXTS[:4]:
        words = align.split_heard_words(
            wording.join_spoken(wording.split_words(text, "en", {}))
        )
        pcm, rate, truth = bench.by_flite(name)(words)
        known = {i: start for i, start in enumerate(truth) if start is not None}
        assert len(known) > len(words) / 2
        heard = prepare_sound(pcm, rate)
        assert heard is not None
        errors["dtw"] += off(dtw.place(heard, words, "en-us+edward") or [], known)
        recogniser = align.Aligner("en", words, {}).recogniser
        found = (
            recogniser(heard, [word.rstrip(",") for word in words])
            if recogniser
            else None
        )
        errors["forced"] += off(found, known) if found else []
    for method, found_off in errors.items():
        if found_off:
            assert np.median(found_off) <= 20 and np.percentile(found_off, 95) <= 80, (
                method,
                sorted(found_off)[-5:],
            )
    assert errors["dtw"]


def test_the_bench_measures_each_method(
    bench: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bench, "TEXTS", TEXTS[2:])
    rows = {
        name: (errors, failed)
        for name, errors, failed in bench.rows(bench.by_espeak("en-us", 155))
    }
    assert {"dtw", "estimated"} <= set(rows)
    assert all(len(errors) > 9 and not failed for errors, failed in rows.values())
    assert np.median(np.abs(rows["dtw"][0])) < np.median(np.abs(rows["estimated"][0]))
