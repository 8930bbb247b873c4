"""Drafts by the verb translate: never unasked, never more than the empty texts, never lost."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support import films
from tests.support.chat_server import ChatAnswer, ChatLog, serving
from tests.support.envelopes import read_envelope
from tests.support.films import scene, still
from tests.support.keyrings import MemoryKeyring, use_keyring
from tests.support.program import Program

PLACE = "scenes/short/translations/ru.yml"


@pytest.fixture
def film(tmp_path: Path) -> Path:
    shots = [still("hills"), still("river", at="Then it stops")]
    films.write(
        tmp_path,
        [
            scene("Rain", "It rains. Then it stops.", *shots),
            scene("Wind", "Wind."),
        ],
        language="en",
    )
    return Path("scenes/short")


def translate(order: dict[str, Any]) -> str:
    """Say each text in capitals, so that words of a narration are words of its draft."""
    return json.dumps(
        {text["n"]: text["text"].upper() for text in order["texts"]}
    )


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[ChatLog]:
    for name in ("OPENAI_API_KEY", "LANTERN_TRANSLATE_KEY", "http_proxy"):
        monkeypatch.delenv(name, raising=False)
    with use_keyring(MemoryKeyring()), serving(translate) as log:
        monkeypatch.setenv("LANTERN_TRANSLATE_URL", log.url)
        monkeypatch.setenv("LANTERN_TRANSLATE_MODEL", "gemma")
        yield log


def test_empty_texts_are_drafted_and_listed(
    film: Path, run: Program, server: ChatLog
) -> None:
    run("translate", film, "ru")
    place = Path(PLACE)
    text = place.read_text("utf-8").replace('scene: ""', "scene: Дождь", 1)
    place.write_text(text, "utf-8")
    done = run("translate", film, "ru", "--draft", "--yes")
    assert done.returncode == 0, done.stderr
    host = f"http://127.0.0.1:{server.port}"
    # the title, the narration and its words, and both texts of the other scene
    assert done.stdout.splitlines() == [
        f"Sending 5 texts (58 characters, in 3 parts) to {host}.",
        f"{PLACE}: 6 texts, 5 drafts.",
        "100 % translated, 14 of 14 words.",
        f"Next: read the drafts in {PLACE}; they are listed under `drafts:`",
    ]
    assert done.stderr.splitlines() == [
        "The film: 1 draft",
        "Scene 1: Rain: 2 drafts",
        "Scene 2: Wind: 2 drafts",
    ]
    text = place.read_text("utf-8")
    assert "    scene: Дождь\n" in text
    assert (
        "    #! a machine's draft, to be read\n    #@ Then it stops\n" in text
    )
    assert "    at.river: THEN IT STOPS\n" in text
    assert (
        "drafts:\n  - film.title\n  - 01-rain.narration\n  - 01-rain.at.river\n"
        in text
    )
    # nothing is asked for twice
    again = run("translate", film, "ru", "--draft", "--yes")
    assert again.stdout.splitlines()[0] == "No text is empty; nothing was sent."
    assert len(server.orders) == 3


def test_nothing_is_sent_unless_it_is_wanted(
    film: Path, run: Program, server: ChatLog
) -> None:
    run("translate", film, "ru")
    done = run("translate", film, "ru", "--draft")
    assert done.returncode == 2
    assert (
        "this would send 6 texts (62 characters, in 3 parts) to http://127."
        in (done.stderr)
    )
    done = run("translate", film, "ru", "--draft", "--yes", "--offline")
    assert done.returncode == 2
    assert "and --offline forbids it; leave one out" in done.stderr
    assert not server.orders


def test_what_was_drafted_before_a_failure_is_kept(
    film: Path, run: Program, server: ChatLog
) -> None:
    good = ChatAnswer(content='{"1": "Фильм"}')
    server.script += [good, ChatAnswer(401)]
    done = run("translate", film, "ru", "--draft", "--yes")
    assert done.returncode == 6
    assert done.stderr.splitlines()[:3] == [
        "The film: 1 draft",
        f"1 draft so far, kept in {PLACE}.",
        f"drafts: http://127.0.0.1:{server.port} answered 401; it needs a key:"
        " set LANTERN_TRANSLATE_KEY",
    ]
    assert "    title: Фильм\n" in Path(PLACE).read_text("utf-8")
    # and the rest is drafted next time
    run("translate", film, "ru", "--draft", "--yes")
    assert [len(order["texts"]) for order in server.orders[2:]] == [3, 2]


def test_answers_that_can_not_be_used_leave_texts_empty(
    film: Path, run: Program, server: ChatLog
) -> None:
    server.script += [ChatAnswer(content="No.")] * 2
    server.script += [
        ChatAnswer(content='{"1": "Дождь. Конец.", "3": "другое"}')
    ]
    done = run("translate", film, "ru", "--draft", "--yes", "--json")
    envelope = read_envelope(done)
    assert envelope["notes"][:2] == [
        "The film: left empty, the answer was no JSON object, but 'No.'",
        "Scene 1: Rain: 1 draft; 2 texts left empty",
    ]
    assert envelope["result"]["drafts"] == 3


def test_a_machine_has_to_be_named(
    film: Path, run: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LANTERN_TRANSLATE_URL", raising=False)
    done = run("translate", film, "ru", "--draft", "--yes")
    assert (
        done.returncode,
        "set LANTERN_TRANSLATE_URL to a" in done.stderr,
    ) == (
        2,
        True,
    )
    done = run("translate", film, "--draft")
    assert (done.returncode, "--draft needs the language" in done.stderr) == (
        2,
        True,
    )
    done = run("translate", film, "ru", "--draft-command", "mt 'x")
    assert "--draft-command can't be taken apart into words" in done.stderr


@pytest.mark.process
def test_a_program_drafts_without_a_question(film: Path, run: Program) -> None:
    lines = '{"id": "film.title", "text": "Фильм"}\n'
    Path("said.txt").write_text(lines, "utf-8")
    done = run("translate", film, "ru", "--draft-command", "cat said.txt")
    assert done.stdout.startswith(
        "Giving 6 texts (62 characters, in 3 parts) to cat.\n"
    )
    assert "    title: Фильм\n" in Path(PLACE).read_text("utf-8")
