"""Commas between [ and ] that belong to a number or a text."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import pytest
from pydantic import Field

from lantern.script.document import YamlModel
from lantern.script.list_commas import read_number_with_comma
from tests.support.models import list_faults


class Chart(YamlModel):
    """What lists of each kind are refused for."""

    point: tuple[float, float] = (0, 0)
    box4: tuple[float, float, float, float] = (0, 0, 1, 1)
    counts: tuple[int, ...] = ()
    small: tuple[Annotated[int, Field(le=10)], ...] = ()
    dates: tuple[str, str] = ("", "")
    names: tuple[str, ...] = ()
    title: str = ""
    box: str | tuple[float, float] = ""
    guess: Literal["auto"] = "auto"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "point: [0,5, 0,25]\n",
            "x.yml:1:8: 'point' has 4 entries; 2 is the most;"
            " each comma begins an entry: write 0.5 for 0,5",
        ),
        (
            "counts: [1,000, 12]\n",
            "x.yml:1:12: must be a whole number such as 3, got text: 000;"
            " each comma begins an entry: write 1000 for 1,000",
        ),
        (
            "counts: [84,000]\n",
            "x.yml:1:13: must be a whole number such as 3, got text: 000;"
            " each comma begins an entry: write 84000 for 84,000",
        ),
        (
            "small: [3,14, 2]\n",
            "x.yml:1:11: must be at most 10;"
            " each comma begins an entry: write 3.14 for 3,14",
        ),
        (
            "dates: [9 August, 1945, 14 August]\n",
            "x.yml:1:8: 'dates' has 3 entries; 2 is the most; each comma begins an entry,"
            " so a text with a comma in it needs quotes",
        ),
        (
            "box: [0,5, 0,25]\n",
            "x.yml:1:6: 'box' has 4 entries; 2 is the most;"
            " each comma begins an entry: write 0.5 for 0,5",
        ),
    ],
)
def test_a_comma_that_begins_an_entry_is_told(
    tmp_path: Path, text: str, message: str
) -> None:
    assert list_faults(tmp_path, Chart, text) == [message]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("small: [3,14]\n", "x.yml:1:11: must be at most 10"),
        ("small: [3,14,2]\n", "x.yml:1:11: must be at most 10"),
        ("point: [0.5]\n", "x.yml:1:8: 'point' has 1 entries; it needs 2"),
        ("box4: []\n", "x.yml:1:7: 'box4' has 0 entries; it needs 4"),
        ("small: [3, 14]\n", "x.yml:1:12: must be at most 10"),
        ("guess: [0,0]\n", "x.yml:1:8: 'guess' must be 'auto'"),
        ("small:\n  - 14\n", "x.yml:2:5: must be at most 10"),
        (
            "dates:\n  - a\n  - b\n  - c\n",
            "x.yml:2:3: 'dates' has 3 entries; 2 is the most",
        ),
    ],
)
def test_other_faults_of_a_list_say_nothing_of_commas(
    tmp_path: Path, text: str, message: str
) -> None:
    first = list_faults(tmp_path, Chart, text)[0]
    if "3,14]" in text:  # alone in its brackets it looks like a number
        message += "; each comma begins an entry: write 3.14 for 3,14"
    assert first == message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "names: Japan, Korea\n",
            "'names' must be a list; write [Japan, Korea]",
        ),
        ("names: Japan\n", "'names' must be a list; write [Japan]"),
        (
            "names: https://a.org\n",
            "'names' must be a list; write [https://a.org]",
        ),
        ("names: 'Rain: wind'\n", "'names' must be a list"),
        (f"names: {'long ' * 20}\n", "'names' must be a list"),
        (
            "title: [Paris, France]\n",
            "'title' must be text, got a list; if the brackets belong to it, put it in"
            " quotes",
        ),
    ],
)
def test_a_text_for_a_list_and_a_list_for_a_text_are_told_with_their_cure(
    tmp_path: Path, text: str, message: str
) -> None:
    assert list_faults(tmp_path, Chart, text) == [f"x.yml:1:8: {message}"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("84,000", "84000"),
        ("1,234,567", "1234567"),
        ("-1,5", "-1.5"),
        ("1,5,2", ""),
        ("12", ""),
        ("a,b", ""),
    ],
)
def test_numbers_with_commas_are_read(text: str, number: str) -> None:
    assert read_number_with_comma(text) == number
