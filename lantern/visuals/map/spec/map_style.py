"""The style file of a map as a frozen model: its inks and ramps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, PrivateAttr

from lantern.graphics.typefaces import BUNDLED, Typefaces
from lantern.script.document import YamlModel
from lantern.visuals.map.spec.map_values import Colour, Ramp
from lantern.visuals.map.spec.sides import SideInk


class GlobeInks(YamlModel):
    """The inks of the small globe: its sea where it is lit and at the rim, its land."""

    lit: Colour
    dim: Colour
    land: Colour
    grid: Colour = "#ffffff"
    shadow: Colour = "#150c0c"


class MapStyle(YamlModel):
    """Ramps from low to high ground and from shoal to deep, the inks, and the film's type."""

    _typefaces: Typefaces = PrivateAttr(default=BUNDLED)
    _sides: Mapping[str, SideInk] = PrivateAttr(default_factory=dict)
    dark: bool = False
    names: Literal["steady", "growing"] = "steady"
    land: Ramp
    sea: Ramp
    relief: Annotated[float, Field(ge=0, le=6)]
    glow: Colour
    ripple: Colour
    coast: Colour
    river: Colour
    lake: Colour
    border: Colour
    agreed: Colour
    wash: Colour
    grid: Colour
    ink: Colour
    halo: Colour
    paper: Colour
    arrow: Colour
    arrow_edge: Colour
    army: Colour
    landing: Colour
    fort: Colour
    state: Colour
    water: Colour
    range: Colour
    globe: GlobeInks | None = None

    @property
    def globe_inks(self) -> GlobeInks:
        """What the small globe wears: its own inks, else those of shoals, the deep and low land."""
        if self.globe is not None:
            return self.globe
        land = self.land[len(self.land) // 2][1]
        return GlobeInks(lit=self.sea[0][1], dim=self.sea[-1][1], land=land)

    def flatten(self, colour: str, *, keeps_land: bool) -> MapStyle:
        """Return the style with a ground of one colour, or with a sea of it."""
        flat = ((0.0, colour), (1.0, colour))
        inks = {"sea": flat, "glow": colour, "ripple": colour, "paper": colour}
        if keeps_land:
            return self.model_copy(update=inks)
        return self.model_copy(update={**inks, "land": flat, "relief": 0.0})

    @property
    def typefaces(self) -> Typefaces:
        """The type that the map is lettered in."""
        return self._typefaces

    def with_typefaces(self, typefaces: Typefaces) -> MapStyle:
        """Return the style in a film's own type."""
        style = self.model_copy()
        style._typefaces = typefaces
        return style

    @property
    def sides(self) -> Mapping[str, SideInk]:
        """What the sides of the map wear, by their keys."""
        return self._sides

    def with_sides(self, sides: Mapping[str, SideInk]) -> MapStyle:
        """Return the style with the inks of a map's sides."""
        style = self.model_copy()
        style._sides = sides
        return style
