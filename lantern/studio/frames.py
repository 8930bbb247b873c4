"""Frames on demand: the newest request is painted first, and those that nobody waits for never.

The painter is a process of its own, kept warm. What it painted is kept for a while.
"""

from __future__ import annotations

import itertools
import threading
from collections import OrderedDict
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from lantern.core.files import read_plain
from lantern.core.problems import Failure
from lantern.core.store import Store
from lantern.core.worker_process import WorkerProcess, start_worker
from lantern.studio import painter
from lantern.studio.painter import FrameOrder, PaintedFrame

MOST_WAITING = 96
"""Requests that wait; older ones are dropped."""
MOST_KEPT_BYTES = 48 * 1024 * 1024
_ENDING_SECONDS = 0.3
"""For which the painter is waited for before it is killed."""
_LARGE_LINES = 400
"""Frames of so many lines are looked at, smaller ones are cards of the strip."""


class DroppedFrame(Exception):
    """A frame that was not painted: newer ones were asked for."""


class UnpaintableFrame(Exception):
    """A frame that can't be painted; the message says why."""


@dataclass(frozen=True)
class _Waiting:
    """A request that waits for the painter; greater numbers came later."""

    number: int
    order: FrameOrder
    answer: Future[bytes] = field(default_factory=Future)

    @property
    def rank(self) -> tuple[bool, int]:
        """Greater ranks are painted first."""
        size = self.order.size
        return size is None or size[1] >= _LARGE_LINES, self.number


class _KeptFrames:
    """The frames that were asked for last, as files, up to a number of bytes."""

    def __init__(self) -> None:
        self._frames: OrderedDict[FrameOrder, bytes] = OrderedDict()
        self._bytes = 0

    def get(self, order: FrameOrder) -> bytes | None:
        data = self._frames.get(order)
        if data is not None:
            self._frames.move_to_end(order)
        return data

    def put(self, order: FrameOrder, data: bytes) -> None:
        if order in self._frames:
            return
        self._frames[order] = data
        self._bytes += len(data)
        while self._bytes > MOST_KEPT_BYTES:
            _, old = self._frames.popitem(last=False)
            self._bytes -= len(old)


class FrameService:
    """Has frames painted, one at a time, by one process."""

    def __init__(self, store: Path) -> None:
        """Start nothing yet; `worker` is the process that paints, once there is one."""
        self._store = store
        self._kept = _KeptFrames()
        self._waiting: list[_Waiting] = []
        self._numbers = itertools.count()
        self._changed = threading.Condition()
        self._ended = False
        self.worker: WorkerProcess | None = None
        self._thread = threading.Thread(
            target=self._run, name="studio frames", daemon=True
        )

    def start(self) -> None:
        """Start the painter, so that it is warm when it is needed."""
        self._thread.start()

    def request(self, order: FrameOrder) -> Future[bytes]:
        """Return the future of a frame's file; cancel it to take the request back.

        It ends with DroppedFrame where newer requests came, UnpaintableFrame where it can't be
        painted.
        """
        waiting = _Waiting(next(self._numbers), order)
        with self._changed:
            kept = self._kept.get(order)
            if kept is not None:
                waiting.answer.set_result(kept)
                return waiting.answer
            if self._ended:
                waiting.answer.set_exception(DroppedFrame())
                return waiting.answer
            self._waiting.append(waiting)
            self._drop_oldest()
            self._changed.notify()
        return waiting.answer

    def _drop_oldest(self) -> None:
        self._waiting = [each for each in self._waiting if not each.answer.cancelled()]
        while len(self._waiting) > MOST_WAITING:
            oldest = min(self._waiting, key=lambda each: each.rank)
            self._waiting.remove(oldest)
            if oldest.answer.set_running_or_notify_cancel():
                oldest.answer.set_exception(DroppedFrame())

    def stop(self) -> None:
        """End the painter, also in the middle of a frame."""
        with self._changed:
            self._ended = True
            self._changed.notify()
        worker = self.worker
        if worker is not None:
            worker.process.terminate()
            worker.process.join(_ENDING_SECONDS)
            worker.process.kill()
        if self._thread.is_alive():
            self._thread.join(_ENDING_SECONDS)

    def _run(self) -> None:
        with suppress(UnpaintableFrame):  # told of the first frame
            self._start_painter()
        while True:
            waiting = self._take_next()
            if waiting is None:
                return
            if not waiting.answer.set_running_or_notify_cancel():
                continue
            try:
                data = self._paint(waiting.order)
            except (DroppedFrame, UnpaintableFrame) as fault:
                waiting.answer.set_exception(fault)
            else:
                waiting.answer.set_result(data)

    def _take_next(self) -> _Waiting | None:
        """Return the request that is painted next; None at the end."""
        with self._changed:
            self._changed.wait_for(lambda: self._waiting or self._ended)
            if self._ended:
                for left in self._waiting:
                    if left.answer.set_running_or_notify_cancel():
                        left.answer.set_exception(DroppedFrame())
                return None
            newest = max(self._waiting, key=lambda each: each.rank)
            self._waiting.remove(newest)
            return newest

    def _paint(self, order: FrameOrder) -> bytes:
        with self._changed:
            kept = self._kept.get(order)
        if kept is None and order.store_key:
            kept = read_stored(Store(self._store), order.store_key)
        data = kept or self._ask_painter(order)
        with self._changed:
            self._kept.put(order, data)
        return data

    def _ask_painter(self, order: FrameOrder) -> bytes:
        painted = self._send(order) or self._send(order)
        if painted is None:
            if self._ended:
                raise DroppedFrame
            raise UnpaintableFrame(
                "the process that paints ended twice (too little memory?)"
            )
        if painted.fault:
            raise UnpaintableFrame(painted.fault)
        if painted.traceback:
            last = painted.traceback.strip().splitlines()[-1]
            raise UnpaintableFrame(
                f"this frame can't be painted, through a mistake in Lantern itself: {last}"
            )
        return painted.data

    def _send(self, order: FrameOrder) -> PaintedFrame | None:
        """Return what the painter gives; None if its process ended of it."""
        worker = self.worker or self._start_painter()
        if worker is None:
            return None
        try:
            worker.pipe.send(order)
            painted: PaintedFrame = worker.pipe.recv()
        except (EOFError, OSError):
            worker.pipe.close()
            worker.process.join(1)
            self.worker = None
            return None
        return painted

    def _start_painter(self) -> WorkerProcess | None:
        if self._ended:
            return None
        try:
            self.worker = start_worker(
                painter.__name__, painter.work.__name__, str(self._store)
            )
        except Failure as failure:
            raise UnpaintableFrame(failure.message) from None
        return self.worker


def read_stored(store: Store, key: str) -> bytes | None:
    """Return a picture that the store has kept, None without one."""
    path = store.get(key, ".jpg")
    if path is None:
        return None
    try:
        return read_plain(path)
    except OSError:
        return None
