"""The gain and the limiter of a mix."""

from __future__ import annotations


def test_peaks_between_samples_are_held_wherever_they_fall(tmp_path: Path) -> None:
    """A tone at a quarter of the rate whose samples miss its peaks by 3 dB, in bursts across seconds and blocks."""
    at = np.arange(21 * RATE)
    pcm = (0.02 * np.sin(at * 0.05) * 32767).astype(np.int16)
    for second in (2.0, 9.998, 10.0003, 19.9999):
        burst = slice(round(second * RATE), round((second + 0.01) * RATE))
        pcm[burst] = (0.7 * np.sin(np.pi / 2 * at[burst] + np.pi / 4) * 32767).astype(
            np.int16
        )
    laid(tmp_path, [cue(tmp_path, "bursts.wav", pcm, 0)], len(pcm))
    heard = ffmpeg.measure_loudness(tmp_path / "mix.wav", "bursts")
    assert heard.integrated == pytest.approx(-14.0, abs=0.1)
    assert -2.5 < heard.peak < -1.9


def test_only_what_is_too_high_is_limited(tmp_path: Path) -> None:
    pcm = tone(4.0, 0.02)
    pcm[2 * RATE] = 30000
    mix = laid(tmp_path, [cue(tmp_path, "click.wav", pcm, 0)], len(pcm))
    gain = mix[RATE : 2 * RATE - RATE // 20, 0] / (
        pcm[RATE : 2 * RATE - RATE // 20] + 1e-9
    )
    loud = np.abs(pcm[RATE : 2 * RATE - RATE // 20]) > 300
    assert np.ptp(gain[loud]) / gain[loud].mean() < 0.01, (
        "the same gain up to the click"
    )
    assert np.abs(mix[2 * RATE - 10 : 2 * RATE + 10]).max() <= 10 ** (-2 / 20) + 0.002


def test_clicks_do_not_raise_what_lies_between_them(tmp_path: Path) -> None:
    hum = tone(10.0, 0.001)
    hum[:: RATE // 2] = 32000
    mix = laid(tmp_path, [cue(tmp_path, "clicks.wav", hum, 0)], len(hum))
    between = np.abs(mix[RATE // 8 : RATE // 2 - RATE // 8]).max()
    assert np.abs(mix).max() <= 10 ** (-2 / 20) + 0.002 and between < 0.2
