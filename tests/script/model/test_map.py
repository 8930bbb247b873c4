"""What a shot says of a map: days, and words at which something comes."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.models import make_shot


@pytest.mark.parametrize(
    ("written", "phrases"),
    [
        ("crossed the Argun", ("crossed the Argun",)),
        (["crossed", "the sea"], ("crossed", "the sea")),
    ],
)
def test_an_item_comes_with_words_and_has_come_with_others(
    written: Any, phrases: tuple[str, ...]
) -> None:
    shot = make_shot(map="m.yml", when={"army": written})
    assert shot.when == {"army": phrases}


@pytest.mark.parametrize("written", [[], ["a", "b", "c"], "", 3])
def test_an_item_has_one_or_two_phrases(written: Any) -> None:
    with pytest.raises(ValueError):
        make_shot(map="m.yml", when={"army": written})


def test_a_year_alone_is_a_day_of_the_calendar() -> None:
    assert make_shot(map="m.yml", dates=[1944, "9 aug 1945"]).dates == (
        "1944",
        "9 aug 1945",
    )


@pytest.mark.parametrize("written", [["9 aug"], [True, "9 aug"], "9 aug"])
def test_a_calendar_has_a_first_and_a_last_day(written: Any) -> None:
    with pytest.raises(ValueError):
        make_shot(map="m.yml", dates=written)
