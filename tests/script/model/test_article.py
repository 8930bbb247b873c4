"""The article that a film was written from."""

from __future__ import annotations

import pytest

from lantern.script.model.article import ArticleReference
from tests.support.models import assert_refused


@pytest.mark.parametrize("published", ["", "2020-11-26"])
def test_an_article_has_a_date_or_none(published: str) -> None:
    article = ArticleReference(title="The salt road", published=published)
    assert article.published == published


@pytest.mark.parametrize("published", ["26 November 2020", "2020-13-01"])
def test_a_date_that_is_none_is_refused(published: str) -> None:
    message = f"'{published}' is not a date; write it as 2020-11-26"
    assert_refused(
        ArticleReference, {"title": "A", "published": published}, message
    )
