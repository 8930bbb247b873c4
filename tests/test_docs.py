"""The pages of docs/: the site's navigation has each of them once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from tests.support import films

DOCS = films.ROOT / "docs"
SITE = yaml.safe_load((films.ROOT / "mkdocs.yml").read_text("utf-8"))


def list_pages(entry: Any) -> Iterator[str]:
    """Yield the pages that a part of the navigation names."""
    if isinstance(entry, str):
        yield entry
        return
    for part in entry.values() if isinstance(entry, dict) else entry:
        yield from list_pages(part)


def test_the_navigation_names_every_page_once() -> None:
    written = sorted(str(path.relative_to(DOCS)) for path in DOCS.rglob("*.md"))
    assert sorted(list_pages(SITE["nav"])) == written


def test_the_site_asks_nobody_for_anything() -> None:
    assert SITE["theme"]["font"] is False
    for name in [*SITE["extra"]["polyfills"], *SITE["extra_css"]]:
        assert (DOCS / name).is_file(), name
    for path in (DOCS / "site").iterdir():
        text = path.read_text("utf-8").replace("http://www.w3.org/2000/svg", "")
        assert "//" not in text.replace("// ", ""), path.name
