"""Footage in shots: the exact frame at the exact time, colours, fitting, sound, faults."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from lantern.core import ffmpeg, process
from lantern.core.problems import AssetFailure
from lantern.core.units import Seconds
from lantern.graphics import look
from lantern.graphics.pixels import Planes, to_rgb
from lantern.visuals import Visual, VisualContext
from lantern.visuals.clip import check as clip_check
from lantern.visuals.clip import open_visual, probe
from lantern.visuals.clip.playback import Playback
from lantern.visuals.specs import ClipSpec
from tests.support.footage import brightness, film, list_faults, write_clips
from tests.support.visuals import clip_spec, locate, make_context

pytestmark = pytest.mark.film

SIZE = (64, 36)


@dataclass(frozen=True)
class ClipShot:
    """A shot of a clip as its visual gets it."""

    spec: ClipSpec
    context: VisualContext

    def open(self) -> Visual:
        return open_visual(self.spec, self.context)


def request(
    path: Path,
    length: int = 25,
    fps: int = 25,
    *,
    size: tuple[int, int] = SIZE,
    **more: Any,
) -> ClipShot:
    spec = clip_spec({"file": path.name, **more.pop("clip", {})}, **more)
    return ClipShot(spec, make_context(path.parent, size, length, fps=fps))


def allow_python(shot: ClipShot) -> ClipShot:
    return replace(shot, context=replace(shot.context, allows_python=True))


def seen(asked: ClipShot, at: list[int]) -> list[int]:
    """Return the source frames that were painted, by their brightness in the middle."""
    shown = asked.open()
    w, h = asked.context.size
    lumas = [
        int(
            np.median(
                shown.paint(n).y[
                    h // 2 - 3 : h // 2 + 3, w // 2 - 3 : w // 2 + 3
                ]
            )
        )
        for n in at
    ]
    known = {brightness(k): k for k in range(120)}
    return [
        min(known.items(), key=lambda item: abs(item[0] - luma))[1]
        for luma in lumas
    ]


@pytest.mark.parametrize("name", ["a.mp4", "a.mkv"])
def test_each_frame_is_the_one_of_its_time(tmp_path: Path, name: str) -> None:
    path = film(tmp_path / name, 60)
    asked = request(path, clip={"from": 0.4})
    at = [0, 1, 2, 11, 12, 13, 24]
    assert seen(asked, at) == [10 + n for n in at]
    assert seen(asked, [20, 3, 24]) == [30, 13, 34], "in any order"


@pytest.mark.parametrize(
    ("rate", "fps"), [("30000/1001", 30), ("24", 25), ("50", 25)]
)
def test_other_rates_show_the_frame_whose_time_has_come(
    tmp_path: Path, rate: str, fps: int
) -> None:
    path = film(tmp_path / "a.mp4", 100, rate)
    up, _, down = rate.partition("/")
    true = float(up) / float(down or 1)
    at = [0, 1, 7, 20, 41, 59]
    assert seen(request(path, 60, fps, clip={"from": 0.5}), at) == [
        min(99, int((0.5 + n / fps) * true + 1e-4)) for n in at
    ]


def test_speed_loop_and_what_is_too_short(tmp_path: Path) -> None:
    path = film(tmp_path / "a.mp4", 20)
    assert seen(request(path, clip={"speed": 2}), [0, 1, 5]) == [0, 2, 10]
    assert seen(request(path, clip={"speed": 0.5}), [0, 1, 2, 3]) == [
        0,
        0,
        1,
        1,
    ]
    assert seen(request(path, 60), [18, 19, 20, 59]) == [
        18,
        19,
        19,
        19,
    ], "the last frame is held"
    assert seen(
        request(path, clip={"from": 0.2, "to": 0.4, "loop": True}),
        [0, 4, 5, 6, 11],
    ) == [5, 9, 5, 6, 6]
    held = request(path, 60).open()
    assert held.state(19) == held.state(40), "and costs nothing"


def test_speeds_that_nobody_means_are_told(tmp_path: Path) -> None:
    path = film(tmp_path / "a.mp4", 20, "30000/1001")

    def warn(**clip: object) -> list[str]:
        asked = request(path, clip=clip)
        found = clip_check(asked.spec, asked.context, locate)
        return [problem.message for problem in found if problem.warning]

    assert warn(speed=16) == [
        "speed: 16 plays it 16 times as fast; if its film was shot at 16 frames a second,"
        " write speed: 16 fps"
    ]
    assert warn(shot_at=16.0) == [
        "'a.mp4' has 29.97 frames a second, more than its film: some come twice, and at"
        " 16 fps all is slower than it was; convert it to one frame for each of the film's,"
        " or take speed out"
    ]
    assert warn(speed=15) == []


def test_dissolves_use_what_lies_beyond_the_trimming(tmp_path: Path) -> None:
    spec = clip_spec({"file": "a.mp4", "from": 1.0, "to": 2.0})
    long = Playback.from_spec(
        spec,
        25,
        100,
        fps=25,
        length=25,
    )
    assert [long.find_source_frame(n) for n in (-3, -1, 0, 24, 25, 30)] == [
        22,
        24,
        25,
        49,
        50,
        55,
    ]
    short = Playback.from_spec(
        spec,
        25,
        100,
        fps=25,
        length=40,
    )
    assert [short.find_source_frame(n) for n in (24, 25, 39, 41)] == [
        49,
        49,
        49,
        49,
    ]
    assert short.playable_length == 25
    whole = replace(spec, start=Seconds(0.0))
    start = Playback.from_spec(
        whole,
        25,
        100,
        fps=25,
        length=25,
    )
    assert start.find_source_frame(-5) == 0


# long: a table of ways to tag colours
def test_colours_come_through_whatever_the_file_says(tmp_path: Path) -> None:
    sky = "color=0x2060C0:s=1280x720:r=25:d=0.2"
    tags = "colorspace={0}:color_primaries={0}:color_trc={1}"
    ways = {
        "plain": (
            "bt709",
            "setparams=colorspace=unknown:color_primaries=unknown:color_trc=unknown",
            (),
        ),
        "tagged": ("bt709", "setparams=" + tags.format("bt709", "bt709"), ()),
        "old": (
            "bt601",
            "setparams=" + tags.format("smpte170m", "smpte170m"),
            (),
        ),
        "full": (
            "bt601:out_range=pc",
            "null",
            ("-pix_fmt", "yuvj420p", "-c:v", "mjpeg", "-q:v", "2"),
        ),
    }
    for name, (matrix, params, more) in ways.items():
        pixels = "yuvj420p" if more else "yuv420p"
        chain = f"scale=out_color_matrix={matrix},format={pixels},{params}"
        path = tmp_path / (f"{name}.avi" if more else f"{name}.mp4")
        argv = [
            ffmpeg.find_ffmpeg(),
            *ffmpeg.SAFE_OPTIONS,
            "-f",
            "lavfi",
            "-i",
            sky,
            "-vf",
            chain,
            *more,
            "-y",
            str(path),
        ]
        process.run(
            [a for a in argv if a not in ("-protocol_whitelist", "file,pipe")],
            "sky",
        )
        middle = (
            to_rgb(request(path, 5).open().paint(1))[12:24, 24:40]
            .reshape(-1, 3)
            .mean(axis=0)
        )
        assert np.abs(middle - (0x20, 0x60, 0xC0)).max() < 6, (name, middle)


def centre(planes: Planes) -> NDArray[np.uint8]:
    middle: NDArray[np.uint8] = planes.y[planes.y.shape[0] // 2]
    return middle


# long: four ways to lay one picture
def test_footage_covers_the_frame_or_lies_whole_in_it(tmp_path: Path) -> None:
    path = film(tmp_path / "a.mp4", 3, "25", size=(80, 40))
    covering = centre(request(path, 3, size=(64, 64)).open().paint(0))
    assert covering.std() < 6, "the bar at the left is outside"
    left = centre(
        request(
            path,
            3,
            size=(64, 64),
            focus=[0, 0, 0.3, 1],
        )
        .open()
        .paint(0)
    )
    assert left[2] > 180 > left[40]
    whole = (
        request(
            path,
            3,
            size=(64, 64),
            fit="contain",
            ground="#000000",
        )
        .open()
        .paint(0)
    )
    assert (
        whole.y[2, 32] < 20 and whole.y[32, 2] > 180 and whole.y[32, 40] < 100
    )
    blurred = (
        request(
            path,
            3,
            size=(64, 64),
            fit="contain",
        )
        .open()
        .paint(0)
    )
    assert 16 < blurred.y[4, 40] < whole.y[32, 40]


def test_a_turned_film_stands_upright(tmp_path: Path) -> None:
    flat = film(tmp_path / "flat.mp4", 3, "25", size=(80, 40))
    turned = tmp_path / "turned.mp4"
    argv = [
        ffmpeg.find_ffmpeg(),
        *ffmpeg.SAFE_OPTIONS,
        "-display_rotation",
        "-90",
        "-i",
        str(flat),
        "-c",
        "copy",
        "-y",
        str(turned),
    ]
    process.run(argv, "turning")
    assert probe.probe_file(turned).size == (40, 80)
    upright = request(turned, 3, size=(40, 80)).open().paint(0)
    assert upright.y[3, 20] > 180 and upright.y[70, 20] < 100


def test_footage_that_breaks_after_the_check_is_named(tmp_path: Path) -> None:
    path = film(tmp_path / "a.mp4", 60)
    shown = request(path, 60).open()
    shown.state(0)
    path.write_bytes(path.read_bytes()[:1000])
    with pytest.raises(
        AssetFailure, match=r"^MoviePy can't read 'a.mp4'; make an MP4"
    ):
        shown.paint(10)


# --- Python

RAIN = """
import numpy as np
from moviepy import VideoClip

