"""The program as a whole: what it prints, its exit codes, and that it leaves nothing behind."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from lantern import rendering
from lantern.graphics.pixels import to_rgb
from lantern.rendering import frames
from lantern.rendering.history import compute_history_key, load_history
from lantern.rendering.voice import find_cached_voice
from lantern.sound import write_wav
from lantern.speech.voices import VOICE_NAMES
from tests.support import films
from tests.support.films import scene, still

pytestmark = pytest.mark.process


@pytest.fixture
def film(tmp_path: Path) -> Path:
    return films.write(
        tmp_path,
        [scene("One", "Rain and wind."), scene("Two", "Snow and ice.", still("river"))],
    )


def long_film(root: Path, *seconds: int) -> Path:
    """Scenes of so many seconds under a moving camera; two of 900 would take minutes."""
    shots = still("river", move="push-in")
    scenes = [
        scene(f"Part {i}", None, shots, duration=length, transition="cut")
        for i, length in enumerate(seconds or (900, 900))
    ]
    return films.write(root, scenes, output={"size": "320x180"})


def encoders(pid: int) -> list[int]:
    """Running ffmpegs that encode a segment, below a process; waits for the first."""
    until = time.monotonic() + 120
    while time.monotonic() < until:
        found = [
            child for child in films.descendants(pid) if "rawvideo" in words_of(child)
        ]
        if found:
            return found
        time.sleep(0.02)
    raise AssertionError("nothing was encoded")


def words_of(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text()
    except OSError:
        return ""


def test_no_words_give_help(tmp_path: Path) -> None:
    done = films.run(cwd=tmp_path)
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
    (tmp_path / "assets" / "river.png").rename(tmp_path / "assets" / "rivers.png")
    done = films.call("check", "scenes/short", cwd=tmp_path)
    assert done.returncode == 4
    assert "'assets/river.png' not found; did you mean 'rivers.png'?" in done.stderr


def test_ffmpeg_nowhere(film: Path, tmp_path: Path) -> None:
    done = films.run(
        "scenes/short", cwd=tmp_path, env={"FFMPEG_BINARY": "/nowhere/ffmpeg"}
    )
    assert done.returncode == 5
    assert done.stderr.startswith(
        "FFMPEG_BINARY names '/nowhere/ffmpeg', which is not a program"
    )


def test_an_output_that_is_a_file(film: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    done = films.call("scenes/short", "--out", "out", cwd=tmp_path)
    assert done.returncode == 7
    assert "can't be written" in done.stderr
    assert (tmp_path / "out").read_text() == "mine"


def test_a_full_standard_output(film: Path, tmp_path: Path) -> None:
    argv = [sys.executable, str(films.ROOT / "render.py"), "schema"]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            argv,
            cwd=tmp_path,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 7
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr


def test_a_second_render_has_to_wait(film: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    ours = films.studio(film, tmp_path, store=store)
    with rendering.hold_output(ours):
        done = films.call(
            "scenes/short", "--store", store, "--out", "out", cwd=tmp_path
        )
    assert done.returncode == 8
    assert "another render is writing" in done.stderr


def interrupt(tmp_path: Path, kill: Callable[[int, int], None], sent: int) -> int:
    """Render until something is encoded, then send a signal; return the exit code."""
    running = films.start(
        "scenes/short", "--jobs", "2", "--store", "store", "--out", "out", cwd=tmp_path
    )
    encoders(running.pid)
    children = films.descendants(running.pid)
    kill(running.pid, sent)
    _, said = running.communicate(timeout=60)
    assert "Traceback" not in said
    assert films.gone(children)
    assert not (tmp_path / "out" / "short.mp4").exists()
    return running.returncode


def test_ended_while_it_encodes(tmp_path: Path) -> None:
    long_film(tmp_path)
    assert interrupt(tmp_path, os.kill, signal.SIGTERM) == 143


@pytest.mark.film
def test_interrupted_and_gone_on(tmp_path: Path) -> None:
    """All but one of the scenes are as they were: what is left of them may be half made."""
    long_film(tmp_path, 4, 4, 900)
    assert interrupt(tmp_path, os.killpg, signal.SIGINT) == 130
    film = long_film(tmp_path, 4, 4, 1)
    again = films.render(film, tmp_path)
    whole = films.render(film, tmp_path / "afresh")
    assert again.digests() == whole.digests()


def find_parent(pid: int) -> int:
    """Return the process that started another one."""
    stat = Path(f"/proc/{pid}/stat").read_text()
    return int(stat.rpartition(")")[2].split()[1])


def test_workers_killed_twice_at_a_job_are_told_in_words(tmp_path: Path) -> None:
    long_film(tmp_path)
    running = films.start("scenes/short", "--jobs", "1", cwd=tmp_path)
    for _ in range(2):
        ffmpeg = encoders(running.pid)[0]
        os.kill(find_parent(ffmpeg), signal.SIGKILL)
        assert films.gone([ffmpeg])
    _, said = running.communicate(timeout=60)
    assert running.returncode == 5, said
    assert "its worker process ended with signal 9, twice (too little memory?)" in said
    assert "Traceback" not in said


# SIGKILL as all that nobody waits for; the end of processor time is heard
@pytest.mark.parametrize("sent", [signal.SIGKILL, signal.SIGXCPU])
def test_workers_end_with_the_program(tmp_path: Path, sent: signal.Signals) -> None:
    long_film(tmp_path)
    running = films.start("scenes/short", "--jobs", "2", cwd=tmp_path)
    encoders(running.pid)
    started = films.descendants(running.pid)
    os.kill(running.pid, sent)
    running.communicate(timeout=60)
    assert films.gone(started)


def test_events_are_lines_of_json(film: Path, tmp_path: Path) -> None:
    done = films.call("scenes/short", "--json", "--jobs", "1", cwd=tmp_path)
    events = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert done.stderr == ""
    assert {event["event"] for event in events} == {"stage", "done", "result"}
    assert events[-1]["voice"] == "tone"
    assert (tmp_path / "build" / "short" / "short.mp4").is_file()
    again = films.call("scenes/short", cwd=tmp_path)
    assert again.stdout.startswith("Nothing to do. build/short/short.mp4: 0 min ")


def test_one_scene_alone_and_one_frame(film: Path, tmp_path: Path) -> None:
    done = films.call("scenes/short", "--only", "two", "--jobs", "1", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("build/short/scenes/02.mp4: ")
    assert not (tmp_path / "build" / "short" / "short.mp4").exists()
    ours = films.studio(film, tmp_path, store=tmp_path / "build" / ".store")
    board = rendering.speak_and_lay_out(ours)
    first = next(cut for cut in board.timeline.shots if cut.scene == 1)
    assert (
        len(films.pictures(tmp_path / "build" / "short" / "scenes" / "02.mp4"))
        == first.length
    )
    shown = films.call("frame", "scenes/short", "0:01.5", "--to", "a.png", cwd=tmp_path)
    assert shown.stdout == "a.png: 160 x 90 at 1.50 s\n"
    with Image.open(tmp_path / "a.png") as image:
        assert np.array_equal(
            np.asarray(image), to_rgb(frames.paint_frame(board, 37, ours.store))
        )


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


def test_a_voice_out_of_reach_is_said_once_and_the_next_one_speaks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    films.write(
        tmp_path, [scene("One", "Rain."), scene("Two", "Wind.")], voice=["gtts", "tone"]
    )
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        proxy = f"http://127.0.0.1:{closed.getsockname()[1]}"
        monkeypatch.setenv("https_proxy", proxy)
        done = films.call("scenes/short", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("gtts can't speak this film") == 1
    report = json.loads(
        (tmp_path / "build" / "short" / "report.json").read_text("utf-8")
    )
    assert [one["voice"] for one in report["scenes"]] == ["tone", "tone"]


def test_offline_connects_to_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    films.write(tmp_path, [scene("One", "Rain.")], voice=["gtts", "tone"])
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        listening.settimeout(0)
        proxy = f"http://127.0.0.1:{listening.getsockname()[1]}"
        monkeypatch.setenv("https_proxy", proxy)
        done = films.call("scenes/short", "--offline", cwd=tmp_path)
        with pytest.raises(BlockingIOError):
            listening.accept()
    assert done.returncode == 0, done.stderr
    assert "gtts" not in done.stderr


def test_offline_without_a_voice_of_its_own(tmp_path: Path) -> None:
    films.write(tmp_path, [scene("One", "Rain.")], voice=["gtts"])
    done = films.call("scenes/short", "--offline", cwd=tmp_path)
    assert done.returncode == 6
    assert "--offline forbids it; add espeak to 'voice'" in done.stderr


@pytest.mark.film
def test_a_memory_that_makes_no_sense_is_forgotten(film: Path, tmp_path: Path) -> None:
    first = films.render(film, tmp_path)
    memory = load_history(first.studio)
    assert memory["voice"] == "tone" and memory["jobs"]
    nonsense: list[Any] = [[], {"jobs": []}, {"voice": "tone"}]
    for kept in nonsense:
        first.studio.store.put_json(compute_history_key(first.studio), kept)
        assert load_history(first.studio) == {"voice": None, "jobs": {}}
    assert films.render(film, tmp_path).digests() == first.digests()


@pytest.mark.film
def test_offline_uses_the_takes_an_online_voice_left(tmp_path: Path) -> None:
    film = films.write(tmp_path, [scene("One", "Rain.")], voice=["tone"])
    films.render(film, tmp_path)
    films.write(tmp_path, [scene("One", "Rain.")], voice=["gtts", "tone"])
    ours = films.studio(film, tmp_path, offline=True)
    settled = find_cached_voice(ours)
    assert settled is not None and settled[0].engine == "tone"


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
    for text, out, code in [("Hello.", "taken", 7), ("Hello.", "", 2), ("", "out", 2)]:
        done = films.call(
            "voices", "--try", text, "--offline", "--out", out, cwd=tmp_path
        )
        assert done.returncode == code, done.stderr
    assert not [
        path for path in tmp_path.rglob("*") if path.is_file() and path.name != "taken"
    ]


def shell(command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """What bash makes of a command in which `lantern` is the program."""
    program = f'lantern() {{ {sys.executable} {films.ROOT / "render.py"} "$@"; }}; '
    return subprocess.run(
        ["bash", "-c", program + command],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("command", "code", "said"),
    [
        ("lantern check nothing 2>/dev/full", 4, ""),
        ("lantern check nothing 2>&-", 4, ""),
        ("lantern check scenes/short <&- >&- 2>&-", 0, ""),
        (
            "mkdir gone; cd gone; rmdir ../gone; lantern ../scenes/short",
            4,
            "the folder this was started in is gone",
        ),
        ("ulimit -v 300000; lantern scenes/short", 5, "too little memory"),
        ("PYTHONIOENCODING=ascii lantern check scénes", 4, "sc\\xe9nes is not there"),
    ],
)
def test_surroundings_that_are_not_as_they_should_be(
    film: Path, tmp_path: Path, command: str, code: int, said: str
) -> None:
    done = shell(command, tmp_path)
    assert done.returncode == code, done.stderr
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_reader_that_goes_away(tmp_path: Path) -> None:
    reads, writes = os.pipe()
    os.close(reads)
    argv = [sys.executable, str(films.ROOT / "render.py"), "schema"]
    done = subprocess.run(
        argv,
        cwd=tmp_path,
        stdout=writes,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(writes)
    assert (done.returncode, done.stderr) == (7, "")


@pytest.mark.skipif(
    shutil.which("setpriv") is None, reason="root reads everything without setpriv"
)
@pytest.mark.parametrize(
    "lost", ["assets/hills.png", "scenes/short/01-one.yml", "scenes/short"]
)
def test_what_may_not_be_read_is_told_with_its_name(
    film: Path, tmp_path: Path, lost: str
) -> None:
    (tmp_path / lost).chmod(0o111 if (tmp_path / lost).is_dir() else 0)
    drop = (
        "setpriv --bounding-set=-dac_override,-dac_read_search --inh-caps=-all"
        if os.geteuid() == 0
        else ""
    )
    done = shell(
        f"{drop} {sys.executable} {films.ROOT / 'render.py'} check scenes/short",
        tmp_path,
    )
    (tmp_path / lost).chmod(0o755)
    assert done.returncode == 4, done.stderr
    assert Path(lost).name in done.stderr
    assert ("scenes/short/01-one.yml:6:" in done.stderr) == (lost == "assets/hills.png")


def test_a_film_in_a_folder_whose_name_is_no_text(tmp_path: Path) -> None:
    root = tmp_path / os.fsdecode(b"caf\xe9")
    root.mkdir()
    films.write(root, [scene("One", "Rain.")])
    done = films.run("scenes/short", "--jobs", "1", cwd=root)
    assert done.returncode == 0, done.stderr
    again = films.call(root / "scenes" / "short", "--json", cwd=tmp_path)
    assert again.returncode == 0
    assert json.loads(again.stdout)["nothing_to_do"] is True


def test_stems_are_not_made_of_a_sound_that_is_cut_off(tmp_path: Path) -> None:
    films.write(tmp_path, [scene("One", "Rain.", sound="assets/bell.wav")])
    write_wav(
        tmp_path / "assets" / "bell.wav",
        (np.sin(np.arange(480_000) / 8) * 9000).astype(np.int16),
    )
    ledger = json.loads((tmp_path / "assets" / "credits.yml").read_text("utf-8"))
    ledger["credits"].append(
        {**ledger["credits"][0], "file": "bell.wav", "title": "Bell", "kind": "sound"}
    )
    (tmp_path / "assets" / "credits.yml").write_text(json.dumps(ledger), "utf-8")
    os.truncate(tmp_path / "assets" / "bell.wav", 480_000)
    done = films.call("mix", "scenes/short", cwd=tmp_path)
    assert done.returncode == 4
    assert (
        "'assets/bell.wav' is cut off: it says 10.0 s, and 5.0 s can be read; get it again"
        in done.stderr
    )
