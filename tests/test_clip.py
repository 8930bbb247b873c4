"""Footage in shots: the exact frame at the exact time, colours, fitting, sound, and what is wrong with a file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from lantern import ffmpeg, footage, look, tools
from lantern.film import Shot
from lantern.planes import Planes, to_rgb
from lantern.store import Store
from lantern.visuals import Plates, Request
from lantern.visuals.clip import visual
from lantern.visuals.clip.fitting import Fitting
from lantern.visuals.clip.playing import Playing

SIZE = (64, 36)


def brightness(k: int) -> int:
    """The luma of frame k of the tests' footage: no two neighbours are alike."""
    return 40 + 37 * k % 150


def film(path: Path, frames: int, rate: str = "25", size: tuple[int, int] = SIZE, *more: str) -> Path:
    """Footage whose frames are told apart by their brightness, a bright bar at the left, losslessly encoded."""
    w, h = size
    pictures = []
    for k in range(frames):
        y = np.full((h, w), brightness(k), np.uint8)
        y[:, : w // 8] = 235
        pictures.append(y.tobytes() + bytes([128]) * (w * h // 2))
    source = ["-f", "rawvideo", "-pix_fmt", "yuv420p", "-s", f"{w}x{h}", "-r", rate, "-i", "pipe:0"]
    codec = ["-c:v", "libx264", "-preset", "ultrafast", "-qp", "0", "-g", "12", "-bf", "2"]
    argv = [ffmpeg.exe(), *(a for a in ffmpeg.SAFE if a != "-nostdin"), *source, *more, *codec, "-y", str(path)]
    tools.pipe(argv, "footage", pictures)
    return path


def request(path: Path, length: int = 25, fps: int = 25, size: tuple[int, int] = SIZE, **more: Any) -> Request:
    shot = Shot.model_validate({"clip": {"file": path.name, **more.pop("clip", {})}, **more})
    what = {**shot.model_dump(mode="json", by_alias=True, exclude_none=True), "frame": list(size)}
    plates = Plates(Store(path.parent / "store"))
    return Request(what, path.parent, lambda text: path.parent / text, size, fps, length, look.load(), plates)


def seen(asked: Request, at: list[int]) -> list[int]:
    """The source frames that were painted, told by their brightness in the middle, where no vignette reaches."""
    shown = visual(asked)
    h, w = asked.size[1], asked.size[0]
    lumas = [int(np.median(shown.paint(n).y[h // 2 - 3 : h // 2 + 3, w // 2 - 3 : w // 2 + 3])) for n in at]
    known = {brightness(k): k for k in range(120)}
    return [min(known.items(), key=lambda item: abs(item[0] - luma))[1] for luma in lumas]


@pytest.mark.parametrize("name", ["a.mp4", "a.mkv", "a.mov", "a.avi"])
def test_each_frame_is_the_one_of_its_time(tmp_path: Path, name: str) -> None:
    path = film(tmp_path / name, 60)
    asked = request(path, clip={"from": 0.4})
    at = [0, 1, 2, 11, 12, 13, 24]
    assert seen(asked, at) == [10 + n for n in at]
    assert seen(asked, [20, 3, 24]) == [30, 13, 34], "in any order"


@pytest.mark.parametrize(("rate", "fps"), [("30000/1001", 30), ("24", 25), ("50", 25), ("12", 30)])
def test_other_rates_show_the_frame_whose_time_has_come(tmp_path: Path, rate: str, fps: int) -> None:
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
    assert seen(request(path, clip={"speed": 0.5}), [0, 1, 2, 3]) == [0, 0, 1, 1]
    assert seen(request(path, 60), [18, 19, 20, 59]) == [18, 19, 19, 19], "the last frame is held"
    assert seen(request(path, clip={"from": 0.2, "to": 0.4, "loop": True}), [0, 4, 5, 6, 11]) == [5, 9, 5, 6, 6]
    held = visual(request(path, 60))
    assert held.state(19) == held.state(40), "and costs nothing"


def test_dissolves_use_what_lies_beyond_the_trimming(tmp_path: Path) -> None:
    clip = {"from": 1.0, "to": 2.0, "speed": 1.0, "loop": False}
    long = Playing.of(clip, 25, 100, (25, 25))
    assert [long.index(n) for n in (-3, -1, 0, 24, 25, 30)] == [22, 24, 25, 49, 50, 55]
    short = Playing.of(clip, 25, 100, (25, 40))
    assert [short.index(n) for n in (24, 25, 39, 41)] == [49, 49, 49, 49]
    assert short.lasts == 25
    start = Playing.of({**clip, "from": 0.0}, 25, 100, (25, 25))
    assert start.index(-5) == 0


def test_colours_come_through_whatever_the_file_says(tmp_path: Path) -> None:
    sky = "color=0x2060C0:s=1280x720:r=25:d=0.2"
    tags = "colorspace={0}:color_primaries={0}:color_trc={1}"
    ways = {
        "plain": ("bt709", "setparams=colorspace=unknown:color_primaries=unknown:color_trc=unknown", ()),
        "tagged": ("bt709", "setparams=" + tags.format("bt709", "bt709"), ()),
        "old": ("bt601", "setparams=" + tags.format("smpte170m", "smpte170m"), ()),
        "full": ("bt601:out_range=pc", "null", ("-pix_fmt", "yuvj420p", "-c:v", "mjpeg", "-q:v", "2")),
    }
    for name, (matrix, params, more) in ways.items():
        chain = f"scale=out_color_matrix={matrix},format={'yuvj420p' if more else 'yuv420p'},{params}"
        path = tmp_path / (f"{name}.avi" if more else f"{name}.mp4")
        argv = [ffmpeg.exe(), *ffmpeg.SAFE, "-f", "lavfi", "-i", sky, "-vf", chain, *more, "-y", str(path)]
        tools.run([a for a in argv if a not in ("-protocol_whitelist", "file,pipe")], "sky")
        middle = to_rgb(visual(request(path, 5)).paint(1))[12:24, 24:40].reshape(-1, 3).mean(axis=0)
        assert np.abs(middle - (0x20, 0x60, 0xC0)).max() < 6, (name, middle)


def centre(planes: Planes) -> NDArray[np.uint8]:
    return planes.y[planes.y.shape[0] // 2]


def test_footage_covers_the_frame_or_lies_whole_in_it(tmp_path: Path) -> None:
    path = film(tmp_path / "a.mp4", 3, "25", (80, 40))
    covering = centre(visual(request(path, 3, size=(64, 64))).paint(0))
    assert covering.std() < 6, "the bar at the left is outside"
    left = centre(visual(request(path, 3, size=(64, 64), focus=[0, 0, 0.3, 1])).paint(0))
    assert left[2] > 180 > left[40]
    whole = visual(request(path, 3, size=(64, 64), fit="contain", ground="#000000")).paint(0)
    assert whole.y[2, 32] < 20 and whole.y[32, 2] > 180 and whole.y[32, 40] < 100
    blurred = visual(request(path, 3, size=(64, 64), fit="contain")).paint(0)
    assert 16 < blurred.y[4, 40] < whole.y[32, 40]


def test_a_turned_film_stands_upright(tmp_path: Path) -> None:
    flat = film(tmp_path / "flat.mp4", 3, "25", (80, 40))
    turned = tmp_path / "turned.mp4"
    argv = [ffmpeg.exe(), *ffmpeg.SAFE, "-display_rotation", "-90", "-i", str(flat), "-c", "copy", "-y", str(turned)]
    tools.run(argv, "turning")
    assert footage.facts(turned).size == (40, 80)
    upright = visual(request(turned, 3, size=(40, 80))).paint(0)
    assert upright.y[3, 20] > 180 and upright.y[70, 20] < 100


def test_fitting_is_in_even_pixels() -> None:
    for picture in ((1920, 1080), (1081, 1921), (640, 479), (4096, 2160)):
        for frame in ((1920, 1080), (1080, 1920), (480, 480)):
            for more in ({}, {"fit": "contain"}, {"focus": [0.7, 0.1, 0.2, 0.2]}):
                found = Fitting.of(more, picture, frame, 0.8)
                assert not any(side % 2 for side in (*found.whole, *found.corner))
                laid = found.lay(_grey(found.whole))
                assert laid.size == frame and laid.u.shape == (frame[1] // 2, frame[0] // 2)


def _grey(size: tuple[int, int]) -> Planes:
    w, h = size
    half = np.full((h // 2, w // 2), 128, np.uint8)
    return Planes(np.full((h, w), 90, np.uint8), half, half)
