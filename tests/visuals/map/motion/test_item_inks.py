"""What items wear: never the body of one side with the words of another."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter

from lantern.graphics.colours import parse_rgb
from lantern.graphics.pixels import F32
from lantern.visuals.map.basemap.contrast import compute_contrast
from lantern.visuals.map.motion.item_inks import ItemInks, choose_item_inks
from lantern.visuals.map.spec.map_items import (
    AirLanding,
    Arrow,
    Front,
    Landing,
    MapLabel,
    MapPlace,
    SidedItem,
)
from lantern.visuals.map.spec.sides import SideInk
from tests.support.maps import style

BLUE = SideInk("#274e74", "stripe")
WAY = [[0, 40], [1, 41]]
ITEMS: list[tuple[Any, dict[str, Any]]] = [
    (Arrow, {"id": "a", "along": WAY}),
    (Landing, {"id": "l", "along": WAY}),
    (AirLanding, {"id": "d", "at": [0, 40]}),
    (Front, {"id": "f", "stages": [{"along": WAY}]}),
    (MapLabel, {"text": "Here", "along": WAY, "kind": "front"}),
    (MapPlace, {"name": "Burgos", "at": [0, 40]}),
]


def make(kind: Any, keys: dict[str, Any], **more: Any) -> SidedItem:
    item: SidedItem = TypeAdapter(kind).validate_python({**keys, **more})
    return item


@pytest.mark.parametrize(("kind", "keys"), ITEMS)
def test_all_that_is_of_a_side_wears_the_same(
    kind: Any, keys: dict[str, Any]
) -> None:
    wearing = style().with_sides({"blue": BLUE})
    inks = choose_item_inks(make(kind, keys, of="blue"), wearing)
    assert (inks.body, inks.pattern) == ("#274e74", "stripe")
    # 35 % of #241a15 in #274e74
    assert inks.edge == "#263c53"
    # dark enough as it is
    assert inks.text == "#274e74"


def test_without_a_side_items_wear_the_styles_inks() -> None:
    plain = style()
    arrow = ItemInks(plain.arrow, plain.arrow_edge, plain.army)
    landing = ItemInks(plain.landing, plain.landing, plain.landing)
    found = [choose_item_inks(make(*item), plain) for item in ITEMS]
    assert found[:4] == [arrow, landing, landing, arrow]
    assert found[4].text == plain.army


def test_the_words_of_an_arrow_have_its_own_colour() -> None:
    blue = make(*ITEMS[0], colour="#274e74")
    assert choose_item_inks(blue, style()).text == "#274e74"


@pytest.mark.parametrize(
    ("name", "colour"),
    [("parchment", "#cc9440"), ("parchment", "#93a2a4"), ("dark", "#4a5b68")],
)
def test_words_in_a_faint_colour_can_still_be_read(
    name: str, colour: str
) -> None:
    wearing = style(name).with_sides({"x": SideInk(colour, "plain")})
    inks = choose_item_inks(make(*ITEMS[0], of="x"), wearing)
    text = parse_rgb(inks.text)
    grounds: list[F32] = [parse_rgb(wearing.paper), parse_rgb(wearing.halo)]
    assert min(compute_contrast(text, ground) for ground in grounds) >= 4.5
    assert inks.text != colour
    assert inks.body == colour
