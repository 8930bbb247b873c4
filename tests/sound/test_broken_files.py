"""Sound files that can't be heard: each is refused in words."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from lantern import sound
from lantern.core.problems import EXIT_ASSET, AssetFailure
from tests.support.sounds import convert, tone

RATE = 48_000


def break_sound(folder: Path, kind: str) -> Path:
    """Write a file that is no good, but passes a look at its first bytes."""
    path = folder / f"{kind}.wav"
    if kind == "silent":
        sound.write_wav(path, np.zeros(RATE, np.int16))
    elif kind == "headless":
        path.write_bytes(b"fLaC" + bytes(2000))
    elif kind == "empty":
        sound.write_wav(path, np.zeros(0, np.int16))
    elif kind == "cut":
        sound.write_wav(path, tone(4, 0.2, 440))
        path.write_bytes(path.read_bytes()[:200_000])
    elif kind == "nan":
        write_no_numbers(path)
    elif kind.startswith("cut-"):
        write_cut(path, kind.removeprefix("cut-"))
    else:
        path.write_bytes(b"\0\0\0\x20ftypM4A " + bytes(3000))
    return path


def write_no_numbers(path: Path) -> None:
    """Write a WAV of floats whose last ones aren't numbers."""
    source = path.with_name("x.wav")
    sound.write_wav(source, tone(1, 0.2, 440))
    floats = convert(source, path.with_name("f.wav"), "-c:a", "pcm_f32le")
    path.write_bytes(floats.read_bytes()[:-400] + b"\xff" * 400)


def write_cut(path: Path, form: str) -> None:
    """Write the beginning of a file of four seconds in another format."""
    source = path.with_name("x.wav")
    noise = np.random.default_rng(1).standard_normal(4 * RATE) * 2000
    sound.write_wav(source, noise.astype(np.int16))
    whole = convert(source, path.with_name(f"x.{form}")).read_bytes()
    path.write_bytes(whole[: 20_000 if form in ("mp3", "m4a") else 90_000])


@pytest.mark.process
@pytest.mark.parametrize(
    ("kind", "message"),
    [
        ("silent", "music 'x' is silent"),
        ("headless", "music 'x' can't be decoded"),
        ("empty", "music 'x' has no sound"),
        ("cut", "music 'x' is cut off: it says 4.0 s, and 2.1 s can be read"),
        ("cut-flac", "music 'x' is cut off: it says 4.0 s"),
        ("cut-mp3", "music 'x' is cut off: it says 4.0"),
        ("cut-m4a", "music 'x' can't be decoded"),
        ("cut-aiff", "music 'x' is cut off: it says 4.0 s, and 0.9"),
        ("hollow", "music 'x' can't be decoded"),
        ("nan", "music 'x' has samples that aren't numbers"),
    ],
)
def test_a_file_that_cant_be_heard_is_refused_in_words(
    tmp_path: Path, kind: str, message: str
) -> None:
    with pytest.raises(AssetFailure) as caught:
        sound.decode_track(
            break_sound(tmp_path, kind), "music 'x'", tmp_path / "out.f32"
        )
    assert (
        caught.value.message.startswith(message)
        and caught.value.code == EXIT_ASSET
    )


@pytest.mark.process
@pytest.mark.parametrize(
    ("kind", "message"),
    [
        ("headless", "'x' can't be decoded"),
        ("empty", "'x' has no sound"),
        (
            "cut",
            "'x' is cut off: it says 4.0 s, and 2.1 s can be read; get it again",
        ),
    ],
)
def test_a_recording_that_cant_be_heard_is_refused_in_words(
    tmp_path: Path, kind: str, message: str
) -> None:
    with pytest.raises(AssetFailure) as caught:
        sound.decode_speech(break_sound(tmp_path, kind), "'x'")
    assert caught.value.message == message


@pytest.mark.process
@pytest.mark.parametrize(
    ("start", "message"),
    [
        (b"ID3\x03\0\0\0\0\0\0", "can't be decoded"),
        (b"fLaC", "can't be decoded"),
        (b"OggS", "can't be decoded"),
        (b"\xff\xfb\x90\x00", "can't be decoded"),
        (b"", "isn't a sound file that Lantern reads"),
    ],
)
def test_a_playlist_under_another_name_is_no_sound(
    tmp_path: Path, start: bytes, message: str
) -> None:
    path = tmp_path / "a.mp3"
    path.write_bytes(
        start + b"#EXTM3U\n#EXTINF:3,\nhttp://127.0.0.1/a.ts\n" * 9
    )
    with pytest.raises(AssetFailure, match=f"'a.mp3' {message}"):
        sound.verify_sound(path, "'a.mp3'")
