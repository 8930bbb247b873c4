"""The style of a film: inks, type, bands and timings out of one YAML file, and how a line of
type is broken and set.

All sizes in it are pixels at 1080p; `k` = short side / 1080 scales them. It draws no pixels.
"""

from __future__ import annotations

import functools
import re
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, PrivateAttr

from lantern.core.cjk import split_breakable
from lantern.core.problems import AssetFailure, Problem
from lantern.core.units import Size
from lantern.core.units import classify_shape as _shape_of
from lantern.graphics import vector
from lantern.graphics.typefaces import BUNDLED, Typefaces
from lantern.script import document

VERSION = 1
ATLAS = Path(__file__).with_name("atlas.yml")
Box = tuple[float, float, float, float]  # x, y, width, height


def _hex(value: str) -> str:
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", value):
        raise ValueError(
            "write an ink as six hexadecimal digits, for example '#b3301f'"
        )
    return value.lower()


InkColour = Annotated[str, AfterValidator(_hex)]
NonNegative = Annotated[float, Field(ge=0, allow_inf_nan=False)]
TimingSeconds = NonNegative
Share = Annotated[float, Field(ge=0, le=1)]
InkName = Literal[
    "paper",
    "cream",
    "ink",
    "ink_2",
    "vermilion",
    "vermilion_deep",
    "ochre",
    "ochre_light",
    "gold",
    "slate",
    "slate_light",
    "slate_deep",
    "dark",
    "plate",
    "plate_dark",
]
RoleName = Literal[
    "title",
    "chapter",
    "numeral",
    "number",
    "unit",
    "statement",
    "heading",
    "lead",
    "body",
    "subtitle",
    "date",
    "date_now",
    "kicker",
    "label",
    "lower_third_title",
    "lower_third_line",
    "caption",
    "source",
    "note",
]


class TypeRole(document.YamlModel):
    """One voice of the type: face, size in pixels at 1080p, tracking and leading in em."""

    _typefaces: Typefaces = PrivateAttr(default=BUNDLED)
    font: Literal["serif", "sans"]
    weight: Literal[300, 400, 600, 700]
    size: Annotated[float, Field(gt=0, le=1000)]
    upright: Annotated[float, Field(gt=0, le=1000)] | None = None
    italic: bool = False
    tracking: Annotated[float, Field(ge=-0.2, le=1)] = 0.0
    leading: Annotated[float, Field(ge=0.8, le=3)]
    capitals: bool = False

    @property
    def family(self) -> str:
        return vector.SERIF if self.font == "serif" else vector.SANS

    @property
    def face(self) -> vector.FontKey:
        return self.family, self.weight, self.italic

    def apply_case(self, text: str) -> str:
        """The text as it is printed."""
        return text.upper() if self.capitals else text

    def measure_width(self, text: str, k: float = 1.0) -> float:
        """Pixels one line takes, without the tracking after its last letter."""
        if not text:
            return 0.0
        size = self.size * k
        width = vector.measure_text(
            self.apply_case(text),
            self.face,
            size,
            self.tracking,
            typefaces=self._typefaces,
        )
        return width - self.tracking * size

    def find_missing(self, text: str) -> str:
        """Return the characters of a text that Lantern's own face can't draw, each once.

        Nothing is missing from a face that the author's type takes the place of.
        """
        return vector.find_missing_in_bundled(
            self.apply_case(text), self.face, typefaces=self._typefaces
        )

    def with_typefaces(self, typefaces: Typefaces) -> TypeRole:
        """Return the role set in a film's own type."""
        role = self.model_copy()
        role._typefaces = typefaces
        return role

    def scale_by(self, factor: float) -> TypeRole:
        return self.model_copy(update={"size": self.size * factor})


class Bands(document.YamlModel):
    """The rectangles overlays may use, in one shape of picture."""

    head: Box
    lower_third: Box
    source: Box
    caption: Box | None = None
    mount: Box | None = None


class BandsByShape(document.YamlModel):
    wide: Bands
    wide_captions: Bands
    upright: Bands
    square: Bands
    square_plain: Bands | None = None
    """Without captions; None in looks that were written before it was there: then `square`
    serves.
    """


class TitleTiming(document.YamlModel):
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
    enter: TimingSeconds
    leave: TimingSeconds
    illustration: TimingSeconds
    claim_after: TimingSeconds


class ChapterTiming(document.YamlModel):
    numeral: TimingSeconds
    hairline: TimingSeconds
    hairline_grows: TimingSeconds
    words: TimingSeconds
    fade: TimingSeconds
    hold: TimingSeconds


