"""Headings as a film shows them."""

from __future__ import annotations

import pytest

from lantern.scaffold.from_article.headings import HeadingCase
from tests.support.imports import block, make_article

ARTICLE = make_article(
    block("paragraph", "We came to Culebra by the cut. The cut at Culebra is deep.")
)


@pytest.mark.parametrize(
    ("heading", "shown"),
    [
        ("THE CUT AT CULEBRA.", "The cut at Culebra"),
        ("LETTER II.", "Letter II"),
        ("The Cut at Culebra", "The Cut at Culebra"),
        ("What then?", "What then?"),
        ("USA", "USA"),
    ],
)
def test_capitals_become_small_but_for_names(heading: str, shown: str) -> None:
    assert HeadingCase(ARTICLE).set_heading(heading) == shown
