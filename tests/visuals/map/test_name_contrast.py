"""Names on the ground of a map can be read as they are painted, by the measure of the bench."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from lantern.graphics.contrast import compute_luminance
from lantern.graphics.look import load
from scripts.benches.contrast import measure_contrast, measure_map

MAP = """\
views: {korea: {center: [126.5, 44.5], width_km: 4000}}
globe: false
areas:
  - {id: korea, seeds: [[126.5, 40.5]], colour: '#8a5a86', tint: 0.1, edge: 0.45}
labels:
  - {text: Yellow Sea, kind: sea, along: [[121.9, 36.55], [123.1, 36.45], [124.4, 36.5]], size: 26}
  - {text: Amur, kind: river, along: [[135.7, 48.95], [136.5, 49.7], [137.2, 50.4]]}
  - {text: Argun, kind: river, along: [[119.05, 50.3], [119.35, 51.0], [120.3, 52.0]]}
  - {text: KOREA, along: [[127.4, 40.6], [127.9, 37.6], [128.2, 36.0]], size: 26}
  - {text: KHINGAN, kind: range, along: [[119.4, 45.5], [120.75, 47.6], [121.5, 49.6]], size: 18}
"""


def test_black_letters_on_white_have_21() -> None:
    frame = np.full((40, 40, 3), 255, np.uint8)
    frame[10:30, 15:25] = 0
    cover = np.zeros((40, 40))
    cover[10:30, 15:25] = 1
    luminance = compute_luminance(frame / 255)
    assert measure_contrast(luminance, cover) == pytest.approx(21)


def test_the_worst_ground_around_letters_counts() -> None:
    frame = np.full((40, 40, 3), 255, np.uint8)
    frame[:20] = 118
    frame[10:30, 15:25] = 0
    cover = np.zeros((40, 40))
    cover[10:30, 15:25] = 1
    found = measure_contrast(compute_luminance(frame / 255), cover)
    # #767676 has 4.54 on white, so 21 / 4.54 under black
    assert found == pytest.approx(4.62, abs=0.01)


def test_what_is_out_of_sight_has_no_contrast() -> None:
    assert measure_contrast(np.ones((40, 40)), np.zeros((40, 40))) == 0


@pytest.mark.film
def test_names_by_rivers_at_sea_and_on_mountains_can_be_read(
    tmp_path: Path,
) -> None:
    (tmp_path / "m.yml").write_text(MAP, "utf-8")
    found = measure_map(tmp_path / "m.yml", tmp_path / "store", load())
    assert {each.name for each in found} == {
        "Yellow Sea",
        "Amur",
        "Argun",
        "KOREA",
        "KHINGAN",
    }
    assert found[0].contrast >= 4.5, found[0]
