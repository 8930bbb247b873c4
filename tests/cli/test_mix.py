"""The verb mix: the sound of the film as WAV files."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import films
from tests.support.envelopes import read_result
from tests.support.films import scene

pytestmark = pytest.mark.process


def test_the_stems_and_the_mix_are_written_and_named(tmp_path: Path) -> None:
    films.write(
        tmp_path, [scene("One", "Rain fell."), scene("Two", "Wind came.")]
    )
    done = films.call("mix", "scenes/short", "--json", cwd=tmp_path)
    paths = read_result(done)["files"]
    stems_folder = tmp_path / "build" / "short" / "stems"
    assert {Path(path).parent for path in paths} == {stems_folder}
    names = {Path(path).name for path in paths}
    assert {"voice.wav", "music.wav", "effects.wav", "mix.wav"} <= names
    stems = [tmp_path / path for path in paths if not path.endswith("mix.wav")]
    assert len({stem.stat().st_size for stem in stems}) == 1, (
        "they are equally long"
    )
