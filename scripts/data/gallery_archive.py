"""Draws the old photograph and the old film of scenes/gallery, from our own drawings.

Run it again after a change here: python -m scripts.data.gallery_archive
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
from PIL import Image

from lantern.core import ffmpeg
from lantern.core.units import Frames, Size
from lantern.graphics import look, photo
from lantern.graphics.pixels import U8, Planes
from lantern.graphics.pixels.arrays import round_to_bytes
from lantern.graphics.typefaces import BUNDLED
from lantern.visuals import DrawingCache, VisualContext, still
from lantern.visuals.specs import StillSpec

ROOT = Path(__file__).parents[2]
STILLS = ROOT / "assets" / "stills"
GALLERY = ROOT / "scenes" / "gallery"
PRINT_WIDTH = 1600
PRINT_TINT = np.array([232, 214, 176], np.float32)
"""Yellowed paper: red, green and blue."""
FILM_SIZE: Size = (640, 480)
FILM_FRAMES = 112
"""Seven seconds at 16 frames a second."""
TRANSFER_RATE = 24


def make_print() -> U8:
    """Return a street as a yellowed print, soft and flat, (h, w, 3) RGB."""
    drawn = photo.read_pixels(
        STILLS / "harbin-welcome.svg", PRINT_WIDTH, typefaces=BUNDLED
    )
    grey = cv2.cvtColor(drawn, cv2.COLOR_RGB2GRAY).astype(np.float32) / 255
    soft = np.asarray(cv2.GaussianBlur(grey, (0, 0), 1.1), np.float32)
    flat = 0.22 + 0.62 * soft
    return round_to_bytes(np.asarray(flat[..., None] * PRINT_TINT, np.float32))


def iter_film() -> Iterator[Planes]:
    """Yield the frames of riders as old film has them: small, pale, without colour."""
    context = VisualContext(
        find=lambda name: STILLS / name,
        size=FILM_SIZE,
        fps=16,
        length=Frames(FILM_FRAMES),
        look=look.load(),
        drawing_cache=DrawingCache(None),
    )
    spec = StillSpec(still="gobi-cavalry.svg", move="pan-right")
    riders = still.open_visual(spec, context)
    for n in range(FILM_FRAMES):
        frame = riders.paint(n)
        pale = 48 + 0.68 * (frame.y.astype(np.float32) - 16)
        blank = np.full(frame.u.shape, 128, np.uint8)
        yield Planes(np.rint(pale).astype(np.uint8), blank, blank)


def write_film(path: Path) -> None:
    """Write the film as it comes from a scanner: each of its frames once, 24 a second."""
    w, h = FILM_SIZE
    source = ["-f", "rawvideo", "-pix_fmt", "yuv420p", "-s", f"{w}x{h}"]
    argv = [ffmpeg.find_ffmpeg(), "-y", "-loglevel", "error", *source]
    argv += [
        "-r",
        str(TRANSFER_RATE),
        "-i",
        "-",
        "-c:v",
        "libx264",
        "-crf",
        "30",
    ]
    argv += [
        "-preset",
        "veryslow",
        "-threads",
        "1",
        "-fflags",
        "+bitexact",
        str(path),
    ]
    frames = b"".join(frame.tobytes() for frame in iter_film())
    subprocess.run(
        argv,
        input=frames,
        check=True,
    )


def main() -> None:
    """Write both into the gallery."""
    Image.fromarray(make_print()).save(
        GALLERY / "pictures" / "street.jpg", quality=58
    )
    footage = GALLERY / "footage"
    footage.mkdir(exist_ok=True)
    write_film(footage / "riders.mp4")


if __name__ == "__main__":
    main()
