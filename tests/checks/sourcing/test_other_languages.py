"""A narration in one language agrees with an article in another where their facts do."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import sourced

TABLE = Path(__file__).with_name("narrations.txt")
"""The same in twelve languages, told by the article of `sourced`."""
NARRATIONS = dict(
    line.split("|") for line in TABLE.read_text("utf-8").splitlines()
)


def list_faults(folder: Path, language: str, narration: str) -> list[str]:
    """Return what is wrong with a film in a language whose article is in English."""
    scene = f"scene: Wells\npassage: [2, 3, 4]\nnarration: |\n  {narration}\n{sourced.CARD}"
    return sourced.find_faults(folder, scene, f"language: {language}\n")


@pytest.mark.parametrize("language", NARRATIONS)
def test_facts_that_agree_are_not_told(tmp_path: Path, language: str) -> None:
    assert list_faults(tmp_path, language, NARRATIONS[language]) == []


@pytest.mark.parametrize(
    ("language", "right", "wrong", "told"),
    [
        ("ru", "Девятого августа", "Восьмого августа", "nearest: 9 August 1945"),
        ("ru", "половине пятого", "половине шестого", "nearest: 4:30"),
        ("ru", "шестисот тысяч", "полутора миллионов", "nearest: 600,000"),
        ("ru", "пятый", "шестой", "nearest: 5th"),
        ("de", "halb fünf", "halb sechs", "nearest: 4:30"),
        ("de", "vierundachtzig", "achtundvierzig", "nearest: 55 km"),
        ("fr", "cinquante-cinq kilomètres", "cinquante-six kilomètres", "nearest: 55 km"),
        ("es", "ochenta y cuatro", "ochenta y cinco", "nearest: 84"),
        ("it", "nove agosto", "dieci luglio", "nearest: 10 August"),
        ("pt", "quatro e meia", "cinco e meia", "nearest: 4:30"),
        ("nl", "half vijf", "half zes", "nearest: 4:30"),
        ("pl", "wpół do piątej", "wpół do szóstej", "nearest: 4:30"),
        ("uk", "шістсот тисяч", "шістдесят тисяч", "nearest: 600,000"),
        ("zh", "六十万", "六百万", "nearest: 600,000"),
        ("ja", "60万", "6万", "nearest: 600,000"),
        ("ko", "네 시 반", "다섯 시 반", "nearest: 4:30"),
    ],
)  # fmt: skip
def test_facts_that_differ_are_told(
    tmp_path: Path, language: str, right: str, wrong: str, told: str
) -> None:
    narration = NARRATIONS[language]
    assert right in narration
    (fault,) = list_faults(tmp_path, language, narration.replace(right, wrong))
    assert " is not in paragraphs 2–4 of the article " in fault
    assert told in fault
