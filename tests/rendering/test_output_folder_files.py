"""The output folder, file by file: all of a release arrives, or nothing is touched."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lantern.core.problems import OutputFailure
from lantern.core.store import digest_file
from lantern.rendering.output_folder import OutputFolder
from tests.support.named_pipes import make_pipe

FILES = {
    "short.mp4": "pictures",
    "short.srt": "words",
    "web/player.html": "a page",
}


def stage(folder: Path, *, note: str = "") -> dict[str, Path]:
    """Return the files of a release, staged in `folder`."""
    staged = {}
    for number, (file, text) in enumerate(FILES.items()):
        staged[file] = folder / f"staged-{number}"
        folder.mkdir(exist_ok=True)
        staged[file].write_text(text + note)
    return staged


def read_all(out: Path) -> dict[str, str]:
    """Return the text of every file of an output by its name."""
    found = {}
    for path in sorted(out.rglob("*")):
        if path.is_file():
            found[str(path.relative_to(out))] = path.read_text()
    return found


def test_all_files_arrive_under_their_names(tmp_path: Path) -> None:
    out = tmp_path / "out"
    (out / "web").mkdir(parents=True)
    OutputFolder(out).publish(stage(tmp_path / "staged"), {"film": "Short"})
    found = read_all(out)
    report = json.loads(found.pop("report.json"))
    assert found == FILES
    assert report["film"] == "Short"
    assert report["files"] == {file: digest_file(out / file) for file in FILES}


def test_a_new_release_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    out = tmp_path / "out"
    (out / "web").mkdir(parents=True)
    folder = OutputFolder(out)
    folder.publish(stage(tmp_path / "one"), {"film": "First"})
    folder.publish(stage(tmp_path / "two", note=", again"), {"film": "Second"})
    found = read_all(out)
    assert json.loads(found.pop("report.json"))["film"] == "Second"
    assert found == {file: f"{text}, again" for file, text in FILES.items()}


def test_without_one_of_its_files_a_release_has_no_report(
    tmp_path: Path,
) -> None:
    """The report comes last: it vouches for all files, and here the page is gone meanwhile."""
    out = tmp_path / "out"
    out.mkdir()
    staged = stage(tmp_path / "staged")
    staged["web/player.html"] = staged["short.srt"]  # which is moved before
    with pytest.raises(OutputFailure, match="can't be written"):
        OutputFolder(out).publish(staged, {"film": "Short"})
    assert "web/player.html" not in read_all(out)
    assert "report.json" not in read_all(out)


def test_folders_are_made_for_the_files_in_them(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    OutputFolder(out).publish(stage(tmp_path / "staged"), {"film": "Short"})
    assert read_all(out).keys() == {*FILES, "report.json"}


@pytest.mark.parametrize(
    "blocked", ["short.srt", "web/player.html", "report.json"]
)
def test_what_was_there_stays_when_a_file_can_not_be_written(
    blocked: str, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    (out / "web").mkdir(parents=True)
    folder = OutputFolder(out)
    folder.publish(stage(tmp_path / "one"), {"film": "First"})
    (out / blocked).unlink()
    (out / blocked).mkdir()
    before = read_all(out)
    with pytest.raises(OutputFailure, match=f"{blocked} is a folder"):
        folder.publish(
            stage(tmp_path / "two", note=", again"), {"film": "Second"}
        )
    assert read_all(out) == before


def test_a_pipe_in_the_place_of_the_report_is_not_waited_for(
    tmp_path: Path,
) -> None:
    out = tmp_path / "out"
    (out / "web").mkdir(parents=True)
    make_pipe(out / "report.json")
    with pytest.raises(
        OutputFailure, match=r"report\.json is a pipe; Lantern won't"
    ):
        OutputFolder(out).publish(stage(tmp_path / "staged"), {"film": "Short"})
    assert read_all(out) == {}


def stage_names(folder: Path, *names: str) -> dict[str, Path]:
    """Return the files of a release with these names, each holding its own."""
    staged = {}
    for name in names:
        staged[name] = folder / name
        staged[name].write_text(name)
    return staged


def test_what_a_new_release_hasn_t_goes_unless_it_was_changed(
    tmp_path: Path,
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "short.fr.srt").write_text("laid here by hand")
    folder = OutputFolder(out)
    names = ("short.mp4", "short.ru.srt", "short.de.srt")
    folder.publish(stage_names(tmp_path, *names), {})
    (out / "short.de.srt").write_text("better words")
    folder.publish(stage_names(tmp_path, "short.mp4"), {})
    left = sorted(path.name for path in out.iterdir())
    assert left == ["report.json", "short.de.srt", "short.fr.srt", "short.mp4"]


def test_a_report_that_names_a_file_outside_deletes_nothing(
    tmp_path: Path,
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    mine = tmp_path / "mine.txt"
    mine.write_text("mine")
    report = {"files": {"../mine.txt": digest_file(mine)}}
    (out / "report.json").write_text(json.dumps(report))
    OutputFolder(out).publish(stage_names(tmp_path, "short.mp4"), {})
    assert mine.read_text() == "mine"


def test_a_file_that_was_changed_since_is_not_replaced(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    folder = OutputFolder(out)
    folder.require_unchanged()
    folder.publish(stage_names(tmp_path, "film.kdenlive", "plate.png"), {})
    folder.require_unchanged(["film.kdenlive"])
    (out / "film.kdenlive").write_text("an evening's work")
    with pytest.raises(OutputFailure, match=r"film\.kdenlive was changed"):
        folder.require_unchanged()


def test_a_file_that_lantern_never_wrote_is_not_replaced(
    tmp_path: Path,
) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    folder = OutputFolder(tmp_path)
    folder.require_unchanged(["other.txt"])
    with pytest.raises(
        OutputFailure, match=r"notes\.txt was changed, or isn't"
    ):
        folder.require_unchanged(["notes.txt"])
