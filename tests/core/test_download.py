"""Downloads: resumed, checked, and never believed half."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from lantern.core.download import MAX_TRIES, WantedFile, download
from lantern.core.network import WebServer
from lantern.core.problems import AssetFailure, Failure, OutputFailure
from tests.support.file_limits import limiting_files
from tests.support.file_server import FileServer, serving
from tests.support.named_pipes import make_pipe

BODY = bytes(range(256)) * 800
"""204,800 bytes, more than three blocks."""


@pytest.fixture
def server() -> Iterator[FileServer]:
    with serving(FileServer({"/v/a.onnx": BODY})) as running:
        yield running


def allow_all(url: str) -> None:
    assert url.startswith("http://127.0.0.1")


def want(server: FileServer, body: bytes = BODY) -> WantedFile:
    digest = hashlib.sha256(body).hexdigest()
    return WantedFile(f"{server.base}/v/a.onnx", len(body), digest)


def fetch(wanted: WantedFile, part: Path) -> list[int]:
    """Download; return the numbers of bytes that were reported."""
    steps: list[int] = []
    web = WebServer("the mirror", allow_all)
    download(
        wanted,
        part,
        server=web,
        advance=steps.append,
    )
    return steps


def test_a_file_comes_whole_and_its_bytes_are_reported(
    server: FileServer, tmp_path: Path
) -> None:
    steps = fetch(want(server), tmp_path / "a.part")
    assert (tmp_path / "a.part").read_bytes() == BODY
    assert (steps[0], sum(steps)) == (0, len(BODY))
    assert server.asked == ["/v/a.onnx"]


def test_a_cut_connection_goes_on_where_it_broke_off(
    server: FileServer, tmp_path: Path
) -> None:
    server.cuts = [70_000, 30_000]
    steps = fetch(want(server), tmp_path / "a.part")
    assert (tmp_path / "a.part").read_bytes() == BODY
    assert server.asked == [
        "/v/a.onnx",
        "/v/a.onnx bytes=70000-",
        "/v/a.onnx bytes=100000-",
    ]
    assert sum(steps) == len(BODY)


def test_what_has_come_stays_for_the_next_run(
    server: FileServer, tmp_path: Path
) -> None:
    server.cuts = [70_000, 0]
    message = (
        r"the mirror broke off after 0\.1 MB of 0\.2 MB; run the same command"
    )
    with pytest.raises(Failure, match=message):
        fetch(want(server), tmp_path / "a.part")
    assert (tmp_path / "a.part").read_bytes() == BODY[:70_000]
    server.asked.clear()
    steps = fetch(want(server), tmp_path / "a.part")
    assert server.asked == ["/v/a.onnx bytes=70000-"]
    assert (steps[0], sum(steps)) == (70_000, len(BODY))


def test_a_server_that_always_breaks_off_is_given_up(
    server: FileServer, tmp_path: Path
) -> None:
    server.cuts = [1_000] * 20
    with pytest.raises(Failure, match="broke off"):
        fetch(want(server), tmp_path / "a.part")
    assert len(server.asked) == MAX_TRIES


def test_a_server_without_ranges_gives_it_from_the_start(
    server: FileServer, tmp_path: Path
) -> None:
    server.has_ranges = False
    (tmp_path / "a.part").write_bytes(b"x" * 500)
    steps = fetch(want(server), tmp_path / "a.part")
    assert (tmp_path / "a.part").read_bytes() == BODY
    assert steps[:2] == [500, -500]
    assert sum(steps) == len(BODY)


def test_a_whole_part_asks_nobody(server: FileServer, tmp_path: Path) -> None:
    (tmp_path / "a.part").write_bytes(BODY)
    assert fetch(want(server), tmp_path / "a.part") == [len(BODY)]
    assert server.asked == []


def test_another_digest_deletes_the_file(
    server: FileServer, tmp_path: Path
) -> None:
    wanted = want(server, BODY[:-1] + b"!")
    with pytest.raises(Failure, match=r"a\.onnx came with another SHA-256"):
        fetch(wanted, tmp_path / "a.part")
    assert not (tmp_path / "a.part").exists()


def test_another_size_is_refused_before_anything_is_kept(
    server: FileServer, tmp_path: Path
) -> None:
    wanted = want(server, BODY + b"more")
    message = r"should have 204,804 bytes, and the server has one of 204,800"
    with pytest.raises(Failure, match=message):
        fetch(wanted, tmp_path / "a.part")
    assert not (tmp_path / "a.part").exists()


def test_more_bytes_than_were_promised_are_not_taken(
    server: FileServer, tmp_path: Path
) -> None:
    server.tells_length = False
    fetch(want(server, BODY[:1_000]), tmp_path / "a.part")
    assert (tmp_path / "a.part").read_bytes() == BODY[:1_000]


def test_a_part_of_another_file_is_deleted(
    server: FileServer, tmp_path: Path
) -> None:
    server.files["/v/a.onnx"] = BODY[:100]
    (tmp_path / "a.part").write_bytes(BODY[:200])
    with pytest.raises(Failure, match="has less of the file than was expected"):
        fetch(want(server), tmp_path / "a.part")
    assert not (tmp_path / "a.part").exists()


def test_a_file_that_is_not_there(server: FileServer, tmp_path: Path) -> None:
    server.files.clear()
    with pytest.raises(
        AssetFailure, match=r"the mirror doesn't have it any more"
    ):
        fetch(want(server), tmp_path / "a.part")


def test_a_full_disk_keeps_what_has_come(
    server: FileServer, tmp_path: Path
) -> None:
    with (
        limiting_files(100_000),
        pytest.raises(OutputFailure, match="can't be written"),
    ):
        fetch(want(server), tmp_path / "a.part")
    assert (tmp_path / "a.part").read_bytes() == BODY[:100_000]
    fetch(want(server), tmp_path / "a.part")
    assert server.asked[-1] == "/v/a.onnx bytes=100000-"


def test_a_disk_without_room_is_told_before_anything_is_asked(
    server: FileServer, tmp_path: Path
) -> None:
    wanted = WantedFile(f"{server.base}/v/a.onnx", 10**18, "")
    with pytest.raises(OutputFailure, match=r"needs 1000000000000\.0 MB"):
        fetch(wanted, tmp_path / "a.part")
    assert server.asked == []


def test_a_pipe_in_the_place_of_a_part_is_not_waited_for(
    server: FileServer, tmp_path: Path
) -> None:
    make_pipe(tmp_path / "a.part")
    message = r"a\.part can't be written: it is a pipe, not a file"
    with pytest.raises(OutputFailure, match=message):
        fetch(want(server), tmp_path / "a.part")


def test_all_tries_of_a_slow_file_share_its_time(
    server: FileServer, tmp_path: Path
) -> None:
    """Whenever something comes, 25 s have passed; a minute is given, and a little."""
    server.cuts = [1_000] * 20
    times = itertools.count(0.0, 25.0)
    web = WebServer("the mirror", allow_all)
    with pytest.raises(
        Failure, match=r"the mirror was given up: it sent .* too slow"
    ):
        download(
            want(server),
            tmp_path / "a.part",
            server=web,
            advance=lambda _: None,
            clock=lambda: next(times),
        )
    assert 1 < len(server.asked) < MAX_TRIES


def test_a_file_may_be_known_by_its_sha_1(
    server: FileServer, tmp_path: Path
) -> None:
    url = f"{server.base}/v/a.onnx"
    digest = hashlib.sha1(BODY, usedforsecurity=False).hexdigest()
    fetch(WantedFile(url, len(BODY), digest, "sha1"), tmp_path / "a.part")
    assert (tmp_path / "a.part").read_bytes() == BODY
    wrong = WantedFile(url, len(BODY), "0" * 40, "sha1")
    with pytest.raises(
        Failure, match=r"a\.onnx came with another SHA-1 than it should"
    ):
        fetch(wrong, tmp_path / "b.part")
    assert not (tmp_path / "b.part").exists()
