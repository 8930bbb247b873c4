"""The envelope of --json: every verb has it, and its reference names what is in it."""

from __future__ import annotations

import json

import pytest

from lantern.cli.app import VERBS_WITHOUT_JSON
from lantern.cli.envelope import (
    open_envelope,
    print_envelope,
    send_event,
    set_result,
)
from lantern.core.envelope import describe_faults, read_envelope
from lantern.core.problems import Problem
from scripts.reference.results import RESULTS
from tests.support import envelopes
from tests.support.program import Program
from tests.support.verbs import list_options, list_verbs

VERBS = [verb for verb in list_verbs() if verb not in VERBS_WITHOUT_JSON]


@pytest.mark.parametrize("verb", VERBS)
def test_a_mistake_of_usage_is_in_the_envelope_of_every_verb(
    run: Program, verb: str
) -> None:
    done = run(*verb.split(), "--nonsense", "--json")
    envelope = envelopes.read_envelope(done)
    (problem,) = envelope["problems"]
    assert (envelope["verb"], envelope["exit"]) == (verb, 2)
    assert problem["kind"] == "usage" and "--nonsense" in problem["message"]
    assert done.stderr == ""


def test_the_reference_has_every_verb() -> None:
    assert sorted(RESULTS) == sorted(VERBS)


def test_a_protocol_has_no_json_option() -> None:
    assert [
        verb for verb in list_verbs() if "--json" not in list_options(verb)
    ] == [*VERBS_WITHOUT_JSON]


@pytest.mark.parametrize(
    "words", [["chek", "--json"], ["--json", "check", "a"]]
)
def test_words_that_name_no_verb_are_told(
    run: Program, words: list[str]
) -> None:
    envelope = envelopes.read_envelope(run(*words))
    assert (envelope["verb"], envelope["exit"]) == (None, 2)


def test_a_film_as_first_word_is_a_render(run: Program) -> None:
    envelope = envelopes.read_envelope(run("scenes/none", "--json"))
    assert (envelope["verb"], envelope["exit"]) == ("render", 4)
    assert envelope["problems"][0]["kind"] == "asset"


def test_help_is_for_people(run: Program) -> None:
    assert "Usage: lantern check" in run("check", "--help", "--json").stdout


def test_what_stands_behind_two_dashes_is_no_option(run: Program) -> None:
    done = run("why", "--", "--json")
    assert (done.stdout, done.stderr) == ("", "--json is not there\n")


def test_a_bug_is_in_the_envelope(
    run: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lantern.core.cache.measure_holdings", None)
    (problem,) = envelopes.read_envelope(run("prune", "--json"))["problems"]
    assert problem["kind"] == "bug" and "bug.log" in problem["message"]


def test_an_event_has_what_was_told_since_the_one_before(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with open_envelope("watch") as envelope:
        set_result(changed=["one"])
        envelope.add_problem(Problem("no picture"))
        send_event("saved")
        send_event("saved", changed=[])
        print_envelope(envelope, 0)
    first, second, last = map(
        envelopes.parse_envelope, capsys.readouterr().out.splitlines()
    )
    assert first["result"] == {"event": "saved", "changed": ["one"]}
    assert (first["ok"], first["exit"]) == (False, None)
    assert (second["ok"], second["problems"]) == (True, [])
    assert (last["result"], last["exit"]) == ({}, 0)


def test_a_program_reads_it_back() -> None:
    with open_envelope("render") as envelope:
        envelope.add_problem(Problem("dull", warning=True))
        envelope.add_problem(Problem("no voice"))
        text = envelope.format_line(3).encode()
        assert describe_faults(read_envelope(text)) == "no voice"
        envelope.add_problem(Problem("no picture"))
    text = envelope.format_line(3).encode()
    assert describe_faults(read_envelope(text)) == "no voice (and 1 more)"


@pytest.mark.parametrize(
    "text", [b"", b"Killed", b"[1]", json.dumps({"a": 1}).encode()]
)
def test_what_is_no_envelope_is_empty(text: bytes) -> None:
    assert read_envelope(text) == {} and describe_faults({}) == ""
