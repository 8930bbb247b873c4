"""Words that things in a scene wait for: those of claims and map items stand in their order."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import films
from tests.support.films import scene, still

RAIN = "Rain and wind over the hills, and rain at night."


@pytest.mark.parametrize(
    ("at", "until", "message"),
    [
        ("wind", "hills", None),
        ("wind", "wind over", None),
        (
            "hills",
            "wind",
            "'wind' is spoken before 'hills', where the claim begins",
        ),
        # each means its first match
        (
            "wind",
            "rain",
            "'rain' is spoken before 'wind', where the claim begins",
        ),
        ("wind", "snow", "'snow' is not spoken in the narration"),
    ],
)
@pytest.mark.parametrize("holder", ["scene", "shot"])
def test_a_claim_ends_after_it_begins(
    tmp_path: Path, holder: str, at: str, until: str, message: str | None
) -> None:
    claim = {"status": "disputed", "by": "Both", "at": at, "until": until}
    spoken = scene("One", RAIN, still("hills"), claim=claim)
    if holder == "shot":
        spoken = scene("One", RAIN, still("hills", claim=claim))
    found = films.find_problems(films.write(tmp_path, [spoken]))
    assert [each.message for each in found] == ([message] if message else [])


@pytest.mark.parametrize(
    ("when", "message"),
    [
        (["wind", "hills"], None),
        (["wind", "wind"], None),
        ("wind", None),
        (
            ["hills", "wind"],
            "'wind' is spoken before 'hills', where 'a' begins",
        ),
    ],
)
def test_an_item_has_come_after_it_begins(
    tmp_path: Path, when: object, message: str | None
) -> None:
    shot = {"map": "m.yml", "when": {"a": when}}
    film = films.write(tmp_path, [scene("One", RAIN, shot)])
    (film / "m.yml").write_text(
        "views: {v: {center: [10, 50], width_km: 900}}\n"
        "arrows: [{id: a, along: [[8, 50], [12, 51]]}]\n"
    )
    found = films.find_problems(film)
    assert [each.message for each in found] == ([message] if message else [])


@pytest.mark.parametrize(
    ("begins", "start", "end", "is_told"),
    [
        ("a", "wind", "hills", False),
        ("a", "hills", "wind", True),
        ("a comes", "hills", "wind", True),
        ("b", "hills", "wind", False),
    ],
)
def test_nothing_ends_before_it_begins(
    tmp_path: Path, begins: str, start: str, end: str, is_told: bool
) -> None:
    shot = {"map": "m.yml", "when": {begins: start, "a ends": end}}
    film = films.write(tmp_path, [scene("One", RAIN, shot)])
    (film / "m.yml").write_text(
        "views: {v: {center: [10, 50], width_km: 900}}\n"
        "sides: {red: {name: Red, colour: vermilion}}\n"
        "units:\n"
        "  - {id: a, of: red, path: [[10, 50]]}\n"
        "  - {id: b, of: red, path: [[11, 50]]}\n"
    )
    message = f"'wind' is spoken before 'hills', where '{begins}' begins; choose later words"
    found = [each.message for each in films.find_problems(film)]
    assert found == ([message] if is_told else [])


CHINESE = "一九四五年八月九日，苏联红军越过了边界。关东军没有准备。"


@pytest.mark.parametrize(
    ("first", "second", "message"),
    [
        ("八月九日", "关东军", None),
        ("红军", "八月", "'八月' is not spoken after the shot before it"),
        (
            "苏联红车",
            "没有",
            "'苏联红车' is not spoken in the narration; did you mean '苏联红军'?",
        ),
    ],
)
def test_shots_wait_for_words_where_no_blanks_are(
    tmp_path: Path, first: str, second: str, message: str | None
) -> None:
    shots = [
        still("hills"),
        still("hills", at=first),
        still("hills", at=second),
    ]
    folder = films.write(tmp_path, [scene("One", CHINESE, *shots)])
    found = [each.message for each in films.find_problems(folder)]
    assert found == ([message] if message else [])


def test_panels_and_insets_wait_for_words_of_their_shot(tmp_path: Path) -> None:
    late = still("river", at="snow")
    panels = {
        "panels": [still("hills"), late],
        "inset": still("grey", until="ice"),
    }
    found = films.find_problems(
        films.write(tmp_path, [scene("One", RAIN, panels)])
    )
    assert [each.message for each in found] == [
        "'snow' is not spoken in the narration",
        "'ice' is not spoken in the narration",
    ]


@pytest.mark.parametrize(
    ("when", "message"),
    [
        ({"2 may": "wind", "5 may": "hills"}, None),
        (
            {"2 may": "hills", "5 may": "wind"},
            "'wind' is spoken before 'hills', and 5 may comes after 2 may",
        ),
        ({"2 may": "snow"}, "'snow' is not spoken in the narration"),
    ],
)
def test_dates_are_reached_in_the_order_of_their_words(
    tmp_path: Path, when: object, message: str | None
) -> None:
    dates = {"from": "1 may", "to": "9 may", "when": when}
    film = films.write(
        tmp_path, [scene("One", RAIN, {"map": "m.yml", "dates": dates})]
    )
    (film / "m.yml").write_text(
        "views: {v: {center: [10, 50], width_km: 900}}\nyear: 1801\n"
    )
    found = films.find_problems(film)
    assert [each.message for each in found] == ([message] if message else [])
