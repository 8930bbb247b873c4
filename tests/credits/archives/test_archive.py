"""The server of an archive: which addresses it may lead to, and what its answers mean."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from typing import ClassVar

import pytest

from lantern.core.problems import AssetFailure, Failure, NetworkFailure
from lantern.credits.archives.archive import (
    ArchiveServer,
    MaterialArchive,
    get_list,
)
from tests.support.loopback import QuietHandler, run_server


def make_archive(
    hosts: tuple[str, ...] | None = (), key_variable: str | None = None
) -> MaterialArchive:
    """Return an archive that nobody searches."""
    return MaterialArchive(
        key="mill",
        title="the Mill Archive",
        base="https://mill.example/api/",
        variable="MILL_SERVER",
        kind="photograph",
        search=lambda server, query: [],
        hosts=hosts,
        key_variable=key_variable,
    )


class Archive(QuietHandler, BaseHTTPRequestHandler):
    """Answers with the status and the body of the path that is asked for."""

    answers: ClassVar[dict[str, tuple[int, bytes]]] = {
        "/found?q=a+mill&page=1&page=2": (200, b'{"items": [{"id": 1}, 2]}'),
        "/broken": (200, b'{"items": ['),
        "/deep": (200, b"[" * 200_000),
        "/gone": (410, b""),
        "/refused": (403, b""),
        "/busy": (503, b""),
    }

    def do_GET(self) -> None:
        status, body = self.answers.get(self.path, (404, b""))
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="module")
def base() -> Iterator[str]:
    """Return the address of a server for all tests; it keeps nothing."""
    with run_server(Archive) as port:
        yield f"http://127.0.0.1:{port}"


@pytest.fixture
def server(base: str, monkeypatch: pytest.MonkeyPatch) -> ArchiveServer:
    monkeypatch.setenv("MILL_SERVER", base + "/")
    return ArchiveServer(make_archive())


def test_a_server_of_the_archives_own_is_asked_unless_another_is_named(
    server: ArchiveServer, base: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert server.base == base
    monkeypatch.delenv("MILL_SERVER")
    assert ArchiveServer(make_archive()).base == "https://mill.example/api"


def test_a_question_stands_behind_the_path(server: ArchiveServer) -> None:
    answer = server.ask("/found", {"q": "a mill", "page": ["1", "2"]})
    assert answer == {"items": [{"id": 1}, 2]}
    assert get_list(answer, "items") == [{"id": 1}]


@pytest.mark.parametrize("path", ["/broken", "/deep"])
def test_what_is_no_json_is_told(server: ArchiveServer, path: str) -> None:
    with pytest.raises(NetworkFailure) as caught:
        server.ask(path)
    assert caught.value.message == (
        "the Mill Archive gave an answer that can't be understood; try again later"
    )


@pytest.mark.parametrize(
    ("path", "kind", "message"),
    [
        (
            "/none",
            AssetFailure,
            "the Mill Archive doesn't have it any more (404)",
        ),
        (
            "/gone",
            AssetFailure,
            "the Mill Archive doesn't have it any more (410)",
        ),
        (
            "/busy",
            NetworkFailure,
            "the Mill Archive answered 503; try again later",
        ),
        (
            "/refused",
            NetworkFailure,
            "the Mill Archive answered 403; try again later",
        ),
    ],
)
def test_a_status_is_told_in_words(
    server: ArchiveServer, path: str, kind: type[Failure], message: str
) -> None:
    with pytest.raises(kind) as caught:
        server.ask(path)
    assert caught.value.message == message


def test_a_key_that_is_refused_is_told_by_where_it_stands(
    base: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MILL_SERVER", base)
    archive = make_archive(key_variable="MILL_KEY")
    assert not archive.is_ready
    monkeypatch.setenv("MILL_KEY", "secret")
    assert archive.is_ready
    with pytest.raises(NetworkFailure) as caught:
        ArchiveServer(archive).ask("/refused", key="secret")
    told = "the Mill Archive refused the key in MILL_KEY (403)"
    assert caught.value.message == told
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("hosts", "url", "is_followed"),
    [
        ((), "https://mill.example/a.jpg", True),
        ((), "http://mill.example/a.jpg", False),
        ((), "https://other.example/a.jpg", False),
        (("files.example",), "https://files.example/a.jpg", True),
        (("files.example",), "https://eu.files.example/a.jpg", True),
        (("files.example",), "https://badfiles.example/a.jpg", False),
        (("files.example",), "http://files.example/a.jpg", False),
        (None, "https://any.example/a.jpg", True),
        (None, "http://any.example/a.jpg", False),
        (None, "https://localhost/a.jpg", False),
        (None, "https://127.0.0.1/a.jpg", False),
        (None, "file:///etc/passwd", False),
    ],
)
def test_files_come_from_the_archives_own_domains(
    hosts: tuple[str, ...] | None, url: str, is_followed: bool
) -> None:
    server = ArchiveServer(make_archive(hosts))
    if is_followed:
        server.web.require_allowed(url)
        return
    with pytest.raises(
        AssetFailure, match=r"the Mill Archive leads to .*, which isn't"
    ):
        server.web.require_allowed(url)


def test_an_address_that_is_none_is_told() -> None:
    with pytest.raises(NetworkFailure, match="can't be understood"):
        ArchiveServer(make_archive()).web.require_allowed("https://[bad/a.jpg")


@pytest.mark.parametrize(
    "answer",
    [
        None,
        [],
        {},
        {"a": 3},
        {"a": {"b": "text"}},
        {"a": {"c": []}},
        {"a": [1]},
    ],
)
def test_a_list_that_is_not_there_is_empty(answer: object) -> None:
    assert get_list(answer, "a", "b") == []


def test_a_list_lies_somewhere_in_an_answer() -> None:
    assert get_list({"a": {"b": [{"id": 1}, "x", {"id": 2}]}}, "a", "b") == [
        {"id": 1},
        {"id": 2},
    ]
    assert get_list([{"id": 1}]) == [{"id": 1}]
