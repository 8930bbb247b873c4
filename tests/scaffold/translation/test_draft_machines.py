"""The server and the program that draft: who is asked, with which key, and what goes wrong."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from lantern.core.problems import NetworkFailure, ToolFailure
from lantern.scaffold.translation.draft_batches import DraftBatch, DraftText
from lantern.scaffold.translation.draft_machines import (
    DraftServer,
    open_command,
    open_server,
)
from lantern.scaffold.translation.draft_order import DraftLanguages
from lantern.scaffold.translation.drafts import BadAnswerError
from tests.support.chat_server import ChatAnswer, ChatLog, serving
from tests.support.keyrings import MemoryKeyring, use_keyring

BATCH = DraftBatch(
    "one", "One", (DraftText(1, "one.title", "words", "Rain"),), {}, ()
)
LANGUAGES = DraftLanguages("en", "ru", "The Amur")


def say_it(order: dict[str, Any]) -> str:
    return json.dumps(
        {str(text["n"]): f"ru {text['text']}" for text in order["texts"]}
    )


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[ChatLog]:
    for name in ("OPENAI_API_KEY", "http_proxy", "LANTERN_TRANSLATE_KEY"):
        monkeypatch.delenv(name, raising=False)
    with use_keyring(MemoryKeyring()), serving(say_it) as log:
        monkeypatch.setenv("LANTERN_TRANSLATE_URL", f"{log.url}/")
        monkeypatch.setenv("LANTERN_TRANSLATE_MODEL", "gemma")
        yield log


@pytest.fixture
def slept() -> list[float]:
    return []


@pytest.fixture
def machine(server: ChatLog, slept: list[float]) -> DraftServer:
    return replace(open_server(LANGUAGES), sleep=slept.append)


def test_a_server_is_asked_as_for_a_chat(
    server: ChatLog, machine: DraftServer
) -> None:
    assert machine.draft(BATCH, None) == {"one.title": "ru Rain"}
    (request,) = server.requests
    assert request["path"] == "/v1/chat/completions"
    assert (request["model"], request["temperature"]) == ("gemma", 0)
    roles = [message["role"] for message in request["messages"]]
    assert roles == ["system", "user"]
    assert server.keys == [None]
    assert machine.place == f"http://127.0.0.1:{server.port}"


def test_the_key_goes_along_and_is_never_shown(
    server: ChatLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANTERN_TRANSLATE_KEY", "sk-secret")
    monkeypatch.setenv("OPENAI_API_KEY", "sk-other")
    machine = open_server(LANGUAGES)
    assert "sk-secret" not in repr(machine)
    server.script.append(ChatAnswer(401, body="bad key sk-secret"))
    with pytest.raises(NetworkFailure) as caught:
        machine.draft(BATCH, None)
    assert server.keys == ["Bearer sk-secret"]
    assert "doesn't take the key in LANTERN_TRANSLATE_KEY" in str(caught.value)
    assert caught.value.detail == ("the server says: bad key …",)


def test_the_key_of_openai_goes_to_openai_alone(
    server: ChatLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-other")
    assert open_server(LANGUAGES).key is None
    monkeypatch.setenv("LANTERN_TRANSLATE_URL", "https://api.openai.com/v1")
    key = open_server(LANGUAGES).key
    assert key is not None
    assert (key.text, key.place) == ("sk-other", "OPENAI_API_KEY")


def test_a_key_in_the_keyring_is_that_of_its_server(server: ChatLog) -> None:
    place = f"http://127.0.0.1:{server.port}"
    passwords = {("lantern-translate", place): "sk-kept"}
    with use_keyring(MemoryKeyring(passwords)):
        open_server(LANGUAGES).draft(BATCH, None)
    assert server.keys == ["Bearer sk-kept"]


def test_a_busy_server_is_asked_again(
    server: ChatLog, machine: DraftServer, slept: list[float]
) -> None:
    server.script.append(ChatAnswer(503))
    assert machine.draft(BATCH, None) == {"one.title": "ru Rain"}
    assert slept == [5.0]


@pytest.mark.parametrize(
    ("status", "says"),
    [
        (401, "it needs a key: set LANTERN_TRANSLATE_KEY"),
        (404, "/v1/chat/completions, or no model 'gemma'"),
        (302, "it leads elsewhere, which isn't followed"),
        (400, "answered 400; its own words are below"),
    ],
)
def test_a_refusal_is_told_with_its_cure(
    server: ChatLog, machine: DraftServer, status: int, says: str
) -> None:
    server.script.append(ChatAnswer(status))
    with pytest.raises(NetworkFailure, match=says):
        machine.draft(BATCH, None)


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (ChatAnswer(body="<html>"), "no answer of a chat, but '<html>'"),
        (ChatAnswer(body='{"choices": []}'), "no answer of a chat"),
        (
            ChatAnswer(body='{"choices": [{"message": {"content": null}}]}'),
            "an answer without words",
        ),
        (ChatAnswer(content="Sorry."), "no JSON object, but 'Sorry.'"),
    ],
)
def test_an_answer_that_is_none_is_told(
    server: ChatLog, machine: DraftServer, answer: ChatAnswer, says: str
) -> None:
    server.script.append(answer)
    with pytest.raises(BadAnswerError, match=says):
        machine.draft(BATCH, None)


def test_a_server_that_is_not_there_is_told(machine: DraftServer) -> None:
    gone = replace(machine, url="http://127.0.0.1:9/v1")
    with pytest.raises(
        NetworkFailure, match="drafts: the connection failed after 3"
    ):
        gone.draft(BATCH, None)


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        (
            "URL",
            "",
            "set LANTERN_TRANSLATE_URL to a server with OpenAI's interface",
        ),
        ("URL", "ftp://x/v1", "must be an address such as https://host/v1"),
        ("URL", "https://a b/v1", "must be an address"),
        ("URL", "https://me:pw@x/v1", "can't hold a name, a password"),
        (
            "MODEL",
            "",
            "set LANTERN_TRANSLATE_MODEL to the model that http://127",
        ),
        (
            "KEY",
            "sk\u2013x",
            "LANTERN_TRANSLATE_KEY holds signs that no key has",
        ),
    ],
)
def test_settings_that_can_not_be_are_told(
    server: ChatLog,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    value: str,
    says: str,
) -> None:
    monkeypatch.setenv(f"LANTERN_TRANSLATE_{name}", value)
    with pytest.raises(ValueError, match=says):
        open_server(LANGUAGES)


def test_words_of_a_command_are_taken_apart() -> None:
    assert open_command("my-mt --to 'pt BR'", LANGUAGES).words == (
        "my-mt",
        "--to",
        "pt BR",
    )
    for text, says in (
        ("", "needs a program"),
        ("x 'y", "can't be taken apart"),
    ):
        with pytest.raises(ValueError, match=says):
            open_command(text, LANGUAGES)


@pytest.mark.process
def test_a_program_gets_lines_and_prints_lines(tmp_path: Path) -> None:
    program = tmp_path / "mt.py"
    program.write_text(
        "import json, sys\n"
        "if len(sys.argv) > 1: sys.exit('no model')\n"
        "for line in sys.stdin:\n"
        "    one = json.loads(line)\n"
        "    print(json.dumps({'id': one['id'], 'text': one['to'] + one['text']}))\n"
    )
    command = f"{sys.executable} {program}"
    machine = open_command(command, LANGUAGES)
    assert machine.draft(BATCH, None) == {"one.title": "ruRain"}
    with pytest.raises(ToolFailure, match="ended with code 1") as caught:
        open_command(f"{command} x", LANGUAGES).draft(BATCH, None)
    assert caught.value.detail[-1] == "no model"
