"""An author's own music and sounds, good and bad, and the film that comes of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from lantern import rendering, sound
from lantern.core import ffmpeg, process
from lantern.core.problems import EXIT_ASSET, EXIT_SCENE, AssetFailure, Problem
from lantern.core.store import Store
from lantern.sound import (
    DuckShape,
    MixRequest,
    MusicRequest,
    MusicSection,
    PlacedSound,
    PlacedTake,
    gather,
)
from tests.support import films
from tests.support.films import scene, still

pytestmark = pytest.mark.process

RATE = 48_000
WORDS = "wind rain tide beep coal iron wind rain."


def hum(
    seconds: float, pitch: float = 440, level: float = 0.2, rate: int = RATE
) -> NDArray[np.int16]:
    n = np.arange(round(seconds * rate))
    return np.rint(32767 * level * np.sin(2 * np.pi * pitch * n / rate)).astype(
        np.int16
    )


def convert(source: Path, out: Path, *more: str) -> Path:
    process.run(
        [
            ffmpeg.find_ffmpeg(),
            *ffmpeg.SAFE_OPTIONS,
            "-i",
            str(source),
            *more,
            "-y",
            str(out),
        ],
        "converting",
        60,
    )
    return out


def listed(root: Path, **kinds: str) -> None:
    """Put sounds into the ledger of a project."""
    ledger = root / "assets" / "credits.yml"
    entries = json.loads(ledger.read_text())["credits"]
    entries += [
        {
            "file": f"{n}.wav",
            "kind": k,
            "title": f"The {n}",
            "author": "A. Player",
            "licence": "CC-BY-4.0",
        }
        for n, k in kinds.items()
    ]
    ledger.write_text(json.dumps({"credits": entries}))


def problems_of(film: Path) -> list[Problem]:
    return films.find_problems(film)


def told(film: Path) -> list[str]:
    return [str(p).split("/short/")[-1] for p in problems_of(film)]


def played(
    folder: Path, music: Path, seconds: float, *cues: PlacedTake, level: float = -9
) -> NDArray[np.float64]:
    """The music stem of a film: (samples, 2)."""
    own = MusicRequest(
        None,
        music,
        "music 'x'",
        level,
        DuckShape(9, 0.4, 1.2),
        (MusicSection(0, "chapter"),),
    )
    heard = gather(
        MixRequest(cues, round(seconds * RATE), own), Store(folder / "store"), folder
    )
    return heard.music.read(0, heard.music.total).astype(np.float64)


def tenths(wave: NDArray[np.float64]) -> NDArray[np.float64]:
    mono = (wave**2).mean(axis=1)
    return np.asarray(
        10
        * np.log10(
            mono[: len(mono) // 4800 * 4800].reshape(-1, 4800).mean(axis=1) + 1e-12
        )
    )


@pytest.mark.parametrize("form", ["flac", "mp3", "ogg", "opus", "m4a", "aiff", "aac"])
def test_the_formats_that_are_read(tmp_path: Path, form: str) -> None:
    sound.write_wav(tmp_path / "a.wav", hum(2, 700))
    path = convert(tmp_path / "a.wav", tmp_path / f"a.{form}")
    assert sound.detect_format(path)[1] == ""
    heard, track = sound.decode_track(path, "'a'", tmp_path / "a.f32")
    assert abs(heard.samples - 2 * RATE) < 0.1 * RATE
    wave = track.read(RATE // 2, RATE)[:, 0]
    assert np.argmax(np.abs(np.fft.rfft(wave))) == 700


@pytest.mark.parametrize("rate", [8000, 22_050, 44_100, 96_000])
def test_any_rate_keeps_its_pitch_and_length(tmp_path: Path, rate: int) -> None:
    sound.write_wav(tmp_path / "a.wav", hum(2, 500, rate=rate), rate)
    heard, track = sound.decode_track(tmp_path / "a.wav", "'a'", tmp_path / "a.f32")
    assert abs(heard.samples - 2 * RATE) <= 2
    assert np.argmax(np.abs(np.fft.rfft(track.read(RATE // 2, RATE)[:, 0]))) == 500


def test_mono_is_in_the_middle_and_surround_comes_down_to_two(tmp_path: Path) -> None:
    sound.write_wav(tmp_path / "mono.wav", hum(1))
    mono = sound.decode_track(tmp_path / "mono.wav", "'m'", tmp_path / "m.f32")[1].read(
        0, RATE
    )
    assert np.array_equal(mono[:, 0], mono[:, 1]) and np.abs(mono).max() > 0.05
    pitches = (
        300,
        500,
        700,
        60,
        1100,
        1300,
    )  # front left, right, centre, bass, side left, right
    legs = [
        a
        for p in pitches
        for a in (
            "-f",
            "lavfi",
            "-i",
            f"sine=frequency={p}:duration=1:sample_rate=48000",
        )
    ]
    argv = [
        ffmpeg.find_ffmpeg(),
        "-nostdin",
        "-loglevel",
        "error",
        *legs,
        "-filter_complex",
        "amerge=inputs=6",
    ]
    process.run(
        [*argv, "-channel_layout", "5.1(side)", "-y", str(tmp_path / "six.wav")],
        "making 5.1",
        60,
    )
    six = sound.decode_track(tmp_path / "six.wav", "'s'", tmp_path / "s.f32")[1].read(
        0, RATE
    )
    left, right = (np.abs(np.fft.rfft(six[:, c])) for c in (0, 1))
    assert left[300] > 100 * right[300] and right[500] > 100 * left[500]
    assert (
        left[700] == pytest.approx(right[700], rel=0.01) and left[700] > 0.5 * left[300]
    )
    assert left[1100] > 100 * right[1100] and right[1300] > 100 * left[1300]


def test_a_short_file_runs_into_itself_without_a_seam(tmp_path: Path) -> None:
    noise = np.random.default_rng(3).standard_normal(10 * RATE) * 3000
    sound.write_wav(tmp_path / "a.wav", noise.astype(np.int16))
    wave = played(tmp_path, tmp_path / "a.wav", 40)
    found = tenths(wave)[20:-35]
    assert found.max() - found.min() < 1.5, "equal power over the joint"
    assert len(wave) == 40 * RATE


def test_a_long_file_is_trimmed_and_fades_at_both_ends(tmp_path: Path) -> None:
    sound.write_wav(tmp_path / "a.wav", hum(30))
    wave = played(tmp_path, tmp_path / "a.wav", 12)
    found = tenths(wave)
    assert len(wave) == 12 * RATE
    assert found[0] < found[20] - 20 and found[-1] < found[60] - 20
    assert np.abs(found[20:85] - np.median(found)).max() < 0.2


def test_music_has_its_level_against_the_voice(tmp_path: Path) -> None:
    sound.write_wav(tmp_path / "a.wav", hum(20, 1000, 0.01))
    before = tenths(played(tmp_path, tmp_path / "a.wav", 20, level=-9))[100]
    assert tenths(played(tmp_path, tmp_path / "a.wav", 20, level=-15))[
        100
    ] == pytest.approx(before - 6, abs=0.1)


def test_a_sound_is_cut_softly_by_the_films_end(tmp_path: Path) -> None:
    sound.write_wav(tmp_path / "a.wav", hum(3))
    programme = MixRequest(
        (),
        4 * RATE,
        None,
        (PlacedSound(tmp_path / "a.wav", "sound 'a'", 2 * RATE + 5, -6),),
    )
    wave = gather(programme, Store(tmp_path / "store"), tmp_path).effects.read(
        0, 4 * RATE
    )
    assert not wave[: 2 * RATE + 5].any()
    assert np.abs(wave[-20:]).max() < 0.01 * np.abs(wave).max()


def broken(folder: Path, kind: str) -> Path:
    """A file that is no good, but passes a look at its first bytes."""
    path = folder / f"{kind}.wav"
    if kind == "silent":
        sound.write_wav(path, np.zeros(RATE, np.int16))
    elif kind == "headless":
        path.write_bytes(b"fLaC" + bytes(2000))
    elif kind == "empty":
        sound.write_wav(path, np.zeros(0, np.int16))
    elif kind == "cut":
        sound.write_wav(path, hum(4))
        path.write_bytes(path.read_bytes()[:200_000])
    elif kind == "nan":
        sound.write_wav(folder / "x.wav", hum(1))
        floats = convert(
            folder / "x.wav", folder / "f.wav", "-c:a", "pcm_f32le"
        ).read_bytes()
        path.write_bytes(floats[:-400] + b"\xff" * 400)
    elif kind.startswith("cut-"):
        sound.write_wav(
            folder / "x.wav",
            (np.random.default_rng(1).standard_normal(4 * RATE) * 2000).astype(
                np.int16
            ),
        )
        path.write_bytes(
            convert(folder / "x.wav", folder / f"x.{kind[4:]}").read_bytes()[
                : 20_000 if kind in ("cut-mp3", "cut-m4a") else 90_000
            ]
        )
    else:
        path.write_bytes(b"\0\0\0\x20ftypM4A " + bytes(3000))
    return path


@pytest.mark.parametrize(
    ("kind", "message"),
    [
        ("silent", "music 'x' is silent"),
        ("headless", "music 'x' can't be decoded"),
        ("empty", "music 'x' holds no sound"),
        ("cut", "music 'x' is cut off: it says 4.0 s, and 2.1 s can be read"),
        ("cut-flac", "music 'x' is cut off: it says 4.0 s"),
        ("cut-mp3", "music 'x' is cut off: it says 4.0"),
        ("cut-m4a", "music 'x' can't be decoded"),
        ("cut-aiff", "music 'x' is cut off: it says 4.0 s, and 0.9"),
        ("hollow", "music 'x' can't be decoded"),
        ("nan", "music 'x' holds samples that are no numbers"),
    ],
)
def test_what_cant_be_heard_is_told(tmp_path: Path, kind: str, message: str) -> None:
    with pytest.raises(AssetFailure) as caught:
        sound.decode_track(broken(tmp_path, kind), "music 'x'", tmp_path / "out.f32")
    assert caught.value.message.startswith(message) and caught.value.code == EXIT_ASSET


def project(root: Path, music: Any = None, **shot: Any) -> Path:
    head = {"music": music} if music else {}
    return films.write(root, [scene("One", WORDS, still("hills", **shot))], **head)


def test_a_bad_file_stops_the_film_before_anything_is_encoded(tmp_path: Path) -> None:
    film = project(tmp_path / "project", "assets/silent.wav")
    broken(tmp_path / "project" / "assets", "silent")
    listed(tmp_path / "project", silent="music")
    run = films.run(
        film,
        "--store",
        tmp_path / "store",
        "--out",
        tmp_path / "out",
        "--jobs",
        "1",
        cwd=tmp_path,
    )
    assert (
        run.returncode == EXIT_ASSET and "'assets/silent.wav' is silent" in run.stderr
    )
    kept = [
        path
        for path in (tmp_path / "store").glob("??/*")
        if path.suffix in (".mp4", ".m4a")
    ]
    assert kept == [] and not (tmp_path / "out" / "short.mp4").exists()
    assert not list((tmp_path / "store" / "tmp").iterdir())


@pytest.mark.film
def test_a_clipped_sound_is_named_but_used(tmp_path: Path) -> None:
    root = tmp_path / "project"
    film = project(root, sound="assets/loud.wav")
    square = np.clip(hum(1, 100).astype(np.int32) * 9, -32768, 32767).astype(np.int16)
    sound.write_wav(root / "assets" / "loud.wav", square)
    listed(root, loud="sound")
    made = films.render(film, tmp_path)
    assert [
        n
        for n in films.notes(made.studio)
        if n.startswith("'assets/loud.wav' is clipped: ")
    ]
    before = rendering.compute_fingerprint(made.studio.project, made.studio.options)
    sound.write_wav(root / "assets" / "loud.wav", square[:-1])
    assert (
        rendering.compute_fingerprint(made.studio.project, made.studio.options)
        != before
    ), "another file is another film"


@pytest.mark.parametrize(
    ("factor", "rate", "clipped"),
    [(0.9, 48_000, False), (1.3, 48_000, True), (3, 44_100, True)],
)
def test_flattened_peaks_are_seen_at_any_rate(
    tmp_path: Path, factor: float, rate: int, clipped: bool
) -> None:
    wave = hum(1, 220, 0.3, rate) + hum(1, 331, 0.3, rate)
    loud = np.clip(wave.astype(np.float64) * factor / 0.6, -32768, 32767).astype(
        np.int16
    )
    sound.write_wav(tmp_path / "a.wav", loud, rate)
    assert (
        sound.decode_track(tmp_path / "a.wav", "'a'", tmp_path / "a.f32")[0].clipped
        is clipped
    )


def test_what_check_says_of_files_that_are_none(tmp_path: Path) -> None:
    root = tmp_path / "project"
    sounds = ["assets/empty.wav", {"file": "assets/text.wav"}, "assets/gone.wav"]
    film = project(root, "../../../outside.wav", sound=sounds)
    (tmp_path / "outside.wav").write_bytes(b"RIFF")
    (root / "assets" / "empty.wav").touch()
    (root / "assets" / "text.wav").write_text("not a sound at all")
    listed(root, empty="sound", text="sound")
    assert {p.code for p in problems_of(film)} == {EXIT_ASSET}
    assert told(film) == [
        "01-one.yml:12:5: 'assets/gone.wav' not found; did you mean 'text.wav'?",
        "film.yml:1:110: '../../../outside.wav' is outside the film and assets/; allow it with --allow-path",
        "01-one.yml:8:5: 'assets/empty.wav' is empty",
        "01-one.yml:10:14: 'assets/text.wav' is not a sound that Lantern reads"
        " (WAV, FLAC, MP3, Ogg, Opus, M4A, AAC, AIFF)",
    ]


def test_no_music_without_its_maker(tmp_path: Path) -> None:
    film = project(tmp_path / "project", {"file": "assets/a.wav"})
    sound.write_wav(tmp_path / "project" / "assets" / "a.wav", hum(1))
    (message,) = told(film)
    assert (
        "'assets/a.wav' has no entry in the credits ledger; add to assets/credits.yml: - {file: a.wav"
        in message
    )
    listed(tmp_path / "project", a="music")
    assert told(film) == []


@pytest.mark.parametrize(
    ("head", "message"),
    [
        (
            {"music": {"score": {"key": "H minor"}}},
            "'H minor' is not a key; write a note and a mode",
        ),
        (
            {"music": {"score": {"tempo": 200}}},
            "'tempo' must be less than or equal to 90",
        ),
        (
            {"music": {"score": {"moood": "calm"}}},
            "unknown key 'moood'; did you mean 'mood'?",
        ),
        ({"music": {"score": {"mood": "hopefull"}}}, "did you mean 'hopeful'?"),
        ({"music": {"level": -3}}, "music is exactly one of: score, file"),
        (
            {"music": {"score": {}, "file": "a.wav"}},
            "music is exactly one of: score, file",
        ),
        (
            {"music": {"score": {}, "duck": {"depth": -9}}},
            "'depth' must be greater than or equal to 0",
        ),
        (
            {"music": {"score": {}, "lvel": 3}},
            "unknown key 'lvel'; did you mean 'level'?",
        ),
        ({"output": {"loudness": -18}}, "'loudness' must be -14, -16 or -23"),
    ],
)
def test_mistakes_in_the_head_are_told(
    tmp_path: Path, head: dict[str, Any], message: str
) -> None:
    found = problems_of(
        films.write(tmp_path / "project", [scene("One", WORDS)], **head)
    )
    assert [p.code for p in found] == [EXIT_SCENE] and message in found[0].message


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (
            {"sound": {"file": "assets/a.wav", "levle": 3}},
            "unknown key 'levle'; did you mean 'level'?",
        ),
        (
            {"sound": {"file": "assets/a.wav", "at": "coal rain"}},
            "'coal rain' is not spoken in the narration",
        ),
        (
            {"sound": {"file": "assets/a.wav", "level": 20}},
            "'level' must be less than or equal to 6",
        ),
        ({"sound": {"at": "coal"}}, "the key 'file' is missing"),
    ],
)
def test_mistakes_in_a_sound_are_told(
    tmp_path: Path, given: dict[str, Any], message: str
) -> None:
    root = tmp_path / "project"
    film = films.write(root, [{**scene("One", WORDS), **given}])
    sound.write_wav(root / "assets" / "a.wav", hum(1))
    listed(root, a="sound")
    (found,) = problems_of(film)
    assert message in found.message and found.span is not None and found.span.line > 1
