"""Timings of a look: seconds from the start of each thing, or how long it takes."""

from __future__ import annotations

from pydantic import Field

from lantern.graphics.look.values import NonNegative, Share, TimingSeconds
from lantern.script import document


class TitleTiming(document.YamlModel):
    """How a title card comes in."""

    black: TimingSeconds = Field(
        description="seconds that the card takes to appear from black"
    )
    kicker: TimingSeconds = Field(
        description="second at which the line above enters"
    )
    lines: TimingSeconds = Field(
        description="second at which the name's first line enters"
    )
    line_step: TimingSeconds = Field(
        description="seconds from one line of the name to the next"
    )
    rule: TimingSeconds = Field(
        description="second at which the red rule begins"
    )
    rule_opens: TimingSeconds = Field(
        description="seconds that the rule takes to grow"
    )
    date: TimingSeconds = Field(
        description="second at which the line below enters"
    )
    fade: TimingSeconds = Field(
        description="seconds that a line takes to fade in"
    )
    settle: TimingSeconds = Field(
        description="seconds that a line takes to rise"
    )
    rise: NonNegative = Field(
        description="how far a line rises, in pixels at 1080p"
    )


class LowerThirdTiming(document.YamlModel):
    """How a lower third comes in, and how long it can be read."""

    bar: TimingSeconds = Field(
        description="seconds that the red bar takes to grow"
    )
    plate: TimingSeconds = Field(
        description="second at which the panel begins to open from the bar"
    )
    plate_opens: TimingSeconds = Field(
        description="seconds that the panel takes to open"
    )
    words: TimingSeconds = Field(description="second at which the words enter")
    fade: TimingSeconds = Field(
        description="seconds that the words take to fade in"
    )
    settle: TimingSeconds = Field(
        description="seconds that the words take to rise"
    )
    rise: NonNegative = Field(
        description="how far the words rise, in pixels at 1080p"
    )
    hold: TimingSeconds = Field(
        description="seconds for which any words stay, before those for each character"
    )
    per_character: TimingSeconds = Field(
        description="seconds of reading for each character"
    )
    least: TimingSeconds = Field(
        description="seconds for which it stays in full at least, however few the words"
    )
    leave: TimingSeconds = Field(
        description="seconds that it takes to fade out"
    )


class LabelTiming(document.YamlModel):
    """How labels come and go, and when they do: source lines, claims and others."""

    enter: TimingSeconds = Field(
        description="seconds that a label takes to fade in"
    )
    leave: TimingSeconds = Field(
        description="seconds that it takes to fade out"
    )
    illustration: TimingSeconds = Field(
        description="seconds for which the label of an illustration stays at most"
    )
    claim_after: TimingSeconds = Field(
        description="seconds for which a claim stays after its last word"
    )
    claim_least: TimingSeconds = Field(
        default=2.5, description="seconds for which a claim stays at least"
    )
    source: TimingSeconds = Field(
        default=4.0,
        description="seconds for which a source line stays, where it is shown only once",
    )


class ChapterTiming(document.YamlModel):
    """How a chapter card comes in."""

    numeral: TimingSeconds = Field(
        description="seconds that the numeral takes to fade in"
    )
    hairline: TimingSeconds = Field(
        description="second at which the hairline beside it begins"
    )
    hairline_grows: TimingSeconds = Field(
        description="seconds that the hairline takes to grow"
    )
    words: TimingSeconds = Field(description="second at which the words enter")
    fade: TimingSeconds = Field(
        description="seconds that the words take to fade in"
    )


class StatementTiming(document.YamlModel):
    """How a statement or a quotation comes in."""

    bar: TimingSeconds = Field(
        description="seconds that the red bar takes to grow"
    )
    words: TimingSeconds = Field(description="second at which the words enter")
    fade: TimingSeconds = Field(description="seconds that they take to fade in")
    by: TimingSeconds = Field(
        description="second at which the name of who said them enters"
    )


class NumberTiming(document.YamlModel):
    """How a number card comes in."""

    count: TimingSeconds = Field(
        description="seconds that the figure takes to count up"
    )
    step: TimingSeconds = Field(
        description="seconds from the unit to the rule, and on to the text"
    )
    fade: TimingSeconds = Field(
        description="seconds that each takes to fade in"
    )


class TimelineTiming(document.YamlModel):
    """How a timeline card fills."""

    per_day: TimingSeconds = Field(
        description="seconds that the line takes for each day that it passes"
    )
    most: TimingSeconds = Field(
        description="seconds that it takes at most from one event to the next"
    )
    dot: TimingSeconds = Field(
        description="seconds that the dot of an event grows"
    )
    to_come: Share = Field(
        description="strength of what is still to come, 0 to 1; of charts, too"
    )


