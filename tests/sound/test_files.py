"""WAV files, tracks on disk, and the sound files of authors, good and bad."""

from __future__ import annotations

import wave
from pathlib import Path

import numpy as np
import pytest

from lantern import sound
from lantern.core import ffmpeg, process
from lantern.core.problems import AssetFailure
from lantern.sound.files import BLOCK_SAMPLES, Track, detect_format
from tests.support.sounds import convert, tone

RATE = 48_000


# WAV


def test_wav_is_read_as_it_was_written(tmp_path: Path) -> None:
    pcm = np.array([0, 1, -1, 32767, -32768], np.int16)
    sound.write_wav(tmp_path / "a.wav", pcm)
    assert sound.read_wav(tmp_path / "a.wav").tolist() == pcm.tolist()
    with wave.open(str(tmp_path / "a.wav")) as source:
        assert source.getframerate() == RATE
        assert source.getnchannels() == 1
        assert source.getsampwidth() == 2


def test_a_stereo_wav_keeps_its_channels_and_its_rate(tmp_path: Path) -> None:
    pcm = np.array([[1, -1], [2, -2], [3, -3]], np.int16)
    sound.write_wav(tmp_path / "a.wav", pcm, 24_000)
    assert sound.read_wav(tmp_path / "a.wav").tolist() == [
        [1, -1],
        [2, -2],
        [3, -3],
    ]
    with wave.open(str(tmp_path / "a.wav")) as source:
        assert source.getframerate() == 24_000
        assert source.getnchannels() == 2


def test_a_wav_of_nothing_is_empty(tmp_path: Path) -> None:
    sound.write_wav(tmp_path / "a.wav", np.zeros(0, np.int16))
    assert sound.read_wav(tmp_path / "a.wav").shape == (0,)


# Tracks


def test_a_new_track_is_silent(tmp_path: Path) -> None:
    made = Track.create_silent(tmp_path / "t", 5)
    assert made.read(0, 5).tolist() == [[0, 0]] * 5


def test_a_track_adds_up_and_keeps_within_its_ends(tmp_path: Path) -> None:
    made = Track.create_silent(tmp_path / "t", 1000)
    one = np.ones((400, 2), np.float32)
    for start in (-100, 250, 900, 5000, -400):
        made.add(start, one)
    mono = made.read(0, 2000)[:, 0]
    assert len(mono) == 1000
    assert mono[:250].tolist() == [1] * 250
    assert mono[250:300].tolist() == [2] * 50
    assert mono[300:650].tolist() == [1] * 350
    assert mono[650:900].tolist() == [0] * 250
    assert mono[900:].tolist() == [1] * 100


def test_writing_replaces_what_was_there(tmp_path: Path) -> None:
    made = Track.create_silent(tmp_path / "t", 4)
    made.add(0, np.ones((4, 2), np.float32))
    made.write(1, np.array([[3, 4], [5, 6]], np.float32))
    assert made.read(0, 4).tolist() == [[1, 1], [3, 4], [5, 6], [1, 1]]


def test_a_track_is_read_to_its_end_and_no_further(tmp_path: Path) -> None:
    made = Track.create_silent(tmp_path / "t", 10)
    assert made.read(8, 5).shape == (2, 2)
    assert made.read(10, 5).shape == (0, 2)
    assert made.read(12, 5).shape == (0, 2)


def test_blocks_cover_a_track_once(tmp_path: Path) -> None:
    made = Track.create_silent(tmp_path / "t", 2 * BLOCK_SAMPLES + 3)
    found = [(start, len(block)) for start, block in made.iter_blocks()]
    assert found == [
        (0, BLOCK_SAMPLES),
        (BLOCK_SAMPLES, BLOCK_SAMPLES),
        (2 * BLOCK_SAMPLES, 3),
    ]


# Formats


