"""Watching: what is said and made while somebody saves files, and how it ends."""

from __future__ import annotations

import queue
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import films
from tests.support.envelopes import parse_envelope
from tests.support.films import scene, still

pytestmark = pytest.mark.process


class Watcher:
    """`watch` over a film, and the lines it says; each is waited for with a time limit."""

    def __init__(self, film: Path, root: Path, *options: str) -> None:
        self.process = films.start(
            "watch", film, "--jobs", "1", *options, cwd=root
        )
        self.lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        for stream in (self.process.stdout, self.process.stderr):
            threading.Thread(
                target=self._listen,
                args=(stream,),
                daemon=True,
            ).start()

    def _listen(self, stream: Iterator[str]) -> None:
        for line in stream:
            self.lines.put(line.rstrip("\n"))

    def hears(self, part: str, seconds: float = 120) -> list[str]:
        """All lines up to one with this part in it."""
        until = time.monotonic() + seconds
        heard: list[str] = []
        while part not in (heard[-1] if heard else ""):
            try:
                heard.append(
                    self.lines.get(timeout=max(0.01, until - time.monotonic()))
                )
            except queue.Empty:
                raise AssertionError(
                    f"'{part}' was not said; heard: {heard}"
                ) from None
        return heard


@pytest.fixture
def film(tmp_path: Path) -> Path:
    scenes = [
        scene("One", "Rain and wind."),
        scene("Two", "Snow.", still("river")),
    ]
    return films.write(tmp_path, scenes, output={"size": "64x36", "fps": 25})


@pytest.fixture
def watcher(film: Path, tmp_path: Path) -> Iterator[Watcher]:
    watcher = Watcher(film, tmp_path)
    try:
        watcher.hears("Watching scenes/short; Ctrl-C ends it.")
        yield watcher
    finally:
        watcher.process.kill()
        watcher.process.wait()


# long: one program is watched, and asked one thing after the other
def test_saves_are_answered_until_ctrl_c(
    film: Path, tmp_path: Path, watcher: Watcher
) -> None:
    two = film / "02-two.yml"
    two.touch()
    watcher.hears("No picture, word or sound has changed.")
    require_draft(two, tmp_path, watcher)
    require_mistake(two, watcher)
    watcher.process.send_signal(signal.SIGINT)
    assert watcher.process.wait(60) == 130


def require_mistake(two: Path, watcher: Watcher) -> None:
    """A mistake is shown at once."""
    two.write_text(
        two.read_text("utf-8").replace('"narration"', '"naration"'), "utf-8"
    )
    lines = watcher.hears("nothing was rendered")
    place = "scenes/short/02-two.yml:3:2: "
    assert f"{place}unknown key 'naration'; did you mean 'narration'?" in lines


def require_draft(two: Path, tmp_path: Path, watcher: Watcher) -> None:
    """A draft is made of the scene that changed, and of no other."""
    good = two.read_text("utf-8")
    changed = good.replace("Snow.", "Snow and ice.")
    # One burst, in which the file is bad for a moment.
    for text in (good, changed[:40], changed):
        two.write_text(text, "utf-8")
    lines = watcher.hears("build/short/draft/scenes/02.mp4: ")
    assert "Changed: two." in lines
    assert not [line for line in lines if "problem" in line]
    scenes = tmp_path / "build" / "short" / "draft" / "scenes"
    assert [path.name for path in scenes.iterdir()] == ["02.mp4"]


def test_programs_get_an_envelope_for_each_save(
    film: Path, tmp_path: Path
) -> None:
    watcher = Watcher(film, tmp_path, "--json")
    watcher.hears('"event": "watching"')
    two = film / "02-two.yml"
    two.write_text(
        two.read_text("utf-8").replace('"narration"', '"naration"'), "utf-8"
    )
    saved = parse_envelope(watcher.hears('"event": "saved"')[-1])
    assert (saved["ok"], saved["exit"], saved["result"]["changed"]) == (
        False,
        None,
        [],
    )
    assert saved["problems"][0]["line"] == 3
    watcher.process.send_signal(signal.SIGINT)
    assert watcher.process.wait(60) == 130
    end = parse_envelope(watcher.hears('"exit": 130')[-1])
    assert end["problems"][-1]["kind"] == "interrupted"


def test_a_film_that_is_not_there_is_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "scenes" / "endurance").mkdir(parents=True)
    (tmp_path / "scenes" / "endurance" / "film.yml").touch()
    done = films.call("watch", "endurance", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (
        4,
        "endurance is not there; name a film's folder, or its file;"
        " did you mean scenes/endurance?\n",
    )


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    done = films.call("watch", "nowhere/film.yml", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (
        4,
        "nowhere/film.yml is not there; name a film's folder, or its file\n",
    )
