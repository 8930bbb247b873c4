"""How far a rendering is, from the lines of JSON that it says."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

_LEAST_SHARE = 0.02
"""Of a stage, before which the time left is not guessed."""
_STAGES = 4.0
"""How slowly the share grows from stage to stage, since nobody knows how many there are."""
_NEVER_WHOLE = 0.99
"""Of the last stage, until the rendering says that it is done."""


@dataclass
class JobProgress:
    """How far a rendering is: `share` from 0 to 1, `left` in seconds, None while nobody knows."""

    clock: Callable[[], float] = time.monotonic
    share: float = 0.0
    left: float | None = None
    stage: str = ""
    _weight: float = 0.0
    _done: float = 0.0
    _began: float = 0.0
    _stages: int = 0

    def note_line(self, line: bytes) -> bool:
        """Take a line of the rendering; return whether it says anything new."""
        try:
            event = json.loads(line)
        except ValueError:
            return False
        if not isinstance(event, dict):
            return False
        kind = event.get("event")
        if kind == "stage":
            self._begin_stage(event)
        elif kind == "done":
            self._advance(event)
        else:
            return False
        return True

    @property
    def _first(self) -> float:
        """The share at which the stage begins."""
        return 1 - 1 / (1 + (self._stages - 1) / _STAGES)

    def _begin_stage(self, event: Mapping[str, Any]) -> None:
        self.stage = str(event.get("title", ""))
        self._weight = float(event.get("weight", 0))
        self._done = 0.0
        self._began = self.clock()
        self._stages += 1
        self.left = None
        self.share = max(self.share, self._first)

    def _advance(self, event: Mapping[str, Any]) -> None:
        self._done += float(event.get("weight", 0))
        if self._weight <= 0:
            return
        part = min(1.0, self._done / self._weight)
        grown = self._first + (1 - self._first) * part * _NEVER_WHOLE
        self.share = round(max(self.share, grown), 4)
        if part > _LEAST_SHARE:
            passed = self.clock() - self._began
            self.left = round(passed * (1 - part) / part, 1)