@pytest.mark.parametrize(
    ("head", "form"),
    [
        (b"RIFF\0\0\0\0WAVEfmt ", "wav"),
        (b"RF64\0\0\0\0WAVEds64", "wav"),
        (b"RIFF\0\0\0\0AVI LIST", "avi"),
        (b"fLaC\0\0\0", "flac"),
        (b"OggS\0\2", "ogg"),
        (b"\0\0\0\x20ftypM4A ", "mov"),
        (b"\x1aE\xdf\xa3\1", "matroska"),
        (b"FORM\0\0\0\0AIFC", "aiff"),
        (b"ID3\4\0", "mp3"),
        (b"\xff\xfb\x90\0", "mp3"),
        (b"\xff\xf1\x50\x80", "aac"),
    ],
)
def test_a_format_is_told_by_its_first_bytes(
    tmp_path: Path, head: bytes, form: str
) -> None:
    path = tmp_path / "named-wrongly.txt"
    path.write_bytes(head)
    assert detect_format(path) == (form, "")


def test_what_is_no_sound_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.wav").write_text("no sound at all")
    (tmp_path / "b.wav").write_bytes(b"")
    formats = "WAV, FLAC, MP3, Ogg, Opus, M4A, AAC, AIFF"
    assert detect_format(tmp_path / "a.wav") == (
        "",
        f"isn't a sound file that Lantern reads ({formats})",
    )
    assert detect_format(tmp_path / "b.wav") == ("", "is empty")
    assert detect_format(tmp_path / "c.wav") == (
        "",
        "can't be read: No such file or directory",
    )


