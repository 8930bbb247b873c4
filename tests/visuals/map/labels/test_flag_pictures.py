"""Pictures of flags: drawn to their size, carried in the drawing itself."""

from __future__ import annotations

import base64
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from lantern.core.problems import AssetFailure
from lantern.graphics.typefaces import BUNDLED
from lantern.visuals.map.labels.flag_pictures import read_flag


def test_a_picture_has_twice_the_pixels_of_a_flag(tmp_path: Path) -> None:
    Image.new("RGB", (400, 200), (200, 30, 40)).save(tmp_path / "flag.png")
    address = read_flag(tmp_path / "flag.png", 0.5, BUNDLED)
    head, _, data = address.partition(",")
    assert head == "data:image/png;base64"
    bytes_ = np.frombuffer(base64.b64decode(data), np.uint8)
    picture = cv2.imdecode(bytes_, cv2.IMREAD_COLOR)
    assert picture is not None
    assert picture.shape == (40, 64, 3)
    assert picture[20, 32].tolist() == [40, 30, 200]


def test_what_is_no_picture_is_told(tmp_path: Path) -> None:
    (tmp_path / "flag.png").write_text("no", "utf-8")
    with pytest.raises(AssetFailure):
        read_flag(tmp_path / "flag.png", 1.0, BUNDLED)
