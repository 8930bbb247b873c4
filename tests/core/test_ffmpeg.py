"""ffmpeg: found or told about, fed and read in the one right way."""

from __future__ import annotations

import math
import re
import wave
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from lantern.core import encoders, ffmpeg
from lantern.core.problems import ToolFailure

pytestmark = pytest.mark.process

SIZE = (64, 36)


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """To choose another ffmpeg for one test."""
    monkeypatch.setenv("IMAGEIO_FFMPEG_EXE", ffmpeg.find_ffmpeg())
    ffmpeg.find_ffmpeg.cache_clear()
    ffmpeg.describe_version.cache_clear()
    yield monkeypatch
    ffmpeg.find_ffmpeg.cache_clear()
    ffmpeg.describe_version.cache_clear()


def stub(folder: Path, script: str) -> str:
    path = folder / "stub"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return str(path)


def sine(
    path: Path, level: float, seconds: float = 2, *, rate: int = 48_000
) -> Path:
    wobble = (
        level
        * 32767
        * np.sin(2 * math.pi * 997 * np.arange(round(seconds * rate)) / rate)
    )
    with wave.open(str(path), "wb") as stream:
        stream.setnchannels(2)
        stream.setsampwidth(2)
        stream.setframerate(rate)
        stream.writeframes(
            np.repeat(np.rint(wobble).astype("<i2"), 2).tobytes()
        )
    return path


def test_the_bundled_one_works_and_has_x264() -> None:
    assert Path(
        ffmpeg.find_ffmpeg()
    ).is_file() and ffmpeg.describe_version().startswith("ffmpeg version ")


def test_a_wrong_choice_is_told_with_its_cure(
    choose: pytest.MonkeyPatch,
) -> None:
    choose.setenv("FFMPEG_BINARY", "/nowhere/ffmpeg")
    cure = (
        "FFMPEG_BINARY names '/nowhere/ffmpeg', which is not a program;"
        " unset it to use the bundled ffmpeg"
    )
    with pytest.raises(ToolFailure, match=re.escape(cure)):
        ffmpeg.find_ffmpeg()


