"""Timings of a look: seconds from the start of each thing, or how long it takes."""

from __future__ import annotations

from lantern.graphics.look.values import NonNegative, Share, TimingSeconds
from lantern.script import document


class TitleTiming(document.YamlModel):
    """How a title card comes in. `rise` is in pixels at 1080p."""

    black: TimingSeconds
    kicker: TimingSeconds
    lines: TimingSeconds
    line_step: TimingSeconds
    rule: TimingSeconds
    rule_opens: TimingSeconds
    date: TimingSeconds
    fade: TimingSeconds
    settle: TimingSeconds
    rise: NonNegative
    rest: TimingSeconds
    hold: TimingSeconds


class LowerThirdTiming(document.YamlModel):
    """How a lower third comes in, and how long it can be read. `rise` is in pixels at 1080p."""

    bar: TimingSeconds
    plate: TimingSeconds
    plate_opens: TimingSeconds
    words: TimingSeconds
    fade: TimingSeconds
    settle: TimingSeconds
    rise: NonNegative
    hold: TimingSeconds
    per_character: TimingSeconds
    least: TimingSeconds
    leave: TimingSeconds


class LabelTiming(document.YamlModel):
    """How labels come and go, and when they do.

    A source line stays `source` seconds, a claim at least `claim_least`.
    """

    enter: TimingSeconds
    leave: TimingSeconds
    illustration: TimingSeconds
    claim_after: TimingSeconds
    claim_least: TimingSeconds = 2.5
    source: TimingSeconds = 4.0


class ChapterTiming(document.YamlModel):
    """How a chapter card comes in."""

    numeral: TimingSeconds
    hairline: TimingSeconds
    hairline_grows: TimingSeconds
    words: TimingSeconds
    fade: TimingSeconds
    hold: TimingSeconds


class StatementTiming(document.YamlModel):
    """How a statement card comes in."""

    bar: TimingSeconds
    words: TimingSeconds
    fade: TimingSeconds
    by: TimingSeconds
    hold: TimingSeconds


class NumberTiming(document.YamlModel):
    """How a number counts up."""

    count: TimingSeconds
    step: TimingSeconds
    fade: TimingSeconds
    hold: TimingSeconds


class TimelineTiming(document.YamlModel):
    """How a timeline card fills. `to_come` is the strength of what is still to come."""

    per_day: TimingSeconds
    most: TimingSeconds
    dot: TimingSeconds
    to_come: Share


class BarsTiming(document.YamlModel):
    """How the bars of a chart grow."""

    grow: TimingSeconds


class CameraTiming(document.YamlModel):
    """When the camera moves, and how far.

    Named moves have one `speed`, a share of the width each second, and go no less and no more than
    `least` and `most` of it. What rests drifts by `drift` of it and back in `drift_period` seconds.
    """

    start: TimingSeconds
    rest: TimingSeconds
    least: Share
    most: Share
    speed: Share = 0.006
    drift: Share = 0.015
    drift_period: TimingSeconds = 20.0

    def compute_reach(self, seconds: float) -> float:
        """Return how far a named move goes in a shot of this length, as a share of the width."""
        moving = max(seconds - self.start - self.rest, 0.0)
        return min(max(moving * self.speed, self.least), self.most)

    def compute_rest_reach(self, seconds: float) -> float:
        """Return how far a still without a move comes nearer, as a share of the width."""
        if not self.drift_period:
            return 0.0
        return self.drift * min(2 * seconds / self.drift_period, 1.0)


class DissolveTiming(document.YamlModel):
    """How long dissolves are, by what they lead to."""

    place: TimingSeconds
    chapter: TimingSeconds
    card: TimingSeconds
    title: TimingSeconds


class CreditsTiming(document.YamlModel):
    """How a credits card comes in, and how long it can be read."""

    fade: TimingSeconds
    step: TimingSeconds
    per_word: TimingSeconds
    least: TimingSeconds


class NoteTiming(document.YamlModel):
    """How notes on pictures come and go.

    One without words of its own comes `delay` seconds after the picture is clear. Its sign is drawn
    in `draw` seconds, its words fade in from `words` on.
    """

    delay: TimingSeconds = 0.5
    draw: TimingSeconds = 0.6
    words: TimingSeconds = 0.35
    fade: TimingSeconds = 0.4
    leave: TimingSeconds = 0.3


class DocumentTiming(document.YamlModel):
    """How a document is shown.

    The camera takes `zoom` to a part of it, a passage `lift` to come off it. Meanwhile the page
    keeps `kept` of its light. Words fade in `fade`; a highlighter that waits for no words takes
    `line` for each line.
    """

    zoom: TimingSeconds = 1.6
    lift: TimingSeconds = 0.9
    kept: Share = 0.45
    fade: TimingSeconds = 0.6
    line: TimingSeconds = 1.2


class InsertTiming(document.YamlModel):
    """How inserts over pictures come and go.

    One without words of its own comes `delay` seconds after the picture is clear. It fades in
    `enter` seconds, its figure counts and its bar fills in `count`; facts without words of their
    own come `step` seconds apart.
    """

    delay: TimingSeconds = 0.6
    enter: TimingSeconds = 0.4
    count: TimingSeconds = 1.4
    step: TimingSeconds = 0.8
    leave: TimingSeconds = 0.35


class Timing(document.YamlModel):
    """All timings of a look."""

    title: TitleTiming
    lower_third: LowerThirdTiming
    label: LabelTiming
    chapter: ChapterTiming
    statement: StatementTiming
    number: NumberTiming
    timeline: TimelineTiming
    bars: BarsTiming
    camera: CameraTiming
    dissolve: DissolveTiming
    credits: CreditsTiming
    note: NoteTiming = NoteTiming()
    insert: InsertTiming = InsertTiming()
    document: DocumentTiming = DocumentTiming()
