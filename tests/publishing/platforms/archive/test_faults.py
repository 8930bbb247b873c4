"""archive.org with one thing going wrong, at each request in turn: it ends in one whole item."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from lantern.core.problems import PublishFailure
from lantern.publishing.platforms.archive import PLATFORM
from lantern.publishing.upload import Upload
from tests.servers import faults
from tests.servers.archive_server import (
    SLOW,
    SPAM,
    ArchiveServer,
    refuse,
)
from tests.servers.faults import Fault, serving
from tests.support.fault_rounds import iter_rounds
from tests.support.publishing import Clock
from tests.support.sending import make_archive_sender
from tests.support.uploads import make_upload

DAMAGED = Fault(
    "answer", refuse(400, "BadDigest", "The Content-MD5 did not match.")
)
FULL = Fault("answer", refuse(503, "SlowDown", SLOW))
REFUSED = Fault("answer", refuse(503, "SlowDown", SPAM))


def make_public(folder: Path) -> Upload:
    return make_upload(
        folder,
        privacy="public",
        title="Salt road",
        licence="CC0-1.0",
    )


def list_requests(upload: Upload) -> list[str]:
    server = ArchiveServer()
    with serving(server):
        make_archive_sender(server, Clock()).run(upload)
    return server.names


def require_whole(server: ArchiveServer, upload: Upload, what: str) -> None:
    """Require one item with each file once, the right bytes, and what is said of it."""
    assert list(server.items) == ["short-salt-road"], what
    item = server.item
    film = hashlib.md5(
        upload.video.read_bytes(), usedforsecurity=False
    ).hexdigest()
    assert item.files["short.mp4"].md5 == film, what
    assert sorted(item.files) == [
        "__ia_thumb.jpg",
        "credits.html",
        "short.mp4",
        "short.srt",
        "short.vtt",
        "sources.html",
    ], what
    assert item.about["title"] == "Salt road", what
    assert item.about["subject"] == ["rain", "wind and sea"], what


@pytest.mark.parametrize("kind", faults.PASSING)
def test_each_fault_at_each_request_passes(kind: str, tmp_path: Path) -> None:
    upload = make_public(tmp_path)
    for faulty in iter_rounds(list_requests(upload), faults.PASSING[kind]):
        server = ArchiveServer()
        faulty.arm(server)
        with serving(server):
            make_archive_sender(server, Clock()).run(upload)
        require_whole(server, upload, f"{kind} at {list(faulty.wanted)}")


@pytest.mark.parametrize("fault", [DAMAGED, FULL])
def test_each_refused_file_is_sent_again(fault: Fault, tmp_path: Path) -> None:
    upload = make_public(tmp_path)
    names = list_requests(upload)
    for number, name in enumerate(names):
        if name.startswith("PUT"):
            server = ArchiveServer()
            server.faults = {number: fault}
            with serving(server):
                make_archive_sender(server, Clock()).run(upload)
            require_whole(server, upload, name)


def test_a_lost_answer_sends_no_film_twice(tmp_path: Path) -> None:
    upload = make_public(tmp_path)
    film = list_requests(upload).index("PUT /short-salt-road/short.mp4")
    server = ArchiveServer()
    server.faults = {film: faults.LOST}
    time = Clock()
    with serving(server):
        make_archive_sender(server, time).run(upload)
    assert server.names.count("PUT /short-salt-road/short.mp4") == 1
    assert time.slept == [1.0]


def test_a_film_that_shows_late_is_looked_for_before_it_is_sent_again(
    tmp_path: Path,
) -> None:
    upload = make_public(tmp_path)
    film = list_requests(upload).index("PUT /short-salt-road/short.mp4")
    server = ArchiveServer()
    server.faults = {film: faults.LOST}
    time = Clock()
    with serving(server):
        sender = make_archive_sender(server, time)
        sender.channel.find_video(upload, sender.record)
        for step in PLATFORM.list_steps(upload):
            # from the film on, /metadata shows nothing three times
            server.lag = 4 if step.name == "video" else server.lag
            sender.channel.send(
                step, upload, sender.record, reporter=sender.told
            )
    assert server.names.count("PUT /short-salt-road/short.mp4") == 1
    assert time.slept == [1.0, 30.0, 30.0, 30.0]


def test_spam_in_the_middle_is_final_and_goes_on_later(tmp_path: Path) -> None:
    upload = make_public(tmp_path)
    server = ArchiveServer()
    server.faults = {5: REFUSED}
    with serving(server):
        sender = make_archive_sender(server, Clock())
        with pytest.raises(PublishFailure, match="takes the item for spam"):
            sender.run(upload)
        sender.run(upload)
    require_whole(server, upload, "")


def test_an_answer_that_drips_is_given_up(tmp_path: Path) -> None:
    upload = make_public(tmp_path)
    server = ArchiveServer()
    server.faults = {2: faults.SLOW}
    with serving(server):
        make_archive_sender(server, Clock(), 0.2).run(upload)
    require_whole(server, upload, "")


def test_tries_end(tmp_path: Path) -> None:
    upload = make_public(tmp_path)
    server = ArchiveServer()
    server.faults = dict.fromkeys(range(2, 200), faults.BUSY)
    with serving(server):
        sender = make_archive_sender(server, Clock())
        with pytest.raises(PublishFailure, match="given up after 10 tries"):
            sender.run(upload)
        server.faults = {}
        sender.run(upload)
    require_whole(server, upload, "")
