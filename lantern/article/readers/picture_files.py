"""Find the files of an article's pictures: beside it, or where its site keeps them.

Nothing outside the article's own site is taken. The site is the nearest folder above that has the
mark of a site or a vault; without one, only a name that begins at a root is looked for above.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lantern.core.suffixes import PICTURE_SUFFIXES

_FOUND_SUFFIXES = (*PICTURE_SUFFIXES, ".heic", ".heif")
"""Also those that can't be shown here, so that an author is told of them."""
_SITE_MARKS = (
    "_config.yml", "_config.yaml", "hugo.toml", "hugo.yaml", "config.toml", ".obsidian", ".git",
    "mkdocs.yml", "package.json", ".eleventy.js", "_quarto.yml", "book.toml",
)  # fmt: skip
_ROOTS = ("", "static", "public", "assets", "source", "content", "src", "docs")
"""Folders of a site whose content stands at its root."""
_MAX_UP = 8
"""Folders above the article that may be its site."""
_MAX_ENTRIES = 5000
"""Files that are looked through for a name."""


class PictureFinder:
    """Finds the files of one article's pictures; looks through its folder once."""

    def __init__(self, article: Path) -> None:
        """Take the article's file; nothing is looked for yet."""
        self._article = article
        self._files: list[Path] | None = None

    def find(self, names: Iterable[str]) -> Path | None:
        """Return the file of a picture by its names, the likeliest first; None if there is none."""
        for name in names:
            try:
                path = self._find_named(self._article.resolve(), name)
            except (OSError, ValueError, RuntimeError):
                continue  # a name that is no path, a circle of links
            if path is not None:
                return path
        return None

    def _find_named(self, article: Path, name: str) -> Path | None:
        path = _get_path(name)
        if not path or Path(path).suffix.lower() not in _FOUND_SUFFIXES:
            return None
        is_remote = bool(urlsplit(name).netloc)
        if not is_remote:
            for candidate in _list_candidates(article.parent, path):
                if candidate.is_file():
                    return candidate
        return self._search(article, Path(path).name, is_remote=is_remote)

    def _search(
        self, article: Path, name: str, *, is_remote: bool
    ) -> Path | None:
        """Return the one file of a name below the article's folder.

        A vault keeps its pictures in any folder, and a browser those of page.html in page_files;
        a web address is looked for only there.
        """
        if self._files is None:
            self._files = _list_files(article.parent)
        found = [path for path in self._files if path.name == name]
        if is_remote:
            found = [path for path in found if _is_saved_with(path, article)]
        if len(found) != 1:
            return None
        return next(_keep_inside(found[0], article.parent), None)


def _is_saved_with(path: Path, article: Path) -> bool:
    folder = path.relative_to(article.parent).parts[0]
    return path.parent != article.parent and folder.startswith(article.stem)


def _list_files(top: Path) -> list[Path]:
    """Return the pictures in a folder and below; none if there is too much to look through."""
    paths: list[Path] = []
    count = 0
    for folder, folders, files in os.walk(top):
        folders[:] = [
            each for each in sorted(folders) if not each.startswith(".")
        ]
        count += len(files) + len(folders)
        if count > _MAX_ENTRIES:
            return []
        names = [
            name
            for name in files
            if Path(name).suffix.lower() in _FOUND_SUFFIXES
        ]
        paths += [Path(folder, name) for name in names]
    return paths


def _get_path(name: str) -> str:
    """Return the path in a picture's name, without a query and decoded."""
    if urlsplit(name).netloc:
        return unquote(urlsplit(name).path)
    return unquote(re.split(r"[?#](?=[^/]*$)", name)[0]).replace("\\", "/")


def _list_candidates(folder: Path, path: str) -> Iterator[Path]:
    """Yield the files that a path could mean, as far as they are the article's."""
    site = _find_site(folder)
    if not path.startswith("/"):
        yield from _keep_inside(folder / path, site or folder)
    bare = path.lstrip("/")
    if not path.startswith("/") and site is None:
        return
    for above in _list_above(folder, site):
        for root in _ROOTS:
            yield from _keep_inside(above / root / bare, above)


def _keep_inside(path: Path, folder: Path) -> Iterator[Path]:
    """Yield a path with its links followed, if it lies in a folder or below."""
    resolved = path.resolve()
    if folder in resolved.parents:
        yield resolved


def _find_site(folder: Path) -> Path | None:
    for above in (folder, *folder.parents[:_MAX_UP]):
        if any((above / mark).exists() for mark in _SITE_MARKS):
            return above
    return None


def _list_above(folder: Path, site: Path | None) -> list[Path]:
    """Return the article's folder and those above it, up to its site; never the whole disk."""
    above = [folder, *folder.parents[:_MAX_UP]]
    if site is not None:
        above = [each for each in above if each == site or site in each.parents]
    return [each for each in above if each != each.parent]
