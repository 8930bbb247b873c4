"""Figures that stand in a chart's table needn't stand in the article."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import sourced

CARD = """shots:
  - card:
      chart: Camels
      unit: thousand
      data: {file: t.csv, x: year}
      lines: [{name: Herds, column: camels}]
"""


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        ("84 camels", "91 camels", []),
        ("84 camels", "93,000 camels", []),
        ("84 camels", "92 camels", ["'92'"]),
        ("On 9 August", "In 1932", []),
    ],
)
def test_a_figure_of_the_table_is_known(
    was: str, now: str, told: list[str], tmp_path: Path
) -> None:
    table = "year,camels\n1931,91\n1932,93\n"
    folder = tmp_path / "film"
    folder.mkdir()
    (folder / "t.csv").write_text(table, encoding="utf-8")
    scene = sourced.TOLD.replace(was, now).replace(sourced.CARD, CARD)
    found = sourced.find_faults(tmp_path, scene)
    about = [text for text in found if "is not in" in text]
    assert len(about) == len(told)
    for text, figure in zip(about, told, strict=True):
        assert figure in text
        assert "of the article, nor in the scene's tables" in text
