"""What times the parts of what moves in a shot: words, or its calendar."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lantern.core.dates import parse
from lantern.core.units import Frames
from lantern.visuals.map.motion.map_calendar import MapCalendar
from lantern.visuals.map.motion.timing import ItemTiming, time_by_words

NEVER = ItemTiming(1e12, 2e12)
ALWAYS = ItemTiming(-2e12, -1e12)


@dataclass(frozen=True)
class ShotTimes:
    """Words by what they bring, the shot's calendar, and its length in frames."""

    when: Mapping[str, tuple[Frames, ...]]
    clock: MapCalendar | None
    year: int | None
    length: int
    fps: int

    def find_words(
        self, name: str, seconds: float, *, word: slice = slice(None)
    ) -> ItemTiming | None:
        """Return when words bring something; None if none do. Before the cut they never do.

        `word` are those of the two phrases that count.
        """
        if name not in self.when:
            return None
        frames = self.when[name][word]
        if not frames:
            return NEVER
        return time_by_words(
            frames,
            seconds * self.fps,
            length=self.length,
            fps=self.fps,
        )

    def find_day(self, date: str | None) -> float | None:
        """Return the day of a date in a shot with a calendar."""
        found = parse(date, self.year) if date and self.clock else None
        return found[0] if found else None

    def find_date(self, date: str | None, seconds: float) -> ItemTiming | None:
        """Return when something comes on a date; it has come by the calendar's end."""
        day = self.find_day(date)
        if day is None or self.clock is None:
            return None
        length = self.clock.count_days(seconds * self.fps)
        if day <= self.clock.last:
            day = min(day, self.clock.last - length)
        return ItemTiming(day, day + length, self.clock)
