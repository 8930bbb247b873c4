"""The film's report says where it was published."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from lantern.publishing.plan import PublishPlan
from lantern.publishing.report import note_publication
from lantern.publishing.run import Publication
from tests.support.platforms import ShelfPlatform
from tests.support.uploads import make_upload

DONE = Publication("v1", "https://shelf.example/v1", ("video",))
ENTRY = {
    "platform": "acme.shelf",
    "video": "v1",
    "address": "https://shelf.example/v1",
    "privacy": "unlisted",
}


def note(folder: Path, report: Any, name: str = "shelf") -> bool:
    """Write a report, and note in it that the film was published."""
    upload = make_upload(folder)
    text = json.dumps(report).replace("DIGEST", upload.digest)
    (folder / "report.json").write_text(text)
    plan = PublishPlan(ShelfPlatform(), upload, "new", ())
    return note_publication(
        folder,
        name,
        plan=plan,
        done=DONE,
    )


def read(folder: Path) -> Any:
    return json.loads((folder / "report.json").read_text("utf-8"))


def test_the_place_joins_what_the_report_says(tmp_path: Path) -> None:
    assert note(tmp_path, {"film": "Rain", "files": {"short.mp4": "DIGEST"}})
    report = read(tmp_path)
    assert report["film"] == "Rain"
    assert list(report["files"]) == ["short.mp4"]
    assert report["published"] == {"shelf": ENTRY}


def test_other_places_stay(tmp_path: Path) -> None:
    other = {"platform": "vimeo", "video": "7"}
    before = {
        "files": {"a": "DIGEST"},
        "published": {"vimeo": other, "shelf": {}},
    }
    assert note(tmp_path, before)
    assert read(tmp_path)["published"] == {"vimeo": other, "shelf": ENTRY}


def test_damaged_places_are_made_anew(tmp_path: Path) -> None:
    assert note(tmp_path, {"files": {"a": "DIGEST"}, "published": ["shelf"]})
    assert read(tmp_path)["published"] == {"shelf": ENTRY}


def test_a_place_that_is_known_changes_no_byte(tmp_path: Path) -> None:
    before = {"files": {"a": "DIGEST"}, "published": {"shelf": ENTRY}}
    assert note(tmp_path, before)
    written = (tmp_path / "report.json").read_text()
    assert "\n" not in written  # as the test wrote it: on one line


@pytest.mark.parametrize(
    "report",
    [
        {"files": {"short.mp4": "0" * 64}},
        {"files": {}},
        {"files": ["DIGEST"]},
        {"film": "Rain"},
        ["DIGEST"],
        "DIGEST",
    ],
)
def test_the_report_of_another_film_is_left_alone(
    tmp_path: Path, report: Any
) -> None:
    assert not note(tmp_path, report)
    assert "published" not in (tmp_path / "report.json").read_text()


def test_a_film_without_a_report_gets_none(tmp_path: Path) -> None:
    plan = PublishPlan(ShelfPlatform(), make_upload(tmp_path), "new", ())
    assert not note_publication(
        tmp_path,
        "shelf",
        plan=plan,
        done=DONE,
    )
    assert not (tmp_path / "report.json").exists()