def test_a_file_that_is_no_sound_is_never_given_to_ffmpeg(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.wav").write_text("#!/bin/sh\n")
    for decode in (
        lambda path: sound.decode_track(path, "music 'a'", tmp_path / "a.f32"),
        lambda path: sound.decode_speech(path, "music 'a'"),
    ):
        with pytest.raises(AssetFailure, match="music 'a' isn't a sound file"):
            decode(tmp_path / "a.wav")


# Decoding


@pytest.mark.process
@pytest.mark.parametrize(
    "form", ["flac", "mp3", "ogg", "opus", "m4a", "aiff", "aac"]
)
def test_the_formats_that_are_read(tmp_path: Path, form: str) -> None:
    sound.write_wav(tmp_path / "a.wav", tone(2, 0.2, 700))
    path = convert(tmp_path / "a.wav", tmp_path / f"a.{form}")
    assert detect_format(path)[1] == ""
    heard, track = sound.decode_track(path, "'a'", tmp_path / "a.f32")
    assert abs(heard.samples - 2 * RATE) < 0.1 * RATE
    wave = track.read(RATE // 2, RATE)[:, 0]
    assert np.argmax(np.abs(np.fft.rfft(wave))) == 700


@pytest.mark.process
@pytest.mark.parametrize("rate", [8000, 22_050, 44_100, 96_000])
def test_any_rate_keeps_its_pitch_and_length(tmp_path: Path, rate: int) -> None:
    sound.write_wav(tmp_path / "a.wav", tone(2, 0.2, 500, rate=rate), rate)
    heard, track = sound.decode_track(
        tmp_path / "a.wav", "'a'", tmp_path / "a.f32"
    )
    assert abs(heard.samples - 2 * RATE) <= 2
    assert (
        np.argmax(np.abs(np.fft.rfft(track.read(RATE // 2, RATE)[:, 0]))) == 500
    )


@pytest.mark.process
def test_mono_is_in_the_middle(tmp_path: Path) -> None:
    sound.write_wav(tmp_path / "mono.wav", tone(1, 0.2, 440))
    _, track = sound.decode_track(
        tmp_path / "mono.wav", "'m'", tmp_path / "m.f32"
    )
    wave = track.read(0, RATE)
    assert np.array_equal(wave[:, 0], wave[:, 1])
    assert np.abs(wave).max() > 0.05


def make_surround(path: Path) -> None:
    """Write a tone in each channel: left, right, centre, bass, side left, side right."""
    legs: list[str] = []
    for pitch in (300, 500, 700, 60, 1100, 1300):
        legs += ["-f", "lavfi", "-i"]
        legs.append(f"sine=frequency={pitch}:duration=1:sample_rate=48000")
    argv = [ffmpeg.find_ffmpeg(), "-nostdin", "-loglevel", "error", *legs]
    argv += ["-filter_complex", "amerge=inputs=6"]
    argv += ["-channel_layout", "5.1(side)", "-y", str(path)]
    process.run(argv, "making 5.1", 60)


@pytest.mark.process
def test_surround_comes_down_to_two_channels(tmp_path: Path) -> None:
    make_surround(tmp_path / "six.wav")
    _, track = sound.decode_track(
        tmp_path / "six.wav", "'s'", tmp_path / "s.f32"
    )
    wave = track.read(0, RATE)
    left = np.abs(np.fft.rfft(wave[:, 0]))
    right = np.abs(np.fft.rfft(wave[:, 1]))
    assert left[300] > 100 * right[300]
    assert right[500] > 100 * left[500]
    assert left[700] == pytest.approx(right[700], rel=0.01)
    assert left[700] > 0.5 * left[300]
    assert left[1100] > 100 * right[1100]
    assert right[1300] > 100 * left[1300]


@pytest.mark.process
def test_no_more_is_decoded_than_asked_for(tmp_path: Path) -> None:
    sound.write_wav(tmp_path / "a.wav", tone(3, 0.2))
    info, track = sound.decode_track(
        tmp_path / "a.wav", "'a'", tmp_path / "a.f32", seconds=1.5
    )
    assert info.samples == track.total == 1.5 * RATE


@pytest.mark.process
def test_footage_is_heard_from_its_second_on(tmp_path: Path) -> None:
    pcm = np.concatenate([tone(1, 0.2, 400), tone(1, 0.2, 900)])
    sound.write_wav(tmp_path / "a.wav", pcm)
    info, track = sound.decode_track(
        tmp_path / "a.wav",
        "'a'",
        tmp_path / "a.f32",
        seconds=0.5,
        begin=1.25,
    )
    assert info.samples == 0.5 * RATE
    spectrum = np.abs(np.fft.rfft(track.read(0, RATE // 2)[:, 0]))
    assert np.argmax(spectrum) == 450, "900 Hz in half a second"


@pytest.mark.process
def test_footage_may_end_before_its_pictures(tmp_path: Path) -> None:
    sound.write_wav(tmp_path / "a.wav", tone(2, 0.2))
    info, _ = sound.decode_track(
        tmp_path / "a.wav",
        "'a'",
        tmp_path / "a.f32",
        seconds=9,
        begin=1.0,
    )
    assert info.samples == pytest.approx(RATE, abs=64)


@pytest.mark.process
def test_what_is_measured_of_a_file(tmp_path: Path) -> None:
    pcm = np.concatenate([tone(2, 0.02, 1000), tone(2, 0.2, 1000)])
    sound.write_wav(tmp_path / "a.wav", np.stack([pcm, pcm], axis=1))
    info, _ = sound.decode_track(tmp_path / "a.wav", "'a'", tmp_path / "a.f32")
    # a sine of 1 kHz in both channels has the loudness of its peak level
    assert info.loudest == pytest.approx(20 * np.log10(0.2), abs=0.1)
    assert info.samples == 4 * RATE
    assert not info.clipped


@pytest.mark.process
@pytest.mark.parametrize("form", ["wav", "m4a"])
def test_of_two_channels_that_cancel_each_other_one_is_heard(
    tmp_path: Path, form: str
) -> None:
    pcm = tone(2, 0.3, 400)
    sound.write_wav(tmp_path / "s.wav", np.stack([pcm, -pcm], axis=1))
    path = convert(tmp_path / "s.wav", tmp_path / f"a.{form}")
    speech = sound.decode_speech(path, "'a'")
    assert speech.one_channel
    middle = speech.pcm[RATE // 2 : 3 * RATE // 2].astype(float)
    # one channel whole: a sine of 0.3 has an effective value of 0.3 / sqrt(2)
    assert np.sqrt((middle**2).mean()) / 32767 == pytest.approx(
        0.2121, rel=0.02
    )
    assert np.argmax(np.abs(np.fft.rfft(middle))) == 400
    _, track = sound.decode_track(path, "'a'", tmp_path / "a.f32")
    left, right = track.read(RATE // 2, RATE).T
    assert np.corrcoef(left, right)[0, 1] > 0.99


@pytest.mark.process
def test_what_is_in_one_channel_alone_is_heard_in_both(tmp_path: Path) -> None:
    pcm = tone(1, 0.3, 400)
    for name, pair in (("l", (pcm, 0 * pcm)), ("r", (0 * pcm, pcm))):
        path = tmp_path / f"{name}.wav"
        sound.write_wav(path, np.stack(pair, axis=1))
        speech = sound.decode_speech(path, "'a'")
        assert speech.one_channel
        assert abs(int(speech.pcm.max()) - int(pcm.max())) <= 1
        _, track = sound.decode_track(path, "'a'", tmp_path / "a.f32")
        left, right = track.read(0, RATE).T
        assert np.array_equal(left, right)
        assert left.max() == pytest.approx(0.3, rel=0.01)


@pytest.mark.process
def test_a_recording_that_lies_off_zero_is_shifted_back(tmp_path: Path) -> None:
    """A mean of a tenth goes; one of a thousandth is nobody's fault, and stays."""
    pcm = tone(1, 0.3, 400)
    for offset, mean in ((3277, 0), (-3277, 0), (33, 33)):
        sound.write_wav(tmp_path / "a.wav", pcm + np.int16(offset))
        found = sound.decode_speech(tmp_path / "a.wav", "'a'").pcm
        assert round(float(found.mean())) == pytest.approx(mean, abs=1)
        assert int(found.max()) - mean == pytest.approx(int(pcm.max()), abs=2)


@pytest.mark.process
def test_two_channels_that_differ_stay_as_they_are(tmp_path: Path) -> None:
    low, high = tone(1, 0.3, 400), tone(1, 0.3, 900)
    sound.write_wav(tmp_path / "a.wav", np.stack([low, high], axis=1))
    assert not sound.decode_speech(tmp_path / "a.wav", "'a'").one_channel
    _, track = sound.decode_track(tmp_path / "a.wav", "'a'", tmp_path / "a.f32")
    spectra = np.abs(np.fft.rfft(track.read(0, RATE), axis=0))
    assert np.argmax(spectra, axis=0).tolist() == [400, 900]


@pytest.mark.process
def test_speech_is_mono_and_keeps_the_files_own_rate_in_mind(
    tmp_path: Path,
) -> None:
    pcm = tone(1, 0.2, 400, rate=16_000)
    sound.write_wav(tmp_path / "a.wav", np.stack([pcm, pcm], axis=1), 16_000)
    found = sound.decode_speech(tmp_path / "a.wav", "'a'")
    assert found.pcm.shape == (RATE,)
    assert found.rate == 16_000
    assert not found.clipped
    assert np.argmax(np.abs(np.fft.rfft(found.pcm))) == 400


@pytest.mark.process
@pytest.mark.parametrize(
    ("factor", "rate", "clipped"),
    [(0.9, 48_000, False), (1.3, 48_000, True), (3, 44_100, True)],
)
def test_flattened_peaks_are_found_at_any_rate(
    tmp_path: Path, factor: float, rate: int, clipped: bool
) -> None:
    wave = tone(1, 0.3, 220, rate=rate) + tone(1, 0.3, 331, rate=rate)
    loud = np.clip(
        wave.astype(np.float64) * factor / 0.6, -32768, 32767
    ).astype(np.int16)
    sound.write_wav(tmp_path / "a.wav", loud, rate)
    assert (
        sound.decode_track(tmp_path / "a.wav", "'a'", tmp_path / "a.f32")[
            0
        ].clipped
        is clipped
    )
