"""The verb export: which formats there are, and that the film has to be rendered."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import films
from tests.support.films import scene

pytestmark = pytest.mark.process


def test_a_format_that_there_is_not_is_told_with_those_that_there_are(
    tmp_path: Path,
) -> None:
    films.write(tmp_path, [scene("One", None, duration=1)])
    done = films.call("export", "scenes/short", "--to", "otio, kdenlve", cwd=tmp_path)
    assert done.returncode == 2
    assert (
        "--to takes otio, fcpxml, kdenlive, edl, not 'kdenlve'; did you mean 'kdenlive'?"
        in done.stderr
    )


def test_a_film_that_is_not_rendered_is_told_and_nothing_is_written(
    tmp_path: Path,
) -> None:
    films.write(tmp_path, [scene("One", None, duration=1)])
    done = films.call("export", "scenes/short", cwd=tmp_path)
    assert done.returncode == 3
    assert "there is no build/short/short.mp4; render it first: " in done.stderr
    assert not (tmp_path / "build" / "short" / "export").exists()
