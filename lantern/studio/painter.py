"""The process that paints: frames by the very painter that the encoder is fed by.

It keeps what it opened last, so that a frame beside another one costs little.
"""

from __future__ import annotations

import importlib
import io
import traceback
from collections import OrderedDict
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from lantern.core.pipe_ends import PipeEnd
from lantern.core.problems import Failure, OutputFailure
from lantern.core.units import Size
from lantern.core.worker_process import end_with_parent
from lantern.core.worker_start import end_imports

if TYPE_CHECKING:
    from PIL.Image import Image

    from lantern.core.store import Store
    from lantern.graphics.pixels import Planes
    from lantern.visuals.compose import SegmentPicture

PictureFormat = Literal["jpeg", "png"]

OPEN_PICTURES = 4
"""Segments that are kept open: neighbours, and the same one in other shapes."""
NEEDED = ("lantern.visuals.compose", "lantern.visuals.request_look")
"""What every frame needs; it is there before one is asked for."""
_JPEG_QUALITY = 88


@dataclass(frozen=True)
class PictureOrder:
    """A segment's request as JSON, and a digest of all that decides its pixels."""

    key: str
    request: Mapping[str, Any] = field(compare=False, repr=False)


@dataclass(frozen=True)
class FrameOrder:
    """A frame of a segment that is wanted: its number there, and how it is to be sent.

    `size` is what it is reduced to, None for its own. A picture with a `store_key` is kept in the
    store, too.
    """

    picture: PictureOrder
    number: int
    size: Size | None = None
    format: PictureFormat = "jpeg"
    store_key: str = ""


@dataclass(frozen=True)
class PaintedFrame:
    """A frame as a file, or why there is none: for the author, or a traceback of a bug."""

    data: bytes = b""
    fault: str = ""
    traceback: str = ""


def work(pipe: PipeEnd, store: str) -> None:
    """Paint what is asked for through the pipe until it closes."""
    end_with_parent()
    from lantern.core.store import Store

    for name in NEEDED:
        importlib.import_module(name)
    painter = _Painter(Store(Path(store)))
    end_imports()
    while True:
        try:
            order = pipe.recv()
        except (EOFError, OSError):
            return
        painted = _attempt(painter, order)
        try:
            pipe.send(painted)
        except OSError:
            return


def _attempt(painter: _Painter, order: FrameOrder) -> PaintedFrame:
    try:
        return PaintedFrame(painter.paint(order))
    except Failure as failure:
        return PaintedFrame(fault=failure.message)
    except MemoryError:
        return PaintedFrame(fault="there is too little memory for this frame")
    except Exception:
        return PaintedFrame(traceback=traceback.format_exc())


class _Painter:
    """Paints frames; keeps the segments that it painted last open."""

    def __init__(self, store: Store) -> None:
        """Draw into `store` what is kept from run to run."""
        self._store = store
        self._open: OrderedDict[str, SegmentPicture] = OrderedDict()

    def paint(self, order: FrameOrder) -> bytes:
        """Return a frame as a file.

        Raises:
            Failure: what it shows can't be painted.
        """
        from lantern.visuals import compose

        planes = compose.paint(self._open_picture(order.picture), order.number)
        data = encode(_to_image(planes, order), order.format)
        if order.store_key:
            with suppress(OutputFailure):  # it is painted again
                self._store.put(
                    order.store_key, ".jpg", lambda path: path.write_bytes(data)
                )
        return data

    def _open_picture(self, picture: PictureOrder) -> SegmentPicture:
        found = self._open.pop(picture.key, None)
        if found is None:
            found = _prepare(picture, self._store)
        self._open[picture.key] = found
        while len(self._open) > OPEN_PICTURES:
            self._open.popitem(last=False)
        return found


def _prepare(picture: PictureOrder, store: Store) -> SegmentPicture:
    from lantern.core.records import from_json
    from lantern.visuals import compose
    from lantern.visuals.request_look import load_look
    from lantern.visuals.requests import SegmentRequest

    request = from_json(SegmentRequest, picture.request)
    return compose.prepare(request, store, load_look(request.style))


def _to_image(planes: Planes, order: FrameOrder) -> Image:
    """Return a frame in sRGB: exact as PNG, within 1 of 255 where JPEG changes it anyway."""
    from PIL import Image

    from lantern.graphics.pixels import to_rgb, to_rgb_quick

    convert = to_rgb if order.format == "png" else to_rgb_quick
    image = Image.fromarray(convert(planes))
    if order.size is None or order.size == image.size:
        return image
    return image.resize(order.size, Image.Resampling.BOX)


def encode(image: Image, form: PictureFormat) -> bytes:
    """Return a picture as a file."""
    data = io.BytesIO()
    if form == "png":
        image.save(data, "PNG", compress_level=1)
    else:
        image.save(
            data,
            "JPEG",
            quality=_JPEG_QUALITY,
            subsampling=0,
        )
    return data.getvalue()
