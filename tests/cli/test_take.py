"""The verb take: one picture of the last search fetched, by its number."""

from __future__ import annotations

from pathlib import Path

from tests.support.archives_server import Archives
from tests.support.envelopes import read_result
from tests.support.program import Program


def test_take(archives: Archives, project: Path, run: Program) -> None:
    run("find", "steppe railway", "--in", "openverse")
    taken = run("take", "1")
    assert taken.returncode == 0
    assert taken.stdout == (
        "assets/stills/station-at-night.jpg: 64 x 36, Station at night: A. Person"
        " (CC-BY-SA-2.0)\n"
        "Its entry is in assets/credits.yml. In a scene: - still:"
        " assets/stills/station-at-night.jpg\n"
    )
    again = run("take", "1")
    assert again.returncode == 4
    assert again.stderr == (
        "assets/stills/station-at-night.jpg is there already; nothing was fetched\n"
    )


def test_json(archives: Archives, project: Path, run: Program) -> None:
    run("find", "railway", "--in", "nasa")
    assert read_result(run("take", "1", "--json")) == {
        "file": str(project / "assets" / "stills" / "the-whole-earth.jpg"),
        "ledger": str(project / "assets" / "credits.yml"),
        "licence": "CC-PDM-1.0",
    }


def test_no_search_yet(project: Path, run: Program) -> None:
    done = run("take", "1")
    assert done.returncode == 4
    assert done.stderr == (
        "nothing was looked for in this project yet; search first: lantern find 'what to"
        " look for'\n"
    )


def test_a_number_that_was_not_listed(
    archives: Archives, project: Path, run: Program
) -> None:
    run("find", "railway", "--in", "nasa")
    done = run("take", "2")
    assert (
        done.stderr
        == "the search for 'railway' has numbers from 1 to 1, not 2\n"
    )
