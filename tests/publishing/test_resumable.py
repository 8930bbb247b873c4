"""A file in chunks: it goes on where the server is, and never begins again without need."""

from __future__ import annotations

import hashlib
import os
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from lantern.core.problems import PublishFailure
from lantern.publishing.calls import Answer, Call
from lantern.publishing.platforms import UploadRecord
from lantern.publishing.resumable import (
    ResumablePlan,
    end_session,
    send_resumable,
)
from lantern.publishing.web import Manners, Web
from tests.servers import faults
from tests.servers.chunked import ChunkedService, Session
from tests.servers.faults import Asked, Fault, Given, serving
from tests.support.publishing import Clock, Memory, Told

CHUNK = 1000
SIZE = 3500


class Depot(ChunkedService):
    """Takes files, and lists the digests of those that are whole."""

    def __init__(self) -> None:
        super().__init__()
        self.whole: list[str] = []
        self.least = 0
        """Bytes that a chunk has at least, but the last."""
        self.shown: Given | None = None
        """What is answered in place of the progress."""
        self.where = ""
        self.settling = 0
        """Questions that are answered by 503 when the file is whole."""

    def is_signed(self, asked: Asked) -> bool:
        return True

    def find_chunk_fault(self, start: int, end: int, session: Session) -> str:
        if end != session.size and end - start < self.least:
            return f"Chunk size should be at least {self.least} bytes"
        return super().find_chunk_fault(start, end, session)

    def answer(self, asked: Asked) -> Given:
        if asked.method == "POST":
            key = f"planted-{len(self.asked)}"
            self.sessions[key] = Session(SIZE, asked)
            where = self.where or f"{self.base}/up?upload_id={key}"
            return Given(201, headers={"Location": where.format(key=key)})
        session = self.find_session(asked)
        if session is None:
            return Given(404, b"unknown")
        if fault := self.is_chunk_refused(asked, session):
            return Given(400, fault.encode())
        if session.kept < session.size:
            return self.shown or self.describe_progress(session)
        if self.settling:
            self.settling -= 1
            return Given(
                503, b"already being processed", {"Retry-After": "300"}
            )
        if not session.finished:
            session.finished = session.digest.hexdigest()
            self.whole.append(session.finished)
        return Given(200, {"digest": session.finished})


@dataclass
class Errand:
    """One file on its way to the depot."""

    depot: Depot
    path: Path
    clock: Clock = field(default_factory=Clock)
    told: Told = field(default_factory=Told)
    chunk: int = CHUNK
    kin: str = ""
    authority: Token | None = None
    shows_whole: bool = True
    """Whether a search finds what is whole."""

    def find(self) -> bool:
        return self.shows_whole and self.digest in self.depot.whole

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.path.read_bytes()).hexdigest()

    def send(self, record: UploadRecord) -> Answer | None:
        manners = Manners("Depot", lambda answer: answer.body.decode())
        web = Web(manners, patience=self.clock.make_patience())
        web.authority = self.authority
        plan = ResumablePlan(
            self.path,
            SIZE,
            Call("POST", f"{self.depot.base}/up", "send the film"),
            self.find,
            chunk_bytes=self.chunk,
            kin=self.kin,
            find_chunk_bytes=read_least,
        )
        return send_resumable(
            web,
            plan,
            record=record,
            reporter=self.told,
        )


def read_least(answer: Answer) -> int:
    words = answer.body.decode().split()
    return int(words[-2]) if words[:3] == ["Chunk", "size", "should"] else 0


@pytest.fixture
def errand(tmp_path: Path) -> Iterator[Errand]:
    path = tmp_path / "film.mp4"
    path.write_bytes(random.Random(1).randbytes(SIZE))
    depot = Depot()
    with serving(depot):
        yield Errand(depot, path)


def list_ranges(depot: Depot) -> list[str]:
    return [
        a.headers["content-range"] for a in depot.asked if a.method == "PUT"
    ]


