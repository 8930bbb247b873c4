"""The content of an answer, read by its fields, whatever a server put there."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from lantern.core.problems import PublishFailure

_DIGITS = 20
"""Digits of a number that are read."""


@dataclass(frozen=True)
class JsonReader:
    """An object in JSON. Fields are named by the way to them: `"snippet", "title"`."""

    content: Any = field(repr=False)
    refuse: Callable[[str], PublishFailure] = field(repr=False)
    """Makes a failure of what is wrong with the answer; cuts long words, and hides secrets."""

    def find(self, *names: str) -> Any:
        """Return a field as it is; None if there is none."""
        found = self.content
        for name in names:
            if not isinstance(found, dict):
                return None
            found = found.get(name)
        return found

    def find_text(self, *names: str) -> str:
        """Return a text, or a number as text; empty if there is none."""
        found = self.find(*names)
        is_number = isinstance(found, int) and not isinstance(found, bool)
        text = str(found) if isinstance(found, str) or is_number else ""
        return text.encode(
            "utf-8", "replace"
        ).decode()  # halves of signs can't be sent on

    def find_number(self, *names: str) -> float | None:
        """Return a number, or a text that is a whole one; None if there is none."""
        found = self.find(*names)
        if isinstance(found, str) and found.isdecimal() and len(found) < 20:
            return int(found)
        is_number = isinstance(found, int | float) and not isinstance(
            found, bool
        )
        return found if is_number else None

    def find_object(self, *names: str) -> JsonReader:
        """Return what is in a field; nothing is in one that isn't there."""
        return JsonReader(self.find(*names), self.refuse)

    def list_objects(self, *names: str) -> list[JsonReader]:
        """Return the objects in a list; none if there is no list."""
        found = self.find(*names)
        rows = found if isinstance(found, list) else []
        return [JsonReader(row, self.refuse) for row in rows]

    def require_text(self, *names: str) -> str:
        """Return a text, or a number as text.

        Raises:
            PublishFailure: there is none, or it is empty.
        """
        text = self.find_text(*names)
        if not text:
            raise self._miss(names)
        return text

    def require_number(self, *names: str) -> int:
        """Return a whole number.

        Raises:
            PublishFailure: there is none.
        """
        text = self.find_text(*names)
        if not text.isascii() or not text.isdecimal():
            raise self._miss(names)
        return int(text[:_DIGITS])

    def _miss(self, names: tuple[str, ...]) -> PublishFailure:
        shown = json.dumps(self.content)
        return self.refuse(f"its answer has no {'.'.join(names)}: {shown}")
