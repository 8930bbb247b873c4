"""The verb timeline: the cut film as JSON."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from lantern import rendering
from lantern.timeline import Timeline
from tests.support import films
from tests.support.envelopes import read_result
from tests.support.films import scene, still

pytestmark = pytest.mark.process


@pytest.fixture
def film(tmp_path: Path) -> Path:
    return films.write(
        tmp_path,
        [
            scene(
                "One",
                "Rain and wind.",
                claim={"status": "reported", "by": "A. Person"},
            ),
            scene("Two", "Ünder snow.", still("river"), chapter="Snow"),
        ],
    )


@pytest.fixture
def spoken(film: Path, tmp_path: Path) -> None:
    """Speak the film in this process, so that the verb starts no worker."""
    store = Path(os.environ["LANTERN_STORE"])
    rendering.speak(films.studio(film, tmp_path, store=store))


def test_the_printed_timeline_reads_back_as_the_cut_film(
    film: Path, tmp_path: Path
) -> None:
    done = films.call("timeline", "scenes/short", "--jobs", "1", cwd=tmp_path)
    assert done.returncode == 2, "it takes no --jobs"
    done = films.call("timeline", "scenes/short", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    read = Timeline.from_json(json.loads(done.stdout))
    studio = films.studio(film, tmp_path, store=tmp_path / "build" / ".store")
    assert read == rendering.speak_and_lay_out(studio).timeline
    assert [word.text for word in read.words[1]] == ["Ünder", "snow."]
    assert read.fps == films.FPS


def test_progress_goes_to_standard_error(film: Path, tmp_path: Path) -> None:
    done = films.call("timeline", "scenes/short", cwd=tmp_path)
    assert "scene 1 'One': voice" in done.stderr
    again = films.call("timeline", "scenes/short", cwd=tmp_path)
    assert again.stderr == "", "it is spoken already"
    assert again.stdout == done.stdout


def test_a_shape_has_its_own_overlays(spoken: None, tmp_path: Path) -> None:
    tall = films.call(
        "timeline", "scenes/short", "--shape", "9:16", cwd=tmp_path
    )
    wide = films.call("timeline", "scenes/short", cwd=tmp_path)
    kinds = [each["kind"] for each in json.loads(tall.stdout)["overlays"]]
    assert "caption" in kinds, "9:16 has captions burned in"
    assert tall.stdout != wide.stdout


def test_the_form_has_a_name_and_a_version(
    spoken: None, tmp_path: Path
) -> None:
    done = films.call("timeline", "scenes/short", cwd=tmp_path)
    value = json.loads(done.stdout)
    told = films.call("timeline", "scenes/short", "--json", cwd=tmp_path)
    assert read_result(told) == value
    assert value["schema"] == "lantern.timeline"
    assert value["version"] == 1
