"""The tus protocol: where a file goes on, what is in memory, and what a server may not say."""

from __future__ import annotations

import hashlib
import tracemalloc
from pathlib import Path

import pytest

from lantern.core.problems import PublishFailure
from lantern.publishing.calls import Answer
from lantern.publishing.tus import (
    CHUNK_BYTES,
    TusLinkGone,
    TusUpload,
    ask_offset,
    choose_chunk,
    send_file,
)
from lantern.publishing.web import Manners, Web
from tests.servers import faults
from tests.servers.faults import Asked, Given, Service, TakeBlock, serving
from tests.support.publishing import Clock

MEBIBYTE = 2**20
SIZE = 80 * MEBIBYTE
MARK = b"the end of a long film"


class TusServer(Service):
    """One upload."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.size = size
        self.kept = 0
        self.digest = hashlib.sha256()
        self.offsets: list[int] = []
        self.told: str | None = None
        """What is said to be kept; None: the truth."""

    def open_body(self, asked: Asked) -> TakeBlock | None:
        if asked.method != "PATCH":
            return None
        self.offsets.append(int(asked.headers["upload-offset"]))
        return self.take

    def take(self, block: bytes) -> None:
        self.kept += len(block)
        self.digest.update(block)

    def answer(self, asked: Asked) -> Given:
        told = str(self.kept) if self.told is None else self.told
        headers = {"Upload-Offset": told, "Upload-Length": str(self.size)}
        return Given(204 if asked.method == "PATCH" else 200, headers=headers)


def explain(answer: Answer) -> str:
    return answer.body.decode()


def make_web() -> Web:
    return Web(Manners("Store", explain), patience=Clock().make_patience())


def make_sparse_file(folder: Path) -> Path:
    path = folder / "film.mp4"
    with path.open("wb") as stream:
        stream.seek(SIZE - len(MARK))
        stream.write(MARK)
    return path


def test_a_large_file_goes_in_blocks_and_on_from_the_right_byte(
    tmp_path: Path,
) -> None:
    path = make_sparse_file(tmp_path)
    server = TusServer(SIZE)
    # requests: 0 HEAD, 1 PATCH, 2 PATCH of which half is kept, 3 HEAD, 4 PATCH, 5 PATCH
    server.faults = {2: faults.HALF}
    sent: list[int] = []
    tracemalloc.start()
    with serving(server):
        send_file(make_web(), TusUpload(server.base, path, SIZE), sent.append)
        peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (
        server.offsets == [0, 32 * MEBIBYTE, 48 * MEBIBYTE, 80 * MEBIBYTE][:3]
    )
    whole = hashlib.sha256(b"\0" * (SIZE - len(MARK)) + MARK)
    assert server.digest.hexdigest() == whole.hexdigest()
    assert (sent[0], sent[-1]) == (0, SIZE)
    assert peak < 2 * MEBIBYTE


def test_an_upload_that_has_its_bytes_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "film.mp4"
    path.write_bytes(b"film")
    server = TusServer(4)
    server.take(b"film")
    with serving(server):
        send_file(make_web(), TusUpload(server.base, path, 4), print)
    assert server.names == ["HEAD /"]


@pytest.mark.parametrize("told", ["", "-1", "5", "²", "many"])
def test_a_server_that_says_nonsense_isnt_believed(
    tmp_path: Path, told: str
) -> None:
    path = tmp_path / "film.mp4"
    path.write_bytes(b"film")
    server = TusServer(4)
    server.told = told
    with (
        serving(server),
        pytest.raises(PublishFailure, match="doesn't say how much"),
    ):
        send_file(make_web(), TusUpload(server.base, path, 4), print)


def test_a_server_that_waits_for_another_file_is_told_nothing(
    tmp_path: Path,
) -> None:
    path = tmp_path / "film.mp4"
    path.write_bytes(b"film")
    server = TusServer(5)
    with (
        serving(server),
        pytest.raises(PublishFailure, match="waits for 5 bytes"),
    ):
        send_file(make_web(), TusUpload(server.base, path, 4), print)
    assert server.names == ["HEAD /"]


def test_a_forgotten_upload_is_told_apart(tmp_path: Path) -> None:
    server = TusServer(4)
    server.faults = {0: faults.Fault("answer", Given(410))}
    with serving(server), pytest.raises(TusLinkGone):
        ask_offset(make_web(), TusUpload(server.base, tmp_path / "film.mp4", 4))


@pytest.mark.parametrize(
    ("size", "chunk"),
    [
        (1, CHUNK_BYTES),
        (25 * 2**30, CHUNK_BYTES),
        (250 * 10**9, 299 * MEBIBYTE),
    ],
)
def test_no_file_needs_more_requests_than_are_allowed(
    size: int, chunk: int
) -> None:
    assert choose_chunk(size) == chunk
    assert size / chunk <= 800
