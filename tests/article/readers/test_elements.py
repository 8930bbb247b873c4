"""What readers share."""

from __future__ import annotations

import pytest

from lantern.article.readers.elements import find_iso_date, require_library
from lantern.core.problems import ToolFailure


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("In May 2020, then on 4 May 2021 and 5 May 2021", "2021-05-04"),
        ("in May 2020", ""),
        ("", ""),
    ],
)
def test_the_first_whole_day_counts(text: str, iso: str) -> None:
    assert find_iso_date(text) == iso


def test_a_missing_library_is_named_with_the_command_that_installs_it() -> None:
    with pytest.raises(ToolFailure) as caught, require_library("python-docx"):
        raise ImportError
    assert caught.value.message == (
        "python-docx is needed to read this article;"
        " install it: pip install 'lantern-film[article]'"
    )