class BarsTiming(document.YamlModel):
    """How charts grow."""

    grow: TimingSeconds = Field(
        description="seconds that a bar or a line takes to grow"
    )


class CameraTiming(document.YamlModel):
    """When the camera moves over a picture, and how far."""

    start: TimingSeconds = Field(
        description="seconds for which it rests before it moves"
    )
    rest: TimingSeconds = Field(
        description="seconds for which it rests before the shot ends"
    )
    least: Share = Field(
        description="how far a named move goes at least, as a share of the width"
    )
    most: Share = Field(
        description="how far a named move goes at most, as a share of the width"
    )
    speed: Share = Field(
        default=0.006,
        description="how far a named move goes in a second, as a share of the width",
    )
    drift: Share = Field(
        default=0.015,
        description="how far a picture without a move drifts, as a share of the width",
    )
    drift_period: TimingSeconds = Field(
        default=20.0,
        description="seconds of the drift there and back; 0: without drift",
    )

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
    """How long dissolves take, by what they lead to, where the film gives no length."""

    chapter: TimingSeconds = Field(description="seconds, into a chapter")
    card: TimingSeconds = Field(description="seconds, from or to a card")
    title: TimingSeconds = Field(
        description="seconds, from the card that opens the film"
    )


class CreditsTiming(document.YamlModel):
    """How a credits card comes in."""

    fade: TimingSeconds = Field(
        description="seconds that a row takes to fade in"
    )
    step: TimingSeconds = Field(description="seconds from one row to the next")


class NoteTiming(document.YamlModel):
    """How notes on pictures come and go."""

    delay: TimingSeconds = Field(
        default=0.5,
        description="seconds from the clear picture to a note that names no words of its own",
    )
    draw: TimingSeconds = Field(
        default=0.6, description="seconds in which its sign is drawn"
    )
    words: TimingSeconds = Field(
        default=0.35,
        description="second of the note at which its words begin to fade in",
    )
    fade: TimingSeconds = Field(
        default=0.4, description="seconds that its words take to fade in"
    )
    leave: TimingSeconds = Field(
        default=0.3, description="seconds that it takes to fade out"
    )


class DocumentTiming(document.YamlModel):
    """How a document is shown."""

    zoom: TimingSeconds = Field(
        default=1.6,
        description="seconds that the camera takes to a part of the page",
    )
    lift: TimingSeconds = Field(
        default=0.9, description="seconds in which a passage comes off the page"
    )
    kept: Share = Field(
        default=0.45,
        description="light that the page keeps meanwhile, from 0 for none to 1",
    )
    fade: TimingSeconds = Field(
        default=0.6,
        description="seconds that words beside the page take to fade in",
    )
    line: TimingSeconds = Field(
        default=1.2,
        description="seconds for each line of a highlighter that waits for no words",
    )


class InsertTiming(document.YamlModel):
    """How numbers over pictures come and go."""

    delay: TimingSeconds = Field(
        default=0.6,
        description="seconds from the clear picture to an insert that names no words of its own",
    )
    enter: TimingSeconds = Field(
        default=0.4, description="seconds that it takes to fade in"
    )
    count: TimingSeconds = Field(
        default=1.4,
        description="seconds in which a figure counts up and a bar fills",
    )
    step: TimingSeconds = Field(
        default=0.8,
        description="seconds from one fact to the next that names no words of its own",
    )
    leave: TimingSeconds = Field(
        default=0.35, description="seconds that it takes to fade out"
    )


class Timing(document.YamlModel):
    """All timings of a look."""

    title: TitleTiming = Field(description="title cards")
    lower_third: LowerThirdTiming = Field(description="lower thirds")
    label: LabelTiming = Field(
        description="source lines, claims and other labels"
    )
    chapter: ChapterTiming = Field(description="chapter cards")
    statement: StatementTiming = Field(description="statements and quotations")
    number: NumberTiming = Field(description="number cards")
    timeline: TimelineTiming = Field(description="timeline cards")
    bars: BarsTiming = Field(description="charts")
    camera: CameraTiming = Field(
        description="moves of the camera over pictures"
    )
    dissolve: DissolveTiming = Field(
        description="dissolves to cards and chapters"
    )
    credits: CreditsTiming = Field(description="credits cards")
    note: NoteTiming = Field(
        default=NoteTiming(), description="notes on pictures; default: as below"
    )
    insert: InsertTiming = Field(
        default=InsertTiming(),
        description="numbers over pictures; default: as below",
    )
    document: DocumentTiming = Field(
        default=DocumentTiming(), description="documents; default: as below"
    )
