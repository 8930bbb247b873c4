"""The verb voices add: known files are checked, others are described by options."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lantern.speech.catalogue.installed import find_folder, find_installed
from tests.support import engines
from tests.support.catalogue import CARD, MODEL, make_pack
from tests.support.envelopes import read_result
from tests.support.program import Program

pytestmark = [pytest.mark.process, pytest.mark.usefixtures("packs")]


@pytest.fixture
def carried(tmp_path: Path) -> Path:
    """A folder with the files of `bell`."""
    folder = tmp_path / "carried"
    folder.mkdir()
    (folder / "bell.onnx").write_bytes(MODEL)
    (folder / "bell.onnx.json").write_bytes(CARD)
    return folder


def test_a_file_of_the_catalogue_is_known_under_any_name(
    run: Program, carried: Path
) -> None:
    (carried / "bell.onnx").rename(carried / "download (1).onnx")
    done = run("voices", "add", carried / "download (1).onnx")
    assert done.returncode == 0
    folder = find_folder() / "bell"
    assert (folder / "bell.onnx").read_bytes() == MODEL
    assert done.stdout.endswith(
        f"bell: here, in {folder}.\nIn film.yml: voice: [bell, espeak]\n"
    )


def test_a_description_that_is_missing_or_another_is_refused(
    run: Program, carried: Path
) -> None:
    (carried / "bell.onnx.json").write_bytes(b'{"a": 2}')
    damaged = run("voices", "add", carried / "bell.onnx")
    assert damaged.returncode == 4
    assert damaged.stderr == (
        "carried/bell.onnx.json has another SHA-256 than the catalogue says; it is damaged, or"
        " another version\n"
    )
    (carried / "bell.onnx.json").write_bytes(b"{}")
    assert (
        "has 2 bytes, not the 8 of"
        in run("voices", "add", carried / "bell.onnx").stderr
    )
    (carried / "bell.onnx.json").unlink()
    assert (
        "carried/bell.onnx.json isn't there; it belongs to the voice"
        in run("voices", "add", carried / "bell.onnx").stderr
    )
    assert find_installed("bell") is None


def test_a_voice_of_one_s_own_is_described_and_speaks(
    run: Program, tmp_path: Path
) -> None:
    file = engines.piper_voice(tmp_path / "own")
    done = run(
        *("voices", "add", file, "--name", "my-voice", "--language", "en-GB"),
        *(
            "--licence",
            "CC BY-NC 4.0",
            "--author",
            "B. Person",
            "--sex",
            "male",
        ),
    )
    assert done.returncode == 0, done.stderr
    described = json.loads(
        (find_folder() / "my-voice" / "voice.json").read_text()
    )
    assert described["licence"] == "CC-BY-NC-4.0"
    assert described["use"] == "non-commercial"
    assert described["author"] == "B. Person"
    found = find_installed("my-voice")
    assert found is not None
    assert found.list_files() == {
        "voice": find_folder() / "my-voice" / "stub.onnx"
    }
    listed = run("voices", "list").stdout.splitlines()
    assert listed[-1].split()[:4] == ["my-voice", "en-GB", "male", "piper"]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            [],
            "the catalogue doesn't know own.onnx, or has another version of it; say",
        ),
        (
            ["--language", "english", "--licence", "MIT"],
            "--language: 'english' is no tag such as en, en-GB",
        ),
        (
            ["--language", "en", "--licence", "CC-BI-4.0"],
            "--licence: 'CC-BI-4.0' is not a known licence; did you mean 'CC-BY-4.0'?",
        ),
        (
            ["--language", "en", "--licence", "MIT", "--sex", "tenor"],
            "--sex is female, male, several, not 'tenor'",
        ),
        (
            ["--language", "en", "--licence", "MIT", "--name", "espeak"],
            "the name 'espeak' is taken; give the voice another one by --name",
        ),
        (
            ["--language", "en", "--licence", "MIT", "--name", "joe"],
            "the name 'joe' is taken; give the voice another one by --name",
        ),
        (
            ["--language", "en", "--licence", "MIT", "--name", "../x"],
            "--name: '../x' can't be a name; use small letters, digits, - and _",
        ),
        (
            ["--language", "en", "--licence", "MIT", "--name", "nul"],
            "--name: no file on Windows can be called 'nul'; take another name",
        ),
    ],
)
def test_what_is_missing_of_an_unknown_voice_is_asked_for(
    run: Program, tmp_path: Path, options: list[str], message: str
) -> None:
    (tmp_path / "own.onnx").write_bytes(b"own")
    done = run("voices", "add", "own.onnx", *options)
    assert done.returncode == 2
    assert done.stderr.startswith(message)


def test_a_voice_of_one_s_own_that_can_t_speak_is_not_kept(
    run: Program, tmp_path: Path
) -> None:
    (tmp_path / "own.onnx").write_bytes(b"own")
    (tmp_path / "own.onnx.json").write_text("{}")
    done = run(
        "voices", "add", "own.onnx", "--language", "nl", "--licence", "MIT"
    )
    assert done.returncode == 6
    assert (
        "'own' is here, but can't speak: own.onnx.json doesn't" in done.stderr
    )
    assert "; it was taken away again" in done.stderr
    assert find_installed("own") is None


def test_a_file_that_is_not_there(run: Program) -> None:
    done = run("voices", "add", "nowhere.onnx")
    assert (done.returncode, done.stderr) == (4, "nowhere.onnx isn't there\n")


def test_a_doubtful_voice_is_accepted_by_name(
    run: Program, tmp_path: Path
) -> None:
    from tests.support import catalogue

    (tmp_path / "joe.onnx").write_bytes(b"joe")
    doubtful = make_pack(
        "joe",
        use="unclear",
        files={"joe.onnx": b"joe"},
    )
    with catalogue.using(tmp_path, doubtful):
        refused = run("voices", "add", "joe.onnx")
        assert refused.returncode == 2
        assert "Add --accept-licence if you accept that" in refused.stderr
        words = ("voices", "add", "joe.onnx", "--accept-licence", "--json")
        told = read_result(run(*words))
        assert (told["name"], told["use"]) == ("joe", "unclear")
        assert told["folder"] == str(find_folder() / "joe")
