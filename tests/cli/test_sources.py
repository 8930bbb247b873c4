"""The verb sources: what a film covers of its article."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import films
from tests.support.envelopes import read_result
from tests.support.films import scene, still
from tests.support.program import Program

ARTICLE = (
    "The salt road\n\n"
    + "On 9 August 1945, 84 camels left Harbin for the wells of Mandara, far in the south. "
    * 2
)
WELLS = scene(
    "Wells", "On 9 August, 84 camels leave.", still("river"), passage=[2]
)


@pytest.fixture
def film(tmp_path: Path) -> Path:
    (tmp_path / "salt.txt").write_text(ARTICLE, "utf-8")
    return films.write(tmp_path, [WELLS], article={"title": "The salt road"})


def test_a_lock_then_a_slip_then_an_edited_article(
    film: Path, tmp_path: Path, run: Program
) -> None:
    done = run("sources", "scenes/short", "--article", "salt.txt", "--lock")
    assert done.returncode == 0, done.stderr
    assert (
        "scenes/short/article.lock.yml: 2 blocks; the text is not in it.\n"
        in done.stdout
    )
    assert (
        "scene 1 'Wells'\n"
        "2. On 9 August 1945, 84 camels left Harbin for    │ On 9 August, 84 camels leave.\n"
        in done.stdout
    )
    assert done.stdout.endswith(
        "1 paragraph: 1 told (█ told, ▓ told in part, ▒ left out, ░ not told)\n"
    )

    films.write(
        tmp_path,
        [{**WELLS, "narration": "On 9 August, 85 camels leave."}],
        article={"title": "The salt road"},
    )
    told = run("check", "scenes/short")
    assert (
        told.returncode == 0
        and "warning: '85' is not in paragraph 2 of the article (nearest: 84)"
        in told.stderr
    )
    refused = run("scenes/short", "--strict")
    assert (
        refused.returncode == 3 and not (tmp_path / "build" / "short").exists()
    )
    assert refused.stderr.startswith(
        "scenes/short/01-wells.yml:3:29: '85' is not in paragraph 2"
    )

    (tmp_path / "salt.txt").write_text(
        ARTICLE.replace("Mandara", "Mandera"), "utf-8"
    )
    changed = run("check", "scenes/short", "--article", "salt.txt")
    assert (
        changed.returncode == 3
        and "paragraph 2 of the article changed since the lock was written"
        in changed.stderr
    )


def test_a_lock_needs_an_article(
    film: Path, tmp_path: Path, run: Program
) -> None:
    done = run("sources", "scenes/short", "--lock")
    assert done.returncode == 2 and "--lock needs the article" in done.stderr


def test_the_coverage_as_json(film: Path, run: Program) -> None:
    run("sources", "scenes/short", "--article", "salt.txt", "--lock")
    done = run("sources", "scenes/short", "--json")
    value = read_result(done)
    [title, paragraph] = value["blocks"]
    assert (title["kind"], title["state"]) == ("title", None)
    assert (paragraph["paragraph"], paragraph["state"]) == (2, "told")
    assert (paragraph["scenes"], paragraph["because"]) == ([1], [])


def test_with_json_the_lock_is_named(
    film: Path, tmp_path: Path, run: Program
) -> None:
    done = run(
        "sources", "scenes/short", "--article", "salt.txt", "--lock", "--json"
    )
    lock = tmp_path / "scenes" / "short" / "article.lock.yml"
    assert read_result(done)["lock"] == str(lock) and lock.is_file()


def test_without_lock_and_article_it_says_how_to_give_them(
    film: Path, run: Program
) -> None:
    done = run("sources", "scenes/short")
    assert done.stdout == (
        "There is no article.lock.yml, and no article.\n"
        "Give it with --article FILE; --lock writes article.lock.yml.\n"
    )


def test_an_article_that_is_not_there_is_named(
    film: Path, run: Program
) -> None:
    done = run("sources", "scenes/short", "--lock", "--article", "nowhere.txt")
    assert done.returncode == 4
    assert "nowhere.txt" in done.stderr


def test_what_is_left_out_has_its_reason_below(
    film: Path, tmp_path: Path, run: Program
) -> None:
    article = (
        ARTICLE + "\n\nThe camels came back in spring, and nobody was lost.\n"
    )
    (tmp_path / "salt.txt").write_text(article, "utf-8")
    reason = "another film tells of the way back, which was longer and is not shown here"
    films.write(
        tmp_path,
        [WELLS],
        article={"title": "The salt road"},
        omit={"paragraphs": [3], "because": reason},
    )
    done = run("sources", "scenes/short", "--article", "salt.txt", "--lock")
    lines = done.stdout.splitlines()
    [row] = [
        i
        for i, line in enumerate(lines)
        if "left out " in line and "3  " in line
    ]
    assert lines[row + 1].startswith(" " * 30 + "left out: another film tells")
    assert max(map(len, lines[row + 1 : row + 3])) <= 100
