"""Vimeo with one thing going wrong, at each request in turn: it ends in one whole video."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.core.problems import PublishFailure
from lantern.publishing.platforms.vimeo import PLATFORM, open_site
from lantern.publishing.platforms.vimeo.channel import VimeoChannel
from lantern.publishing.platforms.vimeo.interface import make_web
from lantern.publishing.upload import Upload
from tests.servers import faults
from tests.servers.faults import Fault, Given, serving
from tests.servers.vimeo_server import TOKEN, VimeoServer
from tests.support.fault_rounds import iter_rounds
from tests.support.publishing import Clock
from tests.support.sending import Sender, make_vimeo_sender
from tests.support.uploads import SRT, make_upload

LOCKED = Fault("answer", Given(423))
CONFLICT = Fault("answer", Given(409))
OLD_VERSION = Fault("answer", Given(412))
PASSING = {**faults.PASSING, "gone": faults.GONE}


def make_whole(folder: Path) -> Upload:
    return make_upload(
        folder,
        privacy="public",
        playlist="900",
        licence="CC-BY-4.0",
    )


def list_requests(upload: Upload) -> list[str]:
    with serving(VimeoServer()) as server:
        assert isinstance(server, VimeoServer)
        make_vimeo_sender(server, Clock()).run(upload)
        return server.names


def require_whole(server: VimeoServer, upload: Upload, what: str) -> None:
    """Require one video with the right bytes, one of each part, and who can see it."""
    assert len(server.videos) == 1, what
    video = server.video
    assert video.whole[-1].digest.hexdigest() == upload.digest, what
    assert video.about["name"] == "Short", what
    assert video.tags == list(upload.tags), what
    assert [each.content.decode() for each in video.tracks.values()] == [SRT], (
        what
    )
    shown = [each for each in video.pictures.values() if each.about["active"]]
    assert [each.content for each in shown] == [
        b"\xff\xd8\xff\xe0 a picture"
    ], what
    chapters = [each["timecode"] for each in video.chapters.values()]
    assert chapters == [0, 20, 40], what
    assert server.albums["900"] == {video.number}, what
    assert video.about["privacy"]["view"] == "anybody", what


@pytest.mark.parametrize("kind", PASSING)
def test_each_fault_at_each_request_passes(kind: str, tmp_path: Path) -> None:
    upload = make_whole(tmp_path)
    for faulty in iter_rounds(list_requests(upload), PASSING[kind]):
        server = VimeoServer()
        faulty.arm(server)
        with serving(server):
            sender = make_vimeo_sender(server, Clock())
            sender.run(upload)
        require_whole(server, upload, f"{kind} at {list(faulty.wanted)}")


@pytest.mark.parametrize("number", [0, 2, 5, 9, 14])
def test_an_old_token_ends_it_and_a_new_one_goes_on(
    number: int, tmp_path: Path
) -> None:
    upload = make_whole(tmp_path)
    server = VimeoServer()
    server.faults = {number: faults.OLD_TOKEN}
    with serving(server):
        sender = make_vimeo_sender(server, Clock())
        signed = sender.run_until_done(upload)
    require_whole(server, upload, server.names[number])
    # links need no token: what they refuse is told as it is
    assert len(signed) == 1


@pytest.mark.parametrize("fault", [LOCKED, CONFLICT, OLD_VERSION])
def test_a_refused_chunk_is_asked_about(fault: Fault, tmp_path: Path) -> None:
    upload = make_whole(tmp_path)
    server = VimeoServer()
    server.faults = {3: fault}
    time = Clock()
    with serving(server):
        make_vimeo_sender(server, time).run(upload)
    assert [each.split("/")[0] for each in server.names[2:6]] == [
        "HEAD ",
        "PATCH ",
        "HEAD ",
        "PATCH ",
    ]
    assert time.slept[0] == 1.0
    require_whole(server, upload, "")


def test_a_server_that_takes_nothing_is_given_up(tmp_path: Path) -> None:
    upload = make_whole(tmp_path)
    server = VimeoServer()
    server.faults = dict.fromkeys(range(3, 40, 2), faults.RESET)
    time = Clock()
    with serving(server):
        sender = make_vimeo_sender(server, time)
        with pytest.raises(PublishFailure, match="given up after 10 tries"):
            sender.run(upload)
        assert time.slept == [1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 64.0, 64.0]
        server.faults = {}
        sender.run(upload)
    require_whole(server, upload, "")


def test_each_chunk_that_arrives_brings_new_tries(tmp_path: Path) -> None:
    upload = make_whole(tmp_path)
    server = VimeoServer()
    server.faults = dict.fromkeys(range(3, 27, 2), faults.HALF)
    time = Clock()
    with serving(server):
        make_vimeo_sender(server, time).run(upload)
    require_whole(server, upload, "")
    assert set(time.slept[:-1]) == {1.0}


def test_the_rate_limit_says_how_long_to_wait(tmp_path: Path) -> None:
    time = Clock()
    # 90 s after the clock of the test, which stands at 2027-01-15T08:00:00Z
    headers = {"X-RateLimit-Reset": "2027-01-15T08:01:30+00:00"}
    server = VimeoServer()
    server.faults = {1: Fault("answer", Given(429, b"", headers))}
    with serving(server):
        make_vimeo_sender(server, time).run(make_whole(tmp_path))
    assert time.slept[0] == 90.0


def test_an_answer_that_drips_is_given_up(tmp_path: Path) -> None:
    upload = make_whole(tmp_path)
    server = VimeoServer()
    server.faults = {1: faults.SLOW}
    time = Clock()
    with serving(server):
        site = open_site(
            TOKEN, server.base, make_web(time.make_patience(), 0.2)
        )
        Sender(PLATFORM, VimeoChannel(site)).run(upload)
    require_whole(server, upload, "")
