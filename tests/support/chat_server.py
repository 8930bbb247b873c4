"""A server on the loopback that speaks OpenAI's `POST /v1/chat/completions`, and translates."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any

from tests.support.loopback import QuietHandler, run_server

Translate = Callable[[dict[str, Any]], str]
"""Returns what the model says to the JSON that it is given."""


@dataclass(frozen=True)
class ChatAnswer:
    """What the server does with one request, in place of a translation."""

    status: int = 200
    content: str | None = None
    """What the model says; None for nothing that looks like a chat."""
    body: str = "{}"


@dataclass
class ChatLog:
    """The test's hold on the server: what it says, first by `script`, and what it was asked."""

    translate: Translate
    port: int = 0
    script: list[ChatAnswer] = field(default_factory=list)
    orders: list[dict[str, Any]] = field(default_factory=list)
    requests: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"


def wrap(content: str) -> str:
    """An answer of a chat with these words."""
    return json.dumps({"choices": [{"message": {"content": content}}]})


@contextmanager
def serving(translate: Translate) -> Iterator[ChatLog]:
    """The server, running for as long as the block does."""
    log = ChatLog(translate)
    with run_server(_make_handler(log)) as port:
        log.port = port
        yield log


# long: one class, whose methods need what the server is asked for and should answer
def _make_handler(log: ChatLog) -> type[BaseHTTPRequestHandler]:
    class Handler(QuietHandler, BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            request = json.loads(
                self.rfile.read(int(self.headers["Content-Length"]))
            )
            order = json.loads(request["messages"][-1]["content"])
            log.requests.append({"path": self.path, **request})
            log.orders.append(order)
            log.keys.append(self.headers["Authorization"])
            answer = log.script.pop(0) if log.script else None
            self._answer(answer or ChatAnswer(content=log.translate(order)))

        def _answer(self, answer: ChatAnswer) -> None:
            body = answer.body
            if answer.content is not None:
                body = wrap(answer.content)
            data = body.encode()
            self.send_response(answer.status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

    return Handler
