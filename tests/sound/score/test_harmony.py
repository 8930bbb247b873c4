"""Harmony of the score: keys as musicians write them, and voices that move as a choir would."""

from __future__ import annotations

import functools
import itertools

import pytest

from lantern.sound.score.harmony import (
    MAJOR_PROGRESSIONS,
    MINOR_PROGRESSIONS,
    MODES,
    VOICE_RANGES,
    MusicalKey,
    Voicing,
    count_parallels,
    parse_key,
    voice_chord,
)

C_MAJOR = MusicalKey(0, MODES["major"])
C_CHORD = (0, 4, 7)
A_MINOR = (9, 0, 4)


@functools.cache
def progression(key: MusicalKey, degrees: tuple[int, ...]) -> list[Voicing]:
    found: list[Voicing] = []
    before = None
    for degree in degrees:
        before = voice_chord(key.build_triad(degree), before)
        found.append(before)
    return found


@pytest.mark.parametrize(
    ("text", "tonic", "third"),
    [
        ("D minor", 2, 5),
        ("F# dorian", 6, 9),
        ("Bb major", 10, 2),
        ("F♯ dorian", 6, 9),
        ("B♭ major", 10, 2),
        ("  a  LYDIAN ", 9, 1),
        ("Cb major", 11, 3),
        ("B# minor", 0, 3),
    ],
)
def test_keys_as_musicians_write_them(
    text: str, tonic: int, third: int
) -> None:
    key = parse_key(text)
    assert key.tonic == tonic
    assert key.get_pitch_class(2) == third


def test_a_key_without_a_mode_is_major() -> None:
    assert parse_key("D") == parse_key("D major")


@pytest.mark.parametrize(
    "text", ["H minor", "minor", "D blue", "Dbb minor", ""]
)
def test_what_is_no_key_is_named_with_its_cure(text: str) -> None:
    with pytest.raises(ValueError) as caught:
        parse_key(text)
    assert str(caught.value) == (
        f"'{text}' isn't a key; write a note and a mode, such as D minor "
        "(minor, dorian, phrygian, major, lydian, mixolydian)"
    )


def test_degrees_go_on_over_the_octave() -> None:
    assert [C_MAJOR.get_pitch_class(n) for n in range(9)] == [
        0, 2, 4, 5, 7, 9, 11, 0, 2,
    ]  # fmt: skip


def test_triads_are_root_third_and_fifth() -> None:
    assert C_MAJOR.build_triad(0) == C_CHORD
    assert C_MAJOR.build_triad(5) == (9, 0, 4), "A minor"


def test_a_diminished_triad_gives_way_to_the_one_a_third_below() -> None:
    assert C_MAJOR.build_triad(6) == (7, 11, 2), (
        "G major in place of B diminished"
    )


@pytest.mark.parametrize(
    ("mode", "is_minor"),
    [
        ("minor", True),
        ("dorian", True),
        ("phrygian", True),
        ("major", False),
        ("lydian", False),
        ("mixolydian", False),
    ],
)
def test_modes_have_progressions_of_their_third(
    mode: str, is_minor: bool
) -> None:
    key = MusicalKey(0, MODES[mode])
    assert key.has_minor_third is is_minor
    expected = MINOR_PROGRESSIONS if is_minor else MAJOR_PROGRESSIONS
    assert key.progressions == expected


def every_progression() -> list[tuple[MusicalKey, tuple[int, ...]]]:
    found = []
    for steps in MODES.values():
        for tonic in range(12):
            key = MusicalKey(tonic, steps)
            found += [(key, degrees) for degrees in key.progressions]
    return found


def test_chords_are_whole_and_voices_keep_their_place() -> None:
    for key, degrees in every_progression():
        scale = {key.get_pitch_class(n) for n in range(7)}
        for voicing, degree in zip(
            progression(key, degrees), degrees, strict=True
        ):
            root, third, fifth = key.build_triad(degree)
            classes = {pitch % 12 for pitch in voicing}
            assert voicing[0] % 12 == root
            assert third in classes
            assert classes <= scale
            assert (fifth - root) % 12 == 7, "no diminished chords"
            assert list(voicing) == sorted(set(voicing)), "voices don't cross"
            for pitch, (low, high) in zip(voicing, VOICE_RANGES, strict=True):
                assert low <= pitch <= high


def test_voices_move_by_small_steps_and_without_parallels() -> None:
    for key, degrees in every_progression():
        for before, after in itertools.pairwise(progression(key, degrees)):
            assert count_parallels(before, after) == 0, (before, after)
            upper = zip(before[1:], after[1:], strict=True)
            assert max(abs(a - b) for a, b in upper) <= 7


def test_a_first_chord_is_in_the_middle_of_the_voices() -> None:
    assert voice_chord(C_CHORD, None) == (36, 55, 64, 67)


def test_common_notes_stay_and_the_others_move_little() -> None:
    after = voice_chord(A_MINOR, (36, 55, 64, 67))
    assert after == (45, 60, 64, 69), "the alto stays, tenor and soprano go up"


def test_a_colour_is_added_above_the_tenor() -> None:
    voicing = voice_chord(C_CHORD, None, colour=2)
    assert 2 in {pitch % 12 for pitch in voicing[2:]}
    assert 4 in {pitch % 12 for pitch in voicing[1:]}, "and the third stays"


@pytest.mark.parametrize(
    ("before", "after", "count"),
    [
        ((36, 55, 60, 64), (38, 57, 62, 65), 2),
        ((36, 55, 60, 64), (36, 55, 60, 64), 0),
        ((36, 43, 60, 64), (38, 45, 60, 65), 1),
        ((36, 48, 60, 64), (34, 46, 60, 65), 1),
        ((36, 55, 60, 64), (41, 53, 60, 69), 0),
    ],
    ids=[
        "a fifth and an octave",
        "nobody moves",
        "a fifth",
        "an octave",
        "apart",
    ],
)
def test_parallels_are_counted(
    before: Voicing, after: Voicing, count: int
) -> None:
    assert count_parallels(before, after) == count
