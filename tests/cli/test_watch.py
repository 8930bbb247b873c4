"""Watching: what is said and made while somebody saves files, and how it ends."""

from __future__ import annotations

import queue
import shutil
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from lantern import checks
from lantern.rendering.changes import digest_scenes
from lantern.script import load
from tests.support import films
from tests.support.films import scene, still

pytestmark = pytest.mark.process


class Watcher:
    """`watch` over a film, and the lines it says; each is waited for with a time limit."""

    def __init__(self, film: Path, root: Path) -> None:
        self.process = films.start("watch", film, "--jobs", "1", cwd=root)
        self.lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        for stream in (self.process.stdout, self.process.stderr):
            threading.Thread(target=self._listen, args=(stream,), daemon=True).start()

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
                raise AssertionError(f"'{part}' was not said; heard: {heard}") from None
        return heard


@pytest.fixture
def film(tmp_path: Path) -> Path:
    scenes = [scene("One", "Rain and wind."), scene("Two", "Snow.", still("river"))]
    return films.write(tmp_path, scenes, output={"size": "64x36", "fps": 25})


def test_watching_somebody_write(film: Path, tmp_path: Path) -> None:
    watcher = Watcher(film, tmp_path)
    two = film / "02-two.yml"
    good = two.read_text("utf-8")
    try:
        watcher.hears("Watching scenes/short; Ctrl-C ends it.")
        two.write_text(good.replace('"narration"', '"naration"'), "utf-8")
        heard = watcher.hears("nothing was rendered")
        assert (
            "scenes/short/02-two.yml:3:2: unknown key 'naration'; did you mean 'narration'?"
            in heard
        )
        changed = good.replace("Snow.", "Snow and ice.")
        for text in (
            good,
            changed[:40],
            changed,
        ):  # one burst, in which the file is bad for a moment
            two.write_text(text, "utf-8")
        heard = watcher.hears("build/short/draft/scenes/02.mp4: ")
        assert "Changed: two." in heard and not [
            line for line in heard if "problem" in line
        ]
        assert (tmp_path / "build" / "short" / "draft" / "scenes" / "02.mp4").is_file()
        two.touch()
        watcher.hears("No picture, word or sound has changed.")
        watcher.process.send_signal(signal.SIGINT)
        assert watcher.process.wait(60) == 130
        assert not (
            tmp_path / "build" / "short" / "draft" / "scenes" / "01.mp4"
        ).exists()
    finally:
        watcher.process.kill()
        watcher.process.wait()


def stamped(film: Path) -> dict[str, str]:
    read, problems = load.load(film)
    assert read is not None and not problems
    return digest_scenes(read, checks.check(read)[0])


def test_which_scenes_a_save_changes(film: Path, tmp_path: Path) -> None:
    before = stamped(film)
    assert stamped(film) == before

    def changed() -> list[str]:
        nonlocal before
        now = stamped(film)
        names = [name for name in now if before.get(name) != now[name]]
        before = now
        return names

    films.paint(tmp_path / "assets" / "river.png", 99)
    assert changed() == ["two"], "the scene that shows the picture"
    (film / "film.yml").write_text(
        (film / "film.yml").read_text("utf-8").replace("A short film", "Another"),
        "utf-8",
    )
    assert changed() == [], "no card shows the title"
    text = (film / "film.yml").read_text("utf-8")
    (film / "film.yml").write_text(text.replace('"fps": 25', '"fps": 30'), "utf-8")
    assert changed() == ["one", "two"]
    ledger = tmp_path / "assets" / "credits.yml"
    entries = ledger.read_text("utf-8")
    ledger.write_text(entries.replace('"The tests"', '"Somebody"'), "utf-8")
    assert changed() == []
    ledger.write_text(entries.replace('"photograph"', '"illustration"'), "utf-8")
    assert changed() == ["one", "two"], "the pictures are labelled now"
    shutil.copy(film / "02-two.yml", film / "03-three.yml")
    assert changed() == ["three"]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    done = films.run("watch", "nowhere/film.yml", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (
        4,
        "nowhere is not there; name a film's folder, or its file\n",
    )
