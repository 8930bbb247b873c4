"""The views of a map file: which part of the map a camera sees."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from lantern.script.document import YamlModel
from lantern.script.model_faults import FaultAt
from lantern.visuals.map.spec.map_values import Kilometres, LonLat, LonLatBounds


class ViewFraming(YamlModel):
    """A framing for one shape of film."""

    center: LonLat | None = Field(
        default=None, description="[longitude, latitude] of its middle"
    )
    width_km: Kilometres | None = Field(
        default=None, description="how wide the frame is on the ground"
    )


class MapView(YamlModel):
    """A named part of the map: a centre and a width, or a box that is seen whole."""

    center: LonLat | None = Field(
        default=None, description="[longitude, latitude] of its middle"
    )
    width_km: Kilometres | None = Field(
        default=None,
        description="how wide a 16:9 frame is on the ground; 150 km is the closest",
    )
    box: LonLatBounds | None = Field(
        default=None,
        description="[west, south, east, north] that is seen whole, in place of "
        "center and width_km",
    )
    tilt: Annotated[float, Field(ge=0, le=55)] = Field(
        default=0,
        description="degrees by which the camera tilts from straight down towards the horizon",
    )
    heading: Annotated[float, Field(ge=-180, le=360)] = Field(
        default=0,
        description="the direction at the top of the frame, in degrees clockwise "
        "from north",
    )
    portrait: ViewFraming | None = Field(
        default=None, description="its framing in 9:16"
    )
    square: ViewFraming | None = Field(
        default=None, description="its framing in 1:1"
    )

    @model_validator(mode="after")
    def _check_extent(self) -> MapView:
        has_center = self.center is not None
        has_width = self.width_km is not None
        has_box = self.box is not None
        if has_center != has_width or has_center == has_box:
            raise ValueError("give a view either center and width_km, or box")
        if self.box and (
            self.box[0] >= self.box[2] or self.box[1] >= self.box[3]
        ):
            raise ValueError("write a box as west, south, east, north")
        for key in ("tilt", "heading"):
            if self.box and getattr(self, key):
                message = (
                    f"a box is seen straight from above; for a {key}"
                    " give the view center and width_km"
                )
                raise FaultAt(message, key)
        return self
