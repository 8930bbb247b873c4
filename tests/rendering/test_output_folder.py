"""The output folder: a release that was interrupted or damaged is mended, and nothing is
written through a link.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern import rendering
from lantern.core.problems import OutputFailure
from lantern.rendering.output_folder import OutputFolder
from tests.support import films
from tests.support.file_limits import limiting_files
from tests.support.films import Made, scene
from tests.support.named_pipes import make_pipe

pytestmark = pytest.mark.film


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Made:
    base = tmp_path_factory.mktemp("film")
    return films.render(
        films.write(base / "project", [scene("One", "Rain and wind.")]), base
    )


def again(film: Made) -> Made:
    return films.render(film.studio.script.tree.file.parent, film.out.parent)


@pytest.mark.parametrize(
    "name", ["report.json", "short.mp4", "short.srt", "description.txt"]
)
def test_a_missing_or_changed_file_is_put_back(film: Made, name: str) -> None:
    before = film.digests()
    (film.out / name).unlink()
    assert "nothing_to_do" not in again(film).report
    assert film.digests() == before
    with (film.out / name).open("a") as stream:
        stream.write("something")
    mended = again(film)
    assert mended.jobs() == []
    assert film.digests() == before
    assert again(film).report["nothing_to_do"] is True


def test_no_staged_file_is_left(film: Made) -> None:
    assert not [
        path for path in film.out.iterdir() if path.name.startswith(".")
    ]
    assert not list((film.studio.options.store / "tmp").iterdir())


def test_a_linked_output_is_not_written_through(
    film: Made, tmp_path: Path
) -> None:
    out, target = tmp_path / "out", tmp_path / "mine.mp4"
    out.mkdir()
    target.write_text("mine")
    (out / "short.mp4").symlink_to(target)
    with pytest.raises(OutputFailure, match="is a link"):
        films.render(
            film.studio.script.tree.file.parent, film.out.parent, out=out
        )
    assert target.read_text() == "mine"
    assert [path.name for path in out.iterdir()] == ["short.mp4"]


def test_a_report_that_finds_no_room_leaves_nothing_behind(
    tmp_path: Path,
) -> None:
    (tmp_path / "report.json").write_text("mine")
    with (
        limiting_files(100),
        pytest.raises(OutputFailure, match="can't be written: File too large"),
    ):
        OutputFolder(tmp_path).publish({}, {"long": "x" * 1000})
    assert [path.name for path in tmp_path.iterdir()] == ["report.json"]
    assert (tmp_path / "report.json").read_text() == "mine"


def test_a_folder_that_is_a_file_is_refused_before_any_work(
    film: Made, tmp_path: Path
) -> None:
    (tmp_path / "out").write_text("")
    with pytest.raises(OutputFailure, match="can't be written"):
        OutputFolder(tmp_path / "out").prepare_file("film.mp4")


def test_a_pipe_in_the_place_of_the_report_is_told_before_any_work(
    tmp_path: Path,
) -> None:
    folder = OutputFolder(tmp_path)
    make_pipe(tmp_path / "report.json")
    assert folder.load_finished_report() is None
    with pytest.raises(
        OutputFailure, match=r"report\.json is a pipe; .* move it away"
    ):
        folder.prepare_file("report.json")


def test_what_stands_in_the_way_of_a_text_is_told_before_any_work(
    tmp_path: Path,
) -> None:
    film = films.write(tmp_path / "project", [scene("One", "Rain and wind.")])
    session = films.studio(film, tmp_path)
    session.options.out.mkdir(parents=True)
    make_pipe(session.options.out / "short.srt")
    with pytest.raises(
        OutputFailure, match=r"short\.srt is a pipe; Lantern won't"
    ):
        rendering.render(session)
    assert isinstance(session.executor, films.Here)
    assert session.executor.made == []