class StatementTiming(document.YamlModel):
    bar: TimingSeconds
    words: TimingSeconds
    fade: TimingSeconds
    by: TimingSeconds
    hold: TimingSeconds


class NumberTiming(document.YamlModel):
    count: TimingSeconds
    step: TimingSeconds
    fade: TimingSeconds
    hold: TimingSeconds


class TimelineTiming(document.YamlModel):
    per_day: TimingSeconds
    most: TimingSeconds
    dot: TimingSeconds
    to_come: Share


class BarsTiming(document.YamlModel):
    grow: TimingSeconds


class CameraTiming(document.YamlModel):
    start: TimingSeconds
    rest: TimingSeconds
    least: Share
    most: Share


class DissolveTiming(document.YamlModel):
    place: TimingSeconds
    chapter: TimingSeconds
    card: TimingSeconds
    title: TimingSeconds


class CreditsTiming(document.YamlModel):
    fade: TimingSeconds
    step: TimingSeconds
    per_word: TimingSeconds
    least: TimingSeconds


class Timing(document.YamlModel):
    """Seconds from the start of each thing, or how long it takes."""

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


class Grain(document.YamlModel):
    still: Share
    card: Share


class Vignette(document.YamlModel):
    still: Share
    light_card: Share
    dark_card: Share


class PanelInks(document.YamlModel):
    """The inks of one kind of plate. In captions `lit` is the spoken word's; words to come are
    `unspoken` of `text`.
    """

    fill: InkName
    opacity: Share
    edge: InkName
    title: InkName
    line: InkName
    text: InkName
    claim: InkName
    lit: InkName
    unspoken: Share


class PanelInksByStyle(document.YamlModel):
    paper: PanelInks
    ink: PanelInks


class Look(document.YamlModel):
    """A whole style, with the type it is set in; see `atlas.yml` for what each part means."""

    _typefaces: Typefaces = PrivateAttr(default=BUNDLED)
    name: str
    inks: dict[InkName, InkColour]
    roles: dict[RoleName, TypeRole]
    bands_at: Annotated[BandsByShape, Field(alias="bands")]
    timing: Timing
    grain: Grain
    vignette: Vignette
    plates: PanelInksByStyle

    @property
    def typefaces(self) -> Typefaces:
        """The type that everything of the film is lettered in."""
        return self._typefaces

    def with_typefaces(self, typefaces: Typefaces) -> Look:
        """Return the look set in a film's own type."""
        roles = {
            name: role.with_typefaces(typefaces) for name, role in self.roles.items()
        }
        look = self.model_copy(update={"roles": roles})
        look._typefaces = typefaces
        return look

    def get_ink(self, name: InkName) -> str:
        """The hex value of an ink."""
        return self.inks[name]

    def get_role(self, name: RoleName, upright: bool = False) -> TypeRole:
        """A type role, at the size it has in upright pictures if asked."""
        role = self.roles[name]
        return (
            role.model_copy(update={"size": role.upright})
            if upright and role.upright
            else role
        )

    def get_bands(self, size: Size, captions: bool) -> dict[str, Box]:
        """Band name -> rectangle in pixels of a frame of this size. Bands the shape lacks are
        left out.
        """
        shape, w, h = find_shape(size), *measure_page(size)
        at = self.bands_at
        square = at.square if captions or at.square_plain is None else at.square_plain
        rows = {"upright": at.upright, "square": square}.get(
            shape, at.wide_captions if captions else at.wide
        )
        grown, tall = (
            (w - 1920, 1.0)
            if shape == "wide"
            else (0.0, h / (1920 if shape == "upright" else 1080))
        )
        boxes = {
            name: box
            for name in Bands.model_fields
            if (box := getattr(rows, name)) is not None
        }
        k = compute_scale(size)
        return {
            name: _fit_band(name, box, grown, tall, k) for name, box in boxes.items()
        }


def _fit_band(name: str, box: Box, grown: float, tall: float, k: float) -> Box:
    """A band in a wide picture that isn't 16:9 (`grown` wider) or an upright one that isn't
    9:16.
    """
    x, y, w, h = box
    if name == "source":
        x += grown
    elif name != "lower_third":
        w += grown
    return x * k, y * tall * k, w * k, h * (tall if name == "mount" else 1) * k


def compute_scale(size: Size) -> float:
    """k: pixels of this frame per pixel at 1080p."""
    return min(size) / 1080


def measure_page(size: Size) -> tuple[float, float]:
    """Width and height of the frame in pixels at 1080p."""
    return size[0] / compute_scale(size), size[1] / compute_scale(size)


