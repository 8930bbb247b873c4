"""Folders of photographs with metadata, made for tests."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image


def save_tagged(path: Path, **tags: Any) -> None:
    exif = Image.Exif()
    for tag, value in {
        0x010E: tags.get("title"),
        0x013B: tags.get("author"),
    }.items():
        if value:
            exif[tag] = value
    if "taken" in tags:
        exif.get_ifd(0x8769)[0x9003] = tags["taken"]
    Image.fromarray(
        np.full((*tags.get("sides", (1200, 2000)), 3), 90, np.uint8)
    ).save(path, exif=exif)


def make_album(root: Path) -> Path:
    folder = root / "photographs"
    folder.mkdir()
    save_tagged(
        folder / "IMG 10.jpg",
        title="The harbour: evening, low tide",
        author="A. Person",
        taken="1987:05:06 10:11:12",
    )
    save_tagged(folder / "IMG 2.jpg", title="OLYMPUS DIGITAL CAMERA")
    save_tagged(folder / "Käse #1.JPG", sides=(2000, 1200))
    (folder / "torn.jpg").write_bytes(
        (folder / "IMG 2.jpg").read_bytes()[:3000]
    )
    (folder / "new.heic").write_bytes(b"x")
    (folder / "notes.txt").write_text("not a picture")
    return folder
