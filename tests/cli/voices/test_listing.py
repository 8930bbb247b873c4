"""The verbs voices list and voices show."""

from __future__ import annotations

import pytest

from lantern.core.store import digest_bytes
from lantern.speech.catalogue import load_catalogue
from lantern.speech.catalogue.installed import find_folder
from tests.support.catalogue import CARD, MODEL, PATH, make_pack, put_here
from tests.support.envelopes import read_result
from tests.support.file_server import FileServer
from tests.support.program import Program


@pytest.mark.usefixtures("packs")
def test_the_list_says_what_is_here_and_how_the_others_come(
    run: Program,
) -> None:
    put_here(make_pack("joe"))
    assert run("voices", "list").stdout.splitlines() == [
        "bell        en-US  female  tone       0.0 MB  free           can be fetched",
        "joe         en-US  female  tone       0.0 MB  unclear        here",
        "kss         en-US  female  tone       0.0 MB  non-commercial can be fetched",
        "hand        uk     female  tone       0.0 MB  free           by hand: add",
    ]


@pytest.mark.usefixtures("packs")
def test_a_language_is_listed_alone(run: Program) -> None:
    done = run("voices", "list", "--language", "uk", "--json")
    (voice,) = read_result(done)["voices"]
    assert (voice["name"], voice["here"], voice["can_be_fetched"]) == (
        "hand",
        False,
        False,
    )
    assert run("voices", "list", "--language", "en-GB").stdout == ""


def test_the_list_of_lantern_s_own_catalogue_has_every_voice(
    run: Program,
) -> None:
    lines = run("voices", "list").stdout.splitlines()
    assert [line.split()[0] for line in lines] == load_catalogue().list_names()
    assert all(len(line) <= 80 for line in lines)


@pytest.mark.usefixtures("packs")
def test_a_voice_is_shown_with_its_files(
    run: Program, server: FileServer
) -> None:
    shown = run("voices", "show", "bell").stdout.splitlines()
    assert shown[6:] == [
        "Source: https://example.invalid/card",
        f"File: {server.base}{PATH}bell.onnx",
        f"    10,240 bytes, SHA-256 {digest_bytes(MODEL)}",
        f"File: {server.base}{PATH}bell.onnx.json",
        f"    8 bytes, SHA-256 {digest_bytes(CARD)}",
        "Where: can be fetched",
        "In film.yml: voice: [bell, espeak]",
    ]
    put_here(make_pack("bell"))
    assert (
        f"Where: {find_folder() / 'bell'}"
        in run("voices", "show", "bell").stdout
    )


@pytest.mark.usefixtures("packs")
def test_a_voice_is_shown_as_json(run: Program) -> None:
    shown = read_result(run("voices", "show", "kss", "--json"))
    assert (shown["licence"], shown["use"], shown["bytes"]) == (
        "CC-BY-NC-4.0",
        "non-commercial",
        10_248,
    )
