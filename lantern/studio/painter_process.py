"""A process that paints, and is started anew when it ended."""

from __future__ import annotations

from pathlib import Path

from lantern.core.problems import Failure
from lantern.core.worker_process import WorkerProcess, start_worker
from lantern.studio import painter
from lantern.studio.painter import FrameOrder, PaintedFrame

_ENDING_SECONDS = 0.3
"""For which the process is waited for before it is killed."""


class DroppedFrame(Exception):
    """A frame that was not painted: newer ones were asked for."""


class UnpaintableFrame(Exception):
    """A frame that can't be painted; the message says why."""


class PainterProcess:
    """Paints one frame after the other. Belongs to one thread, but for its end."""

    def __init__(self, store: Path) -> None:
        """Start nothing yet; `worker` is the process, once there is one."""
        self.worker: WorkerProcess | None = None
        self._store = store
        self._ended = False

    def start(self) -> WorkerProcess | None:
        """Start the process, so that it is warm when it is needed; None after the end.

        Raises:
            UnpaintableFrame: The system can't start one.
        """
        if self._ended:
            return None
        try:
            self.worker = start_worker(
                painter.__name__,
                painter.work.__name__,
                str(self._store),
                needed=painter.NEEDED,
            )
        except Failure as failure:
            raise UnpaintableFrame(failure.message) from None
        if self._ended:  # before it was there to be ended
            self.worker.process.kill()
        return self.worker

    def stop(self) -> None:
        """End the process, also in the middle of a frame."""
        self._ended = True
        worker = self.worker
        if worker is not None:
            worker.process.terminate()
            worker.process.join(_ENDING_SECONDS)
            worker.process.kill()

    def rest(self) -> None:
        """End the process until there is something to paint again."""
        worker, self.worker = self.worker, None
        if worker is not None:
            worker.pipe.close()
            worker.process.join(1)
            worker.process.kill()

    def paint(self, order: FrameOrder) -> bytes:
        """Return a frame as a file.

        Raises:
            DroppedFrame: The process is to end.
            UnpaintableFrame: It can't be painted.
        """
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
        worker = self.worker or self.start()
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
