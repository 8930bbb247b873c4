"""The machines that draft: a server with OpenAI's interface for chats, or a program of the user's.

The server is named in the user's environment, never by the film, and its key goes nowhere else.
"""

from __future__ import annotations

import json
import os
import time
import urllib.parse
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lantern.core import process, web
from lantern.core.command_words import split_command
from lantern.core.problems import NetworkFailure, VoiceFailure
from lantern.core.text import make_one_line
from lantern.scaffold.translation.draft_batches import DraftBatch, NarrationPair
from lantern.scaffold.translation.draft_order import (
    RULES,
    DraftLanguages,
    read_answer,
    read_lines,
    write_lines,
    write_order,
)
from lantern.scaffold.translation.drafts import BadAnswerError
from lantern.speech.voices.online import Limits, ask
from lantern.speech.voices.speech_keys import (
    OPENAI,
    OPENAI_VARIABLE,
    SpeechKey,
    find_in_keyring,
    find_server,
)

URL_VARIABLE = "LANTERN_TRANSLATE_URL"
MODEL_VARIABLE = "LANTERN_TRANSLATE_MODEL"
KEY_VARIABLE = "LANTERN_TRANSLATE_KEY"
KEYRING_SERVICE = "lantern-translate"
_ENDPOINT = "/chat/completions"
ANSWER_SECONDS = 300.0
"""Seconds for one answer: a large model on a small machine is slow."""
COMMAND_SECONDS = 1800.0
"""Seconds for a program's answer to one batch; it may load a model each time."""
_MOST_BYTES = 4 * 2**20
_MOST_SHOWN = 300
_LABEL = "drafts"


@dataclass(frozen=True)
class DraftServer:
    """A server that is asked for drafts."""

    url: str
    model: str
    key: SpeechKey | None
    languages: DraftLanguages
    sleep: Callable[[float], None] = time.sleep

    @property
    def place(self) -> str:
        """The host, as it is named before anything is sent."""
        return find_server(self.url)

    def draft(
        self, batch: DraftBatch, narration: NarrationPair | None
    ) -> Mapping[str, str]:
        """Return translations by the ids of their texts.

        Raises:
            BadAnswerError: the answer is no JSON of them.
            NetworkFailure: the server can't be reached, or refuses.
        """
        order = {
            "model": self.model,
            "temperature": 0,
            "messages": [
                {"role": "system", "content": RULES},
                {
                    "role": "user",
                    "content": write_order(batch, narration, self.languages),
                },
            ],
        }
        answer = self._send(json.dumps(order).encode())
        return read_answer(_find_content(answer.body), batch)

    def _send(self, body: bytes) -> web.WebAnswer:
        headers = {
            "Content-Type": "application/json",
            "Accept": "application/json",
        }
        if self.key:
            headers["Authorization"] = f"Bearer {self.key.text}"
        request = web.WebRequest(
            "POST", f"{self.url}{_ENDPOINT}", headers, body
        )
        limits = Limits(
            ANSWER_SECONDS, _MOST_BYTES, together=2 * ANSWER_SECONDS
        )
        try:
            reply = ask(request, _LABEL, limits, sleep=self.sleep)
        except VoiceFailure as failure:
            raise NetworkFailure(failure.message, failure.detail) from None
        if reply.answer.status != 200:
            raise self._explain_status(reply.answer)
        return reply.answer

    def _explain_status(self, answer: web.WebAnswer) -> NetworkFailure:
        cure = "its own words are below"
        if answer.status in (401, 403):
            cure = f"it needs a key: set {KEY_VARIABLE}"
            if self.key:
                cure = f"it doesn't take the key in {self.key.place}"
        elif answer.status == 404:
            cure = f"it has nothing at {self.url}{_ENDPOINT}, or no model '{self.model}'"
        elif 300 <= answer.status < 400:
            cure = "it leads elsewhere, which isn't followed"
        elif answer.status == 429:
            cure = "too much was asked of it, or the account is empty"
        said = make_one_line(answer.body[:10_000].decode("utf-8", "replace"))
        if self.key:
            said = said.replace(self.key.text, "…")
        detail = [f"the server says: {said[:_MOST_SHOWN]}"] if said else []
        message = f"{_LABEL}: {self.place} answered {answer.status}; {cure}"
        return NetworkFailure(message, detail)


