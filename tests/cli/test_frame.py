"""The verb frame: a time in the film, and the PNG."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from tests.support import films
from tests.support.envelopes import read_result
from tests.support.films import scene
from tests.support.program import Program


@pytest.fixture
def film(tmp_path: Path) -> Path:
    return films.write(tmp_path, [scene("One", None, duration=2)])


@pytest.mark.parametrize("time", ["noon", "1:2:3:4", "-1", ""])
def test_what_is_no_time_is_refused(
    film: Path, run: Program, time: str
) -> None:
    done = run("frame", "scenes/short", time)
    assert done.returncode == 2
    assert not (film / "frame.png").exists()


def test_a_frame_is_a_png(film: Path, run: Program) -> None:
    done = run("frame", "scenes/short", "1", "--to", "a.gif")
    assert done.returncode == 2
    assert done.stderr.startswith(
        "--to: a frame is written as PNG; name it a.png\n"
    )


def test_what_is_no_shape_is_told_by_its_option(
    film: Path, run: Program
) -> None:
    done = run("frame", "scenes/short", "1", "--shape", "4:3")
    assert done.returncode == 2
    assert done.stderr.startswith("--shape: '4:3' is not a shape")


@pytest.mark.process
def test_a_time_after_the_end_is_refused_with_the_length(
    film: Path, tmp_path: Path
) -> None:
    done = films.call("frame", "scenes/short", "1:00", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith(
        "the film is 2.00 s long; 1:00 is not in it\n"
    )
    assert not (tmp_path / "frame.png").exists()


@pytest.mark.process
def test_another_shape_has_another_size(film: Path, tmp_path: Path) -> None:
    done = films.call(
        "frame",
        "scenes/short",
        "1.5",
        "--shape",
        "9:16",
        "-o",
        "a.png",
        cwd=tmp_path,
    )
    assert done.stdout == "a.png: 90 x 160 at 1.50 s\n"
    told = films.call("frame", "scenes/short", "0:01", "--json", cwd=tmp_path)
    assert read_result(told) == {
        "file": str(tmp_path / "frame.png"),
        "width": 160,
        "height": 90,
        "seconds": 1.0,
    }
    with Image.open(tmp_path / "a.png") as image:
        assert image.size == (90, 160)
