"""The lock of a film's article on disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.article import lock
from lantern.script import lockfile
from tests.support import sourced
from tests.support.imports import block, make_article


def damage(folder: Path, old: str, new: str) -> str:
    """Return what is wrong with a lock in which something was changed."""
    film = sourced.write(folder)
    path = film / lock.LOCK_FILE
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    found, problems = lockfile.load(sourced.load_script(film))
    assert found is None
    return str(problems[0]).removeprefix(f"{path}:")


def test_what_was_saved_is_read_again(tmp_path: Path) -> None:
    script = sourced.load_script(sourced.write(tmp_path))
    article = make_article(
        block("heading", "The wells"),
        block("paragraph", "In 1811 84 men came."),
    )
    path = lockfile.save(script, article)
    assert path == lockfile.find_lock_file(script)
    found, problems = lockfile.load(script)
    assert problems == []
    assert found == lock.make_lock(article)
    assert [each.opens for each in found.blocks] == [
        "The wells",
        "In 1811 84 men came.",
    ]


def test_a_film_without_a_lock_has_none(tmp_path: Path) -> None:
    script = sourced.load_script(sourced.write(tmp_path, article=None))
    assert lockfile.load(script) == (None, [])


def test_blocks_out_of_order_are_told_at_their_number(tmp_path: Path) -> None:
    fault = damage(tmp_path, "number: 2", "number: 7")
    assert fault.endswith(
        ": block 2 is numbered 7; write a new lock, or take it from the film's history"
    )
    assert fault[0].isdigit()


@pytest.mark.parametrize(
    ("old", "new"),
    [("lock: 1", "lock: 2"), ("length:", "len:"), ("number: 1", "number: one")],
)
def test_a_damaged_lock_is_told_where_it_is(
    tmp_path: Path, old: str, new: str
) -> None:
    line, column, message = damage(tmp_path, old, new).split(":", 2)
    assert line.isdigit() and column.isdigit()
    assert message.strip()
