"""The tour in the docs, taken: its commands are run, its changes made, and what it promises is
looked for.

Everything comes out of docs/tutorial.md. Only size and voice are the test's own, to be quick.
"""

from __future__ import annotations

import re
import shlex
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.support import films

TOUR = (films.ROOT / "docs" / "tutorial.md").read_text("utf-8")
FILM = "scenes/my-film"
OUT = "build/my-film"


def steps() -> Iterator[tuple[str, str]]:
    """(title of the step, what to do): a command, lines for a file, or an edit `FILE: NEW for
    OLD`.
    """
    title = ""
    for block in TOUR.split("\n\n"):
        named = re.match(r"## (.+)", block)
        title = named[1] if named else title
        if block.startswith("    "):
            yield from ((title, line.strip()) for line in block.splitlines())
            continue
        if block.startswith("```"):
            yield title, "\n".join(block.splitlines()[1:-1])
            continue
        edit = re.search(
            r"In `(\S+)`, write `(.+?)` for `(.+?)`", " ".join(block.split())
        )
        if edit:
            yield title, f"{edit[1]}: {edit[2]} for {edit[3]}"


def test_the_tour_is_what_is_tested_below() -> None:
    titles = dict.fromkeys(title for title, _ in steps())
    assert list(titles) == [
        "Begin a film",
        "Look at it",
        "Render a draft",
        "Change a sentence",
        "Swap a picture",
        "Move the camera",
        "Render one scene",
        "Look at one frame",
        "Keep an eye on it",
        "Make the film",
    ]


class Tourist:
    """Somebody who does what the tour says, in a folder of their own."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.file = Path()
        (root / "assets").mkdir()

    def does(self, what: str) -> subprocess.CompletedProcess[str] | None:
        edit = re.fullmatch(r"(\S+\.yml): (.+) for (.+)", what)
        if what.startswith("scripts/render "):
            return self.runs(shlex.split(what)[1:])
        if edit:
            self.file = self.root / edit[1]
            self.rewrites(edit[3], edit[2])
        elif what.startswith("  - file:"):
            with (self.root / FILM / "credits.yml").open(
                "a", encoding="utf-8"
            ) as ledger:
                ledger.write(f"{what}\n")
        else:  # a key of the shot takes the place of the one that is there
            key = what.lstrip("- ").split(":")[0]
            old = re.search(
                rf"(?m)^ +(?:- )?{key}:.*$", self.file.read_text("utf-8")
            )
            assert old, f"there is no {key} to be changed"
            self.rewrites(old[0].strip(), what)
        return None

    def rewrites(self, old: str, new: str) -> None:
        text = self.file.read_text("utf-8")
        assert text.count(old) == 1, f"'{old}' is not in {self.file.name} once"
        self.file.write_text(text.replace(old, new), "utf-8")

    def runs(self, words: list[str]) -> subprocess.CompletedProcess[str] | None:
        if words[0] == "watch":
            self.watches(words)
            return None
        speaks = [] if words[0] in ("new", "check") else ["--voice", "tone"]
        works = (
            []
            if words[0] in ("new", "check", "plan", "frame")
            else ["--jobs", "1"]
        )
        return films.call(*words, *speaks, *works, cwd=self.root)

    def watches(self, words: list[str]) -> None:
        with films.start(*words, "--voice", "tone", cwd=self.root) as running:
            assert running.stdout is not None
            assert (
                running.stdout.readline()
                == f"Watching {FILM}; Ctrl-C ends it.\n"
            )
            running.send_signal(signal.SIGINT)
            assert running.wait(60) == 130

    def shrinks(self) -> None:
        """160 x 90 in place of 1920 x 1080."""
        self.file = self.root / FILM / "film.yml"
        self.rewrites("# output: {size: 1920x1080", "output: {size: 160x90")


@pytest.fixture(scope="module")
def taken(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The whole tour: what was said at each step; every command must end well."""
    root = tmp_path_factory.mktemp("tour")
    Image.fromarray(np.full((540, 960, 3), 60, np.uint8)).save(
        root / "hall.jpg"
    )
    tourist, said = Tourist(root), {"root": [str(root)]}
    for title, what in steps():
        if "liberation-1945" in what:
            continue
        if title == "Swap a picture" and what.startswith("- still"):
            (root / "hall.jpg").rename(root / FILM / "pictures" / "hall.jpg")
        done = tourist.does(what)
        if done is not None:
            assert done.returncode == 0, f"{what}: {done.stderr}"
            said.setdefault(title, []).append(done.stdout + done.stderr)
        if title == "Begin a film":
            tourist.shrinks()
    return said


# long: the tour is taken once, and each step promises something
@pytest.mark.film
def test_every_step_keeps_its_promise(taken: dict[str, list[str]]) -> None:
    root = Path(taken["root"][0])
    out = root / OUT
    promised = re.search(r"the reason: `(.+?)`", TOUR)
    assert promised and f"{promised[1]}\n" in taken["Change a sentence"][0]
    assert "shot 1: its picture" not in taken["Change a sentence"][0]
    for film in ("preview/my-film.mp4", "draft/my-film.mp4", "my-film.mp4"):
        assert f"`{OUT}/{film.rpartition('/')[0]}" in TOUR.replace(
            "my-film.mp4", ""
        )
        assert len(films.pictures(out / film)) > 400, film
    with Image.open(out / "sheet.png") as sheet:
        assert sheet.width == 1920 and sheet.height > 400
    assert taken["Swap a picture"][-1].endswith("3 scenes; nothing is wrong.\n")
    assert "the camera asks for" not in taken["Swap a picture"][-1]
    alone = films.luma(out / "draft" / "scenes" / "01.mp4")
    assert abs(np.median(alone) - 70) < 12  # the photograph, all of one grey
    with Image.open(root / "frame.png") as frame:
        assert frame.size == (160, 90)
        middle = frame.convert("L").crop((50, 30, 110, 60))
        assert abs(np.mean(middle) - 60) < 6
