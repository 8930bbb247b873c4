"""Pictures of the whole world: the parts that views need, at the scale that they need."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.visuals.map.basemap.world_pictures import (
    RELIEF,
    SEA_BED,
    read_picture,
)


def test_relief_covers_its_box_at_the_scale_that_is_wanted() -> None:
    relief = read_picture(RELIEF, (-5.0, 40.0, 0.0, 43.0), 1.0)
    assert relief.scale == 30 / 8
    h, w = relief.rgb.shape[:2]
    assert relief.west <= -5
    assert relief.north >= 43
    assert relief.west + w / relief.scale >= 0
    assert relief.north - h / relief.scale <= 40
    assert 0 <= relief.rgb.min() < relief.rgb.max() <= 1
    assert read_picture(RELIEF, (-5.0, 40.0, 0.0, 43.0), 10.0).scale == 15


def test_relief_goes_on_across_the_date_line() -> None:
    beyond = read_picture(RELIEF, (178.0, -20.0, 182.0, -16.0), 1.0)
    west = read_picture(RELIEF, (-184.0, -20.0, -178.0, -16.0), 1.0)
    assert (beyond.west, west.west) == pytest.approx(
        (176.8, -185.0667), abs=1e-4
    )
    # the second one begins seven pixels further west; the date line is twelve pixels in
    assert np.array_equal(beyond.rgb[:, :16], west.rgb[:, 7:23])


def test_relief_ends_at_the_poles() -> None:
    relief = read_picture(RELIEF, (0.0, 80.0, 10.0, 95.0), 1.0)
    assert relief.north == 90


def test_relief_is_the_same_in_whatever_box_it_is_read() -> None:
    small = read_picture(RELIEF, (-5.0, 40.0, 0.0, 43.0), 10.0)
    large = read_picture(RELIEF, (-30.0, 30.0, 20.0, 50.0), 10.0)
    # 15 pixels a degree: 25 degrees further east, 7 further south
    h, w = small.rgb.shape[:2]
    assert (h, w) == (76, 106)
    assert np.array_equal(small.rgb, large.rgb[105 : 105 + h, 375 : 375 + w])


def test_the_sea_bed_has_half_the_pixels_of_the_relief() -> None:
    box = (-40.0, 30.0, -30.0, 40.0)
    assert read_picture(SEA_BED, box, 30.0).scale == 15
    assert read_picture(RELIEF, box, 30.0).scale == 30
    h, w = read_picture(SEA_BED, box, 30.0).rgb.shape[:2]
    assert (h, w) == (181, 181)  # 12 degrees, and a pixel where they end
