"""Where the files of an article's pictures are looked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.article.readers.picture_files import PictureFinder


def lay(top: Path, *names: str) -> None:
    for name in names:
        path = top / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")


@pytest.mark.parametrize(
    ("article", "name", "file"),
    [
        ("a.md", "gate.png", "gate.png"),
        ("a.md", "my%20gate.png?v=2", "my gate.png"),
        ("site/_posts/a.md", "/assets/gate.png", "site/assets/gate.png"),
        ("site/content/b/a.md", "/img/gate.png", "site/static/img/gate.png"),
        ("vault/notes/a.md", "gate.png", "vault/notes/files/gate.png"),
        ("page.html", "https://x.org/i/gate.png", "page_files/gate.png"),
    ],
)
def test_a_picture_is_found(
    tmp_path: Path, article: str, name: str, file: str
) -> None:
    lay(tmp_path, article, file)
    assert PictureFinder(tmp_path / article).find([name]) == tmp_path / file


def test_a_site_s_own_pictures_may_lie_above_the_article(
    tmp_path: Path,
) -> None:
    lay(
        tmp_path,
        "site/_config.yml",
        "site/assets/gate.png",
        "site/posts/a.md",
        "out.png",
    )
    finder = PictureFinder(tmp_path / "site/posts/a.md")
    assert (
        finder.find(["../assets/gate.png"]) == tmp_path / "site/assets/gate.png"
    )
    assert finder.find(["../../out.png"]) is None
    assert finder.find(["/out.png"]) is None


@pytest.mark.parametrize(
    "name",
    [
        "../gate.png",
        "https://x.org/gate.png",
        "notes.txt",
        "",
        "a\0b.png",
        "none.png",
    ],
)
def test_what_is_not_the_article_s_is_not_taken(
    tmp_path: Path, name: str
) -> None:
    lay(tmp_path, "gate.png", "in/a.md", "in/notes.txt")
    assert PictureFinder(tmp_path / "in/a.md").find([name]) is None


def test_of_two_files_of_a_name_none_is_taken(tmp_path: Path) -> None:
    lay(tmp_path, "a.md", "x/gate.png", "y/gate.png")
    assert PictureFinder(tmp_path / "a.md").find(["gate.png"]) is None


def test_the_next_name_is_tried(tmp_path: Path) -> None:
    lay(tmp_path, "a.md", "small.png")
    names = ["large.png", "small.png"]
    assert (
        PictureFinder(tmp_path / "a.md").find(names) == tmp_path / "small.png"
    )
