"""The pages that show how to add something: their changes still fit the code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tests.support import films

PAGES = sorted((films.ROOT / "docs" / "developers").glob("adding-*.md"))


@dataclass
class Hunk:
    """A part of a change: the file it is in, and its lines with their signs."""

    file: str
    lines: list[str]

    @property
    def before(self) -> str:
        """The lines that have to be there."""
        return "".join(
            f"{line[1:]}\n" for line in self.lines if line[:1] != "+"
        )


def list_hunks(page: str) -> Iterator[Hunk]:
    """Yield the parts of all changes of a page."""
    for change in re.findall(r"^```diff\n(.*?)^```", page, re.M | re.S):
        file = ""
        hunk = Hunk("", [])
        for line in change.splitlines():
            if line.startswith(("--- ", "+++ ", "@@")):
                if hunk.lines:
                    yield hunk
                if line.startswith("+++ "):
                    file = line.removeprefix("+++ b/")
                hunk = Hunk(file, [])
            else:
                hunk.lines.append(line)
        yield hunk


@pytest.mark.parametrize("name", [page.name for page in PAGES])
def test_a_change_of_a_page_fits_the_code(name: str) -> None:
    page = (films.ROOT / "docs" / "developers" / name).read_text("utf-8")
    hunks = list(list_hunks(page))
    assert hunks
    for hunk in hunks:
        path = films.ROOT / hunk.file
        if path.exists():
            assert hunk.before, f"{hunk.file} is there already"
            assert hunk.before in path.read_text("utf-8"), (
                f"{name}: {hunk.file}"
            )
        else:
            assert not hunk.before, f"{hunk.file} isn't there"


def test_there_is_a_page_for_each_kind_of_thing() -> None:
    assert [page.stem for page in PAGES] == [
        "adding-a-publisher",
        "adding-a-transition",
        "adding-a-visual",
        "adding-a-voice",
    ]
