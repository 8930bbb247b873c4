"""The renderings that --described stands for."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.cli.descriptions import list_described_runs
from lantern.cli.options import UsageError
from lantern.plan import project
from lantern.rendering import RenderOptions
from lantern.script.film_script import Script
from tests.support import films


def load(tmp_path: Path, **scene: object) -> Script:
    """Return the script of a film of one scene."""
    folder = films.write(tmp_path, [films.scene("One", "Rain.", **scene)])
    loaded, problems = project.load(folder)
    assert loaded is not None, problems
    return loaded.script


def test_each_film_gets_a_track_and_a_described_film_beside_it(
    tmp_path: Path,
) -> None:
    script = load(tmp_path, describe="Hills.")
    runs = [
        RenderOptions(tmp_path, Path("out")),
        RenderOptions(tmp_path, Path("out/1x1")),
    ]
    found = list_described_runs(script, runs)
    assert [(each.described, str(each.out)) for each in found] == [
        ("track", "out"),
        ("film", "out/described"),
        ("track", "out/1x1"),
        ("film", "out/1x1/described"),
    ]


def test_a_film_that_describes_nothing_is_told_how_to(tmp_path: Path) -> None:
    with pytest.raises(
        UsageError, match="this film describes nothing; write `describe:"
    ):
        list(
            list_described_runs(
                load(tmp_path), [RenderOptions(tmp_path, tmp_path)]
            )
        )


def test_one_scene_alone_is_not_described(tmp_path: Path) -> None:
    script = load(tmp_path, describe="Hills.")
    runs = [RenderOptions(tmp_path, tmp_path, only="1")]
    with pytest.raises(UsageError, match="leave --only out"):
        list(list_described_runs(script, runs))
