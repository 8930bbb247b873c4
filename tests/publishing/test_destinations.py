"""Where a film goes: which destinations are meant, with which file, account and plan."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from lantern.core.problems import EXIT_SCENE, EXIT_USAGE
from lantern.plan import project as projects
from lantern.plan.project import Project
from lantern.publishing.checks import DestinationEntry
from lantern.publishing.decide import decide_upload
from lantern.publishing.destinations import (
    DestinationFault,
    FilmFolder,
    FilmReading,
    check_captions,
    check_distinct,
    check_freshness,
    check_time,
    make_stand_in_task,
    read_folders,
    select_destinations,
)
from lantern.publishing.release_folder import ReleaseFault
from lantern.rendering import read_inputs
from lantern.script.model.publish import Destination
from tests.support import films
from tests.support.films import scene
from tests.support.keyrings import use_config
from tests.support.releases import write_release, write_report

DECIDED = {"made_for_kids": False, "synthetic": False}
Load = Callable[..., Project]


@pytest.fixture
def load(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Load:
    """Return a function that loads a film with these destinations, seen from its project."""
    monkeypatch.chdir(tmp_path)
    use_config(monkeypatch, tmp_path / "config")

    def load(*destinations: dict[str, Any], **film: Any) -> Project:
        scenes = [scene("One", "Rain and wind.")]
        publish = [{**DECIDED, **each} for each in destinations]
        written = films.write(
            tmp_path,
            scenes,
            publish=publish,
            **film,
        )
        project, problems = projects.load(written)
        assert project is not None
        assert problems == []
        return project

    return load


def list_entries(project: Project) -> list[DestinationEntry]:
    return select_destinations(project, None)


def read(project: Project, folder: Path) -> FilmReading:
    """Return what is in the folder that all destinations take the film from."""
    return read_folders(project, list_entries(project), lambda _: folder)


def read_one(project: Project, folder: Path) -> FilmFolder:
    return read(project, folder).require(folder)


def test_all_destinations_are_meant_or_those_with_a_name(load: Load) -> None:
    project = load(
        {"to": "peertube"}, {"to": "vimeo"}, {"to": "peertube", "shape": "9:16"}
    )

    def select(wanted: str | None) -> list[int]:
        return [each.index for each in select_destinations(project, wanted)]

    assert select(None) == [0, 1, 2]
    assert select("vimeo") == [1]
    assert select("peertube-portrait") == [2]
    # a platform's name means all that go there
    assert select("peertube") == [0, 2]


@pytest.mark.parametrize(
    ("wanted", "hint"), [("vimoe", "; did you mean 'vimeo'?"), ("x", "")]
)
def test_a_destination_that_is_not_there_is_told(
    wanted: str, hint: str, load: Load
) -> None:
    project = load(
        {"to": "peertube"}, {"to": "vimeo"}, {"to": "vimeo", "account": "a"}
    )
    with pytest.raises(DestinationFault) as caught:
        select_destinations(project, wanted)
    assert caught.value.code == EXIT_USAGE
    assert caught.value.message == (
        f"the film doesn't go to '{wanted}'{hint}"
        " (scenes/short/film.yml lists: peertube, vimeo)"
    )


def test_a_film_that_goes_nowhere_is_told_how_to_send_it(load: Load) -> None:
    with pytest.raises(DestinationFault) as caught:
        select_destinations(load(), None)
    assert caught.value.message == (
        "scenes/short/film.yml doesn't say where the film goes; add, for example:"
        " publish: [{to: peertube}]"
    )


def test_each_folder_is_read_once(load: Load, tmp_path: Path) -> None:
    project = load({"to": "peertube"}, {"to": "vimeo"})
    out = write_release(tmp_path / "out")
    asked: list[str] = []

    def find_folder(destination: Destination) -> Path:
        asked.append(destination.to)
        return out

    reading = read_folders(project, list_entries(project), find_folder)
    assert asked == ["peertube", "vimeo"]
    assert list(reading.folders) == [out]
    assert reading.faults == {}
    assert out / "short.mp4" in reading.require(out).stamps


@pytest.mark.parametrize(
    ("shape", "words"), [({}, ""), ({"shape": "9:16"}, " --shapes 9:16")]
)
def test_a_film_that_is_not_rendered_is_told_how(
    shape: dict[str, Any], words: str, load: Load, tmp_path: Path
) -> None:
    project = load({"to": "peertube", **shape})
    reading = read(project, tmp_path / "out")
    assert reading.folders == {}
    with pytest.raises(ReleaseFault) as caught:
        reading.require(tmp_path / "out")
    assert caught.value.code == EXIT_SCENE
    assert caught.value.message == (
        f"there is no film in out; render it first: lantern render scenes/short{words}"
    )


@pytest.mark.parametrize("to", ["peertube", "vimeo"])
def test_a_draft_is_not_published(to: str, load: Load, tmp_path: Path) -> None:
    project = load({"to": to})
    out = write_release(tmp_path / "out")
    form = {"size": [960, 540], "fps": 25, "quality": "draft"}
    write_report(
        out,
        inputs={},
        form=form,
    )
    with pytest.raises(ReleaseFault) as caught:
        read(project, out).require(out)
    assert caught.value.message == (
        "out/short.mp4 is a draft (960 x 540), and drafts aren't published;"
        " render the film itself: lantern render scenes/short"
    )


def test_a_film_whose_own_quality_is_that_of_drafts_is_published(
    load: Load, tmp_path: Path
) -> None:
    output = {"size": "160x90", "fps": 25, "quality": "draft"}
    project = load({"to": "peertube"}, output=output)
    out = write_release(tmp_path / "out")
    form = {"size": [160, 90], "fps": 25, "quality": "draft"}
    write_report(
        out,
        inputs={},
        form=form,
    )
    assert read_one(project, out).release.figures.width == 160


def test_a_film_that_was_changed_since_is_told(
    load: Load, tmp_path: Path
) -> None:
    project = load({"to": "peertube"})
    inputs = dict(read_inputs(project).files)
    out = write_release(tmp_path / "out", inputs=inputs)
    assert check_freshness(project, [read_one(project, out)]) == []
    inputs["scenes/short/01-one.yml"] = "0" * 64
    write_report(out, inputs=inputs)
    (problem,) = check_freshness(project, [read_one(project, out)])
    assert problem.warning
    assert problem.message == (
        "out/short.mp4 was rendered before these files were changed:"
        " scenes/short/01-one.yml; the film goes up as it was rendered, with title,"
        " tags and publish as they are written now"
    )


def test_of_many_changed_files_three_are_named(
    load: Load, tmp_path: Path
) -> None:
    project = load({"to": "peertube"})
    inputs = dict.fromkeys(
        ("a.yml", "b.yml", "c.yml", "d.yml", "e.yml"), "0" * 64
    )
    current = dict(read_inputs(project).files)
    out = write_release(tmp_path / "out", inputs={**current, **inputs})
    (problem,) = check_freshness(project, [read_one(project, out)])
    assert (
        "were changed: a.yml, b.yml, c.yml and 2 more; the film"
        in problem.message
    )


def test_captions_that_are_not_sent_are_told(
    load: Load, tmp_path: Path
) -> None:
    project = load({"to": "peertube"})
    out = write_release(tmp_path / "out")
    (out / "short.german.srt").write_text("1\n")
    (problem,) = check_captions([read_one(project, out)])
    assert problem.warning
    assert problem.message == (
        "out/short.german.srt isn't sent: 'german' is no language as de and pt-BR are"
    )


def test_a_task_is_called_by_its_platform_and_its_shape(
    load: Load, tmp_path: Path
) -> None:
    project = load({"to": "youtube"}, {"to": "youtube", "shape": "9:16"})
    folder = read_one(project, write_release(tmp_path / "out"))
    wide, tall = (
        make_stand_in_task(project, entry, folder)
        for entry in list_entries(project)
    )
    assert (wide.name, wide.place) == ("youtube", "YouTube")
    assert (tall.name, tall.place) == ("youtube-portrait", "YouTube 9:16")
    assert tall.title == f"YouTube 9:16 ({tall.chosen.account.name})"
    assert wide.plan.kind == "new"


SHORT = {"id": "trailer", "title": "A minute", "tags": ["rain"], "cut": ["one"]}


def test_a_short_goes_with_its_own_title_and_tags(
    load: Load, tmp_path: Path
) -> None:
    project = load(
        {"to": "youtube"}, {"to": "youtube", "short": "trailer"}, shorts=[SHORT]
    )
    entry = list_entries(project)[1]
    folder = read_one(project, write_release(tmp_path / "out"))
    task = make_stand_in_task(project, entry, folder)
    assert (task.name, task.place) == ("youtube-trailer", "YouTube trailer")
    upload = decide_upload(project.script, entry.destination, folder.release)
    assert (upload.film, upload.title) == ("short-trailer", "A minute")
    assert upload.tags == ("rain",)
    assert entry.find_span(project, "title").line == 1


def test_a_short_that_is_not_rendered_is_told_how(
    load: Load, tmp_path: Path
) -> None:
    project = load({"to": "youtube", "short": "trailer"}, shorts=[SHORT])
    with pytest.raises(ReleaseFault) as caught:
        read_one(project, tmp_path / "out")
    assert caught.value.message.endswith("render scenes/short --short trailer")


def test_a_short_that_was_changed_since_is_told(
    load: Load, tmp_path: Path
) -> None:
    project = load({"to": "youtube", "short": "trailer"}, shorts=[SHORT])
    out = write_release(tmp_path / "out")
    current = read_inputs(project)
    for digest, told in ((current.shorts["trailer"], 0), ("another", 1)):
        write_report(out, inputs=dict(current.files))
        report = json.loads((out / "report.json").read_text())
        report["inputs"]["short"] = digest
        (out / "report.json").write_text(json.dumps(report))
        problems = check_freshness(project, [read_one(project, out)])
        assert len(problems) == told
    assert "were changed: the short in film.yml;" in problems[0].message


def test_two_destinations_that_are_one_video_are_told(
    load: Load, tmp_path: Path
) -> None:
    project = load(
        {"to": "youtube", "account": "ann"},
        {"to": "youtube", "account": "bob"},
        {"to": "youtube", "account": "ann", "shape": "16:9"},
    )
    folder = read_one(project, write_release(tmp_path / "out"))
    tasks = [
        make_stand_in_task(project, each, folder)
        for each in list_entries(project)
    ]
    (problem,) = check_distinct(project, tasks)
    assert problem.message == (
        "this is the same account and the same film as in 'youtube' above; take one out"
    )
    assert problem.span is not None
    assert problem.span.file == project.script.tree.file
    assert check_distinct(project, tasks[:2]) == []


@pytest.mark.parametrize(("year", "count"), [(2026, 0), (2028, 1)])
def test_a_time_that_has_gone_by_is_told(
    year: int, count: int, load: Load, tmp_path: Path
) -> None:
    planned = {"privacy": "private", "publish_at": "2027-03-01T18:00:00+00:00"}
    project = load({"to": "youtube", **planned})
    folder = read_one(project, write_release(tmp_path / "out"))
    (entry,) = list_entries(project)
    task = make_stand_in_task(project, entry, folder)
    now = datetime(year, 1, 1, tzinfo=UTC)
    assert len(check_time(project, task, now)) == count