def rain(size, seconds):
    w, h = size
    def frame(t):
        return np.full((h, w, 3), 60 + 100 * t / seconds, np.uint8)
    return VideoClip(frame, duration=seconds)

def dry():
    return "no clip"

def storm():
    raise OSError("no wind")
"""


def test_a_python_clip_runs_only_when_allowed(tmp_path: Path) -> None:
    folder = write_clips(
        tmp_path / "project", {"clip": {"python": "weather:rain"}}, duration=1
    )
    (folder / "weather.py").write_text(RAIN)
    problem = "'weather:rain' is a program of the film's own; allow it to run with --allow-python"
    assert list_faults(folder) == [f"3 01-water.yml:6:15: {problem}"]
    assert list_faults(folder, True) == []
    path = folder / "weather.py"
    asked = allow_python(
        request(path, clip={"file": None, "python": "weather:rain"})
    )
    light = [float(asked.open().paint(n).y.mean()) for n in range(0, 25, 6)]
    assert (np.diff(light) > 10).all(), "it is given the shot's length"
    assert asked.open().inputs() == [path], (
        "so that another program is another picture"
    )


def test_python_clips_that_fail_say_why(tmp_path: Path) -> None:
    folder = write_clips(tmp_path, {"clip": {"python": "weather:ran"}})
    (folder / "weather.py").write_text(RAIN)
    assert list_faults(folder, True)[0].endswith(
        "'weather.py' has no function 'ran'; did you mean 'rain'?"
    )
    assert list_faults(
        write_clips(tmp_path, {"clip": {"python": "other:rain"}}), True
    )[0].endswith("'other.py' not found; did you mean 'weather.py'?")
    (folder / "other.py").write_text("def rain(:\n")
    assert "'other.py:1' is no Python" in list_faults(folder, True)[0]
    path = folder / "weather.py"
    for function, message in (
        ("dry", "gave no MoviePy clip, but str"),
        ("storm", "failed: OSError: no wind"),
    ):
        asked = request(
            path, clip={"file": None, "python": f"weather:{function}"}
        )
        with pytest.raises(AssetFailure, match=r"only with --allow-python"):
            asked.open().paint(0)
        with pytest.raises(AssetFailure, match=message):
            allow_python(asked).open().paint(0)


def test_footage_that_will_look_wrong_is_warned_of(tmp_path: Path) -> None:
    folder = write_clips(tmp_path, {"clip": "odd.mp4"})
    source = ["-f", "lavfi", "-i", "testsrc2=s=96x56:r=50:d=0.2"]
    hdr = "interlace,setparams=colorspace=bt2020nc:color_primaries=bt2020:color_trc=smpte2084"
    codec = [
        "-flags",
        "+ilme+ildct",
        "-c:v",
        "libx264",
        "-x264-params",
        "tff=1",
        "-preset",
        "ultrafast",
    ]
    argv = [
        ffmpeg.find_ffmpeg(),
        "-v",
        "error",
        *source,
        "-vf",
        hdr,
        *codec,
        "-y",
        str(folder / "odd.mp4"),
    ]
    process.run(argv, "odd footage")
    assert [
        text.partition(": ")[2]
        for text in list_faults(write_clips(tmp_path, {"clip": "odd.mp4"}))
    ] == [
        "the frame asks for 160 pixels across, and 'odd.mp4' has 96; it will look soft",
        "'odd.mp4' is HDR and will look pale; convert it with another program first",
        (
            "'odd.mp4' is interlaced and will look combed where it moves; convert it with"
            " another program first"
        ),
    ]


TREATED = {"style": look.load().archive.model_dump(), "mask": True}


@pytest.mark.parametrize("size", [(64, 36), (36, 64)])
def test_archive_footage_is_toned_alike_whoever_paints_it(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    film(tmp_path / "a.mp4", 20)
    shot = request(
        tmp_path / "a.mp4",
        10,
        size=size,
        treatment=TREATED,
    )
    frame = shot.open().paint(4)
    assert frame.size == size
    assert frame.tobytes() == shot.open().paint(4).tobytes()
    middle = to_rgb(frame)[size[1] // 2, size[0] // 2].astype(int)
    assert middle[0] > middle[1] > middle[2]
    assert frame.y[0, 0] == 16


def test_archive_footage_that_is_shown_whole_has_a_mask_of_its_own(
    tmp_path: Path,
) -> None:
    """36 x 20 pixels in the middle: at their corner there is the ground, as beyond them."""
    film(tmp_path / "a.mp4", 20)
    whole: dict[str, Any] = {
        "fit": "contain",
        "ground": "#808080",
        "treatment": TREATED,
    }
    shot = request(
        tmp_path / "a.mp4",
        10,
        size=(36, 64),
        **whole,
    )
    shown = shot.open().paint(4)
    corner, beyond, inside = (
        int(shown.y[y, x]) for y, x in ((22, 0), (20, 0), (32, 20))
    )
    assert abs(corner - beyond) <= 2
    assert abs(inside - beyond) > 20