def _find_content(body: bytes) -> str:
    """Return what a model said.

    Raises:
        BadAnswerError: the answer isn't written as that of a chat.
    """
    try:
        content = json.loads(body)["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError, RecursionError):
        shown = make_one_line(body[:200].decode("utf-8", "replace"))
        raise BadAnswerError(
            f"no answer of a chat, but '{shown[:80]}'"
        ) from None
    if not isinstance(content, str):
        raise BadAnswerError("an answer without words")
    return content


@dataclass(frozen=True)
class DraftCommand:
    """A program that is run for each batch, with lines of JSON in and out."""

    words: tuple[str, ...]
    languages: DraftLanguages
    seconds: float = COMMAND_SECONDS

    @property
    def place(self) -> str:
        """The program's name."""
        return self.words[0]

    def draft(
        self, batch: DraftBatch, narration: NarrationPair | None
    ) -> Mapping[str, str]:
        """Return translations by the ids of their texts.

        Raises:
            BadAnswerError: it printed no lines of JSON.
            ToolFailure: it can't be run, fails or takes too long.
        """
        done = process.run_bounded(
            self.words,
            _LABEL,
            self.seconds,
            most=_MOST_BYTES,
            data=write_lines(batch, self.languages),
        )
        return read_lines(done.stdout)


def open_server(languages: DraftLanguages) -> DraftServer:
    """Return the server that the environment names.

    Raises:
        ValueError: it names none, or none that can be one; a sentence.
    """
    url = os.environ.get(URL_VARIABLE, "").strip().rstrip("/")
    if not url:
        raise ValueError(
            f"--draft needs a machine: set {URL_VARIABLE} to a server with OpenAI's interface,"
            " such as http://localhost:11434/v1, or name a program with --draft-command"
        )
    url = url.removesuffix(_ENDPOINT)
    parts = urllib.parse.urlsplit(url)
    is_address = parts.scheme in ("http", "https") and bool(parts.hostname)
    if (
        not is_address
        or not url.isascii()
        or not url.isprintable()
        or " " in url
    ):
        raise ValueError(
            f"{URL_VARIABLE} must be an address such as https://host/v1, not {url!r}"
        )
    if "@" in parts.netloc or parts.query or parts.fragment:
        raise ValueError(
            f"{URL_VARIABLE} can't hold a name, a password or anything after ?;"
            f" a key goes into {KEY_VARIABLE}"
        )
    model = os.environ.get(MODEL_VARIABLE, "").strip()
    if not model:
        raise ValueError(
            f"set {MODEL_VARIABLE} to the model that {find_server(url)} is to use"
        )
    return DraftServer(url, model, _find_key(url), languages)


def _find_key(url: str) -> SpeechKey | None:
    """Return the key for a server; that of OpenAI for OpenAI alone.

    Raises:
        ValueError: what was found can't be a key.
    """
    variables = [KEY_VARIABLE]
    if find_server(url) == OPENAI:
        variables.append(OPENAI_VARIABLE)
    for name in variables:
        text = os.environ.get(name, "").strip()
        if text and not (text.isascii() and text.isprintable()):
            raise ValueError(
                f"{name} holds signs that no key has; copy the key again"
            )
        if text:
            return SpeechKey(text, name)
    return find_in_keyring(url, KEYRING_SERVICE)


def open_command(text: str, languages: DraftLanguages) -> DraftCommand:
    """Return the program that the command line names.

    Raises:
        ValueError: it can't be taken apart into words.
    """
    try:
        words = split_command(text)
    except ValueError as error:
        raise ValueError(
            f"--draft-command can't be taken apart into words: {error}"
        ) from None
    if not words:
        raise ValueError("--draft-command needs a program")
    return DraftCommand(tuple(words), languages)
