"""Tags and links that go with a film when it is published."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from lantern.script.model.upload import FilmLink, FilmLinkEntry, FilmTag

TAG: TypeAdapter[str] = TypeAdapter(FilmTag)
LINK: TypeAdapter[FilmLink] = TypeAdapter(FilmLinkEntry)
PAGE = "https://example.org/article"


@pytest.mark.parametrize("tag", ["rain", "rain and wind", "дождь", "x" * 100])
def test_a_tag_is_a_word_or_a_few(tag: str) -> None:
    assert TAG.validate_python(tag) == tag


@pytest.mark.parametrize(
    ("tag", "message"),
    [
        ("rain, wind", "a tag has no comma; make each an entry of its own"),
        ("<b>rain", "a tag has no < and no >"),
        ("", "at least 1 character"),
        ("x" * 101, "at most 100 characters"),
    ],
)
def test_what_is_no_tag_is_told(tag: str, message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        TAG.validate_python(tag)


@pytest.mark.parametrize(
    ("written", "line"),
    [
        (PAGE, PAGE),
        ({"url": PAGE}, PAGE),
        ({"url": PAGE, "title": "The article"}, f"The article: {PAGE}"),
    ],
)
def test_a_link_is_a_line_of_the_description(
    written: object, line: str
) -> None:
    assert LINK.validate_python(written).format_line() == line


@pytest.mark.parametrize("written", ["example", {"title": "The article"}, 7])
def test_what_is_no_link_is_refused(written: object) -> None:
    with pytest.raises(ValidationError):
        LINK.validate_python(written)
