"""The program where its surroundings are not as they should be."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import films
from tests.support.envelopes import read_result
from tests.support.films import scene, still

pytestmark = pytest.mark.process


@pytest.fixture
def film(tmp_path: Path) -> Path:
    return films.write(
        tmp_path,
        [
            scene("One", "Rain and wind."),
            scene("Two", "Snow and ice.", still("river")),
        ],
    )


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


def shell(command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """What bash makes of a command in which `lantern` is the program."""
    program = (
        f'lantern() {{ {sys.executable} {films.ROOT / "render.py"} "$@"; }}; '
    )
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
        ("lantern check scenes/short <&- >&- 2>&-", 7, ""),
        (
            "lantern check scenes/short >&-",
            7,
            "standard output is closed, so nothing",
        ),
        (
            "lantern schema --json >&-",
            7,
            '{"event": "note", "text": "standard output',
        ),
        (
            "mkdir gone; cd gone; rmdir ../gone; lantern ../scenes/short",
            4,
            "the folder this was started in is gone",
        ),
        ("ulimit -v 300000; lantern scenes/short", 5, "too little memory"),
        (
            "PYTHONIOENCODING=ascii lantern check scénes",
            4,
            "sc\\xe9nes is not there",
        ),
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


CHECKS = """
import os, sys
from lantern import cli

for lost in sys.argv[1:]:
    mode = os.stat(lost).st_mode
    os.chmod(lost, 0o111 if os.path.isdir(lost) else 0)
    print(f"{cli.run(['check', 'scenes/short'])} without {lost}", file=sys.stderr)
    os.chmod(lost, mode)
"""
"""Checks a film once without each of its files."""


@pytest.mark.skipif(
    shutil.which("setpriv") is None,
    reason="root reads everything without setpriv",
)
def test_what_may_not_be_read_is_told_with_its_name(
    film: Path, tmp_path: Path
) -> None:
    drop = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
    drop += ["--inh-caps=-all", "--"]
    lost = ["assets/hills.png", "scenes/short/01-one.yml", "scenes/short"]
    done = subprocess.run(
        [
            *(drop if os.geteuid() == 0 else []),
            sys.executable,
            "-c",
            CHECKS,
            *lost,
        ],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(films.ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    left = done.stderr
    for name in lost:
        told, found, left = left.partition(f"4 without {name}\n")
        assert found, done.stderr
        assert Path(name).name in told
        located = "scenes/short/01-one.yml:6:" in told
        assert located == (name == "assets/hills.png")
    assert left == ""


def test_a_film_in_a_folder_whose_name_is_no_text(tmp_path: Path) -> None:
    root = tmp_path / os.fsdecode(b"caf\xe9")
    root.mkdir()
    films.write(root, [scene("One", "Rain.")])
    done = films.run("scenes/short", "--jobs", "1", cwd=root)
    assert done.returncode == 0, done.stderr
    again = films.call(root / "scenes" / "short", "--json", cwd=tmp_path)
    assert read_result(again)["renderings"][0]["nothing_to_do"] is True
