"""MoviePy's effects on shots: what they do to frames, what they cost, which are refused."""

from __future__ import annotations

import inspect
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from lantern import plan
from lantern.core.problems import Span
from lantern.core.store import Store
from lantern.core.units import Frames
from lantern.graphics import look
from lantern.script.model.footage import Effect
from lantern.script.model.scene import Shot
from lantern.script.paths import AllowedPaths
from lantern.timeline import split_segments
from lantern.visuals import Visual
from lantern.visuals.clip import effects
from lantern.visuals.clip.frame_sources import load_moviepy
from lantern.visuals.compose import open_visual
from lantern.visuals.requests import StyleRequest, VisualRequest
from lantern.visuals.specs import StillSpec
from tests.support import films
from tests.support.films import Made, scene, still


def shown(folder: Path, keys: dict[str, Any], length: int = 25) -> Visual:
    """Return the visual of a shot as segments get it, at the tests' size."""
    films.paint(folder / "hills.png", -1)
    shot = Shot.model_validate({"still": "hills.png", **keys})
    spec = StillSpec(
        "hills.png",
        move=shot.move,
        effects=shot.effects or (),
    )
    visual = VisualRequest(spec, folder, AllowedPaths(folder, folder))
    style = StyleRequest(films.SIZE, 25, None, "")
    return open_visual(
        visual,
        Frames(length),
        style,
        store=Store(folder / "store"),
        look=look.load(),
    )


# long: one picture under several effects
def test_an_effect_changes_the_picture_as_moviepy_does(tmp_path: Path) -> None:
    plain = shown(tmp_path, {}).paint(5)
    grey = shown(tmp_path, {"effects": ["BlackAndWhite"]}).paint(5)
    assert (
        plain.u.std() > 10
        and grey.u.std() < 1
        and abs(float(grey.u.mean()) - 128) < 1
    )
    turned = shown(
        tmp_path, {"effects": ["MirrorX", {"InvertColors": {}}]}
    ).paint(5)
    assert np.abs(251 - turned.y[:, ::-1].astype(float) - plain.y).mean() < 2
    close = shown(
        tmp_path,
        {"effects": [{"Crop": {"x1": 0, "width": 80, "height": 45, "y1": 0}}]},
    ).paint(5)
    assert close.size == films.SIZE
    assert (
        np.abs(close.y[::2, ::2].astype(float) - plain.y[:45, :80]).mean() < 4
    ), "what is smaller fills the frame"


def test_effects_in_time_go_by_the_shots_own_length(tmp_path: Path) -> None:
    fading = shown(tmp_path, {"effects": [{"FadeOut": {"duration": 0.4}}]}, 25)
    light = [float(fading.paint(n).y.mean()) for n in (0, 14, 19, 24, 30)]
    assert light[0] == pytest.approx(light[1], abs=0.5)
    assert (
        light[0] > light[2] + 20 > light[3] + 20 and light[4] == light[3] < 30
    ), "no more in the dissolve after it"
    sliding = shown(
        tmp_path,
        {"effects": [{"SlideIn": {"duration": 0.5, "side": "left"}}]},
        25,
    )
    first, last = sliding.paint(3), sliding.paint(20)
    assert first.y[:, -40:].max() <= 17 and last.y[:, -40:].max() > 100


def test_what_stands_still_stays_still(tmp_path: Path) -> None:
    held = {"move": "hold"}
    steady = shown(
        tmp_path,
        {**held, "effects": ["BlackAndWhite", {"Margin": {"margin_size": 4}}]},
    )
    assert steady.state(3) == steady.state(9)
    moving = shown(
        tmp_path,
        {**held, "effects": ["BlackAndWhite", {"FadeIn": {"duration": 1}}]},
    )
    assert moving.state(3) != moving.state(9)


def test_steady_effects_are_steady() -> None:
    n = np.arange(36 * 64 * 3).reshape(36, 64, 3)
    library = load_moviepy()
    needs: dict[str, dict[str, float]] = {
        "GammaCorrection": {"gamma": 2},
        "MultiplyColor": {"factor": 0.5},
        "Rotate": {"angle": 30},
        "Resize": {"new_size": 2},
    }
    for name in effects.STATELESS:
        clip = library.VideoClip(
            lambda t: (n % 251).astype(np.uint8), duration=2
        )
        made = clip.with_effects(
            [getattr(library.vfx, name)(**needs.get(name, {}))]
        )
        assert np.array_equal(made.get_frame(0.2), made.get_frame(1.7)), name


def told(folder: Path) -> list[str]:
    problems = films.find_problems(folder)
    return [str(p).rsplit("/", 1)[-1] for p in problems if not p.warning]


