"""The style file of a map as a frozen model: its inks and ramps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field, PrivateAttr

from lantern.graphics.typefaces import BUNDLED, Typefaces
from lantern.script.document import YamlModel
from lantern.visuals.map.spec.map_values import Colour, Ramp
from lantern.visuals.map.spec.sides import SideInk


class GlobeInks(YamlModel):
    """The inks of the small globe."""

    lit: Colour = Field(description="its sea where it is lit")
    dim: Colour = Field(description="its sea at the rim")
    land: Colour = Field(description="its land")
    grid: Colour = Field(
        default="#ffffff", description="its meridians and parallels"
    )
    shadow: Colour = Field(default="#150c0c", description="the shadow under it")


class MapStyle(YamlModel):
    """The colours of a map, and the film's type."""

    _typefaces: Typefaces = PrivateAttr(default=BUNDLED)
    _sides: Mapping[str, SideInk] = PrivateAttr(default_factory=dict)
    dark: bool = Field(
        default=False,
        description="whether the ground is dark and the names are light; panels over the map are"
        " then dark, too",
    )
    land: Ramp = Field(
        description="colours of the land from low ground, 0, to high, 1: `[[0, '#c9cfaa'], …]`"
    )
    sea: Ramp = Field(
        description="colours of the water from shoal, 0, to deep, 1: `[[0, '#b6cbce'], …]`"
    )
    relief: Annotated[float, Field(ge=0, le=6)] = Field(
        description="how strongly the hills are shaded; 0: not at all"
    )
    glow: Colour = Field(description="the light on the water along coasts")
    ripple: Colour = Field(description="the water lines along coasts")
    coast: Colour = Field(description="shores of the sea and of lakes")
    river: Colour = Field(description="rivers, and the edge of lakes")
    lake: Colour = Field(description="the water of lakes")
    border: Colour = Field(description="borders of states and within them")
    agreed: Colour = Field(
        description="lines that were agreed on, such as a parallel"
    )
    wash: Colour = Field(
        description="the soft band along the borders of states"
    )
    grid: Colour = Field(description="meridians and parallels")
    ink: Colour = Field(
        description="names of towns, their dots, and what is printed on panels"
    )
    halo: Colour = Field(description="what lies around letters and signs")
    paper: Colour = Field(description="panels: title, legend, scale, dates")
    arrow: Colour = Field(
        description="arrows and fronts that belong to no side"
    )
    arrow_edge: Colour = Field(description="the edge of arrows and fronts")
    army: Colour = Field(
        description="names of armies and fronts; dates, and the line below a map's title"
    )
    landing: Colour = Field(description="routes over water and through the air")
    fort: Colour = Field(description="signs of fortresses")
    state: Colour = Field(description="names of states")
    water: Colour = Field(description="names of waters")
    range: Colour = Field(description="names and signs of mountains")
    globe: GlobeInks | None = Field(
        default=None,
        description="the small globe; default: the colours of shoals, the deep and low land",
    )

    @property
    def globe_inks(self) -> GlobeInks:
        """What the small globe wears: its own inks, else those of shoals, the deep and low land."""
        if self.globe is not None:
            return self.globe
        land = self.land[len(self.land) // 2][1]
        return GlobeInks(
            lit=self.sea[0][1],
            dim=self.sea[-1][1],
            land=land,
        )

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
