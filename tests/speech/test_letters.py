"""Words spelled: names of letters, single figures."""

from __future__ import annotations

import pytest

from lantern.speech.letters import spell_letters


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("T-34", "en", "T three four"),
        ("usa", "en-GB", "U S eigh"),
        ("T-34", "de", "T drei vier"),
        ("СССР", "ru", "эс эс эс эр"),
        ("—", "en", ""),
    ],
)
def test_each_letter_and_figure_has_its_name(
    text: str, language: str, said: str
) -> None:
    assert spell_letters(text, language) == said
