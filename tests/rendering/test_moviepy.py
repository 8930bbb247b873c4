"""The film as a MoviePy clip: written by MoviePy, it is the film that Lantern renders, picture
and sound.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

import lantern
from lantern.core.problems import Failure
from tests.support import films
from tests.support.films import Made, scene, still

pytestmark = pytest.mark.film

PAN = {"from": [0, 0, 0.8, 0.8], "to": [0.2, 0.2, 0.8, 0.8]}


def rgb(path: Path) -> NDArray[np.uint8]:
    """The decoded frames, (frames, h, w, 3)."""
    w, h = films.SIZE
    return np.frombuffer(films.decode(path, "rgb24"), np.uint8).reshape(
        -1, h, w, 3
    )


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Made:
    base = tmp_path_factory.mktemp("rendered")
    words = "wind rain tide beep coal."
    scenes = [
        scene(
            "One",
            words,
            still("river", move=PAN),
            still("hills", at="beep"),
            lower_third={"title": "Here"},
        ),
        scene("Two", words, still("grey"), transition={"dissolve": 0.4}),
    ]
    return films.render(films.write(base / "project", scenes), base)


def test_moviepy_writes_the_film_that_lantern_renders(
    rendered: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANTERN_STORE", str(tmp_path / "store"))
    monkeypatch.chdir(tmp_path)
    clip = lantern.film_clip(rendered.studio.script.tree.file.parent)
    assert (clip.size, clip.fps) == (films.SIZE, films.FPS)
    out = tmp_path / "by-moviepy.mp4"
    fine = {"preset": "ultrafast", "ffmpeg_params": ["-qp", "4"]}
    clip.write_videofile(
        str(out),
        logger=None,
        audio_codec="aac",
        audio_fps=48_000,
        **fine,
    )
    compare_pictures(rendered, out)
    compare_sound(rendered, out)


def compare_pictures(rendered: Made, out: Path) -> None:
    """Every frame is alike, but for what two encoders leave out, and at its own time."""
    ours = rgb(rendered.mp4)
    theirs = rgb(out)
    assert len(ours) == len(theirs) == rendered.report["frames"]
    off = np.abs(ours.astype(int) - theirs).mean(axis=(1, 2, 3))
    assert off.max() < 5
    assert off.mean() < 3
    late = np.abs(ours[10:20].astype(int) - theirs[13:23]).mean(axis=(1, 2, 3))
    assert (late > off[10:20] + 3).all(), "while the camera moves"


def compare_sound(rendered: Made, out: Path) -> None:
    """Every take begins within 2 ms of ours, and is as loud."""
    ours = films.sound(rendered.mp4)[:, 0]
    theirs = films.sound(out)[:, 0]
    for _, frame in rendered.board().timeline.takes:
        start = frame * 1920
        begin = films.onset(ours, start)
        assert films.onset(theirs, start) == pytest.approx(begin, abs=96)
    assert np.abs(theirs).max() == pytest.approx(np.abs(ours).max(), abs=0.05)


def test_a_scene_alone_as_rendered_alone(
    rendered: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANTERN_STORE", str(tmp_path / "store"))
    film = rendered.studio.script.tree.file.parent
    clip = lantern.film_clip(str(film), "two")
    assert clip.duration == pytest.approx(
        rendered.report["scenes"][1]["seconds"]
    )
    assert clip.audio.duration == pytest.approx(clip.duration, abs=0.01)
    last = rgb(rendered.mp4)[-1]
    assert (
        np.abs(clip.get_frame(clip.duration - 0.02).astype(int) - last).mean()
        < 4
    )
    small = lantern.film_clip(film, "two", draft=True)
    assert small.size == films.SIZE


def test_what_is_wrong_is_raised(tmp_path: Path) -> None:
    folder = films.write(
        tmp_path,
        [scene("One", "Words.", still("hils")), scene("Two", "Words.")],
    )
    with pytest.raises(
        Failure,
        match=r"has 1 problem: .*01-one.yml:.*'assets/hils.png' not found; did you mean",
    ) as told:
        lantern.film_clip(folder)
    assert told.value.code == 4 and len(told.value.detail) == 1
    folder = films.write(
        tmp_path, [scene("One", "Words."), scene("Two", "Words.")]
    )
    with pytest.raises(
        Failure,
        match=r"there is no scene 'twoo'; did you mean 'two'\?; there are: one, two",
    ):
        lantern.film_clip(folder, "twoo")


def test_importing_lantern_brings_nothing_heavy() -> None:
    code = (
        "import sys, lantern; print([m for m in ('moviepy', 'numpy', 'cv2', 'pydantic') if m in"
        " sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=films.ROOT,
    )
    assert done.stdout.strip() == "[]"
    with pytest.raises(AttributeError, match="has no attribute 'film_clips'"):
        lantern.film_clips  # noqa: B018
