"""Instruments of the score."""

from __future__ import annotations


def test_notes_sound_at_their_pitch() -> None:
    for instrument, pitch in (
        ("strings", 57),
        ("drone", 38),
        ("harp", 62),
        ("violins", 76),
    ):
        wave = play(Note(instrument, 0, 3, pitch, 0.5, 1)).mean(axis=0)
        power = np.abs(np.fft.rfft(wave)) ** 2
        f = np.fft.rfftfreq(len(wave), 1 / SCORE_RATE)
        loudest = f[np.argmax(power)]
        harmonic = round(loudest / to_hertz(pitch))
        assert (
            harmonic in (1, 2)
            and abs(1200 * np.log2(loudest / harmonic / to_hertz(pitch))) < 25
        ), instrument
        assert abs(wave[0]) < 1e-3 and abs(wave[-1]) < 1e-3


def test_timpani_die_away_at_their_pitch() -> None:
    wave = play(Note("timpani", 0, 0, 45, 1, 0)).mean(axis=0)
    f = np.fft.rfftfreq(len(wave), 1 / SCORE_RATE)
    assert abs(f[np.argmax(np.abs(np.fft.rfft(wave)))] - to_hertz(45)) < 2
    rms = [
        float(np.sqrt((wave[i * SCORE_RATE : (i + 1) * SCORE_RATE] ** 2).mean()))
        for i in range(5)
    ]
    assert all(b < 0.75 * a for a, b in itertools.pairwise(rms))


def test_the_room_answers_a_stroke_for_two_seconds() -> None:
    stroke = np.zeros((2, SCORE_RATE), np.float32)
    stroke[:, 100] = 1
    wet = add_room(stroke)
    assert np.argmax(np.abs(wet[0])) == 100
    tail = [
        float(
            np.sqrt(
                (
                    wet[:, SCORE_RATE // 5 + i * SCORE_RATE // 2 :][
                        :, : SCORE_RATE // 2
                    ]
                    ** 2
                ).mean()
            )
        )
        for i in range(4)
    ]
    assert all(b < 0.6 * a for a, b in itertools.pairwise(tail))


@pytest.mark.parametrize("count", [1, 2, 7, 1000, 48_001, 123_457])
def test_lengths_that_transform_quickly(count: int) -> None:
    size = find_fast_length(count)
    assert count <= size <= max(2, 1.2 * count) and size % 2 == 0
    for prime in (2, 3, 5):
        while size % prime == 0:
            size //= prime
    assert size == 1
