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
from lantern.core.problems import EXIT_ASSET, EXIT_SCENE, Problem
from tests.support import films
from tests.support.films import scene, still

pytestmark = pytest.mark.process

RATE = 48_000
WORDS = "wind rain tide beep coal iron wind rain."


def hum(
    seconds: float, pitch: float = 440, level: float = 0.2, *, rate: int = RATE
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


def project(root: Path, music: Any = None, **shot: Any) -> Path:
    head = {"music": music} if music else {}
    return films.write(
        root, [scene("One", WORDS, still("hills", **shot))], **head
    )


def test_a_bad_file_stops_the_film_before_anything_is_encoded(
    tmp_path: Path,
) -> None:
    film = project(tmp_path / "project", "assets/silent.wav")
    silent = tmp_path / "project" / "assets" / "silent.wav"
    sound.write_wav(silent, np.zeros(RATE, np.int16))
    listed(tmp_path / "project", silent="music")
    run = films.call(
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
        run.returncode == EXIT_ASSET
        and "'assets/silent.wav' is silent" in run.stderr
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
    square = np.clip(hum(1, 100).astype(np.int32) * 9, -32768, 32767).astype(
        np.int16
    )
    sound.write_wav(root / "assets" / "loud.wav", square)
    listed(root, loud="sound")
    made = films.render(film, tmp_path)
    assert [
        n
        for n in films.notes(made.studio)
        if n.startswith("'assets/loud.wav' is clipped: ")
    ]
    before = rendering.read_inputs(made.studio.project)
    sound.write_wav(root / "assets" / "loud.wav", square[:-1])
    after = rendering.read_inputs(made.studio.project)
    assert after != before, "another file is another film"


def test_what_check_says_of_files_that_are_none(tmp_path: Path) -> None:
    root = tmp_path / "project"
    sounds = [
        "assets/empty.wav",
        {"file": "assets/text.wav"},
        "assets/gone.wav",
    ]
    film = project(root, "../../../outside.wav", sound=sounds)
    (tmp_path / "outside.wav").write_bytes(b"RIFF")
    (root / "assets" / "empty.wav").touch()
    (root / "assets" / "text.wav").write_text("not a sound at all")
    listed(
        root,
        empty="sound",
        text="sound",
    )
    assert {p.code for p in problems_of(film)} == {EXIT_ASSET}
    assert told(film) == [
        "01-one.yml:12:5: 'assets/gone.wav' not found; did you mean 'text.wav'?",
        (
            "film.yml:1:126: '../../../outside.wav' is outside the film and assets/; allow it"
            " with --allow-path"
        ),
        "01-one.yml:8:5: 'assets/empty.wav' is empty",
        (
            "01-one.yml:10:14: 'assets/text.wav' isn't a sound file that Lantern reads"
            " (WAV, FLAC, MP3, Ogg, Opus, M4A, AAC, AIFF)"
        ),
    ]


def test_no_music_without_its_maker(tmp_path: Path) -> None:
    film = project(tmp_path / "project", {"file": "assets/a.wav"})
    sound.write_wav(tmp_path / "project" / "assets" / "a.wav", hum(1))
    (message,) = told(film)
    assert (
        "'assets/a.wav' has no entry in the credits ledger; add to assets/credits.yml: - {file:"
        " a.wav" in message
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
            "'tempo' must be at most 90",
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
            "'depth' must be at least 0",
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
    assert [p.code for p in found] == [EXIT_SCENE] and message in found[
        0
    ].message


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
            "'level' must be at most 6",
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
    assert (
        message in found.message
        and found.span is not None
        and found.span.line > 1
    )
