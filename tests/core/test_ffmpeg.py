"""ffmpeg: found or told about, fed and read in the one right way."""

from __future__ import annotations

import math
import re
import wave
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from lantern.core import ffmpeg, process
from lantern.core.problems import ToolFailure
from lantern.graphics.pixels import make_flat_frame

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


def encoded(
    out: Path, frames: int = 30, fps: int = 25, *, quality: str = "lossless"
) -> Path:
    pictures = (
        make_flat_frame(SIZE, (16 + n * 3, 100, 160)).tobytes() for n in range(frames)
    )
    argv = ffmpeg.build_encode_argv(SIZE, fps, quality=quality, out=out)
    process.pipe(argv, "segment", pictures)
    return out


def sine(path: Path, level: float, seconds: float = 2, *, rate: int = 48_000) -> Path:
    wobble = (
        level
        * 32767
        * np.sin(2 * math.pi * 997 * np.arange(round(seconds * rate)) / rate)
    )
    with wave.open(str(path), "wb") as stream:
        stream.setnchannels(2)
        stream.setsampwidth(2)
        stream.setframerate(rate)
        stream.writeframes(np.repeat(np.rint(wobble).astype("<i2"), 2).tobytes())
    return path


def test_the_bundled_one_works_and_has_x264() -> None:
    assert Path(
        ffmpeg.find_ffmpeg()
    ).is_file() and ffmpeg.describe_version().startswith("ffmpeg version ")


def test_a_wrong_choice_is_told_with_its_cure(choose: pytest.MonkeyPatch) -> None:
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
        ffmpeg.build_encode_argv(SIZE, 25, quality="draft", out=out),
        ffmpeg.build_mux_argv(parts, out),
        ffmpeg.build_aac_argv(out),
    ):
        assert argv[0] == ffmpeg.find_ffmpeg() and argv[-2:] == ["-y", "o.mp4"]
        assert argv[argv.index("-protocol_whitelist") + 1] == "file,pipe"
        assert "+faststart+negative_cts_offsets" in argv
    assert "-nostdin" in ffmpeg.build_mux_argv(parts, out)


@pytest.mark.parametrize(
    ("quality", "preset"),
    [("draft", "ultrafast"), ("standard", "veryfast"), ("master", "slow")],
)
def test_qualities(quality: str, preset: str) -> None:
    argv = ffmpeg.build_encode_argv(SIZE, 30, quality=quality, out=Path("o.mp4"))
    assert (
        argv[argv.index("-preset") + 1] == preset
        and argv[argv.index("-threads") + 1] == "1"
    )
    assert argv[argv.index("-g") + 1] == "60" and argv[argv.index("-s") + 1] == "64x36"


@pytest.mark.film
def test_what_is_encoded_comes_back_tagged_and_whole(tmp_path: Path) -> None:
    path = encoded(tmp_path / "a.mp4")
    assert ffmpeg.count_pictures(path, "count") == 30
    said = (
        process.start([ffmpeg.find_ffmpeg(), "-i", str(path)], "probe")
        .communicate()[1]
        .decode()
    )
    assert "yuv420p(tv, bt709, progressive)" in said and "25 fps" in said
    raw = process.run(
        [
            ffmpeg.find_ffmpeg(),
            *ffmpeg.SAFE_OPTIONS,
            "-i",
            str(path),
            "-f",
            "rawvideo",
            "pipe:1",
        ],
        "decode",
    ).stdout
    assert raw == b"".join(
        make_flat_frame(SIZE, (16 + n * 3, 100, 160)).tobytes() for n in range(30)
    )


@pytest.mark.film
def test_the_same_frames_give_the_same_bytes(tmp_path: Path) -> None:
    first = encoded(tmp_path / "a.mp4", quality="standard").read_bytes()
    assert first == encoded(tmp_path / "b.mp4", quality="standard").read_bytes()
    assert first.index(b"moov") < first.index(b"mdat") and b"elst" not in first


def encode_hum(out: Path) -> None:
    """Encode 0.8 s of a quiet tone."""
    hum = 0.1 * np.sin(2 * math.pi * 997 * np.arange(38_400) / 48_000)
    floats = np.repeat(hum, 2).astype("<f4").tobytes()
    process.pipe(ffmpeg.build_aac_argv(out), "sound", [floats])


