"""The pages of docs/: what the site needs of them, without building it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support import films
from tests.support.examples import check_example, list_examples

DOCS = films.ROOT / "docs"
SITE = yaml.safe_load((films.ROOT / "mkdocs.yml").read_text("utf-8"))
PAGES = sorted(path.relative_to(DOCS) for path in DOCS.rglob("*.md"))
OTHER_PAGES = (
    "README.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    "lantern/README.md",
    "scripts/README.md",
)
FENCED = re.compile(r"^ *```.*?^ *```", re.M | re.S)
LINK = re.compile(r"\]\(([^()\s]+)\)")
ITEM = re.compile(r"[-*] |\d+\. ")
ROW = re.compile(r"\|")


def list_pages(entry: Any) -> Iterator[str]:
    """Yield the pages that a part of the navigation names."""
    if isinstance(entry, str):
        yield entry
        return
    for part in entry.values() if isinstance(entry, dict) else entry:
        yield from list_pages(part)


def read_prose(path: Path) -> str:
    """Return a page without its blocks of code."""
    return FENCED.sub("", path.read_text("utf-8"))


def list_anchors(path: Path) -> set[str]:
    """Return what a link may name behind `#`, as the site makes it of headings."""
    anchors = set()
    for heading in re.findall(r"^#+ (.+)$", read_prose(path), re.M):
        plain = re.sub(r"\[([^\]]*)\]\([^)]*\)|[`*]", r"\1", heading)
        words = re.sub(
            r"[^\w\s-]", "", plain.encode("ascii", "ignore").decode()
        )
        anchors.add(re.sub(r"[-\s]+", "-", words.strip().lower()))
    return anchors


def test_the_navigation_names_every_page_once() -> None:
    assert sorted(list_pages(SITE["nav"])) == [str(page) for page in PAGES]


def test_the_site_asks_nobody_for_anything() -> None:
    assert SITE["theme"]["font"] is False
    scripts = [*SITE["extra"]["polyfills"], *SITE["extra_javascript"]]
    for name in [*scripts, *SITE["extra_css"]]:
        assert (DOCS / name).is_file(), name
    for path in (DOCS / "site").iterdir():
        text = path.read_text("utf-8").replace("http://www.w3.org/2000/svg", "")
        assert "//" not in text.replace("// ", ""), path.name


@pytest.mark.parametrize(
    "name", [*(f"docs/{page}" for page in PAGES), *OTHER_PAGES]
)
def test_links_between_pages_lead_somewhere(name: str) -> None:
    page = films.ROOT / name
    for link in LINK.findall(read_prose(page)):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), link
        assert not name.startswith("docs/") or target.is_relative_to(DOCS), (
            f"{link} leaves the site"
        )
        assert not anchor or anchor in list_anchors(target), link


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_lists_and_tables_have_a_blank_line_before_them(page: Path) -> None:
    above = ""
    for line in read_prose(DOCS / page).splitlines():
        for begins in (ITEM, ROW):
            in_block = not above or above.startswith(" ") or begins.match(above)
            assert in_block or not begins.match(line), line
        above = line


@pytest.mark.parametrize(
    "name", ["README.md", *(f"docs/{page}" for page in PAGES)]
)
def test_every_example_can_be_copied_into_a_film(name: str) -> None:
    for example in list_examples(films.ROOT / name):
        check_example(example)
