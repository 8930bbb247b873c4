"""The verb sheet: a contact sheet in the output."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from tests.support import films
from tests.support.envelopes import read_result
from tests.support.films import scene, still

pytestmark = pytest.mark.process


def test_each_shape_has_its_sheet(tmp_path: Path) -> None:
    films.write(
        tmp_path, [scene("One", "Rain."), scene("Two", "Wind.", still("river"))]
    )
    words = ("sheet", "scenes/short", "--shapes", "16:9,9:16", "--jobs", "1")
    done = films.call(*words, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (
        0,
        "build/short/sheet.png\nbuild/short/9x16/sheet.png\n",
    )
    for folder in ("short", "short/9x16"):
        with Image.open(tmp_path / "build" / folder / "sheet.png") as sheet:
            assert sheet.width == 1920


def test_what_a_viewer_would_mind_is_listed(tmp_path: Path) -> None:
    held = still("hills", move="hold")
    films.write(tmp_path, [scene("One", None, held, duration=10)])
    done = films.call("sheet", "scenes/short", "--jobs", "1", cwd=tmp_path)
    told = films.call(
        "sheet", "scenes/short", "--jobs", "1", "--json", cwd=tmp_path
    )
    (sheet,) = read_result(told)["sheets"]
    assert sheet["shape"] == "16:9" and sheet["findings"][0]["number"] == 1
    assert sheet["pages"] == [str(tmp_path / "build" / "short" / "sheet.png")]
    assert (done.returncode, done.stdout) == (
        0,
        "build/short/sheet.png\n"
        "   1 01-one.yml:4: nothing moves here for 10 s; take 'move: hold' out, or cut to another"
        " picture\n",
    )
