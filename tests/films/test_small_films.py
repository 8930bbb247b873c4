"""The small films of the gallery: nothing is wrong with them, they are short, and their pages
show what is in their files.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image

from lantern.checks.look.cut_film import cut_film
from lantern.core.store import Store
from scripts.data import gallery
from tests.support import films

NAMES = sorted(path.name for path in gallery.FILMS.iterdir())
_SCHEMA_LINE = re.compile(r"# yaml-language-server: .*\n")
_BLOCK = re.compile(r"`([\w/-]+\.yml)`:\n\n```yaml\n(.*?)```", re.DOTALL)
_KILOBYTE = 1000


def read_page(name: str) -> str:
    return (gallery.PAGES / f"{name}.md").read_text("utf-8")


def test_each_film_has_its_page_and_its_picture() -> None:
    assert sorted(gallery.PICTURES) == NAMES
    index = read_page("index")
    for name in NAMES:
        assert f"({name}.md)" in index
        assert f"(pictures/{name}.webp)" in read_page(name)
        assert f"scripts/render scenes/small/{name}" in read_page(name)


@pytest.mark.parametrize("name", NAMES)
def test_the_picture_of_a_page_is_small(name: str) -> None:
    path = gallery.PAGES / "pictures" / f"{name}.webp"
    with Image.open(path) as picture:
        assert picture.width == gallery.WIDE[0]
    assert path.stat().st_size < 120 * _KILOBYTE


@pytest.mark.film
@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_wrong_and_it_is_short(name: str, tmp_path: Path) -> None:
    folder = gallery.FILMS / name
    problems = films.find_problems(folder, strict=True)
    assert [str(problem) for problem in problems if not problem.warning] == []
    timeline = cut_film(
        films.load_valid(folder), Store(tmp_path)
    ).rendition.timeline
    assert 20 <= timeline.total / timeline.fps <= 40


@pytest.mark.parametrize("name", NAMES)
def test_a_page_shows_what_is_in_the_files(name: str) -> None:
    blocks = _BLOCK.findall(read_page(name))
    assert blocks
    for file, shown in blocks:
        text = (gallery.FILMS / name / file).read_text("utf-8")
        excerpt = shown.removeprefix("texts:\n")  # a part of a translation
        assert excerpt in _SCHEMA_LINE.sub("", text)
