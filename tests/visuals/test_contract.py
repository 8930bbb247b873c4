"""What films rely on in a shot of every kind of visual."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from lantern.core import ffmpeg, process
from lantern.graphics.pixels import Planes
from lantern.visuals import VISUALS, Visual, VisualContext, load_kind
from lantern.visuals.notes.locating import Locating, PartOfPicture
from lantern.visuals.specs import VisualSpec
from tests.support.visuals import (
    card_spec,
    clip_spec,
    document_spec,
    locate,
    make_context,
    map_spec,
    panels_spec,
    still_spec,
)

if TYPE_CHECKING:
    from tests.support.maps import Maps

SIZE = (160, 90)
LENGTH = 12
FPS = 25
HALF_DISSOLVE = 3
"""Frames that a dissolve asks for beyond either end of the shot."""

MAP = """\
views:
  wide: {center: [-4.0, 40.0], width_km: 2400}
  near: {center: [-3.7, 40.4], width_km: 1200}
globe: false
scale_bar: false
legend: none
"""


@dataclass(frozen=True)
class ShotSample:
    """A good shot of a kind, and the context in which it is checked and painted."""

    kind: str
    spec: VisualSpec
    context: VisualContext

    def open(self) -> Visual:
        return load_kind(self.kind).open_visual(self.spec, self.context)


def write_still(folder: Path) -> VisualSpec:
    ramp = Image.linear_gradient("L").resize((640, 360)).convert("RGB")
    ramp.paste((180, 40, 30), (80, 60, 200, 240))
    ramp.save(folder / "a.png")
    return still_spec("a.png", move="push-in")


def write_map(folder: Path) -> VisualSpec:
    (folder / "m.yml").write_text(MAP, "utf-8")
    return map_spec("m.yml", move={"from": "wide", "to": "near"})


def write_card(folder: Path) -> VisualSpec:
    return card_spec({"title": "Salt", "subtitle": "1820"})


def write_clip(folder: Path) -> VisualSpec:
    source = ["-f", "lavfi", "-i", "testsrc2=s=640x360:r=25:d=2"]
    codec = ["-c:v", "mpeg4", "-q:v", "5", "-y", str(folder / "a.mp4")]
    process.run([ffmpeg.find_ffmpeg(), "-nostdin", *source, *codec], "footage")
    return clip_spec({"file": "a.mp4"})


def write_document(folder: Path) -> VisualSpec:
    page = Image.new("RGB", (300, 400), (240, 230, 210))
    page.paste((30, 25, 20), (40, 50, 240, 66))  # a line to be marked
    page.save(folder / "page.png")
    document = {"file": "page.png", "highlight": {"box": [0.1, 0.1, 0.8, 0.1]}}
    return document_spec(document, zoom_0=2)


def write_panels(folder: Path) -> VisualSpec:
    write_still(folder)
    second = {"picture": "a.png", "label": "Later", "start": 4}
    return panels_spec({"picture": "a.png"}, second)


WRITERS: dict[str, Callable[[Path], VisualSpec]] = {
    "still": write_still,
    "map": write_map,
    "card": write_card,
    "clip": write_clip,
    "document": write_document,
    "panels": write_panels,
}


@pytest.fixture(
    params=[
        pytest.param(kind, marks=pytest.mark.process if kind == "clip" else ())
        for kind in VISUALS
    ]
)
def shot(request: pytest.FixtureRequest, maps: Maps) -> ShotSample:
    """A shot of each kind of visual; a clip's frames come from a program of their own."""
    kind: str = request.param
    spec = WRITERS[kind](maps.folder)
    context = make_context(
        maps.folder,
        SIZE,
        LENGTH,
        fps=FPS,
        cache=maps.plates,
    )
    return ShotSample(kind, spec, context)


def is_same(a: Planes, b: Planes) -> bool:
    return a.tobytes() == b.tobytes()


def test_its_version_is_a_whole_number(shot: ShotSample) -> None:
    version: object = load_kind(shot.kind).VERSION
    assert type(version) is int
    assert version >= 1


def test_nothing_is_found_wrong_with_a_good_shot(shot: ShotSample) -> None:
    assert load_kind(shot.kind).check(shot.spec, shot.context, locate) == []


def test_its_inputs_are_files_that_exist(shot: ShotSample) -> None:
    assert [path for path in shot.open().inputs() if not path.is_file()] == []


def test_equal_states_are_equal_pictures(shot: ShotSample) -> None:
    visual = shot.open()
    first: dict[Hashable, Planes] = {}
    for n in range(LENGTH):
        frame = visual.paint(n)
        assert is_same(first.setdefault(visual.state(n), frame), frame), n


def test_a_frame_painted_again_is_the_same(shot: ShotSample) -> None:
    visual = shot.open()
    first = visual.paint(5)
    visual.paint(0)
    assert is_same(visual.paint(5), first)
    assert is_same(shot.open().paint(5), first), "whoever paints it"


def test_drawing_on_a_frame_leaves_the_next_one_as_it_was(
    shot: ShotSample,
) -> None:
    visual = shot.open()
    plain = visual.paint(LENGTH - 1).copy()
    frame = visual.paint(LENGTH - 1)
    for plane in (frame.y, frame.u, frame.v):
        plane[:] = 77
    assert is_same(visual.paint(LENGTH - 1), plain)


@pytest.mark.parametrize("n", [-HALF_DISSOLVE, LENGTH - 1 + HALF_DISSOLVE])
def test_a_dissolve_gets_frames_beyond_the_shot(
    shot: ShotSample, n: int
) -> None:
    assert shot.open().paint(n).size == SIZE


@pytest.mark.parametrize("n", [0, LENGTH // 2, LENGTH - 1])
def test_every_plane_has_the_size_that_is_asked_for(
    shot: ShotSample, n: int
) -> None:
    w, h = SIZE
    frame = shot.open().paint(n)
    assert frame.y.shape == (h, w)
    assert frame.u.shape == (h // 2, w // 2)
    assert frame.v.shape == (h // 2, w // 2)


@pytest.mark.parametrize("n", [0, LENGTH - 1])
def test_the_middle_of_a_located_picture_is_in_its_middle(
    shot: ShotSample, n: int
) -> None:
    """A map has places in degrees, and a card is the frame itself."""
    visual = shot.open()
    if not isinstance(visual, Locating) or shot.kind == "map":
        return
    x, y, w, h = visual.locate(PartOfPicture((0.0, 0.0, 1.0, 1.0)), n)
    if shot.kind in ("still", "clip"):
        assert x <= 0.01 and x + w >= SIZE[0] - 0.01, "it covers the frame"
    half = visual.locate(PartOfPicture((0.5, 0.5)), n)
    assert half == pytest.approx((x + w / 2, y + h / 2, 0, 0))
