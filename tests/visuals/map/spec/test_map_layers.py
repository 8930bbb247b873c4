"""What authors may write of their own files on a map."""

from __future__ import annotations

from lantern.visuals.map.spec.map_layers import GeoJsonLayer
from tests.support.refusals import find_refusal


def test_a_layer_has_something_to_show() -> None:
    assert "give a layer a 'line' or a 'fill' colour" in find_refusal(
        GeoJsonLayer, {"file": "a.json"}
    )