def test_one_without_x264_is_refused(
    choose: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    choose.setenv("FFMPEG_BINARY", stub(tmp_path, "echo ffmpeg version 9"))
    with pytest.raises(
        ToolFailure, match="stub has no libx264 encoder; unset FFMPEG_BINARY"
    ):
        ffmpeg.describe_version()


def test_every_call_is_fenced_in() -> None:
    out, parts = (
        Path("o.mp4"),
        ffmpeg.MuxInputs(Path("list"), Path("mix.mp4"), Path("meta"), "en"),
    )
    for argv in (
        encoders.build_encode_argv(
            SIZE,
            25,
            quality="draft",
            out=out,
        ),
        ffmpeg.build_mux_argv(parts, out),
        ffmpeg.build_aac_argv(out),
    ):
        assert argv[0] == ffmpeg.find_ffmpeg() and argv[-2:] == ["-y", "o.mp4"]
        assert argv[argv.index("-protocol_whitelist") + 1] == "file,pipe"
        assert "+faststart+negative_cts_offsets" in argv
    assert "-nostdin" in ffmpeg.build_mux_argv(parts, out)


def test_loudness_is_measured_as_ebu_has_it(tmp_path: Path) -> None:
    # EBU Tech 3341: a 1 kHz sine in both channels at -23 dBFS peak reads -23 LUFS
    found = ffmpeg.measure_loudness(
        sine(tmp_path / "a.wav", 10 ** (-23 / 20), 4), "measure"
    )
    assert found.integrated == pytest.approx(
        -23, abs=0.2
    ) and found.peak == pytest.approx(-23, abs=0.2)
    assert ffmpeg.measure_loudness(
        sine(tmp_path / "b.wav", 0, 1), "measure"
    ).integrated == float("-inf")


def encode_hum(out: Path) -> ffmpeg.Loudness:
    """Encode a second of a tone at -12 dBFS; return how loud it is said to be."""
    hum = 0.25 * np.sin(2 * math.pi * 997 * np.arange(48_000) / 48_000)
    floats = np.repeat(hum, 2).astype("<f4").tobytes()
    return ffmpeg.encode_sound([floats], "a tone", out)


def test_a_sound_is_measured_as_its_encoder_wrote_it(
    choose: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    real = ffmpeg.find_ffmpeg()
    beside = encode_hum(tmp_path / "new.m4a")
    assert beside.integrated == pytest.approx(-12, abs=0.3)
    # one that can't decode what it encodes calls itself 6.1, and fails if it is asked to
    old = f"""case " $* " in *" -dec "*) exit 9;;
    *-encoders*) echo 'ffmpeg version 6.1' >&2; exec {real} -encoders 2>/dev/null;;
    *) exec {real} "$@";; esac"""
    choose.setenv("FFMPEG_BINARY", stub(tmp_path, old))
    ffmpeg.find_ffmpeg.cache_clear()
    ffmpeg.describe_version.cache_clear()
    after = encode_hum(tmp_path / "old.m4a")
    assert after.integrated == pytest.approx(beside.integrated, abs=0.1)
    assert (tmp_path / "new.m4a").read_bytes() == (
        tmp_path / "old.m4a"
    ).read_bytes()


def test_no_loudness_is_a_failure() -> None:
    with pytest.raises(ToolFailure, match="ffmpeg's ebur128 gave no loudness"):
        ffmpeg.parse_loudness(b"nothing\n")


@pytest.mark.parametrize("rate", [24_000, 44_100, 48_000])
def test_any_sound_becomes_48_khz_mono(tmp_path: Path, rate: int) -> None:
    path = sine(tmp_path / "a.wav", 0.5, 1, rate=rate)
    pcm = np.frombuffer(
        ffmpeg.decode_sound(["-f", "wav", "-i", str(path)], "decode"), "<i2"
    )
    assert abs(len(pcm) - 48_000) <= 2 and np.abs(
        pcm[2000:-2000]
    ).max() == pytest.approx(16384, rel=0.02)
    piped = ffmpeg.decode_sound(
        ["-f", "wav", "-i", "pipe:0"], "decode", path.read_bytes()
    )
    assert abs(len(piped) - 96_000) <= 4


@pytest.mark.parametrize(
    ("language", "code"), [("de", "deu"), ("zh_CN", "zho"), ("xx", "und")]
)
def test_a_film_names_its_language_as_mp4_does(
    language: str, code: str
) -> None:
    parts = ffmpeg.MuxInputs(Path("list"), Path("mix"), Path("meta"), language)
    assert (
        ffmpeg.build_mux_argv(parts, Path("o.mp4")).count(f"language={code}")
        == 2
    )


def mux_subtitles(*tracks: ffmpeg.SubtitleTrack) -> list[str]:
    parts = ffmpeg.MuxInputs(
        Path("list"), Path("mix"), Path("meta"), "en", tracks
    )
    return ffmpeg.build_mux_argv(parts, Path("o.mp4"))


def test_subtitles_are_a_track_of_their_own_that_is_off() -> None:
    argv = mux_subtitles(ffmpeg.SubtitleTrack(Path("s.srt"), "en"))
    assert argv[argv.index("s.srt") - 5 : argv.index("s.srt")] == [
        "-f", "srt", "-sub_charenc", "UTF-8", "-i",
    ]  # fmt: skip
    assert argv[argv.index("-disposition:s:0") + 1] == "0"


def test_of_several_subtitles_the_first_is_the_default() -> None:
    argv = mux_subtitles(
        ffmpeg.SubtitleTrack(Path("s.srt"), "en"),
        ffmpeg.SubtitleTrack(Path("s.ru.srt"), "ru"),
    )
    for number, code, disposition in ((0, "eng", "default"), (1, "rus", "0")):
        at = argv.index(f"-metadata:s:s:{number}")
        assert argv[at + 1 : at + 4] == [
            f"language={code}",
            f"-disposition:s:{number}",
            disposition,
        ]
    maps = [argv[i + 1] for i, word in enumerate(argv) if word == "-map"]
    assert maps == ["0:v", "1:a", "3:s", "4:s"]


def test_loudness_is_the_last_summary_of_the_log() -> None:
    log = b"I: -30.0 LUFS\n Peak: -9.0 dBFS\nI:   -14.1 LUFS\n Peak:   -1.5 dBFS\n"
    assert ffmpeg.parse_loudness(log) == ffmpeg.Loudness(-14.1, -1.5)


def test_silence_has_no_loudness() -> None:
    found = ffmpeg.parse_loudness(b"I: -70.0 LUFS\n Peak: -inf dBFS\n")
    assert found == ffmpeg.Loudness(-math.inf, -math.inf)


def test_a_log_without_a_summary_is_a_failure() -> None:
    with pytest.raises(ToolFailure, match="ebur128 gave no loudness") as caught:
        ffmpeg.parse_loudness(b"broken\n")
    assert caught.value.detail == ("broken",)


SHORT = """\
test "$1" = -stats || exit 9
echo "size=1KiB time=00:00:00.50 bitrate=1" >&2
echo "size=9KiB time=00:01:02.50 bitrate=1 speed=9x" >&2
head -c "$2" /dev/zero
"""


@pytest.mark.parametrize(
    ("count", "got"),
    [
        (62_460 * 96, None),
        (62_500 * 96, None),
        (62_400 * 96, "62.40"),
        (3, "0.00"),
    ],
)
def test_samples_are_compared_with_what_ffmpeg_says_it_wrote(
    tmp_path: Path, count: int, got: str | None
) -> None:
    program = stub(tmp_path, SHORT)
    argv = [program, str(count)]
    if got is None:
        assert len(ffmpeg.read_samples(argv, "a take", sample_bytes=2)) == count
        return
    with pytest.raises(ToolFailure) as caught:
        ffmpeg.read_samples(argv, "a take", sample_bytes=2)
    assert (
        caught.value.message == f"a take: stub wrote {got} of 62.50 s of sound"
    )


def test_a_file_gives_ffmpeg_its_time(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(bytes(2_000_000))
    assert ffmpeg.limit_seconds(tmp_path / "a", tmp_path / "none") == 70