def test_a_file_goes_in_chunks(errand: Errand) -> None:
    memory = Memory()
    answer = errand.send(memory)
    assert answer is not None and answer.read_json() == {
        "digest": errand.digest
    }
    assert list_ranges(errand.depot) == [
        "bytes */3500",
        "bytes 0-999/3500",
        "bytes 1000-1999/3500",
        "bytes 2000-2999/3500",
        "bytes 3000-3499/3500",
    ]
    assert errand.told.sent[-1] == SIZE
    assert (
        memory.recall().session == f"{errand.depot.base}/up?upload_id=planted-1"
    )
    end_session(memory)
    assert (memory.session, memory.notes) == (None, {})


def test_half_a_chunk_that_was_kept_isnt_sent_again(errand: Errand) -> None:
    errand.depot.faults = {3: faults.HALF}
    errand.send(Memory())
    assert list_ranges(errand.depot)[2:5] == [
        "bytes 1000-1999/3500",
        "bytes */3500",
        "bytes 1500-2499/3500",
    ]
    assert errand.depot.whole == [errand.digest]


def test_another_run_goes_on_where_the_server_is(errand: Errand) -> None:
    errand.depot.faults = dict.fromkeys(range(4, 99), faults.BUSY)
    memory = Memory()
    with pytest.raises(
        PublishFailure, match=r"given up after 10 tries.*goes on"
    ):
        errand.send(memory)
    errand.depot.faults = {}
    del errand.depot.asked[:]
    errand.send(memory.recall())
    assert list_ranges(errand.depot)[:2] == [
        "bytes */3500",
        "bytes 2000-2999/3500",
    ]
    assert errand.depot.names[0].startswith("PUT")
    assert errand.depot.whole == [errand.digest]


def test_progress_lets_it_hope_again(errand: Errand) -> None:
    """Nine failures before each chunk; twenty-seven in all."""
    errand.depot.faults = {
        number: faults.BUSY
        for number in range(2, 40)
        if number % 10 not in (1, 2)
    }
    errand.send(Memory())
    assert errand.depot.whole == [errand.digest]
    assert len(errand.clock.slept) > 20


def test_the_last_answer_may_be_lost(errand: Errand) -> None:
    errand.depot.faults = {5: faults.LOST}
    answer = errand.send(Memory())
    assert answer is not None and answer.status == 200
    assert errand.depot.whole == [errand.digest]


def test_a_session_that_is_gone_with_a_whole_file_is_looked_up(
    errand: Errand,
) -> None:
    errand.depot.faults = {5: faults.LOST, 6: faults.GONE}
    assert errand.send(Memory()) is None
    assert errand.depot.whole == [errand.digest]


def test_a_session_that_is_gone_in_the_middle_begins_again(
    errand: Errand,
) -> None:
    errand.depot.faults = {4: faults.GONE}
    errand.send(Memory())
    assert errand.depot.whole == [errand.digest]
    assert errand.depot.names.count("POST /up") == 2


def test_a_whole_file_that_isnt_shown_yet_isnt_sent_twice(
    errand: Errand,
) -> None:
    errand.depot.faults = {5: faults.LOST, 6: faults.GONE}
    errand.shows_whole = False
    memory = Memory()
    with pytest.raises(
        PublishFailure, match="it doesn't show it yet; given up after 10"
    ):
        errand.send(memory)
    assert errand.depot.names.count("POST /up") == 1
    again = memory.recall()
    with pytest.raises(PublishFailure, match="it doesn't show it yet"):
        errand.send(again)
    errand.clock.now += 3600  # an hour later it won't appear any more
    errand.send(again.recall())
    assert errand.depot.names.count("POST /up") == 2


def test_a_refused_last_chunk_was_not_the_whole_file(errand: Errand) -> None:
    errand.depot.faults = {5: faults.GONE}
    errand.send(Memory())
    assert errand.depot.whole == [errand.digest]


def test_a_file_in_the_making_is_waited_for(errand: Errand) -> None:
    errand.depot.settling = 3
    answer = errand.send(Memory())
    assert answer is not None and answer.status == 200
    assert errand.clock.slept == [300, 300, 300]
    assert errand.depot.names.count("POST /up") == 1


