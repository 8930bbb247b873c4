"""A picture in a part of the frame: when it is there, where it is, and its label."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from lantern.core.units import Frames
from lantern.graphics import look
from lantern.graphics.pixels import make_flat_frame
from lantern.visuals.panels.arrangement import FrameBox
from lantern.visuals.panels.small import (
    SmallSpec,
    SmallVisual,
    set_label,
    shrink_context,
)
from tests.support.visuals import make_context, still_spec

STYLE = look.load().panels
BOX = FrameBox(40, 20, 80, 40)


def open_small(
    folder: Path, start: int | None = None, end: int | None = None
) -> SmallVisual:
    """Open a light picture in a box of a shot of 100 frames; it fades for 0.5 s."""
    Image.new("RGB", (160, 80), (230, 230, 230)).save(folder / "a.png")
    spec = SmallSpec(
        still_spec("a.png", move="hold"),
        None,
        None if start is None else Frames(start),
        None if end is None else Frames(end),
    )
    return SmallVisual(spec, BOX, make_context(folder, fps=20), style=STYLE)


def test_without_words_it_is_there_from_end_to_end(tmp_path: Path) -> None:
    small = open_small(tmp_path)
    assert [small.find_opacity(n) for n in (0, 50, 99)] == [1, 1, 1]


def test_it_fades_in_at_its_words_and_out_at_its_last_ones(
    tmp_path: Path,
) -> None:
    """The fade takes 10 frames, and is half done after 5."""
    small = open_small(tmp_path, 20, 60)
    frames = (19, 20, 25, 30, 60, 65, 70)
    assert [small.find_opacity(n) for n in frames] == [0, 0, 0.5, 1, 1, 0.5, 0]
    assert small.state(20) is None
    assert small.state(40) is not None


def test_it_is_laid_into_its_box_alone(tmp_path: Path) -> None:
    frame = make_flat_frame((160, 90), (30, 128, 128))
    open_small(tmp_path).lay_onto(frame, 0)
    assert frame.y[20:60, 40:120].min() > 180
    outside = np.ones(frame.y.shape, bool)
    outside[20:60, 40:120] = False
    assert (frame.y[outside] == 30).all()


def test_what_is_not_there_yet_changes_nothing(tmp_path: Path) -> None:
    frame = make_flat_frame((160, 90), (30, 128, 128))
    open_small(tmp_path, 20).lay_onto(frame, 20)
    assert (frame.y == 30).all()


def test_its_visual_knows_its_own_size_and_no_captions() -> None:
    context = make_context(Path(), (1920, 1080), has_captions=True)
    small = shrink_context(context, FrameBox(0, 0, 600, 400))
    assert small.size == (600, 400)
    assert not small.has_captions


@pytest.mark.parametrize(("width", "lines"), [(956, 1), (400, 2)])
def test_a_label_has_the_lines_that_its_panel_has_room_for(
    width: int, lines: int
) -> None:
    """A panel of 400 pixels leaves 400 - 2 * 28 - 36 to its words."""
    context = make_context(Path(), (1920, 1080))
    box = FrameBox(0, 0, width, 1080)
    words = set_label("The harbour before the war", box, STYLE, context=context)
    assert len(words.lines) == lines
    assert words.width <= width - 2 * 28
