"""The studio's server on the loopback, with a browser's worth of requests."""

from __future__ import annotations

import http.client
import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lantern.studio.options import StudioOptions
from lantern.studio.server import HOST, StudioServer

PATIENCE = 60
"""Seconds that an answer may take on a busy machine."""


@dataclass(frozen=True)
class Answer:
    """What the server answered."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class Browser:
    """Asks one server, with the cookie that it was given."""

    port: int
    headers: dict[str, str] = field(default_factory=dict)

    def open(self, address: str) -> Answer:
        """Go to the address that was printed, and keep the cookie."""
        answer = self.ask("GET", address.partition(str(self.port))[2])
        cookie = answer.headers.get("set-cookie", "").partition(";")[0]
        if cookie:
            self.headers["cookie"] = cookie
        return answer

    def ask(
        self,
        method: str,
        path: str,
        body: bytes | None = None,
        **headers: str,
    ) -> Answer:
        """Send a request; underscores in names of headers stand for hyphens."""
        connection = self.connect()
        named = {
            name.replace("_", "-"): value for name, value in headers.items()
        }
        connection.request(method, path, body, {**self.headers, **named})
        response = connection.getresponse()
        lower = {name.lower(): value for name, value in response.getheaders()}
        answer = Answer(response.status, lower, response.read())
        connection.close()
        return answer

    def get(self, path: str) -> Answer:
        return self.ask("GET", path)

    def post(self, path: str, value: object) -> Answer:
        return self.ask(
            "POST",
            path,
            json.dumps(value).encode(),
            content_type="application/json",
            origin=f"http://{HOST}:{self.port}",
        )

    def delete(self, path: str) -> Answer:
        return self.ask("DELETE", path, origin=f"http://{HOST}:{self.port}")

    def connect(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection(HOST, self.port, timeout=PATIENCE)

    @contextmanager
    def listen(self, last_id: str = "") -> Iterator[Events]:
        """The stream of events after one, open when the block begins."""
        connection = self.connect()
        headers = {**self.headers, "last-event-id": last_id}
        connection.request("GET", "/api/events", headers=headers)
        response = connection.getresponse()
        assert response.status == 200
        events = Events(response)
        events.read_block()  # how long to wait before asking again: it listens now
        try:
            yield events
        finally:
            connection.close()


@dataclass
class Events:
    """A stream of events; each is waited for, with a time limit."""

    response: http.client.HTTPResponse

    def read_block(self) -> dict[str, str]:
        fields: dict[str, str] = {}
        while True:
            line = self.response.readline().decode().rstrip("\n")
            if not line:
                return fields
            name, _, value = line.partition(": ")
            fields[name] = value

    def wait(self, name: str) -> Any:
        """What the next event with this name tells; others are passed over."""
        while True:
            fields = self.read_block()
            if fields.get("event") == name:
                return json.loads(fields["data"])
            assert fields, f"the stream ended before '{name}'"


@dataclass(frozen=True)
class RunningStudio:
    """A studio that serves, and a browser that was let in."""

    server: StudioServer
    browser: Browser
    thread: threading.Thread

    @contextmanager
    def listen(self) -> Iterator[Events]:
        """All events since the studio began."""
        run = self.server.studio.hub.run
        with self.browser.listen(f"{run}.0") as events:
            yield events


@contextmanager
def serve(film: Path, base: Path, **options: Any) -> Iterator[RunningStudio]:
    """A studio for a film, in a thread, until the block ends; its store is in `base`."""
    server = StudioServer(StudioOptions(film, base / "store", **options))
    ready = threading.Event()
    thread = threading.Thread(target=server.run, args=(lambda _: ready.set(),))
    thread.start()
    try:
        assert ready.wait(PATIENCE)
        assert server.studio.watch.watching.wait(PATIENCE)
        browser = Browser(server.port)
        assert browser.open(server.address).status == 303
        yield RunningStudio(server, browser, thread)
    finally:
        server.stop()
        thread.join(PATIENCE)
