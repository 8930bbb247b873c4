"""Loudness as BS.1770 has it."""

from __future__ import annotations


@pytest.mark.process
@pytest.mark.parametrize("hz", [60, 440, 1000, 3000, 9000])
def test_loudness_is_what_ffmpeg_measures(tmp_path: Path, hz: int) -> None:
    n = np.arange(12 * RATE)
    pcm = np.rint(
        8000 * np.sin(2 * np.pi * hz * n / RATE) * (n % (3 * RATE) < 2 * RATE)
    ).astype(np.int16)
    both = np.stack([pcm, pcm // 3], axis=1)
    write_wav(tmp_path / "a.wav", both)
    made = Track.create_silent(tmp_path / "a", len(n))
    made.add(0, both.astype(np.float32) / np.float32(32768))
    theirs = ffmpeg.measure_loudness(tmp_path / "a.wav", "measuring").integrated
    assert loudness.measure_integrated(loudness.measure_powers(made)) == pytest.approx(
        theirs, abs=0.1
    )


def test_loudness_of_little_and_of_nothing(tmp_path: Path) -> None:
    nothing = loudness.measure_powers(Track.create_silent(tmp_path / "n", RATE))
    assert (
        loudness.measure_integrated(nothing)
        == loudness.measure_loudest(nothing)
        == -np.inf
    )
    short = loudness.measure_powers(track(tmp_path / "s", 0.15, (0, 0.1, 0.1)))
    long = loudness.measure_powers(track(tmp_path / "l", 2, (0, 2, 0.1)))
    assert loudness.measure_loudest(long) - loudness.measure_loudest(
        short
    ) == pytest.approx(6, abs=0.7), "a quarter of 400 ms"
