"""What each shot shows, in words: descriptions, cards, panels, and its makers and sources."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern import rendering
from lantern.core.units import Frames
from lantern.editions.shot_texts import ShotText, list_shot_texts
from tests.support import films
from tests.support.films import scene, still

pytestmark = pytest.mark.film

GREY = "grey: The tests, CC0-1.0"
HILLS = "hills: The tests, CC0-1.0"


def tell(
    tmp_path: Path, *scenes: films.Scene, **film: object
) -> list[ShotText]:
    folder = films.write(tmp_path, scenes, **film)
    rendition = rendering.speak_and_lay_out(films.studio(folder, tmp_path))
    frames = [Frames(placed.end - 1) for placed in rendition.timeline.shots]
    return list_shot_texts(rendition, frames)


def test_a_card_is_read_out_with_its_heading_first(tmp_path: Path) -> None:
    chart = {
        "subtitle": "in 1945",
        "chart": "Days of rain",
        "bars": [{"label": "May", "value": 3}],
    }
    told = tell(
        tmp_path,
        scene("One", None, {"card": "title"}, {"card": chart}, duration=6),
        subtitle="In 1945",
    )
    assert [each.kind for each in told] == ["Card", "Card"]
    assert told[0].alt == "A short film; In 1945"
    assert told[1].alt.startswith("Days of rain; in 1945")
    assert "May" in told[1].alt


def test_a_lower_third_that_is_seen_is_read_out(tmp_path: Path) -> None:
    third = {"title": "Ann Lee", "text": "saw the rain"}
    shot = still(
        "grey",
        lower_third=third,
        hold=2,
    )
    told = tell(tmp_path, scene("One", None, shot, still("hills"), duration=9))
    assert told[0].alt == "Photograph: grey; Ann Lee; saw the rain"
    assert told[1].alt == "Photograph: hills"


def test_panels_name_each_picture_and_its_maker(tmp_path: Path) -> None:
    panels = [still("grey"), still("hills")]
    (told,) = tell(tmp_path, scene("One", "It rained.", {"panels": panels}))
    assert told.kind == "Several pictures"
    assert told.alt == "Photograph: grey; Photograph: hills"
    assert told.sources == (GREY, HILLS)


def test_descriptions_and_sources_stand_where_their_words_are(
    tmp_path: Path,
) -> None:
    told = tell(
        tmp_path,
        scene(
            "One",
            "It rained. Then the wind came.",
            still("grey"),
            still(
                "hills",
                at="Then",
                claim={"status": "reported", "by": "Ann"},
            ),
            describe=["A grey sky.", {"at": "wind", "text": "Trees\nbend."}],
            also_from={"text": "the wind", "source": "A diary"},
        ),
    )
    assert [each.alt for each in told] == ["A grey sky.", "Trees bend."]
    assert told[0].sources == (GREY,)
    assert told[1].sources == ("Reported: Ann", HILLS, "“the wind”: A diary")