def test_chunks_grow_where_the_server_wants_them_larger(errand: Errand) -> None:
    errand.depot.least = 2500
    errand.chunk = CHUNK
    errand.send(Memory())
    assert errand.depot.whole == [errand.digest]
    assert list_ranges(errand.depot)[1:] == [
        "bytes 0-999/3500",
        "bytes 0-3499/3500",
    ]
    assert errand.clock.slept == []


def test_what_the_server_says_must_be_possible(errand: Errand) -> None:
    errand.depot.shown = Given(308, headers={"Range": "bytes=0-3500"})
    with pytest.raises(
        PublishFailure, match="keeps 'bytes=0-3500' of 3500 bytes"
    ):
        errand.send(Memory())


def test_an_empty_range_is_nothing(errand: Errand) -> None:
    errand.depot.shown = Given(308, headers={"Range": "bytes=0--1"})
    with pytest.raises(
        PublishFailure, match="it kept nothing of what was sent; given up"
    ):
        errand.send(Memory())


def test_a_server_that_keeps_nothing_is_given_up(errand: Errand) -> None:
    errand.depot.shown = Given(308)
    with pytest.raises(
        PublishFailure, match="it kept nothing of what was sent; given up"
    ):
        errand.send(Memory())


def test_a_server_that_never_ends_is_given_up(errand: Errand) -> None:
    errand.depot.shown = Given(308, headers={"Range": "bytes=0-3499"})
    with pytest.raises(
        PublishFailure, match="has the whole film, and waits; given up"
    ):
        errand.send(Memory())


@pytest.mark.parametrize(
    "where", ["/up?upload_id={key}", "//{host}/up?upload_id={key}"]
)
def test_the_sessions_address_may_be_a_part_of_one(
    errand: Errand, where: str
) -> None:
    host = errand.depot.base.removeprefix("http://")
    errand.depot.where = where.replace("{host}", host)
    errand.send(Memory())
    assert errand.depot.whole == [errand.digest]


def test_an_answer_without_an_address_is_told(errand: Errand) -> None:
    errand.depot.faults = {0: Fault("answer", Given(200))}
    with pytest.raises(PublishFailure, match="doesn't say where the film goes"):
        errand.send(Memory())


def test_a_film_that_is_rendered_meanwhile_is_not_mixed(
    errand: Errand, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = errand.depot.describe_progress

    def change(session: Session) -> Given:
        if session.kept == 2000:
            os.utime(errand.path, ns=(0, 0))
        return real(session)

    monkeypatch.setattr(errand.depot, "describe_progress", change)
    with pytest.raises(
        PublishFailure, match=r"film\.mp4 was changed while it was being"
    ):
        errand.send(Memory())
    assert errand.depot.whole == []


@pytest.mark.parametrize(
    "kind", [faults.BUSY, faults.RESET, faults.HALF, faults.LOST]
)
@pytest.mark.parametrize("number", range(6))
def test_a_fault_at_any_request_costs_no_second_file(
    errand: Errand, kind: Fault, number: int
) -> None:
    errand.depot.faults = {number: kind}
    errand.send(Memory())
    assert errand.depot.whole == [errand.digest]


class Token:
    """Signs every request."""

    def sign(self) -> Mapping[str, str]:
        return {"Authorization": "Bearer planted-token"}

    def renew(self) -> None:
        raise AssertionError("no server refuses the token")


@pytest.mark.parametrize(
    ("kin", "is_shown"), [("", False), ("localhost", True)]
)
def test_only_kin_of_the_server_are_shown_the_token(
    errand: Errand, kin: str, is_shown: bool
) -> None:
    """`localhost` isn't `127.0.0.1`, as a platform's servers for files have other names."""
    port = errand.depot.base.rpartition(":")[2]
    errand.depot.where = f"http://localhost:{port}/up?upload_id={{key}}"
    errand.kin = kin
    errand.authority = Token()
    errand.send(Memory())
    puts = [asked for asked in errand.depot.asked if asked.method == "PUT"]
    assert ["authorization" in put.headers for put in puts] == [is_shown] * len(
        puts
    )
    assert (
        errand.depot.asked[0].headers["authorization"] == "Bearer planted-token"
    )
