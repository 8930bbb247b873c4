"""The verb voices get: what is shown and asked, what comes, and what it says at the end."""

from __future__ import annotations

import io
import json
import wave
from pathlib import Path

import pytest

from lantern.speech.catalogue.installed import find_folder
from tests.support.catalogue import MODEL, PATH
from tests.support.envelopes import read_envelope, read_result
from tests.support.file_server import FileServer
from tests.support.program import Program

pytestmark = [pytest.mark.process, pytest.mark.usefixtures("packs")]

TERMS = """\
bell: Bell, en-US, female, for tone
Size: 0.0 MB
Author: A. Person
Licence: CC-BY-4.0 https://creativecommons.org/licenses/by/4.0/
Lineage: Trained from scratch.
Use: in any film
"""


def test_a_voice_is_shown_fetched_and_speaks(
    run: Program, server: FileServer, tmp_path: Path
) -> None:
    done = run("voices", "get", "bell", "--yes", "--out", "out")
    folder = find_folder() / "bell"
    assert done.returncode == 0
    assert done.stdout.startswith(TERMS)
    spoken, here, film = done.stdout.removeprefix(TERMS).splitlines()
    assert spoken.startswith("out/bell.wav, ")
    assert here == f"bell: here, in {folder}."
    assert film == "In film.yml: voice: [bell, espeak]"
    assert (folder / "bell.onnx").read_bytes() == MODEL
    with wave.open(str(tmp_path / "out" / "bell.wav")) as sound:
        assert sound.getnframes() > 48_000
    first, *_, last = done.stderr.splitlines()
    assert (first, last) == ("Fetching bell", "  100 %: 0.0 of 0.0 MB")


def test_a_voice_that_is_here_is_not_fetched_again(
    run: Program, server: FileServer
) -> None:
    run("voices", "get", "bell", "--yes")
    asked = list(server.asked)
    done = run("voices", "get", "bell")
    assert done.returncode == 0
    assert done.stdout.startswith(f"bell: here, in {find_folder() / 'bell'}.\n")
    assert server.asked == asked


def test_a_damaged_voice_is_fetched_again(
    run: Program, server: FileServer
) -> None:
    run("voices", "get", "bell", "--yes")
    model = find_folder() / "bell" / "bell.onnx"
    model.write_bytes(b"x" + MODEL[1:])
    done = run("voices", "get", "bell", "--yes")
    assert done.returncode == 0
    assert model.read_bytes() == MODEL


def test_an_answer_of_no_fetches_nothing(
    run: Program, server: FileServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("n\n"))
    done = run("voices", "get", "bell")
    assert done.returncode == 0
    server_name = server.base.removeprefix("http://")
    assert f"Fetch 0.0 MB from {server_name}? [y/N]: " in done.stdout
    assert done.stdout.endswith("Nothing was fetched.\n")
    assert server.asked == []


def test_an_answer_of_yes_fetches_it(
    run: Program, server: FileServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("y\n"))
    assert run("voices", "get", "bell").returncode == 0
    assert len(server.asked) == 2


def test_events_and_the_result_for_programs(run: Program) -> None:
    done = run("voices", "get", "bell", "--yes", "--json")
    first, *pieces = [json.loads(line) for line in done.stderr.splitlines()]
    assert (first["event"], first["weight"]) == ("stage", 10_248)
    assert {piece["event"] for piece in pieces} == {"done"}
    assert sum(piece["weight"] for piece in pieces) == 10_248
    result = read_result(done)
    assert (result["name"], result["folder"]) == (
        "bell",
        str(find_folder() / "bell"),
    )
    assert result["trial"].endswith("/build/voices/bell.wav")


def test_json_can_not_ask(run: Program) -> None:
    done = run("voices", "get", "bell", "--json")
    assert done.returncode == 2
    (problem,) = read_envelope(done)["problems"]
    assert problem["message"] == "--json can't ask; add --yes"


@pytest.mark.parametrize(
    ("name", "use"),
    [
        ("joe", "unclear (CC-BY-4.0). Fine-tuned from lessac."),
        ("kss", "non-commercial (CC-BY-NC-4.0). Trained from scratch."),
    ],
)
def test_doubtful_licences_are_accepted_by_name(
    run: Program, server: FileServer, name: str, use: str
) -> None:
    refused = run("voices", "get", name, "--yes")
    assert refused.returncode == 2
    assert refused.stderr.splitlines()[0] == (
        f"the licence of '{name}' is {use} Add --accept-licence if you accept that"
    )
    assert server.asked == []
    accepted = run("voices", "get", name, "--yes", "--accept-licence")
    assert accepted.returncode == 0


def test_a_mirror_may_be_named_in_the_environment(
    run: Program, server: FileServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANTERN_VOICES_MIRROR", f"{server.base}/mirror")
    done = run("voices", "get", "bell", "--yes")
    assert done.returncode == 4
    assert "doesn't have it any more (404)" in done.stderr
    assert server.asked == [f"/mirror{PATH}bell.onnx"]


def test_a_cut_connection_is_told_and_the_next_run_goes_on(
    run: Program, server: FileServer
) -> None:
    server.cuts = [4_000, 0]
    broken = run("voices", "get", "bell", "--yes")
    assert broken.returncode == 5
    assert "run the same command again, and it goes on there" in broken.stderr
    assert run("voices", "get", "bell", "--yes").returncode == 0
    assert f"{PATH}bell.onnx bytes=4000-" in server.asked


def test_a_voice_without_an_address_comes_by_hand(run: Program) -> None:
    done = run("voices", "get", "hand", "--yes")
    assert done.returncode == 2
    assert done.stderr.startswith(
        "'hand' can't be fetched, since its SHA-256 isn't known here; get bell.onnx from"
        " https://example.invalid/card by hand, then: lantern voices add bell.onnx\n"
    )


def test_an_unknown_voice_is_told_with_the_nearest(run: Program) -> None:
    done = run("voices", "get", "bel", "--yes")
    assert done.returncode == 2
    assert done.stderr.startswith(
        "the catalogue has no voice 'bel'; did you mean 'bell'?"
    )
