"""Markdown that would take minutes or hours to read is refused, with the place."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.article.readers import read_article
from lantern.article.readers.markdown_limits import (
    MAX_TAGS,
    require_closed,
    require_few_tags,
)
from lantern.core.problems import AssetFailure


@pytest.mark.parametrize(
    ("begin", "end"), [("[", "]"), ("<!--", "-->"), ("{{", "}}"), ("{%", "%}")]
)
def test_brackets_that_nothing_closes_are_told(begin: str, end: str) -> None:
    require_closed(f"{begin} a {end}\n" * 5000, "a.md")
    require_closed(f"{begin} " * 200 + f"{end} " * 200, "a.md")
    message = (
        f"'a.md' has more than 200 {begin} up to line 401 that no {end} closes;"
        " take them out"
    )
    with pytest.raises(AssetFailure) as caught:
        require_closed(f"{begin} a\n\n" * 5000, "a.md")
    assert caught.value.message == message


def test_ends_before_their_beginnings_count_for_nothing() -> None:
    with pytest.raises(
        AssetFailure, match=r"than 200 \[ up to line 202 that no \] cl"
    ):
        require_closed("]" * 500 + "\n" + "[\n" * 300, "a.md")


def test_a_text_of_nothing_but_marks_is_too_much() -> None:
    require_few_tags("<p>" * MAX_TAGS, "a.md")
    message = (
        "'a.md' has 30,001 paragraphs, entries and marks, more than an article"
    )
    with pytest.raises(AssetFailure, match=message):
        require_few_tags("<p>" * (MAX_TAGS + 1), "a.md")


def test_an_article_with_open_brackets_is_refused_before_it_is_read(
    tmp_path: Path,
) -> None:
    """Fifty thousand of them took half a minute, ten times as many an hour."""
    (tmp_path / "a.md").write_text("Rain fell.\n\n" + "![[" * 50_000)
    with pytest.raises(AssetFailure, match="more than 200 \\[ up to line 3"):
        read_article(tmp_path / "a.md")


def test_marks_without_an_end_are_read_in_time(tmp_path: Path) -> None:
    text = "Rain ~~fell ==on " * 2000
    (tmp_path / "a.md").write_text(f"{text}\n")
    [block] = read_article(tmp_path / "a.md").blocks
    assert block.text == text.strip()
