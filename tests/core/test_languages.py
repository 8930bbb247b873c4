"""Tags of languages."""

from __future__ import annotations

import pytest

from lantern.core.languages import get_primary_language


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("en", "en"),
        ("en-GB", "en"),
        ("zh_CN", "zh"),
        ("ZH-Hant-TW", "zh"),
        ("fil", "fil"),
        ("", ""),
    ],
)
def test_the_language_of_a_tag_is_without_region_and_script(
    tag: str, language: str
) -> None:
    assert get_primary_language(tag) == language
