"""The output folder: only a film that is what its report says is published."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lantern.core.problems import EXIT_SCENE
from lantern.core.store import digest_file
from lantern.publishing.release_folder import (
    ReleaseFault,
    ReleaseFolder,
    read_release,
)
from lantern.publishing.upload import ChapterMark
from tests.support.releases import write_release, write_report
from tests.support.uploads import SRT, VTT

RENDER = ["scenes/short", "--shapes", "9:16"]


def read(out: Path) -> ReleaseFolder:
    return read_release(out, "short", RENDER)


def refuse(out: Path) -> str:
    """Return why a folder is refused; the cure is always to render the film."""
    with pytest.raises(ReleaseFault) as caught:
        read(out)
    assert caught.value.code == EXIT_SCENE
    reason, _, cure = caught.value.message.rpartition("; ")
    assert cure.startswith("render it first: ")
    assert cure.endswith("render scenes/short --shapes 9:16")
    return reason.replace(str(out), "OUT")


def test_what_a_finished_film_consists_of(tmp_path: Path) -> None:
    found = read(write_release(tmp_path))
    assert found.size == 4000
    assert found.digest == digest_file(tmp_path / "short.mp4")
    assert (found.figures.width, found.figures.height) == (1920, 1080)
    assert found.figures.chapters[1] == ChapterMark(20.0, "Two")
    assert found.description.startswith("A short film\n")
    assert [(each.language, each.path.name) for each in found.captions] == [
        ("en", "short.srt")
    ]
    assert found.thumbnail == tmp_path / "thumbnail.jpg"
    assert [path.name for path in found.extras] == [
        "credits.html",
        "sources.html",
    ]


def test_a_film_that_was_never_rendered(tmp_path: Path) -> None:
    assert refuse(tmp_path / "no") == "there is no film in OUT"


def test_an_empty_film(tmp_path: Path) -> None:
    assert refuse(write_release(tmp_path, b"")) == "OUT/short.mp4 is empty"


def test_a_film_without_length(tmp_path: Path) -> None:
    write_release(tmp_path)
    write_report(
        tmp_path,
        inputs={},
        seconds=0,
    )
    assert refuse(tmp_path) == "OUT/short.mp4 is empty"


@pytest.mark.parametrize("name", ["short.mp4", "short.srt", "thumbnail.jpg"])
def test_a_file_that_is_not_what_the_report_says(
    name: str, tmp_path: Path
) -> None:
    write_release(tmp_path)
    with (tmp_path / name).open("ab") as stream:
        stream.write(b"more")
    assert refuse(tmp_path) == (
        f"OUT/{name} isn't the file that report.json tells of: it was changed, or a rendering"
        " was ended"
    )


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    write_release(tmp_path)
    (tmp_path / "short.vtt").unlink()
    assert refuse(tmp_path) == "OUT/short.vtt isn't there any more"


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"files": []}', '{"files": {"../x": "1"}}']
)
def test_a_damaged_report(text: str, tmp_path: Path) -> None:
    write_release(tmp_path)
    (tmp_path / "report.json").write_text(text)
    assert refuse(tmp_path) == "OUT/report.json is damaged"


def test_a_report_of_an_older_version(tmp_path: Path) -> None:
    write_release(tmp_path)
    report = json.loads((tmp_path / "report.json").read_text())
    del report["chapters"]
    (tmp_path / "report.json").write_text(json.dumps(report))
    assert (
        refuse(tmp_path) == "OUT/report.json is of another version of Lantern"
    )


def test_captions_of_other_languages_that_lie_beside(tmp_path: Path) -> None:
    write_release(tmp_path)
    for stem in ("short.de", "short.pt-BR", "short.sdh", "short.x", "short.en"):
        (tmp_path / f"{stem}.srt").write_text(SRT)
        (tmp_path / f"{stem}.vtt").write_text(VTT)
    (tmp_path / "short.fr.srt").write_text(SRT)  # has no .vtt beside it
    (tmp_path / "short.it.srt").write_text("")
    (tmp_path / "short.it.vtt").write_text(VTT)
    found = read(tmp_path)
    assert [each.language for each in found.captions] == ["en", "de", "pt-BR"]
    assert [
        words.replace(str(tmp_path), "OUT") for words in found.left_out
    ] == [
        "OUT/short.en.srt isn't sent: the film's own captions are in the language en",
        "OUT/short.fr.srt isn't sent: short.fr.vtt isn't beside it",
        "OUT/short.it.srt isn't sent: it is empty",
        "OUT/short.x.srt isn't sent: 'x' is no language as de and pt-BR are",
    ]


def test_a_film_without_words_has_no_captions(tmp_path: Path) -> None:
    write_release(tmp_path)
    (tmp_path / "short.srt").write_text("")
    write_report(tmp_path, inputs={})
    assert read(tmp_path).captions == ()
