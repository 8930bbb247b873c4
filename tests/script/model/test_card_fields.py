"""What stands on cards: dates, figures, texts and the blocks they rest on."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from lantern.script.model.card_fields import (
    BlockNumbers,
    CardDate,
    CardText,
    FiniteNumber,
    ShortCardText,
)


def read(kind: Any, value: object) -> object:
    found: object = TypeAdapter(kind).validate_python(value)
    return found


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("9 aug", "9 aug"),
        (" 9 aug 1945 ", "9 aug 1945"),
        ("aug 1945", "aug 1945"),
        (1945, "1945"),
        # leap days exist in the year of dates that have none
        ("29 feb", "29 feb"),
    ],
)
def test_dates_stay_as_they_are_written(value: object, text: str) -> None:
    assert read(CardDate, value) == text


@pytest.mark.parametrize("value", ["soon", "31 apr", "29 feb 1945", "", True])
def test_what_is_no_date_is_refused(value: object) -> None:
    with pytest.raises(ValidationError):
        read(CardDate, value)


@pytest.mark.parametrize(
    ("value", "blocks"), [(3, (3,)), ([3, 4], (3, 4)), ([], ())]
)
def test_one_block_needs_no_list(
    value: object, blocks: tuple[int, ...]
) -> None:
    assert read(BlockNumbers, value) == blocks


@pytest.mark.parametrize("value", [0, [-1], "3", [2.5], [True]])
def test_blocks_are_numbers_from_1_on(value: object) -> None:
    with pytest.raises(ValidationError):
        read(BlockNumbers, value)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), "3", None, True])
def test_figures_are_numbers(value: object) -> None:
    with pytest.raises(ValidationError):
        read(FiniteNumber, value)


def test_texts_have_an_end_and_no_blanks_around_them() -> None:
    assert read(CardText, " Salt\n") == "Salt"
    assert read(ShortCardText, "x" * 300) == "x" * 300
    for kind, value in ((CardText, "  "), (ShortCardText, "x" * 301)):
        with pytest.raises(ValidationError):
            read(kind, value)
