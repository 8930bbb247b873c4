"""The verb import: a film from an article, and the same article again."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import films
from tests.support.articles import lay
from tests.support.imports import (
    read_files,
)


@pytest.mark.process
def test_the_verb(tmp_path: Path) -> None:
    article = lay(tmp_path, "ferry.txt")
    done = films.run("import", article.name, "--name", "ferry", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(
        "Made scenes/ferry/:\n  - 2 scenes, about 0 min 53 s of speech"
    )
    assert "7 pictures wanted" in done.stdout
    assert (
        "paragraphs 15, 16, 17, 18, 19: taken for parts of the page and left out"
        in done.stdout
    )
    assert done.stdout.endswith("See it: render scenes/ferry --draft\n")
    before = read_files(tmp_path)
    (tmp_path / "scenes" / "other").mkdir()
    (tmp_path / "scenes" / "other" / "film.yml").write_text("lantern: 1\n", "utf-8")
    other = films.run("import", article.name, "--name", "other", cwd=tmp_path)
    assert other.returncode == 7
    assert "scenes/other exists already, and was not made by an import" in other.stderr
    assert {
        name: data for name, data in read_files(tmp_path).items() if "other" not in name
    } == before


@pytest.mark.process
def test_what_is_no_article_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    done = films.run("import", "empty.txt", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (4, "'empty.txt' is empty\n")
    done = films.run("import", "empty.txt", "--name", "../x", cwd=tmp_path)
    assert (done.returncode, "--name is a folder's name" in done.stderr) == (2, True)
    assert [path.name for path in tmp_path.iterdir()] == ["empty.txt"]
