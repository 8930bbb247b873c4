"""Destinations: what is undecided, not allowed or refused is told at its place, before anything."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from lantern.plan import project as projects
from lantern.plan.project import Project
from lantern.publishing.checks import (
    DestinationEntry,
    check_decisions,
    check_destination,
    list_changed_inputs,
)
from lantern.publishing.decide import decide_upload
from lantern.publishing.release_folder import read_release
from tests.support import films
from tests.support.films import scene
from tests.support.platforms import ShelfPlatform
from tests.support.releases import write_release

DECIDED = {"made_for_kids": False, "synthetic": False}


def load(folder: Path, destination: dict[str, Any], **film: Any) -> Project:
    """Return a film with one destination."""
    scenes = [scene("One", "Rain and wind.")]
    written = films.write(
        folder,
        scenes,
        publish=[destination],
        **film,
    )
    project, problems = projects.load(written)
    assert project is not None
    assert problems == []
    return project


def find(folder: Path, destination: dict[str, Any], **film: Any) -> list[str]:
    """Return what is wrong with a destination, each with the text that it is told at."""
    project = load(folder, {"to": "peertube"} | destination, **film)
    return check(folder, project, ShelfPlatform())


def check(folder: Path, project: Project, platform: ShelfPlatform) -> list[str]:
    (destination,) = project.script.film.publish
    release = read_release(write_release(folder / "out"), "short", ["short"])
    upload = decide_upload(project.script, destination, release)
    found = check_destination(
        project, DestinationEntry(0, destination), upload, platform=platform
    )
    lines = project.script.tree.text.split("\n")
    told = []
    for problem in found:
        span = problem.span
        assert span is not None
        text = lines[span.line - 1][span.column - 1 : span.end - 1]
        told.append(f"{text[:12]} | {problem.message}")
    return told


def test_a_destination_with_all_decided(tmp_path: Path) -> None:
    assert find(tmp_path, DECIDED) == []


def test_decisions_are_never_made_for_an_author(tmp_path: Path) -> None:
    kids, synthetic = find(tmp_path, {})
    assert (
        "asks whether the film is made for children; write made_for_kids: f"
        in kids
    )
    assert "altered or synthetic; write synthetic: false, or true" in synthetic


def test_what_a_platform_refuses_is_told_where_it_is_written(
    tmp_path: Path,
) -> None:
    long = "A title that has many more than forty characters"
    message = "The shelf: the title is too long; write a shorter one"
    assert find(tmp_path / "own", DECIDED | {"title": long}) == [
        f'"A title tha | {message}'
    ]
    assert find(tmp_path / "film", DECIDED, title=long) == [
        f'"A title tha | {message}'
    ]


def test_a_platform_without_private_videos(tmp_path: Path) -> None:
    project = load(tmp_path, DECIDED | {"to": "peertube"})
    platform = replace(
        ShelfPlatform(),
        privacies=frozenset({"public"}),
        is_for_good=True,
    )
    (found,) = check(tmp_path, project, platform)
    assert found.endswith(
        "The shelf has no private videos; write privacy: public, if you mean it: what is"
        " published there stays"
    )


def write_ledger(folder: Path, licence: str) -> None:
    """Credit the picture that the film shows to somebody else."""
    ledger = folder / "assets" / "credits.yml"
    content = json.loads(ledger.read_text())
    for entry in content["credits"]:
        entry.update(licence=licence, made_by="others")
    ledger.write_text(json.dumps(content))


@pytest.mark.parametrize(
    ("own", "licence", "said"),
    [
        (
            "CC-BY-NC-4.0",
            "CC-BY-4.0",
            "others can't get the film under CC-BY-4.0: 'hills' (CC-BY-NC-4.0) allows no"
            " commercial use; write another licence, or none",
        ),
        (
            "CC-BY-SA-4.0",
            "none",
            "'hills' (CC-BY-SA-4.0) asks that the film is shared alike, under CC-BY-SA-4.0",
        ),
        (
            "CC0-1.0",
            "CC-BI-4.0",
            "'CC-BI-4.0' is not a known licence; did you mean 'CC-BY-4.0'? Write its SPDX id,"
            " such as CC-BY-4.0, or none",
        ),
    ],
)
def test_licences_are_checked_against_the_ledger(
    own: str, licence: str, said: str, tmp_path: Path
) -> None:
    load(tmp_path, {"to": "vimeo"})
    write_ledger(tmp_path, own)
    film = tmp_path / "scenes" / "short"
    content = json.loads((film / "film.yml").read_text())
    content["publish"] = [DECIDED | {"to": "peertube", "licence": licence}]
    (film / "film.yml").write_text(json.dumps(content))
    project, _ = projects.load(film)
    assert project is not None
    assert check(tmp_path, project, ShelfPlatform()) == [
        f'"{licence}"'[:12] + f" | {said}"
    ]


def test_files_that_were_changed_since_the_rendering() -> None:
    before = {"film.yml": "1", "scenes/01.yml": "2", "old.png": "3"}
    now = {"film.yml": "1", "scenes/01.yml": "7", "new.png": "3"}
    assert list_changed_inputs(before, now) == [
        "new.png",
        "old.png",
        "scenes/01.yml",
    ]
    assert list_changed_inputs(before, before) == []


def test_check_tells_what_is_undecided_before_the_film_is_rendered(
    tmp_path: Path,
) -> None:
    project = load(tmp_path, {"to": "youtube", "made_for_kids": False})
    (problem,) = check_decisions(project)
    assert problem.message.startswith(
        "YouTube asks whether it shows realistic scenes"
    )
    project = load(tmp_path / "again", {"to": "archive"})
    (problem,) = check_decisions(project)
    assert problem.message.startswith(
        "archive.org has no private videos; write privacy"
    )


def test_without_the_packages_check_says_so_and_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = load(tmp_path, {"to": "vimeo"})
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    (problem,) = check_decisions(project)
    assert problem.warning
    assert problem.message == (
        "publishing needs the package requests, which isn't installed: pip install"
        " 'lantern-film[publish]'"
    )
