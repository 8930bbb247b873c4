"""A small picture in a corner of a shot: its border, its shadow, and when it is there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
from PIL import Image

from lantern.core.units import Frames
from lantern.graphics.pixels import Planes
from lantern.graphics.vector import Box
from lantern.script.model.inserts import PictureInsert
from lantern.script.model.notes import PictureNote
from lantern.visuals.compose import list_taken
from lantern.visuals.inserts.painter import InsertVisual
from lantern.visuals.notes.painter import NotedVisual
from lantern.visuals.notes.placement import measure_overlap
from lantern.visuals.panels.arrangement import place_inset
from lantern.visuals.panels.inset import InsetVisual
from lantern.visuals.specs import InsertsSpec, NotesSpec, TimedInsert, TimedNote
from lantern.visuals.still import open_visual
from tests.support.visuals import inset_spec, make_context, still_spec

SIZE = (640, 360)


def open_inset(folder: Path, **keys: object) -> InsetVisual:
    """Open a grey shot of 100 frames with a dark inset."""
    Image.new("RGB", SIZE, (128, 128, 128)).save(folder / "base.png")
    Image.new("RGB", (320, 240), (20, 20, 20)).save(folder / "small.png")
    context = make_context(folder, SIZE)
    base = open_visual(still_spec("base.png", move="hold"), context)
    return InsetVisual(base, inset_spec("small.png", **keys), context)


def test_it_has_a_light_border_and_a_shadow_around_it(tmp_path: Path) -> None:
    """The border of 5 pixels at 1080p is 2 pixels wide here."""
    frame = open_inset(tmp_path).paint(0)
    box = place_inset(inset_spec("small.png"), make_context(tmp_path, SIZE))
    middle = box.y + box.h // 2
    row = frame.y[middle].astype(int)
    assert row[box.x : box.x + box.w].max() < 60
    assert row[box.x - 2 : box.x].min() > 190
    assert row[box.x + box.w : box.x + box.w + 2].min() > 190
    assert row[box.x - 4] < row[20] - 3, "the shadow beside the border"


def test_its_files_are_those_of_both_pictures(tmp_path: Path) -> None:
    names = [path.name for path in open_inset(tmp_path).inputs()]
    assert names == ["base.png", "small.png"]


def test_a_shot_and_its_inset_may_show_one_file(tmp_path: Path) -> None:
    Image.new("RGB", SIZE, (128, 128, 128)).save(tmp_path / "base.png")
    context = make_context(tmp_path, SIZE)
    base = open_visual(still_spec("base.png", move="hold"), context)
    visual = InsetVisual(base, inset_spec("base.png"), context)
    assert [path.name for path in visual.inputs()] == ["base.png"]


def test_the_picture_is_alone_before_it_comes_and_after_it_goes(
    tmp_path: Path,
) -> None:
    visual = open_inset(
        tmp_path,
        start=20,
        end=60,
    )
    assert visual.state(0) == visual.state(20)
    assert visual.state(99) == visual.state(0)
    assert visual.state(40) != visual.state(0)
    assert (visual.paint(0).y == visual.paint(99).y).all()


def list_painted(before: Planes, after: Planes) -> Box:
    """Return the box of what differs between two frames."""
    changed = np.argwhere(abs(after.y.astype(int) - before.y.astype(int)) > 40)
    top, left = changed.min(axis=0)
    bottom, right = changed.max(axis=0) + 1
    return float(left), float(top), float(right - left), float(bottom - top)


# long: a shot with all three of them
def test_notes_and_inserts_keep_off_it_and_off_each_other(
    tmp_path: Path,
) -> None:
    context = make_context(tmp_path, SIZE)
    note = PictureNote.model_validate(
        {"circle": [0.82, 0.2, 0.05, 0.08], "text": "A"}
    )
    insert = PictureInsert.model_validate({"figure": 1945, "text": "the year"})
    inset = inset_spec("small.png", corner="top-right")
    notes = NotesSpec((TimedNote(note, Frames(0)),))
    inserts = InsertsSpec((TimedInsert(insert, Frames(0), Frames(100)),))
    spec = replace(still_spec("base.png", move="hold"), inset=inset)
    open_inset(tmp_path)  # writes both pictures
    base = open_visual(spec, context)
    taken = list_taken(base, spec, context)
    assert taken == (place_inset(inset, context).as_floats(),)
    noted = NotedVisual(base, notes, context, taken=taken)
    sign, words = noted.list_boxes()[:2]
    assert measure_overlap(words, taken[0]) == 0
    laid = InsertVisual(noted, inserts, context, taken=(*taken, sign, words))
    panel = list_painted(noted.paint(99), laid.paint(99))
    for box in (*taken, sign, words):
        assert measure_overlap(panel, box) == 0
