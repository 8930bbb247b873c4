"""A maker can't change and keep its VERSION unnoticed; one raised is made again, and no other."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from lantern.graphics import look
from lantern.visuals import map as maps
from lantern.visuals import transitions
from scripts.checks import makers
from scripts.checks.makers import Maker, Row, Survey, Table
from tests.support import films
from tests.support.films import scene, still

EDGE = "edge = round(a.size[0] * progress / 2) * 2"
VERSION = '"wipe": 1'
OFFSET = "offset = w * progress"
PUSH_VERSION = '"push": 1'


@pytest.fixture(scope="module")
def survey() -> Survey:
    return Survey()


@pytest.fixture(scope="module")
def table(survey: Survey) -> Table:
    return survey.tabulate()


def test_the_table_is_as_the_program_is(survey: Survey, table: Table) -> None:
    faults = makers.check(makers.read(), table, survey.makers)
    assert not faults, "\n".join(faults)


def test_the_look_and_the_styles_of_maps_are_reached(table: Table) -> None:
    for name, module in ((look.__name__, look), ("visual map", maps)):
        files = Path(module.__file__ or "").parent.rglob("*.yml")
        wanted = {file.relative_to(makers.ROOT).as_posix() for file in files}
        assert wanted and wanted <= table[name]["reaches"].keys()


def row(version: int, **reaches: str) -> Row:
    return Row(
        version=version,
        stands_on=[],
        reaches=reaches,
    )


MAKERS = {"one": Maker("one", "m", frozenset(), 1, "VERSION in one.py")}
OLD: Table = {
    "one": row(
        1,
        a="1",
        b="1",
    )
}
MOVED = "one: its VERSION was not raised, and this changed:"
CURE = (
    "  raise VERSION in one.py, or run scripts/goldens --same-output if no byte of the output"
    " changed"
)
STALE = "tests/golden/makers.json is out of date:"


@pytest.mark.parametrize(
    ("new", "said"),
    [
        (
            row(
                1,
                a="1",
                b="1",
            ),
            [],
        ),
        (
            row(
                1,
                a="2",
                b="1",
            ),
            [f"{MOVED} a", CURE],
        ),
        (
            row(
                1,
                a="1",
                c="1",
            ),
            [f"{MOVED} b, c", CURE],
        ),
        (
            row(
                0,
                a="1",
                b="1",
            ),
            [f"{MOVED} nothing", CURE],
        ),
        (
            row(
                2,
                a="2",
                b="1",
            ),
            [f"{STALE} one; run scripts/goldens"],
        ),
        (
            row(
                2,
                a="1",
                b="1",
            ),
            [f"{STALE} one; run scripts/goldens"],
        ),
    ],
)
def test_what_is_said_of_a_change(new: Row, said: list[str]) -> None:
    assert makers.check(OLD, {"one": new}, MAKERS) == said


def test_new_makers_and_those_that_went_are_told() -> None:
    both = {**OLD, "two": row(1)}
    for old, new in ((OLD, both), (both, OLD)):
        assert makers.check(old, new, MAKERS) == [
            f"{STALE} two; run scripts/goldens"
        ]


@dataclass(frozen=True)
class Copy:
    """The program in a folder of its own, to be broken."""

    root: Path

    @property
    def table(self) -> str:
        return (self.root / "tests" / "golden" / "makers.json").read_text(
            "utf-8"
        )

    def edit(self, old: str, new: str) -> None:
        """Replace a text of the module of transitions."""
        path = self.root / Path(transitions.__file__).relative_to(films.ROOT)
        text = path.read_text("utf-8")
        assert text.count(old) == 1
        path.write_text(text.replace(old, new), "utf-8")

    def run(self, *words: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *map(str, words)],
            cwd=self.root,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    def write_table(self, *options: str) -> subprocess.CompletedProcess[str]:
        """Do what scripts/goldens does."""
        return self.run("-m", "scripts.checks.makers", *options)


@pytest.fixture
def copy(tmp_path: Path, table: Table) -> Copy:
    half_written = shutil.ignore_patterns(
        "*.pyc.*"
    )  # by another process, just now
    for name in ("lantern", "scripts"):
        shutil.copytree(films.ROOT / name, tmp_path / name, ignore=half_written)
    shutil.copy(films.ROOT / "render.py", tmp_path)
    copied = tmp_path / makers.TABLE.relative_to(makers.ROOT)
    copied.parent.mkdir(parents=True)
    copied.write_text(json.dumps(table), "utf-8")
    return Copy(tmp_path)


@pytest.mark.parametrize(
    ("asked", "taken"), [(None, []), ([], ["one", "two"]), (["two"], ["two"])]
)
def test_the_same_output_is_that_of_all_if_none_is_named(
    asked: list[str] | None, taken: list[str]
) -> None:
    assert makers.choose_same(asked, ["one", "two"]) == taken


@pytest.mark.parametrize(
    ("same", "said"),
    [
        ([], [f"{MOVED} a", CURE]),
        (["two"], [f"{MOVED} a", CURE]),
        (["one"], []),
    ],
)
def test_a_table_is_written_when_each_change_is_answered_for(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    same: list[str],
    said: list[str],
) -> None:
    monkeypatch.setattr(makers, "TABLE", tmp_path / "makers.json")
    changed = {
        "one": row(
            1,
            a="2",
            b="1",
        )
    }
    assert makers.write(OLD, changed, MAKERS, same=same) == said
    assert makers.read() == ({} if said else changed)


# long: the package is looked at in a process of its own
@pytest.mark.process
def test_a_change_is_refused_until_it_is_answered_for(copy: Copy) -> None:
    committed = copy.table
    copy.edit(EDGE, "edge = 0")
    copy.edit(OFFSET, "offset = 0.0")
    copy.edit(PUSH_VERSION, '"push": 2')
    refused = copy.write_table("--same-output", "transition dip")
    place = Path(transitions.__file__).relative_to(films.ROOT)
    assert refused.returncode == 1
    assert refused.stderr.splitlines() == [
        (
            "transition wipe: its VERSION was not raised, and this changed:"
            f" {transitions.__name__}"
        ),
        CURE.replace("VERSION in one.py", f'VERSIONS["wipe"] in {place}'),
    ]
    assert copy.table == committed


WIPED = [
    scene("One", None, duration=0.8),
    scene(
        "Two",
        None,
        still("river"),
        duration=0.8,
        transition={"wipe": 0.4},
    ),
    scene(
        "Three",
        None,
        still("grey"),
        duration=0.8,
        transition={"dissolve": 0.4},
    ),
]


# long: a film is rendered, broken and rendered again
@pytest.mark.film
@pytest.mark.process
def test_a_broken_wipe_is_made_again_and_nothing_else(
    copy: Copy, tmp_path: Path
) -> None:
    film = films.write(tmp_path / "project", WIPED)
    before = films.render(film, tmp_path)
    store = before.studio.store.root
    entries = set(store.glob("??/*.mp4"))
    pictures = films.pictures(before.mp4)
    copy.edit(EDGE, "edge = 0")
    copy.edit(VERSION, '"wipe": 2')
    out = tmp_path / "again"
    done = copy.run(
        "render.py", film, "--store", store, "--out", out, "--jobs", "1"
    )
    assert done.returncode == 0, done.stderr
    keys = json.loads((out / "report.json").read_text("utf-8"))["keys"]
    wiped = "scene 2 'Two', shot 1: wipe in"
    assert dict(keys.items() - before.report["keys"].items()) == {
        wiped: keys[wiped]
    }
    made = set(store.glob("??/*.mp4")) - entries
    assert {path.stem for path in made} == {keys[wiped]}
    differ = (films.pictures(out / "short.mp4") != pictures).any(axis=1)
    changed = np.flatnonzero(differ)
    assert changed.min() >= 0.6 * films.FPS
    assert changed.max() < 1.0 * films.FPS
