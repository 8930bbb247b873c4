"""Words found in sound whose true times are known, and which method is taken."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from itertools import pairwise
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from lantern.speech import align, espeak, wording
from lantern.speech.align import dtw
from lantern.speech.align.audio import prepare_sound
from tests.support.aligned import SpokenText, measure_errors, speak

pytestmark = pytest.mark.process

RATE = 48_000
TEXTS = (
    "At ten past midnight, on 9 August 1945, the first detachments crossed the border into "
    "Manchuria.",
    "Marshal Vasilevsky had waited in Khabarovsk for the rain to end, but it did not.",
    "Nobody in the headquarters at Changchun knew where the blow would fall.",
)


def test_numbers_and_names_are_found_to_a_frame_or_two() -> None:
    pytest.importorskip("pocketsphinx")
    errors: list[float] = []
    for text in TEXTS:
        spoken = speak(text)
        aligner = align.Aligner("en", spoken.words, {})
        cues, method = aligner.place(spoken.pcm, spoken.words)
        assert method == "forced"
        assert len(cues) == len(spoken.words)
        assert all(start < end for start, end in cues)
        assert cues == sorted(cues)
        errors += measure_errors(cues, spoken.truth)
    assert len(errors) > 35
    assert np.median(errors) <= 20
    assert np.percentile(errors, 95) <= 80, sorted(errors)[-6:]


def test_without_the_recogniser_the_sound_is_warped(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The voice is neither of the two that it is compared with."""
    monkeypatch.setitem(sys.modules, "pocketsphinx", None)
    errors: list[float] = []
    for text in TEXTS:
        spoken = speak(text, "en-us+Annie", rate=175)
        aligner = align.Aligner("en", spoken.words, {})
        cues, method = aligner.place(spoken.pcm, spoken.words)
        assert method == "dtw"
        assert len(cues) == len(spoken.words)
        assert all(a[1] <= b[0] + 1 for a, b in pairwise(cues))
        errors += measure_errors(cues, spoken.truth)
    assert np.median(errors) <= 20
    assert np.percentile(errors, 95) <= 80, sorted(errors)[-6:]


def test_another_language_is_found_with_its_own_sounds() -> None:
    pytest.importorskip("pocketsphinx")
    words = align.split_heard_words("Город стоял на реке, и мост был цел.")
    sound = espeak.speak(" ".join(words), "ru")
    starts = espeak.find_starts(words, sound)
    truth = {i: sample / sound.rate for i, sample in starts.items()}
    pcm = SpokenText(words, sound, truth).pcm
    cues, method = align.Aligner("ru", words, {}).place(pcm, words)
    assert method == "forced"
    assert np.median(measure_errors(cues, truth)) <= 30


def test_a_language_nobody_knows_is_still_timed() -> None:
    spoken = speak("Nobody knows these words.")
    aligner = align.Aligner("xq", spoken.words, {})
    cues, method = aligner.place(spoken.pcm, spoken.words)
    assert method == "estimated"
    assert len(cues) == 4
    assert cues[0][0] < RATE * 0.1
    assert cues[-1][1] > RATE * 0.8


def test_what_is_said_otherwise_than_written_is_found_by_its_sounds() -> None:
    pytest.importorskip("pocketsphinx")
    given = ["he", "saw", "[[m|u:|d|A:|n|dZ|j|'A:|N]]", "from", "afar"]
    sound = espeak.speak(" ".join(given), "en-us")
    truth = {3: espeak.find_starts(given, sound)[3] / sound.rate}
    words = ["he", "saw", "jkx", "from", "afar"]
    aligner = align.Aligner("en", words, {"jkx": "mudɑnˈdʒjɑŋ"})
    cues, method = aligner.place(SpokenText(words, sound, truth).pcm, words)
    assert method == "forced"
    assert max(measure_errors(cues, truth)) <= 60


