"""The verb find: archives searched from the command line."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.support import films
from tests.support.archives_server import Archives
from tests.support.envelopes import read_result
from tests.support.program import Program


def test_find(archives: Archives, project: Path, run: Program) -> None:
    archives.rights = "All rights reserved."
    found = run("find", "steppe railway", "--in", "openverse", "--in", "loc")
    assert found.returncode == 0
    assert found.stdout == (
        "  1  Station at night\n"
        "     A. Person · CC-BY-SA-2.0 · 3000 x 2000\n"
        "     Openverse: https://example.org/station\n"
        "1 more isn't free; --all lists what can't be fetched, too.\n"
        "Pictures of all 1: build/found/sheet.png\n"
        "Fetch one by its number: lantern take 1\n"
    )


def test_the_sheet_shows_each_picture(
    archives: Archives, project: Path, run: Program
) -> None:
    run("find", "railway", "--in", "openverse")
    sheet = Image.open(project / "build" / "found" / "sheet.png").convert("RGB")
    pixels = np.asarray(sheet, int)
    green = (abs(pixels - (0, 160, 0)) < 25).all(axis=2)
    assert green.sum() > 40_000


def test_an_archive_without_its_key(
    archives: Archives, project: Path, run: Program
) -> None:
    found = run("find", "railway")
    assert found.returncode == 0
    assert found.stderr == (
        "Europeana wasn't asked: it needs a key in LANTERN_EUROPEANA_KEY\n"
    )
    assert "/record/v2/search.json" not in archives.asked


def test_json(archives: Archives, project: Path, run: Program) -> None:
    archives.openverse = {"license": "by-nc"}
    found = run("find", "railway", "--in", "openverse", "--all", "--json")
    (candidate,) = read_result(found)["candidates"]
    assert (candidate["number"], candidate["free"]) == (1, False)
    assert candidate["licence"] == "CC-BY-NC-2.0"


def test_no_archive_answers(
    archives: Archives, project: Path, run: Program
) -> None:
    archives.status["/v1/images/"] = 500
    found = run("find", "railway", "--in", "openverse")
    assert found.returncode == 6
    assert found.stderr == (
        "Openverse answered 500; try again later\nno archive could be searched\n"
    )


def test_nothing_is_found(
    archives: Archives, project: Path, run: Program
) -> None:
    archives.body["/v1/images/"] = b'{"results": []}'
    found = run("find", "railway", "--in", "openverse")
    assert found.stdout == "Nothing was found. Fewer words find more.\n"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("find",), 'say what to look for: lantern find "harbour at night"\n'),
        (
            ("find", "x", "--in", "openvers"),
            "no archive is called 'openvers'; did you mean 'openverse'?\n",
        ),
        (
            ("find", "x", "--kind", "film"),
            "--kind takes photograph or footage, not 'film'\n",
        ),
        (
            ("find", "x", "--kind", "footage", "--in", "nasa"),
            "NASA has no footage\n",
        ),
        (
            ("find", "x", "--count", "0"),
            "--count takes a number from 1 to 50, not 0\n",
        ),
    ],
)
def test_wrong_use(run: Program, words: tuple[str, ...], message: str) -> None:
    done = run(*words)
    assert done.returncode == 2
    assert done.stderr.startswith(message)


def test_footage_alone(archives: Archives, project: Path, run: Program) -> None:
    found = run("find", "railway", "--kind", "footage")
    assert found.stdout.startswith(
        "  1  Across the steppe\n     Newsreel · 1945 · CC-PDM-1.0 · film\n"
    )
    assert "/v1/images/" not in archives.asked


def test_what_a_film_wants(tmp_path: Path, run: Program) -> None:
    wanted = {"card": {"wanted": "A harbour at night"}}
    film = films.write(
        tmp_path, [{**films.scene("One", "Rain."), "shots": [wanted]}]
    )
    done = run("find", "--wanted", film)
    assert done.stdout == "lantern find 'A harbour at night'\n"
