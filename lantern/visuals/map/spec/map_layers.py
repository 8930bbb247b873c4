"""The author's own files on a map: shapes and a relief."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from lantern.script.document import YamlModel
from lantern.script.model.types import Share
from lantern.visuals.map.spec.map_values import Colour, LonLatBounds, MapText


class GeoJsonLayer(YamlModel):
    """Your own shapes: a GeoJSON file of lines, areas and points."""

    file: MapText = Field(
        description="GeoJSON in degrees, longitude first; one that names EPSG:3857 "
        "is turned into degrees"
    )
    line: Colour | None = Field(default=None, description="colour of its lines")
    width: Annotated[float, Field(gt=0, le=20)] = Field(
        default=1.6, description="pixels of its lines"
    )
    fill: Colour | None = Field(default=None, description="colour of its areas")
    opacity: Share = Field(
        default=0.9, description="0 is nothing, 1 hides what is below"
    )

    @model_validator(mode="after")
    def _require_line_or_fill(self) -> GeoJsonLayer:
        if self.line is None and self.fill is None:
            raise ValueError(
                "give a layer a 'line' or a 'fill' colour, or nothing of it is seen"
            )
        return self


class Relief(YamlModel):
    """Your own shaded relief: a picture, and the area that it shows.

    All degrees of longitude have the same size in it, and so have all degrees of latitude.
    """

    file: MapText = Field(description="a picture with north at the top")
    bounds: LonLatBounds = Field(
        description="[west, south, east, north] of what it shows"
    )
