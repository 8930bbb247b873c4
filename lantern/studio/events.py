"""What happens while a page is open, as one stream for each page.

Events have ids, so that a page whose stream broke goes on where it left off.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import secrets
import threading
from collections import deque
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from typing import Literal

EventName = Literal["saved", "film", "problems", "plan", "job", "frames"]

KEPT = 256
"""Events that a page which lost its stream can still be told."""
MOST_WAITING = 1000
"""Events that wait for one page; one that takes none for so long has to begin anew."""
QUIET_SECONDS = 15.0
"""After so long without an event a comment is sent, to learn whether the page is still there."""
MOST_STREAMS = 24
_RETRY_MILLISECONDS = 1000


@dataclass(frozen=True)
class StudioEvent:
    """Something that happened: its number, its name, and what is told of it as JSON."""

    number: int
    name: EventName
    data: str


class TooManyStreams(Exception):
    """More pages are open than the studio serves."""


@dataclass(frozen=True)
class _Listener:
    """A page's queue, and the loop it is read in; None in the queue ends its stream."""

    loop: asyncio.AbstractEventLoop
    queue: asyncio.Queue[StudioEvent | None]

    def tell(self, event: StudioEvent | None) -> None:
        if not self.loop.is_closed():
            self.loop.call_soon_threadsafe(self._put, event)

    def _put(self, event: StudioEvent | None) -> None:
        if self.queue.qsize() >= MOST_WAITING:
            event = None
        self.queue.put_nowait(event)


class EventHub:
    """Hands each event to every open page. May be told from any thread."""

    def __init__(self) -> None:
        """Begin without events; `run` begins the ids, to tell those of another run apart."""
        self.run = secrets.token_hex(4)
        self._numbers = itertools.count(1)
        self._recent: deque[StudioEvent] = deque(maxlen=KEPT)
        self._listeners: list[_Listener] = []
        self._lock = threading.RLock()  # a Ctrl-C may come while it is held
        self._closed = False
        self._told_late: EventName | None = None

    def publish(self, name: EventName, value: object) -> None:
        """Tell every page of something."""
        data = json.dumps(value, ensure_ascii=False)
        with self._lock:
            event = StudioEvent(next(self._numbers), name, data)
            self._recent.append(event)
            for listener in self._listeners:
                listener.tell(event)

    def tell_late_pages(self, name: EventName) -> None:
        """Tell pages that come from now on of the newest event of a name, if there was any.

        What such a page asked for before it listened may be older than the event.
        """
        self._told_late = name

    def close(self) -> None:
        """End all streams, and those that are opened from now on."""
        with self._lock:
            self._closed = True
            for listener in self._listeners:
                listener.tell(None)

    async def stream(self, last_id: str = "") -> AsyncGenerator[bytes, None]:
        """Yield events as text/event-stream, first those after `last_id`, until the end.

        A page that can't be told all it missed is told that there is another film.

        Raises:
            TooManyStreams: too many pages are open.
        """
        listener, missed = self._join(last_id)
        try:
            yield f"retry: {_RETRY_MILLISECONDS}\n\n".encode()
            for event in missed:
                yield self._write(event)
            while True:
                try:
                    told = await asyncio.wait_for(
                        listener.queue.get(), QUIET_SECONDS
                    )
                except TimeoutError:
                    yield b": still here\n\n"
                    continue
                if told is None:
                    return
                yield self._write(told)
        finally:
            with self._lock:
                self._listeners.remove(listener)

    def _join(self, last_id: str) -> tuple[_Listener, list[StudioEvent]]:
        listener = _Listener(asyncio.get_running_loop(), asyncio.Queue())
        with self._lock:
            if len(self._listeners) >= MOST_STREAMS:
                raise TooManyStreams
            missed = self._list_missed(last_id)
            self._listeners.append(listener)
            if self._closed:
                listener.tell(None)
        return listener, missed

    def _list_missed(self, last_id: str) -> list[StudioEvent]:
        """Return the events after an id; an event of a new film if they aren't all known."""
        if not last_id:
            told = [
                event for event in self._recent if event.name == self._told_late
            ]
            return told[-1:]
        run, _, number = last_id.partition(".")
        newest = self._recent[-1].number if self._recent else 0
        oldest = self._recent[0].number if self._recent else 1
        if run == self.run and number.isdecimal():
            seen = int(number)
            if oldest - 1 <= seen <= newest:
                return [event for event in self._recent if event.number > seen]
        return [StudioEvent(newest, "film", "{}")]

    def _write(self, event: StudioEvent) -> bytes:
        lines = (
            f"id: {self.run}.{event.number}",
            f"event: {event.name}",
            f"data: {event.data}",
        )
        return ("\n".join(lines) + "\n\n").encode()
