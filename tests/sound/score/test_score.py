"""The original score: its notes, and its sound as a listener or a meter would judge it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from lantern.sound import score
from lantern.sound.score import (
    MOODS,
    ChordNotes,
    ScoreSection,
    ScoreSettings,
    compose,
    compute_chord_length,
    render,
    to_film_rate,
)
from lantern.sound.score.instruments import SCORE_RATE, find_fast_length

FILM = [
    ScoreSection(7, "open"),
    ScoreSection(40, "chapter"),
    ScoreSection(45, "chapter"),
    ScoreSection(14, "close"),
]
Sound = NDArray[np.float64]


def played(pieces: list[ChordNotes]) -> Sound:
    """The pieces as one sound, (2, samples) at RATE."""
    waves = [
        (round(piece.start * SCORE_RATE), render(piece)) for piece in pieces
    ]
    whole = np.zeros((2, max(at + wave.shape[1] for at, wave in waves)))
    for at, wave in waves:
        whole[:, at : at + wave.shape[1]] += wave
    return whole


@pytest.fixture(scope="module")
def grave() -> Sound:
    return played(compose(ScoreSettings(), [ScoreSection(24, "chapter")])[0])


def test_the_same_settings_are_the_same_notes_and_samples() -> None:
    once, again = (
        compose(ScoreSettings(seed=5), FILM),
        compose(ScoreSettings(seed=5), FILM),
    )
    assert once == again
    assert render(once[0][0]).tobytes() == render(again[0][0]).tobytes()


@pytest.mark.parametrize(
    "change", [{"seed": 6}, {"key": "E minor"}, {"mood": "calm"}, {"tempo": 60}]
)
def test_every_setting_is_heard(change: dict[str, Any]) -> None:
    settings = ScoreSettings(seed=5)
    assert (
        compose(settings, FILM)[1]
        != compose(replace(settings, **change), FILM)[1]
    )


def test_a_longer_chapter_keeps_the_music_it_had() -> None:
    before = compose(ScoreSettings(), FILM)
    after = compose(
        ScoreSettings(), [FILM[0], ScoreSection(52, "chapter"), *FILM[2:]]
    )
    assert after[0] == before[0] and after[2:] == before[2:]
    kept = len(before[1]) - 1  # its last chord may hold on to the next one
    assert (
        len(after[1]) > len(before[1]) and after[1][:kept] == before[1][:kept]
    )


def test_the_close_comes_home_and_ends_with_the_film() -> None:
    pieces = compose(
        ScoreSettings(key="D minor"), [*FILM[:-1], ScoreSection(26, "close")]
    )[-1]
    step = pieces[1].start
    assert step * len(pieces) == pytest.approx(26)
    strings = [
        t.pitch % 12
        for t in pieces[-1].tones
        if t.instrument in ("strings", "drone")
    ]
    assert set(strings) <= {2, 5, 9} and 2 in strings


LONG_FILM = [
    ScoreSection(200, "open"),
    ScoreSection(400, "chapter"),
    ScoreSection(200, "chapter"),
]


def count_notes(mood: str) -> Counter[str]:
    """Count the notes of each instrument in a long film."""
    count: Counter[str] = Counter()
    for section in compose(ScoreSettings(mood=mood), LONG_FILM):
        for piece in section:
            count.update(tone.instrument for tone in piece.tones)
    return count


def test_moods_differ_in_what_plays() -> None:
    assert set(MOODS) == {"grave", "tense", "calm", "hopeful"}
    counts = {mood: count_notes(mood) for mood in MOODS}
    assert counts["calm"]["timpani"] == 0
    assert 0 < counts["grave"]["timpani"] < counts["tense"]["timpani"] + 3
    assert counts["hopeful"]["harp"] > counts["grave"]["harp"]
    assert counts["grave"]["harp"] > counts["tense"]["harp"]


@pytest.mark.parametrize(
    ("seconds", "chords"), [(1, 1), (8.5, 1), (8.6, 2), (40, 5), (400, 47)]
)
def test_a_chapter_has_chords_for_all_of_its_length(
    seconds: float, chords: int
) -> None:
    """At 56 beats a minute a chord of two bars lasts 8.57 s."""
    pieces = compose(ScoreSettings(), [ScoreSection(seconds, "chapter")])[0]
    assert len(pieces) == chords
    step = compute_chord_length(ScoreSettings())
    for i, piece in enumerate(pieces):
        assert piece.start == pytest.approx(i * step)


def test_a_chapter_may_open_with_drums_and_an_opening_never_begins_so() -> None:
    settings = ScoreSettings(mood="tense")
    film = [ScoreSection(30, "open"), ScoreSection(30, "chapter"), FILM[-1]]
    chapter = compose(settings, film)[1]
    strokes = [t for t in chapter[0].tones if t.instrument == "timpani"]
    assert [round(t.start, 3) for t in strokes] == [0.0, 1.607], (
        "a beat and a half"
    )
    assert strokes[1].level < strokes[0].level


def test_a_tie_over_two_chords_is_struck_again_on_the_third() -> None:
    found = compose(ScoreSettings(seed=3), [ScoreSection(200, "chapter")])[0]
    step = compute_chord_length(ScoreSettings())
    longest = 0.0
    for piece in found:
        strings = [t.length for t in piece.tones if t.instrument == "strings"]
        longest = max([longest, *strings])
    assert step < longest <= 2 * step


def measure_worst_bend(wave: Sound) -> float:
    """Return how far the sharpest bend of a sound stands out from the 0.8 s around it."""
    bend = np.abs(np.diff(wave.mean(axis=0), 2))
    bend = bend[: len(bend) // 240 * 240].reshape(-1, 240)
    power = np.convolve((bend**2).mean(axis=1), np.ones(81) / 81, "same")
    return float((bend.max(axis=1) / np.sqrt(power + 1e-15)).max())


def test_there_is_no_click(grave: Sound) -> None:
    assert measure_worst_bend(grave) < 8


def test_a_click_would_be_found(grave: Sound) -> None:
    loud = 300_000 + int(np.argmax(np.abs(grave.mean(axis=0)[300_000:310_000])))
    broken = grave.copy()
    broken[:, loud:] *= 0.7
    assert measure_worst_bend(broken) > 8


def test_nothing_is_at_the_edge_of_hearing(grave: Sound) -> None:
    assert abs(grave.mean()) < 1e-4 * np.abs(grave).max(), "no offset"
    size = find_fast_length(grave.shape[1])
    power = np.abs(np.fft.rfft(grave.mean(axis=0), size)) ** 2
    f = np.fft.rfftfreq(size, 1 / SCORE_RATE)
    assert power[f < 20].sum() < 1e-5 * power.sum()
    assert power[f > 9500].sum() < 1e-6 * power.sum()


def test_music_stays_below_the_highest_sample_a_piece_may_have(
    grave: Sound,
) -> None:
    assert 0.1 < np.abs(grave).max() < 0.75 * score.MAX_AMPLITUDE


def test_it_is_wide_and_loses_little_in_mono(grave: Sound) -> None:
    assert 0.3 < np.asarray(np.corrcoef(grave))[0, 1] < 0.9
    mono = 10 * np.log10((grave.mean(axis=0) ** 2).mean() / (grave**2).mean())
    assert mono > -2


def test_it_flows_and_nothing_comes_round_again(grave: Sound) -> None:
    seconds = np.sqrt(
        (grave[:, SCORE_RATE * 4 : SCORE_RATE * 22] ** 2)
        .mean(axis=0)
        .reshape(18, SCORE_RATE)
        .mean(axis=1)
    )
    levels = 20 * np.log10(seconds)
    assert levels.max() - levels.min() < 9
    wave = grave.mean(axis=0)[::6]
    spectrum = np.fft.rfft(wave, 2 * len(wave))
    alike = np.fft.irfft(np.abs(spectrum) ** 2)[: len(wave)]
    assert np.abs(alike[4 * SCORE_RATE // 6 :]).max() < 0.5 * alike[0], (
        "a loop would be like itself after its length"
    )


def test_a_piece_at_the_films_rate_is_the_same_wave(grave: Sound) -> None:
    wave = grave[:, :SCORE_RATE].astype(np.float32)
    twice = to_film_rate(wave)
    assert twice.shape == (2, 2 * SCORE_RATE)
    assert (
        np.abs(twice[:, ::2][:, 50:-50] - wave[:, 50:-50]).max()
        < 0.02 * np.abs(wave).max()
    )


def find_drone(piece: score.ChordNotes) -> int:
    """Return the pitch of a piece's drone."""
    (pitch,) = [
        tone.pitch for tone in piece.tones if tone.instrument == "drone"
    ]
    return pitch


def test_a_section_may_have_settings_of_its_own() -> None:
    other = score.ScoreSettings(
        key="A major",
        mood="calm",
        tempo=72,
    )
    sections = [
        score.ScoreSection(20, "chapter"),
        score.ScoreSection(20, "chapter", other),
    ]
    plain, changed = score.compose(score.ScoreSettings(), sections)
    assert find_drone(plain[0]) % 12 == 2, "D"
    assert find_drone(changed[0]) % 12 == 9, "A"
    assert plain[1].start == pytest.approx(8 * 60 / 56)
    assert changed[1].start == pytest.approx(8 * 60 / 72)


def test_only_the_named_instruments_play() -> None:
    settings = score.ScoreSettings(mood="calm", instruments=("harp", "timpani"))
    (pieces,) = score.compose(settings, [score.ScoreSection(90, "chapter")])
    played: set[str] = set()
    for piece in pieces:
        played.update(tone.instrument for tone in piece.tones)
    assert played == {"harp", "timpani"}, (
        "calm has no drums unless they are named"
    )
    assert all(piece.tones for piece in pieces)
