"""The look of a film: inks, type, bands and timings from one YAML file.

Lengths in it are pixels at 1080p; k, the short side / 1080, scales them. No pixels are drawn here.
"""

from __future__ import annotations

import functools
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Literal, get_args

from pydantic import Field, PrivateAttr, field_validator

from lantern.core.problems import AssetFailure, Problem
from lantern.core.units import Size, classify_shape
from lantern.graphics.colours import parse_colour
from lantern.graphics.look.archive_style import ArchiveStyle
from lantern.graphics.look.bands import BandsByShape, place_bands
from lantern.graphics.look.bases import (
    FindFile,
    find_anywhere,
    get_look_file,
    read_source,
)
from lantern.graphics.look.inks import InkColour, InkName, PanelInksByStyle
from lantern.graphics.look.inserts import InsertStyle
from lantern.graphics.look.notes import NoteStyle
from lantern.graphics.look.panels import PanelStyle
from lantern.graphics.look.score import LookScore
from lantern.graphics.look.timing import Timing
from lantern.graphics.look.type_role import RoleName, TypeRole
from lantern.graphics.look.values import Share
from lantern.graphics.typefaces import BUNDLED, Typefaces
from lantern.graphics.vector import Box
from lantern.script import document

VERSION = 9
MapStyleName = Literal[
    "archive", "dark", "light", "newsprint", "night", "parchment"
]
NOT_DRAWN = ("map_style", "score", "panels", "lines", "archive")
"""Fields that drawings have otherwise: maps, panels and archive material in their own specs, cards
in their page."""
ATLAS = get_look_file("atlas")


_ON_DARK: dict[InkName, InkName] = {
    "ink": "cream",
    "ink_2": "paper",
    "vermilion_deep": "ochre_light",
    "paper": "dark",
}
"""The ink that takes the place of another over a dark picture."""

_STAND_INS: dict[RoleName, RoleName] = {"callout": "lower_third_line"}
"""The role that serves in looks that are older than a role."""


def _require_all(
    what: str, needed: Sequence[str], given: Collection[str]
) -> None:
    """Refuse a look that lacks some of its inks or roles."""
    missing = [name for name in needed if name not in given]
    if missing:
        names = ", ".join(missing)
        raise ValueError(
            f"these {what} are missing: {names}; add them, or name a base"
        )


class Grain(document.YamlModel):
    """How strong the grain of the paper is, from 0 for none to 1."""

    still: Share = Field(description="on drawings and photographs")
    card: Share = Field(description="on cards, documents and globes")


class Vignette(document.YamlModel):
    """How much of their light the corners lose, from 0 for none to 1."""

    still: Share = Field(description="of pictures, footage and documents")
    light_card: Share = Field(description="of light cards and maps")
    dark_card: Share = Field(
        description="of dark cards; dark maps lose seven tenths of that"
    )


class PageLines(document.YamlModel):
    """How strong the lines of a card's ground are, from 0 for none to 1."""

    neatline: Share = Field(
        default=0.75, description="the double frame of light cards"
    )
    graticule: Share = Field(
        default=0.085, description="the grid of an atlas, on light cards"
    )
    dark_neatline: Share = Field(
        default=0.35, description="the double frame of dark cards"
    )
    dark_graticule: Share = Field(
        default=0.05, description="the grid of an atlas, on dark cards"
    )