def find_shape(size: Size) -> Literal["wide", "square", "upright"]:
    shape = _shape_of(size)
    return "upright" if shape == "portrait" else shape


def read(path: Path) -> tuple[Look | None, list[Problem]]:
    """A look file and what is wrong with it."""
    tree, problems = document.read_yaml(path)
    if tree is None:
        return None, problems
    look, more = document.build_model(Look, tree)
    return look, [*problems, *more]


def load(path: Path | None = None) -> Look:
    """Return the look in a file, by default the atlas, set in Lantern's own type.

    Raises:
        AssetFailure: The file has problems; they are its details.
    """
    file = path or ATLAS
    changed = file.stat().st_mtime_ns if file.is_file() else 0
    return _load_unchanged(file, changed)


@functools.lru_cache(maxsize=16)
def _load_unchanged(file: Path, _changed: int) -> Look:
    look, problems = read(file)
    if look is None or any(not p.warning for p in problems):
        raise AssetFailure(f"the look {file} can't be used", [str(p) for p in problems])
    return look


def mix_colours(a: str, b: str, t: float) -> str:
    """The colour a moved towards b by t (0..1), both `#rrggbb`."""
    pairs = ((int(a[i : i + 2], 16), int(b[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(p + (q - p) * t):02x}" for p, q in pairs)


def _clamp_share(t: float) -> float:
    return min(1.0, max(0.0, t))


def smoothstep(t: float) -> float:
    """Slow, quick, slow; t is clipped to 0..1 here and in the other easings."""
    t = _clamp_share(t)
    return t * t * (3 - 2 * t)


def ease_out_cubic(t: float) -> float:
    """Quick, then settling."""
    return 1 - (1 - _clamp_share(t)) ** 3


def ease_out_quint(t: float) -> float:
    """Very quick, then settling for long."""
    return 1 - (1 - _clamp_share(t)) ** 5


def ease_in_quad(t: float) -> float:
    """Slow, then leaving."""
    return _clamp_share(t) ** 2


def wrap(text: str, role: TypeRole, max_width: float, k: float = 1.0) -> list[str]:
    """Break into the fewest lines that fit, of even lengths. A no-break space holds words
    together; \\n breaks.
    """
    return [
        line
        for part in text.split("\n")
        for line in _balance_lines(_words(part), role, max_width, k)
    ]


def _words(text: str) -> list[str]:
    """What a line may break between, each with the blank before it, if there is one."""
    words = text.strip(" ").split(" ")
    if text.isascii():
        return [words[0], *(f" {word}" for word in words[1:])]
    found = []
    for i, word in enumerate(words):
        first, *rest = split_breakable(word) if word else [word]
        found += [f" {first}" if i else first, *rest]
    return found


def _balance_lines(
    words: list[str], role: TypeRole, max_width: float, k: float
) -> list[str]:
    fewest = _fill(words, role, max_width, k)
    low, high = max_width * 0.3, max_width
    best = fewest
    for _ in range(10):
        middle = (low + high) / 2
        lines = _fill(words, role, middle, k)
        if (
            len(lines) <= len(fewest)
            and max(role.measure_width(line, k) for line in lines) <= middle
        ):
            best, high = lines, middle
        else:
            low = middle
    return best


def _fill(words: list[str], role: TypeRole, limit: float, k: float) -> list[str]:
    lines = [words[0]]
    for word in words[1:]:
        longer = lines[-1] + word
        if role.measure_width(longer, k) <= limit:
            lines[-1] = longer
        else:
            lines.append(word.removeprefix(" "))
    return lines


Anchor = Literal["start", "middle", "end"]


def draw_text_svg(
    x: float,
    y: float,
    text: str,
    role: TypeRole,
    fill: str,
    k: float = 1.0,
    anchor: Anchor = "start",
) -> str:
    """One line of type as an SVG element; (x, y) is its baseline at the anchor."""
    size = role.size * k
    # SVG counts the tracking after the last letter as part of the line; the eye doesn't
    x += role.tracking * size * {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor]
    style = ' font-style="italic"' if role.italic else ""
    return (
        f'<text xml:space="preserve" x="{x:.2f}" y="{y:.2f}" font-family="{role.family}"'
        f' font-weight="{role.weight}" font-size="{size:.3f}"'
        f' letter-spacing="{role.tracking * size:.3f}" fill="{fill}"'
        f' text-anchor="{anchor}"{style}>{vector.escape(role.apply_case(text))}</text>'
    )
