"""Harmony of the score."""

from __future__ import annotations


def progression(key: MusicalKey, degrees: tuple[int, ...]) -> list[Voicing]:
    found: list[Voicing] = []
    for degree in degrees:
        found.append(voice_chord(key.build_triad(degree), found[-1] if found else None))
    return found


@pytest.mark.parametrize(
    ("text", "tonic", "third"),
    [("D minor", 2, 5), ("F# dorian", 6, 9), ("Bb major", 10, 2)],
)
def test_keys_as_musicians_write_them(text: str, tonic: int, third: int) -> None:
    key = parse_key(text)
    assert (key.tonic, key.get_pitch_class(2)) == (tonic, third)


@pytest.mark.parametrize("text", ["H minor", "D", "minor", "D blue", "Dbb minor", ""])
def test_what_is_no_key(text: str) -> None:
    if text == "D":
        assert parse_key(text) == parse_key("D major")
        return
    with pytest.raises(ValueError, match="is no key; write a note and a mode"):
        parse_key(text)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("tonic", range(12))
def test_four_voices_move_as_a_choir_would(mode: str, tonic: int) -> None:
    key = MusicalKey(tonic, MODES[mode])
    scale = {key.get_pitch_class(n) for n in range(7)}
    for degrees in MINOR_PROGRESSIONS if key.has_minor_third else MAJOR_PROGRESSIONS:
        voicings = progression(key, degrees)
        for v, degree in zip(voicings, degrees, strict=True):
            root, third, fifth = key.build_triad(degree)
            assert v[0] % 12 == root and third in {p % 12 for p in v} <= scale
            assert (fifth - root) % 12 == 7, "no diminished chords"
            assert list(v) == sorted(set(v)), "voices don't cross"
            assert all(
                low <= p <= high for p, (low, high) in zip(v, VOICE_RANGES, strict=True)
            )
        for before, after in itertools.pairwise(voicings):
            assert count_parallels(before, after) == 0, (before, after)
            assert (
                max(abs(a - b) for a, b in zip(before[1:], after[1:], strict=True)) <= 7
            )


def test_parallels_are_seen() -> None:
    assert (
        count_parallels((36, 55, 60, 64), (38, 57, 62, 65)) == 2
    )  # a fifth and an octave
    assert count_parallels((36, 55, 60, 64), (36, 55, 60, 64)) == 0