class Look(document.YamlModel):
    """A whole style, with the type it is set in."""

    _typefaces: Typefaces = PrivateAttr(default=BUNDLED)
    name: str = Field(description="what the look is called")
    # it was laid under this one when the files were read
    base: str | None = Field(
        default=None,
        exclude=True,
        description="the look that this one changes: atlas, or the path of a file;"
        " default: none, and all keys must be there",
    )
    inks: dict[InkName, InkColour] = Field(
        description="its colours, as six hexadecimal digits in quotes"
    )
    roles: dict[RoleName, TypeRole] = Field(
        description="what each kind of text is set in"
    )
    bands_at: BandsByShape = Field(
        alias="bands",
        description="where overlays may stand, for each shape of film",
    )
    timing: Timing = Field(
        description="how things come and go, and how long they stay"
    )
    grain: Grain = Field(description="the grain of the paper")
    vignette: Vignette = Field(description="how dark the corners are")
    plates: PanelInksByStyle = Field(
        description="the inks of the panels that overlays stand on"
    )
    map_style: MapStyleName = Field(
        default="parchment",
        description="the style of maps whose file names none",
    )
    score: LookScore = Field(
        default=LookScore(),
        description="what a film's score is like where film.yml doesn't say;"
        " default: as without a look",
    )
    lines: PageLines = Field(
        default=PageLines(),
        description="the lines of a card's ground; default: as below",
    )
    notes: NoteStyle = Field(
        default=NoteStyle(),
        description="signs that point at a part of a picture; default: as below",
    )
    inserts: InsertStyle = Field(
        default=InsertStyle(),
        description="numbers over pictures; default: as below",
    )
    panels: PanelStyle = Field(
        default=PanelStyle(),
        description="several pictures in one shot; default: as below",
    )
    archive: ArchiveStyle = Field(
        default=ArchiveStyle(),
        description="how archive material is treated; default: as below",
    )

    @field_validator("inks")
    @classmethod
    def _require_inks(
        cls, inks: dict[InkName, InkColour]
    ) -> dict[InkName, InkColour]:
        _require_all("inks", get_args(InkName), inks)
        return inks

    @field_validator("roles")
    @classmethod
    def _require_roles(
        cls, roles: dict[RoleName, TypeRole]
    ) -> dict[RoleName, TypeRole]:
        needed = [name for name in get_args(RoleName) if name not in _STAND_INS]
        _require_all("roles", needed, roles)
        return roles

    @property
    def typefaces(self) -> Typefaces:
        """The type that everything of the film is lettered in."""
        return self._typefaces

    def with_typefaces(self, typefaces: Typefaces) -> Look:
        """Return the look set in a film's own type."""
        roles = {
            name: role.with_typefaces(typefaces)
            for name, role in self.roles.items()
        }
        look = self.model_copy(update={"roles": roles})
        look._typefaces = typefaces
        return look

    def get_ink(self, name: InkName) -> str:
        """Return an ink as `#rrggbb`."""
        return self.inks[name]

    @property
    def is_dark(self) -> bool:
        """Whether its paper is darker than its ink."""
        return sum(parse_colour(self.inks["paper"])) < sum(
            parse_colour(self.inks["ink"])
        )

    @property
    def page(self) -> str:
        """The colour of the pages that a film shows, light in dark looks, too."""
        return self.inks["cream" if self.is_dark else "plate"]

    def for_dark_ground(self) -> Look:
        """Return the look as it is over a dark picture: what is dark on paper is light."""
        lit = {name: self.inks[other] for name, other in _ON_DARK.items()}
        if self.is_dark:
            lit = {"paper": self.inks["dark"]}
        return self.model_copy(update={"inks": {**self.inks, **lit}})

    def for_portrait_labels(self) -> Look:
        """Return the look with labels at the size that they have in portrait frames."""
        label = self.roles["label"].for_portrait()
        return self.model_copy(update={"roles": {**self.roles, "label": label}})

    def get_role(self, name: RoleName, portrait: bool = False) -> TypeRole:
        """Return a role of type, if asked at the size it has in portrait frames."""
        role = self.roles.get(name) or self.roles[_STAND_INS.get(name, name)]
        return role.for_portrait() if portrait else role

    def get_bands(self, size: Size, captions: bool) -> dict[str, Box]:
        """Return the bands by name, in pixels of a frame of this size.

        Bands that the shape lacks are left out. `captions`: whether the film has burned-in
        captions.
        """
        bands = self.bands_at.choose(classify_shape(size), captions)
        return place_bands(bands, size)

    def find_free_height(self, size: Size, captions: bool) -> float:
        """Return the upper share of the frame that captions leave free, 1.0 without captions."""
        if not captions:
            return 1.0
        return self.get_bands(size, True)["caption"][1] / size[1]


def read(
    path: Path, find: FindFile = find_anywhere
) -> tuple[Look | None, list[Problem]]:
    """Return the look in a file, None if it can't be used, and what is wrong with the file.

    `find` decides which files may be its bases.
    """
    source = read_source(path, find)
    if source.tree is None:
        return None, list(source.problems)
    look, more = document.build_model(Look, source.tree)
    return look, [*source.problems, *more]


def load(path: Path | None = None) -> Look:
    """Return the look in a file, by default the atlas, set in Lantern's own type.

    Raises:
        AssetFailure: The file has problems; they are its details.
    """
    file = path or ATLAS
    files = read_source(file).files
    changed = tuple(
        each.stat().st_mtime_ns if each.is_file() else 0 for each in files
    )
    return _load_unchanged(file, changed)


@functools.lru_cache(maxsize=16)
def _load_unchanged(file: Path, _changed: tuple[int, ...]) -> Look:
    look, problems = read(file)
    if look is None or any(not problem.warning for problem in problems):
        details = [str(problem) for problem in problems]
        raise AssetFailure(f"the look {file} can't be used", details)
    return look
