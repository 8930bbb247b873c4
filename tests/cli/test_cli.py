"""The program as a whole: what it prints, its exit codes, and that it leaves nothing behind."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from lantern import rendering
from lantern.core import ffmpeg
from lantern.core.store import digest_file
from lantern.graphics.pixels import to_rgb
from lantern.rendering import frames
from lantern.rendering.history import compute_history_key, load_history
from lantern.sound import write_wav
from lantern.speech.voices import VOICE_NAMES
from tests.support import films
from tests.support.envelopes import read_result
from tests.support.films import scene, still

pytestmark = pytest.mark.process


SCENES = [
    scene("One", "Rain and wind."),
    scene("Two", "Snow and ice.", still("river")),
]


@pytest.fixture
def film(tmp_path: Path) -> Path:
    return films.write(tmp_path, SCENES)


def test_no_words_give_help(tmp_path: Path) -> None:
    done = films.call(cwd=tmp_path)
    assert done.returncode == 0
    assert "render" in done.stdout + done.stderr


def test_version(tmp_path: Path) -> None:
    done = films.run("--version", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "lantern 0.1.0\n")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (
            ["rendr"],
            "'rendr' is neither a verb nor a film here; did you mean 'render'?",
        ),
        (["render", "scenes/short", "--ofline"], "--offline"),
        (
            ["scenes/short", "--voice", "espeek"],
            "there is no voice 'espeek'; did you mean 'espeak'?",
        ),
        (
            ["scenes/short", "--only", "oen"],
            "there is no scene 'oen'; did you mean 'one'?",
        ),
        (["frame", "scenes/short", "noon"], "'noon' is not a time in a film"),
        (
            ["scenes/short", "--voice", "gtts", "--offline"],
            "--voice gtts needs the network, and --offline forbids it",
        ),
    ],
)
def test_words_that_make_no_sense(
    film: Path, tmp_path: Path, words: list[str], says: str
) -> None:
    done = films.call(*words, cwd=tmp_path)
    assert done.returncode == 2
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "build").exists()


def test_a_problem_is_drawn_with_its_place_and_nothing_is_written(
    film: Path, tmp_path: Path
) -> None:
    (film / "01-one.yml").write_text(
        "scene: One\nnaration: Rain.\nduration: 1\nshots:\n- still: assets/grey.png\n"
    )
    done = films.call("scenes/short", cwd=tmp_path)
    assert done.returncode == 3
    lines = done.stderr.splitlines()
    assert lines[0].startswith("scenes/short/01-one.yml:2:1: ")
    assert "did you mean 'narration'?" in lines[0]
    assert lines[1:3] == ["    2 | naration: Rain.", "      | ^^^^^^^^"]
    assert lines[-1] == "1 problem; nothing was rendered."
    assert not (tmp_path / "build").exists()


def test_a_missing_picture(film: Path, tmp_path: Path) -> None:
    (tmp_path / "assets" / "river.png").rename(
        tmp_path / "assets" / "rivers.png"
    )
    done = films.call("check", "scenes/short", cwd=tmp_path)
    assert done.returncode == 4
    assert (
        "'assets/river.png' not found; did you mean 'rivers.png'?"
        in done.stderr
    )


@pytest.fixture
def ffmpeg_unknown() -> Iterator[None]:
    """A process that hasn't looked for ffmpeg yet."""
    ffmpeg.find_ffmpeg.cache_clear()
    yield
    ffmpeg.find_ffmpeg.cache_clear()


@pytest.mark.usefixtures("film", "ffmpeg_unknown")
def test_ffmpeg_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FFMPEG_BINARY", "/nowhere/ffmpeg")
    done = films.call("scenes/short", cwd=tmp_path)
    assert done.returncode == 5
    assert done.stderr.splitlines()[-1] == (
        "FFMPEG_BINARY names '/nowhere/ffmpeg', which is not a program;"
        " unset it to use the bundled ffmpeg"
    )


