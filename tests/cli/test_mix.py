"""The verb mix: the sound of the film as WAV files."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import films
from tests.support.films import scene

pytestmark = pytest.mark.process


def test_the_stems_and_the_mix_are_named_and_equally_long(tmp_path: Path) -> None:
    films.write(tmp_path, [scene("One", "Rain fell."), scene("Two", "Wind came.")])
    done = films.run("mix", "scenes/short", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    paths = done.stdout.splitlines()
    assert {Path(path).parent for path in paths} == {Path("build/short/stems")}
    assert "mix.wav" in {Path(path).name for path in paths}
    sizes = {(tmp_path / path).stat().st_size for path in paths}
    assert len(sizes) == 1
