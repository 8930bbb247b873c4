"""Which pictures are archive material: by their shot, by the film, by the ledger."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from lantern.core.units import Frames
from lantern.plan.picture_versions import list_programs
from lantern.plan.segments import build_segment_request
from lantern.timeline import Segment
from lantern.visuals import treatment
from lantern.visuals.specs import (
    PanelsSpec,
    StillSpec,
    TreatmentSpec,
    VisualSpec,
)
from tests.support import films
from tests.support.cut_films import cut, silent

pytestmark = pytest.mark.film
WHOLE = {"treat": "archive"}


def describe(root: Path, shot: dict[str, Any], **film: Any) -> VisualSpec:
    """What the only shot of a film shows."""
    rendition = cut(root, silent(2, shot), **film).rendition
    segment = Segment(Frames(0), Frames(10), 0)
    return build_segment_request(rendition, segment).a.visual.spec


def get_treatment(spec: VisualSpec) -> TreatmentSpec | None:
    assert isinstance(spec, StillSpec)
    return spec.treatment


def test_a_film_treats_its_photographs_and_a_shot_may_say_none(
    tmp_path: Path,
) -> None:
    treated = get_treatment(describe(tmp_path, films.still("grey"), **WHOLE))
    assert treated is not None and not treated.mask
    plain = films.still("grey", treat="none")
    assert get_treatment(describe(tmp_path, plain, **WHOLE)) is None


def test_a_shot_asks_for_itself(tmp_path: Path) -> None:
    masked = films.still("grey", treat={"as": "archive", "mask": True})
    treated = get_treatment(describe(tmp_path, masked))
    assert treated is not None and treated.mask
    assert get_treatment(describe(tmp_path, films.still("grey"))) is None


def test_each_panel_is_treated(tmp_path: Path) -> None:
    shot = {"panels": [films.still("grey"), films.still("dark", treat="none")]}
    spec = describe(tmp_path, shot, **WHOLE)
    assert isinstance(spec, PanelsSpec)
    found = [get_treatment(panel.picture) for panel in spec.panels]
    assert [each is not None for each in found] == [True, False]


def test_illustrations_and_drawings_are_no_archive_material(
    tmp_path: Path,
) -> None:
    films.write_pictures(tmp_path / "assets")
    ledger = tmp_path / "assets" / "credits.yml"
    folder = tmp_path / "scenes" / "short"
    folder.mkdir(parents=True)
    (folder / "a.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9"/>', "utf-8"
    )
    text = json.loads(ledger.read_text("utf-8"))
    entry = {**text["credits"][0], "file": "a.svg", "kind": "illustration"}
    (folder / "credits.yml").write_text(
        json.dumps({"credits": [entry]}), "utf-8"
    )
    assert (
        get_treatment(describe(tmp_path, {"still": "a.svg"}, **WHOLE)) is None
    )


def test_only_treated_pictures_have_its_version_in_their_keys(
    tmp_path: Path,
) -> None:
    rendition = cut(
        tmp_path,
        silent(
            2,
            films.still(
                "grey",
                treat="archive",
                hold=1,
            ),
            films.still("grey"),
        ),
    ).rendition
    programs = []
    for first, number in ((0, 0), (30, 1)):
        segment = Segment(Frames(first), Frames(5), number)
        visual = build_segment_request(rendition, segment).a.visual
        programs.append(list_programs([visual])["visuals"])
    assert programs[0] == [*_as_list(programs[1]), treatment.VERSION]


def _as_list(value: object) -> list[object]:
    assert isinstance(value, list)
    return value
