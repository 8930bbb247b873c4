"""How pictures are treated, as authors write it, and what they may not say."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lantern.script.document import build_model
from lantern.script.model.scene import Scene
from tests.support.models import (
    list_film_faults,
    list_shot_faults,
    make_film,
    make_shot,
    read_document,
)


@pytest.mark.parametrize(
    ("written", "name", "mask"),
    [
        ("archive", "archive", False),
        ("none", "none", False),
        ({"as": "archive", "mask": True}, "archive", True),
        ({"mask": True}, "archive", True),
    ],
)
def test_it_is_one_word_or_keys(written: Any, name: str, mask: bool) -> None:
    for treat in (
        make_shot(treat=written).treat,
        make_film(treat=written).treat,
    ):
        assert treat is not None
        assert (treat.name, treat.mask) == (name, mask)


def test_without_it_nothing_is_treated() -> None:
    assert make_shot().treat is None
    assert make_film().treat is None


@pytest.mark.parametrize(
    ("shot", "said"),
    [
        (
            "{still: a.jpg, treat: archiv}",
            "x.yml:4:27: 'treat' must be 'archive' or 'none'; did you mean 'archive'?",
        ),
        (
            "{still: a.jpg, treat: {as: archive, maks: true}}",
            "x.yml:4:41: unknown key 'maks'; did you mean 'mask'?",
        ),
        (
            "{map: m.yml, treat: archive}",
            "x.yml:4:25: treat is for photographs and footage, not for a map; take it out",
        ),
        (
            "{panels: [{still: a.jpg}, {still: b.jpg}], treat: archive}",
            "x.yml:4:55: treat is for photographs and footage, not for a panels; take it out",
        ),
        (
            "{panels: [{still: a.jpg}, {still: b.SVG, treat: archive}]}",
            "x.yml:4:53: treat: archive would make a drawing look like a photograph of its"
            " time; take it out",
        ),
    ],
)
def test_what_a_shot_may_not_say(tmp_path: Path, shot: str, said: str) -> None:
    assert list_shot_faults(tmp_path, shot) == [said]


def test_a_drawing_may_say_none() -> None:
    treat = make_shot(still="a.svg", treat="none").treat
    assert treat is not None and treat.name == "none"


def test_a_film_is_told_what_there_is(tmp_path: Path) -> None:
    assert list_film_faults(tmp_path, "treat: sepia\n") == [
        "x.yml:3:8: 'treat' must be 'archive' or 'none'"
    ]


def test_the_example_of_its_page_is_a_scene(tmp_path: Path) -> None:
    page = Path(__file__).parents[3] / "docs" / "guides" / "archive.md"
    example = (
        page.read_text("utf-8").partition("```yaml\n")[2].partition("```")[0]
    )
    scene, problems = build_model(Scene, read_document(tmp_path, example))
    assert scene is not None, problems
    assert [shot.treat is not None for shot in scene.shots] == [True] * 3
    assert scene.shots[2].clip is not None and scene.shots[2].clip.shot_at == 16