def test_an_output_that_is_a_file(film: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    done = films.call("scenes/short", "--out", "out", cwd=tmp_path)
    assert done.returncode == 7
    assert "can't be written" in done.stderr
    assert (tmp_path / "out").read_text() == "mine"


def test_a_second_render_has_to_wait(film: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    ours = films.studio(film, tmp_path, store=store)
    with rendering.hold_output(ours):
        done = films.call(
            "scenes/short", "--store", store, "--out", "out", cwd=tmp_path
        )
    assert done.returncode == 8
    assert "another render is writing" in done.stderr


@dataclass(frozen=True)
class Runs:
    """A film of which one scene was rendered, then the whole, then the whole again."""

    root: Path
    alone: subprocess.CompletedProcess[str]
    files_of_alone: list[str]
    whole: subprocess.CompletedProcess[str]
    again: subprocess.CompletedProcess[str]

    @property
    def out(self) -> Path:
        return self.root / "build" / "short"

    def open(self) -> rendering.Session:
        """Return a session over what the runs have left."""
        film = self.root / "scenes" / "short"
        store = self.root / "build" / ".store"
        return films.studio(
            film,
            self.root,
            store=store,
            out=self.out,
        )


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Runs:
    root = tmp_path_factory.mktemp("runs")
    films.write(root, SCENES)
    alone = films.call("scenes/short", "--only", "two", "--jobs", "1", cwd=root)
    files = sorted(path.name for path in (root / "build" / "short").iterdir())
    whole = films.call("scenes/short", "--json", "--jobs", "1", cwd=root)
    again = films.call("scenes/short", cwd=root)
    return Runs(root, alone, files, whole, again)


@pytest.mark.film
def test_programs_get_events_and_a_result(runs: Runs) -> None:
    events = [json.loads(line) for line in runs.whole.stderr.splitlines()]
    assert {event["event"] for event in events} == {"stage", "done"}
    (report,) = read_result(runs.whole)["renderings"]
    assert report["voice"] == "tone"
    assert report["file"] == str(runs.out / "short.mp4")
    assert (runs.out / "short.mp4").is_file()
    assert runs.again.stdout.startswith(
        "Nothing to do. build/short/short.mp4: 0 min "
    )


@pytest.mark.film
def test_one_scene_alone(runs: Runs) -> None:
    assert runs.alone.returncode == 0, runs.alone.stderr
    assert runs.alone.stdout.startswith("build/short/scenes/02.mp4: ")
    assert "short.mp4" not in runs.files_of_alone
    board = rendering.speak_and_lay_out(runs.open())
    first = next(cut for cut in board.timeline.shots if cut.scene == 1)
    assert len(films.pictures(runs.out / "scenes" / "02.mp4")) == first.length


@pytest.mark.film
def test_one_frame(runs: Runs) -> None:
    words = ["frame", "scenes/short", "0:01.5", "--to", "a.png"]
    assert (
        films.call(*words, cwd=runs.root).stdout
        == "a.png: 160 x 90 at 1.50 s\n"
    )
    ours = runs.open()
    board = rendering.speak_and_lay_out(ours)
    with Image.open(runs.root / "a.png") as image:
        assert np.array_equal(
            np.asarray(image), to_rgb(frames.paint_frame(board, 37, ours.store))
        )


@pytest.mark.film
def test_a_memory_that_makes_no_sense_is_forgotten(runs: Runs) -> None:
    ours = runs.open()
    memory = load_history(ours)
    assert memory["voice"] == "tone" and memory["jobs"]
    film = digest_file(runs.out / "short.mp4")
    nonsense: list[Any] = [[], {"jobs": []}, {"voice": "tone"}]
    for kept in nonsense:
        ours.store.put_json(compute_history_key(ours), kept)
        assert load_history(ours) == {"voice": None, "jobs": {}}
    (runs.out / "report.json").unlink()
    rendering.render(ours)
    assert digest_file(runs.out / "short.mp4") == film
    assert load_history(ours)["voice"] == "tone"


def test_schema_and_voices(tmp_path: Path) -> None:
    schema = json.loads(films.call("schema", cwd=tmp_path).stdout)
    assert "narration" in json.dumps(schema)
    voices = films.call("voices", cwd=tmp_path)
    names = [
        line.split(":")[0]
        for line in voices.stdout.splitlines()
        if not line.startswith(" ")
    ]
    assert names == list(VOICE_NAMES)


def test_nothing_is_written_through_a_link(film: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    out = tmp_path / "build" / "short"
    out.mkdir(parents=True)
    for folder in ("stems", "scenes"):
        (out / folder).symlink_to(tmp_path / "elsewhere")
    (tmp_path / "a.png").symlink_to(tmp_path / "elsewhere" / "b.png")
    for words in (
        ["mix"],
        ["render", "--only", "one"],
        ["frame", "--to", "a.png", "1"],
    ):
        done = films.call(words[0], "scenes/short", *words[1:], cwd=tmp_path)
        assert done.returncode == 7, words
        assert "is a link; Lantern won't write through it" in done.stderr
    assert not list((tmp_path / "elsewhere").iterdir())


def test_a_mix_that_can_not_be_written_is_told_before_anybody_speaks(
    film: Path, tmp_path: Path
) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "stems").write_text("mine")
    done = films.call("mix", "scenes/short", "--out", "out", cwd=tmp_path)
    assert done.returncode == 7
    assert done.stderr.endswith(
        "out/stems is a file; Lantern won't write through it, so move it away\n"
    )
    assert (tmp_path / "out" / "stems").read_text() == "mine"


def test_voices_tried_in_vain(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("mine")
    for text, out, code in [
        ("Hello.", "taken", 7),
        ("Hello.", "", 2),
        ("", "out", 2),
    ]:
        done = films.call(
            "voices", "--try", text, "--offline", "--out", out, cwd=tmp_path
        )
        assert done.returncode == code, done.stderr
    assert not [
        path
        for path in tmp_path.rglob("*")
        if path.is_file() and path.name != "taken"
    ]


def test_stems_are_not_made_of_a_sound_that_is_cut_off(tmp_path: Path) -> None:
    films.write(tmp_path, [scene("One", "Rain.", sound="assets/bell.wav")])
    write_wav(
        tmp_path / "assets" / "bell.wav",
        (np.sin(np.arange(480_000) / 8) * 9000).astype(np.int16),
    )
    ledger = json.loads(
        (tmp_path / "assets" / "credits.yml").read_text("utf-8")
    )
    ledger["credits"].append(
        {
            **ledger["credits"][0],
            "file": "bell.wav",
            "title": "Bell",
            "kind": "sound",
        }
    )
    (tmp_path / "assets" / "credits.yml").write_text(
        json.dumps(ledger), "utf-8"
    )
    os.truncate(tmp_path / "assets" / "bell.wav", 480_000)
    done = films.call("mix", "scenes/short", cwd=tmp_path)
    assert done.returncode == 4
    assert (
        "'assets/bell.wav' is cut off: it says 10.0 s, and 5.0 s can be read; get it again"
        in done.stderr
    )