def test_words_that_are_not_there_are_refused_or_timed_inside_the_sound() -> (
    None
):
    pcm = speak("Nobody knows.").pcm
    words = align.split_heard_words(
        "The fortress of Hailar held out for nine days in all, and then it fell."
    )
    cues, _ = align.Aligner("en", words, {}).place(pcm, words)
    assert len(cues) == len(words)
    assert all(0 <= start <= end <= len(pcm) + RATE / 50 for start, end in cues)


def test_silence_and_nothing_have_no_times() -> None:
    aligner = align.Aligner("en", ["one"], {})
    assert aligner.place(np.zeros(RATE, np.int16), ["one"]) == (
        [(0, 0)],
        "estimated",
    )
    assert aligner.place(np.zeros(0, np.int16), []) == ([], "estimated")


def test_the_same_sound_has_the_same_times() -> None:
    spoken = speak(TEXTS[2])
    words = spoken.words
    first = align.Aligner("en", words, {}).place(spoken.pcm, words)
    aligner = align.Aligner("en", [*words, "other"], {})
    aligner.place(spoken.pcm[: RATE * 2], words[:4])
    assert aligner.place(spoken.pcm, words) == first


@pytest.mark.parametrize(
    ("spoken", "heard"),
    [
        (
            "“nineteen forty-five,” Pliev’s [1]",
            ["nineteen", "forty", "five,", "pliev's", "1"],
        ),
        ("—", []),
        ("", []),
        ("Why? (Because.)", ["why,", "because,"]),
        ("他来了。", ["他来了,"]),
        ("rock'n'roll", ["rock'n'roll"]),
    ],
)
def test_the_words_that_are_heard(spoken: str, heard: list[str]) -> None:
    assert align.split_heard_words(spoken) == heard


def test_the_version_names_what_decides_the_times() -> None:
    version = align.describe_version()
    assert version.startswith(f"align {align.VERSION}, ")
    assert "pocketsphinx" in version
    assert "espeakng-loader" in version


BENCH = Path(__file__).parents[3] / "scripts" / "benches" / "words.py"


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    """The bench, which knows how to read flite's true times."""
    spec = importlib.util.spec_from_file_location("bench_words", BENCH)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def add_errors(
    errors: dict[str, list[float]], name: str, text: str, *, bench: ModuleType
) -> None:
    """Align a text as flite speaks it, by both methods; add how far they are off."""
    words = align.split_heard_words(
        wording.join_spoken(wording.split_words(text, "en", {}))
    )
    pcm, rate, truth = bench.by_flite(name)(words)
    known = {i: start for i, start in enumerate(truth) if start is not None}
    assert len(known) > len(words) / 2
    sound = prepare_sound(pcm, rate)
    assert sound is not None
    warped = dtw.place(sound, words, "en-us+edward")
    assert warped is not None
    errors["dtw"] += measure_errors(warped, known)
    recogniser = align.Aligner("en", words, {}).recogniser
    if recogniser is not None:
        found = recogniser(sound, [word.rstrip(",") for word in words])
        errors["forced"] += measure_errors(found, known) if found else []


@pytest.mark.skipif(
    shutil.which("flite") is None, reason="flite isn't installed"
)
@pytest.mark.parametrize("name", ["rms", "slt"])
def test_words_of_another_engine_are_found(
    name: str, bench: ModuleType
) -> None:
    errors: dict[str, list[float]] = {"forced": [], "dtw": []}
    for text in bench.TEXTS[:4]:
        add_errors(errors, name, text, bench=bench)
    assert errors["dtw"]
    for found in errors.values():
        if found:
            assert np.median(found) <= 20
            assert np.percentile(found, 95) <= 80


def test_the_bench_measures_each_method(
    bench: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bench, "TEXTS", TEXTS[2:])
    rows = {
        name: (errors, failed)
        for name, errors, failed in bench.rows(bench.by_espeak("en-us", 155))
    }
    assert {"dtw", "estimated"} <= set(rows)
    assert all(
        len(errors) > 9 and not failed for errors, failed in rows.values()
    )
    assert np.median(np.abs(rows["dtw"][0])) < np.median(
        np.abs(rows["estimated"][0])
    )