@pytest.mark.parametrize(
    ("effect", "message"),
    [
        (
            "BlackAndWite",
            "MoviePy has no effect 'BlackAndWite'; did you mean 'BlackAndWhite'?",
        ),
        (
            {"FadeIn": {"durations": 1}},
            "the effect FadeIn has no setting 'durations'; did you mean 'duration'?",
        ),
        (
            {"MirrorX": {"x": 1}},
            "the effect MirrorX has no setting 'x'; it has apply_to",
        ),
        ("FadeIn", "the effect FadeIn needs duration"),
        (
            {"HeadBlur": {"fx": 1, "fy": 1, "radius": 3}},
            "the effect HeadBlur can't take these settings: 'int' object",
        ),
        (
            {"SlideIn": {"duration": 1, "side": "up"}},
            "the effect SlideIn can't take these settings: 'up'",
        ),
        (
            {"Resize": {"new_size": 900}},
            "Resize: new_size can't be 900; 4 is the most",
        ),
        (
            {"Resize": {"new_size": [900, 9000]}},
            "Resize: new_size can't be [900, 9000]; 8192 is the most",
        ),
        (
            {"MultiplySpeed": {"factor": 2}},
            (
                "the effect MultiplySpeed changes how long a shot is, and that is for the "
                "narration to decide; clips have speed and loop"
            ),
        ),
        ("Loop", "the effect Loop changes how long a shot is"),
        (
            {"Freeze": {"freeze_duration": 1}},
            (
                "the effect Freeze changes how long a shot is, and that is for the "
                "narration to decide; take it out"
            ),
        ),
        (
            "TimeSymmetrize",
            "the effect TimeSymmetrize changes how long a shot is",
        ),
        (
            {"MirrorX": {}, "MirrorY": {}},
            "an effect is a name, or a name with its settings: {FadeIn: {duration: 1}}",
        ),
    ],
)
def test_effects_that_are_refused(
    tmp_path: Path, effect: Any, message: str
) -> None:
    found = told(
        films.write(
            tmp_path,
            [scene("One", None, still("hills", effects=[effect]), duration=2)],
        )
    )
    assert len(found) == 1 and message in found[0], found
    assert found[0].startswith(("01-one.yml:6:", "01-one.yml:7:"))


# long: settings for all effects, and the list of those refused
def test_every_effect_of_moviepy_is_taken_or_refused_in_a_sentence() -> None:
    names = load_moviepy().vfx.__all__
    given = {
        "duration": 0.4,
        "gamma": 2,
        "factor": 0.5,
        "angle": 10,
        "side": "left",
        "d": 0.1,
        "n_frames": 2,
        "duration_on": 0.2,
        "duration_off": 0.2,
        "overlap_duration": 1,
        "region": [2, 2, 20, 20],
        "new_size": 0.5,
    }
    taken = []
    for name in names:
        known = inspect.signature(getattr(load_moviepy().vfx, name)).parameters
        settings = {
            key: value
            for key, value in given.items()
            if key in known and name not in ("Loop", "Freeze")
        }
        settings = {} if name == "MultiplySpeed" else settings
        entry = Effect(name=name, settings=settings)
        faults = [
            p.message
            for p in effects.check([entry], (64, 36), lambda i: Span(Path("x")))
        ]
        taken += [] if faults else [name]
        assert all(name in fault for fault in faults)
    refused = set(names) - set(taken)
    assert refused == {
        "Freeze",
        "HeadBlur",
        "Loop",
        "MakeLoopable",
        "MasksAnd",
        "MasksOr",
        "MultiplySpeed",
        "TimeSymmetrize",
    }


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Made:
    base = tmp_path_factory.mktemp("effects")
    shots = [
        still(
            "river",
            move="push-in",
            effects=["BlackAndWhite"],
        ),
        still("river", transition={"dissolve": 0.4}),
        {
            "card": {"statement": "Words."},
            "effects": [{"FadeIn": {"duration": 0.5}}],
        },
    ]
    return films.render(
        films.write(base / "project", [scene("One", None, *shots, duration=3)]),
        base,
    )


@pytest.mark.film
def test_effects_reach_the_film(film: Made) -> None:
    w, h = films.SIZE
    chroma = films.pictures(film.mp4)[:, w * h :].astype(float).std(axis=1)
    light = films.luma(film.mp4)
    assert len(light) == 75
    assert chroma[5] < 2 and chroma[40] > 8
    assert light[50] < 25 < light[56] < light[70], (
        "the card fades in on its cut"
    )


@pytest.mark.film
def test_versions_are_in_the_keys_only_where_moviepy_has_a_part(
    film: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    board, store = film.board(), film.studio.store
    before = plan.make_segment_jobs(
        board, split_segments(board.timeline), store
    )
    monkeypatch.setattr(effects, "version", lambda name: "99.0")
    after = plan.make_segment_jobs(board, split_segments(board.timeline), store)
    same = [a.key == b.key for a, b in zip(before, after, strict=True)]
    assert same == [False, False, True, False], (
        "body, dissolve, plain body, card"
    )


@pytest.mark.process
def test_moviepy_stays_out_until_it_is_used() -> None:
    modules = "lantern.cli, lantern.rendering, lantern.rendering.workers, lantern.checks"
    code = (
        f"import sys, {modules}; print([name for name in ('moviepy', 'imageio') if name in"
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
