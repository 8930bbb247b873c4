"""Where files may be read from, and what is said of those that aren't there."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.core.problems import AssetFailure
from lantern.script.paths import AllowedPaths


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("maps/raod.yml", "; did you mean 'road.yml'?"),
        ("map/road.yml", "; did you mean 'maps/road.yml'?"),
        ("map/raod.yaml", "; did you mean 'maps/road.yml'?"),
        ("road.yml", "; did you mean 'maps/road.yml'?"),
        ("map/wells.png", ""),
        ("wells/deep/road.yml", ""),
    ],
)
def test_a_file_that_is_not_there_is_looked_for_nearby(
    tmp_path: Path, text: str, meant: str
) -> None:
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps" / "road.yml").touch()
    with pytest.raises(AssetFailure) as caught:
        AllowedPaths(tmp_path, tmp_path).find(text, tmp_path)
    assert caught.value.message == f"'{text}' not found{meant}"
