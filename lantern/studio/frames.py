"""Frames on demand: the newest request is painted first, and those that nobody waits for never.

The painters are processes of their own, kept warm. What they painted is kept for a while.
"""

from __future__ import annotations

import itertools
import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from lantern.core.files import read_plain
from lantern.core.store import Store
from lantern.studio.painter import FrameOrder
from lantern.studio.painter_process import (
    DroppedFrame,
    PainterProcess,
    UnpaintableFrame,
)

MOST_WAITING = 96
"""Requests that wait; older ones are dropped."""
HELPER_SECONDS = 20.0
"""For which the second process is kept without a card to paint: it takes 120 MB."""
MOST_KEPT_BYTES = 48 * 1024 * 1024
_ENDING_SECONDS = 0.3
"""For which threads are waited for."""
_LARGE_LINES = 400
"""Frames of so many lines are looked at, smaller ones are cards of the strip."""


@dataclass(frozen=True)
class _Waiting:
    """A request that waits for the painter; greater numbers came later."""

    number: int
    order: FrameOrder
    answer: Future[bytes] = field(default_factory=Future)

    @property
    def is_card(self) -> bool:
        """Whether it is small."""
        size = self.order.size
        return size is not None and size[1] < _LARGE_LINES

    @property
    def rank(self) -> tuple[bool, int]:
        """Greater ranks are painted first."""
        return not self.is_card, self.number


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
    """Has frames painted: by one process, and cards by a second one while that is at work."""

    def __init__(
        self,
        store: Path,
        *,
        has_helper: bool = False,
        helper_seconds: float = HELPER_SECONDS,
    ) -> None:
        """Start nothing yet; `painter` is the process that paints, `helper` the second one.

        The helper paints cards alone, so that the painter keeps open what is looked at. It ends
        when it had none for so many seconds.
        """
        self.painter = PainterProcess(store)
        self.helper = PainterProcess(store)
        self._helper_seconds = helper_seconds
        self._store = store
        self._is_painting = False
        self._expects_cards = False
        self._kept = _KeptFrames()
        self._waiting: list[_Waiting] = []
        self._numbers = itertools.count()
        self._asked = 0
        self._done = 0
        self._changed = threading.Condition()
        self._ended = False
        self._threads = [_make_thread("studio frames", self._run)]
        if has_helper:
            self._threads.append(_make_thread("studio cards", self._help))

    def start(self) -> None:
        """Start the painter, so that it is warm when it is needed."""
        for thread in self._threads:
            thread.start()

    def expect_cards(self) -> None:
        """Have the helper started, so that it is warm when the first cards are asked for."""
        with self._changed:
            self._expects_cards = True
            self._changed.notify_all()

    def request(self, order: FrameOrder) -> Future[bytes]:
        """Return the future of a frame's file; cancel it to take the request back.

        It ends with DroppedFrame where newer requests came, UnpaintableFrame where it can't be
        painted.
        """
        waiting = _Waiting(next(self._numbers), order)
        waiting.answer.add_done_callback(self._note_done)
        with self._changed:
            self._asked += 1
            kept = self._kept.get(order)
            if kept is not None:
                waiting.answer.set_result(kept)
                return waiting.answer
            if self._ended:
                waiting.answer.set_exception(DroppedFrame())
                return waiting.answer
            self._waiting.append(waiting)
            self._drop_oldest()
            self._changed.notify_all()
        return waiting.answer

    def _note_done(self, _: Future[bytes]) -> None:
        with self._changed:
            self._done += 1
            self._changed.notify_all()

    def wait_for_first(self, within: float) -> None:
        """Wait until what a page asks for first is painted, at most so many seconds.

        A page asks for the next frame before it has all that it asked for, so nothing is left to
        paint only once it has what it shows.
        """
        with self._changed:
            self._changed.wait_for(
                lambda: self._ended or 0 < self._asked == self._done, within
            )

    def _drop_oldest(self) -> None:
        self._waiting = [
            each for each in self._waiting if not each.answer.cancelled()
        ]
        while len(self._waiting) > MOST_WAITING:
            oldest = min(self._waiting, key=lambda each: each.rank)
            self._waiting.remove(oldest)
            if oldest.answer.set_running_or_notify_cancel():
                oldest.answer.set_exception(DroppedFrame())

    def stop(self) -> None:
        """End the painters, also in the middle of a frame."""
        with self._changed:
            self._ended = True
            self._changed.notify_all()
        for process in (self.painter, self.helper):
            process.stop()
        for thread in self._threads:
            if thread.is_alive():
                thread.join(_ENDING_SECONDS)

    def _run(self) -> None:
        with suppress(UnpaintableFrame):  # told of the first frame
            self.painter.start()
        while True:
            with self._changed:
                self._is_painting = False
                self._changed.wait_for(lambda: self._waiting or self._ended)
                if self._ended:
                    self._drop_all()
                    return
                waiting = self._take(self._waiting)
                self._is_painting = True
                self._changed.notify_all()
            self._answer(waiting, self.painter)

    def _help(self) -> None:
        """Paint cards while the painter paints something else."""
        while True:
            seconds = (
                None if self.helper.worker is None else self._helper_seconds
            )
            waiting = None
            with self._changed:
                self._changed.wait_for(self._needs_helper, seconds)
                if self._ended:
                    return
                left = self._list_left_cards()
                if left:
                    waiting = self._take(left)
                is_expected, self._expects_cards = self._expects_cards, False
            if waiting is not None:
                self._answer(waiting, self.helper)
            elif is_expected:
                with suppress(UnpaintableFrame):  # told of the first card
                    self.helper.start()
            else:
                self.helper.rest()

    def _needs_helper(self) -> bool:
        return (
            self._ended or self._expects_cards or bool(self._list_left_cards())
        )

    def _list_left_cards(self) -> list[_Waiting]:
        """Return the cards that wait although the painter is at work."""
        if not self._is_painting:
            return []
        return [waiting for waiting in self._waiting if waiting.is_card]

    def _take(self, choice: Sequence[_Waiting]) -> _Waiting:
        newest = max(choice, key=lambda each: each.rank)
        self._waiting.remove(newest)
        return newest

    def _drop_all(self) -> None:
        for left in self._waiting:
            if left.answer.set_running_or_notify_cancel():
                left.answer.set_exception(DroppedFrame())

    def _answer(self, waiting: _Waiting, process: PainterProcess) -> None:
        if not waiting.answer.set_running_or_notify_cancel():
            return
        try:
            data = self._paint(waiting.order, process)
        except (DroppedFrame, UnpaintableFrame) as fault:
            waiting.answer.set_exception(fault)
        else:
            waiting.answer.set_result(data)

    def _paint(self, order: FrameOrder, process: PainterProcess) -> bytes:
        with self._changed:
            kept = self._kept.get(order)
        if kept is None and order.store_key:
            kept = read_stored(Store(self._store), order.store_key)
        data = kept or process.paint(order)
        with self._changed:
            self._kept.put(order, data)
        return data


def _make_thread(name: str, run: Callable[[], None]) -> threading.Thread:
    return threading.Thread(
        target=run,
        name=name,
        daemon=True,
    )


def read_stored(store: Store, key: str) -> bytes | None:
    """Return a picture that the store has kept, None without one."""
    path = store.get(key, ".jpg")
    if path is None:
        return None
    try:
        return read_plain(path)
    except OSError:
        return None
