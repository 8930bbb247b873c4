"""The verb podcast: what is wrong on its line is told before any work."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import films
from tests.support.films import scene

pytestmark = pytest.mark.process


def test_an_address_has_to_be_one(tmp_path: Path) -> None:
    films.write(tmp_path, [scene("One", "Rain fell.")])
    done = films.call(
        "podcast", "scenes/short", "--url", "my/site", cwd=tmp_path
    )
    assert done.returncode == 2
    assert "--url takes a whole address such as https://" in done.stderr


def test_a_film_that_describes_nothing_has_no_described_podcast(
    tmp_path: Path,
) -> None:
    films.write(tmp_path, [scene("One", "Rain fell.")])
    done = films.call("podcast", "scenes/short", "--described", cwd=tmp_path)
    assert done.returncode == 2
    assert "this film describes nothing" in done.stderr


def test_the_described_film_has_to_be_rendered(tmp_path: Path) -> None:
    films.write(tmp_path, [scene("One", "Rain fell.", describe="Hills.")])
    done = films.call("podcast", "scenes/short", "--described", cwd=tmp_path)
    assert done.returncode == 3
    assert "there is no build/short/described/short.mp4" in done.stderr
    assert "render scenes/short --described" in done.stderr