@pytest.mark.film
def test_segments_are_joined_without_losing_a_frame(tmp_path: Path) -> None:
    segments = "ffconcat version 1.0\n"
    for n, frames in enumerate((7, 1, 12)):
        encoded(tmp_path / f"{n}.mp4", frames, quality="standard")
        segments += f"file {n}.mp4\n"
    parts = ffmpeg.MuxInputs(
        tmp_path / "list", tmp_path / "mix.mp4", tmp_path / "meta", "ru-RU"
    )
    parts.segments.write_text(segments)
    parts.metadata.write_text(";FFMETADATA1\ntitle=Salt\n")
    encode_hum(parts.mix)
    film = tmp_path / "film.mp4"
    process.run(ffmpeg.build_mux_argv(parts, film), "film")
    assert ffmpeg.count_pictures(film, "count") == 20
    probe = process.start([ffmpeg.find_ffmpeg(), "-i", str(film)], "probe")
    said = probe.communicate()[1].decode()
    assert "title           : Salt" in said
    assert said.count("(rus)") == 2


@pytest.mark.film
def test_a_damaged_video_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "a.mp4").write_bytes(b"not a film" * 100)
    encoded(tmp_path / "b.mp4")
    (tmp_path / "b.mp4").write_bytes((tmp_path / "b.mp4").read_bytes()[:-1])
    for name in ("a.mp4", "b.mp4"):
        with pytest.raises(ToolFailure, match=rf"^count: {name} is no whole MP4$"):
            ffmpeg.count_pictures(tmp_path / name, "count")


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


def box(kind: bytes, content: bytes) -> bytes:
    return (8 + len(content)).to_bytes(4) + kind + content


def make_index(handler: bytes, pictures: int) -> bytes:
    """Return the index of an MP4 with one track."""
    sizes = box(b"stsz", bytes(8) + pictures.to_bytes(4))
    media = box(b"hdlr", bytes(8) + handler) + box(b"minf", box(b"stbl", sizes))
    return box(b"moov", box(b"trak", box(b"mdia", media)))


def test_pictures_are_counted_in_the_file_s_own_index(tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    path.write_bytes(box(b"ftyp", bytes(20)) + make_index(b"vide", 1234))
    assert ffmpeg.count_pictures(path, "count") == 1234


def test_a_file_with_sound_only_has_no_pictures(tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    path.write_bytes(make_index(b"soun", 99))
    assert ffmpeg.count_pictures(path, "count") == 0


def test_a_box_of_more_than_4_gigabytes_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    content = bytes(100)
    large = (1).to_bytes(4) + b"mdat" + (16 + len(content)).to_bytes(8) + content
    path.write_bytes(large + make_index(b"vide", 7))
    assert ffmpeg.count_pictures(path, "count") == 7


@pytest.mark.parametrize(
    ("language", "code"), [("de", "deu"), ("zh_CN", "zho"), ("xx", "und")]
)
def test_a_film_names_its_language_as_mp4_does(language: str, code: str) -> None:
    parts = ffmpeg.MuxInputs(Path("list"), Path("mix"), Path("meta"), language)
    assert ffmpeg.build_mux_argv(parts, Path("o.mp4")).count(f"language={code}") == 2


def mux_subtitles(*tracks: ffmpeg.SubtitleTrack) -> list[str]:
    parts = ffmpeg.MuxInputs(Path("list"), Path("mix"), Path("meta"), "en", tracks)
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
    [(62_460 * 96, None), (62_500 * 96, None), (62_400 * 96, "62.40"), (3, "0.00")],
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
    assert caught.value.message == f"a take: stub wrote {got} of 62.50 s of sound"


def test_the_samples_of_a_sound_are_counted_in_its_index(tmp_path: Path) -> None:
    out = tmp_path / "a.m4a"
    wave = np.zeros((10_000, 2), "<f4").tobytes()
    process.pipe(ffmpeg.build_aac_argv(out), "a sound", [wave])
    # 10,000 samples take ten packets; the first one, before them, is dropped or not
    count = ffmpeg.count_sound_samples(out, "a sound")
    assert 10_000 <= count <= 12 * 1024
    assert ffmpeg.count_pictures(out, "a sound") == 0
    out.write_bytes(out.read_bytes()[:-1])
    with pytest.raises(ToolFailure, match=r"a sound: a\.m4a is no whole MP4"):
        ffmpeg.count_sound_samples(out, "a sound")


def test_a_file_gives_ffmpeg_its_time(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(bytes(2_000_000))
    assert ffmpeg.limit_seconds(tmp_path / "a", tmp_path / "none") == 70
