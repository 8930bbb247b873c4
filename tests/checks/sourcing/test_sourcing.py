"""A film and its article: the lock that is missing or damaged, and what changed since."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lantern.article import lock
from lantern.script import load
from tests.support import films, sourced

LIBERATION = films.ROOT / "scenes" / "liberation-1945"


def test_an_edited_paragraph_names_the_scenes_on_it(tmp_path: Path) -> None:
    film = sourced.write(tmp_path)
    article = tmp_path / "salt.txt"
    article.write_text(
        sourced.ARTICLE.replace("about 600,000", "about 500,000"), "utf-8"
    )
    assert sourced.shorten(tmp_path, sourced.check(film, article=article)) == [
        "01-wells.yml:2:14: paragraph 3 of the article changed since the lock was written; it"
        " carries scene 1 'Wells'. Read it again, correct what check reports, then: lantern"
        " sources FILM --article FILE --lock"
    ]
    assert sourced.check(film) == []


def test_a_paragraph_that_moved_and_one_nobody_needs(tmp_path: Path) -> None:
    film = sourced.write(tmp_path, film="omit: {paragraphs: [1], because: x}\n")
    article = tmp_path / "salt.txt"
    article.write_text(
        sourced.ARTICLE.replace(
            "The salt road",
            "The salt roads\n\nIn the year 1945 and in the years after it",
        ),
        "utf-8",
    )
    found = sourced.shorten(tmp_path, sourced.check(film, article=article))
    assert found[0].startswith(
        "01-wells.yml:2:11: paragraph 2 of the article is paragraph 3 now; renumber it in"
        " scene 1"
    )
    assert found[-1].startswith(
        f"{lock.LOCK_FILE}:1:1: warning: the article changed in block 1, on which no scene"
        " rests"
    )


def test_without_a_lock_only_strict_asks_for_one(tmp_path: Path) -> None:
    film = sourced.write(tmp_path, article=None)
    assert sourced.check(film) == []
    (problem,) = sourced.check(film, strict=True)
    assert sourced.shorten(tmp_path, [problem])[0].startswith(
        "film.yml:3:1: there is no article.lock.yml to check the film against"
    )


def test_an_article_in_the_film_serves_without_a_lock(tmp_path: Path) -> None:
    film = sourced.write(
        tmp_path, sourced.TOLD.replace("84", "85"), article=None
    )
    (film / "film.yml").write_text(
        sourced.HEAD.replace("road}", "road, file: salt.txt}"), "utf-8"
    )
    (film / "salt.txt").write_text(sourced.ARTICLE, "utf-8")
    assert "'85' is not in" in sourced.shorten(tmp_path, sourced.check(film))[0]
    (film / "salt.txt").unlink()
    (missing,) = load.load(film)[1]
    assert missing.code == 4 and not missing.warning
    assert missing.message == "'salt.txt' not found"


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("lock: 2\nblocks: []\n", "at most 1"),
        (
            "lock: 1\nblocks: [{number: 2, kind: title, digest: a, length: 1, opens: a}]\n",
            "block 1 is numbered 2",
        ),
        (
            "lock: 1\nblocks: [{number: 1, kind: titel, digest: a, length: 1, opens: a}]\n",
            "did you mean 'title'?",
        ),
        ("", "the file is empty"),
    ],
)
def test_a_damaged_lock(tmp_path: Path, lines: str, said: str) -> None:
    film = sourced.write(tmp_path)
    (film / lock.LOCK_FILE).write_text(lines, "utf-8")
    (problem,) = sourced.check(film)
    assert (
        said in problem.message
        and problem.span is not None
        and problem.span.file.name == lock.LOCK_FILE
    )


def test_the_sample_s_lock_keeps_no_sentence() -> None:
    text = (LIBERATION / lock.LOCK_FILE).read_text("utf-8")
    opens = [
        json.loads(line.split("opens: ")[1].rstrip("},"))
        for line in text.split("\n")
        if "opens: " in line
    ]
    assert len(opens) == 44 and all(
        len(words.split()) <= lock.FIRST_WORDS for words in opens
    )
