"""Requests to platforms: what is believed, how long is waited, and how files are sent."""

from __future__ import annotations

import socket
import threading
from pathlib import Path

import pytest

from lantern.core.problems import PublishFailure
from lantern.publishing.calls import Answer, Call, FilePart, make_json_call
from lantern.publishing.patience import MAX_TRIES, PassingFailure, Patience
from lantern.publishing.web import Web
from tests.servers import faults
from tests.servers.faults import Fault, Given
from tests.support import gtts_server
from tests.support.echo import MANNERS, Echo, Token, Waits, ask


def test_an_answer_has_its_status_headers_and_content(
    echo: Echo, web: Web
) -> None:
    echo.given = Given(201, {"a": [1]}, {"X-Where": "there"})
    call = make_json_call(
        "POST",
        f"{echo.base}/x?b=1",
        what="x",
        content={"c": "é"},
    )
    answer = web.send(call)
    assert (answer.status, answer.headers["x-where"]) == (201, "there")
    assert web.read_json(call, answer) == {"a": [1]}
    assert echo.asked[0].json == {"c": "é"}
    assert echo.asked[0].query == {"b": "1"}


def test_a_failure_that_may_pass_is_waited_for(
    echo: Echo, web: Web, waits: Waits
) -> None:
    busy = [503, 500, 502, 504, 408, 429, 503, 503]
    echo.faults = {
        number: Fault("answer", Given(status, b"later"))
        for number, status in enumerate(busy)
    }
    assert web.send(ask(echo)).status == 200
    assert waits.slept == [1, 2, 4, 8, 16, 32, 64, 64]


def test_long_waits_are_told(echo: Echo, waits: Waits) -> None:
    told: list[str] = []
    web = Web(
        MANNERS,
        patience=waits.make_patience(),
        tell=told.append,
    )
    echo.faults = dict.fromkeys(range(4), faults.BUSY)
    web.send(ask(echo))
    words = "Echo: can't look at x: it answered 503 try again later; trying again in"
    assert told == [f"{words} 4 s", f"{words} 8 s"]


def test_certificates_that_arent_there_are_told(
    echo: Echo, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", "/none.pem")
    with pytest.raises(
        PublishFailure, match=r"names /none\.pem, and nothing is there"
    ):
        web.send(ask(echo))


def test_jitter_halves_a_wait_at_most() -> None:
    assert Patience(jitter=lambda: 0.0).choose_wait(4) == 4
    assert Patience(jitter=lambda: 1.0).choose_wait(4) == 8


def test_a_server_may_ask_for_a_longer_wait_but_not_for_hours(
    echo: Echo, web: Web, waits: Waits
) -> None:
    echo.faults = {
        0: Fault("answer", Given(429, b"", {"Retry-After": "300"})),
        1: Fault("answer", Given(503, b"", {"Retry-After": "86400"})),
    }
    web.send(ask(echo))
    assert waits.slept == [300, 900]


def test_resets_and_lost_answers_are_waited_for(echo: Echo, web: Web) -> None:
    echo.faults = {0: faults.RESET, 1: faults.LOST}
    assert web.send(ask(echo)).status == 200
    assert len(echo.asked) == 3


def test_after_ten_failures_it_is_given_up(
    echo: Echo, web: Web, waits: Waits
) -> None:
    echo.faults = dict.fromkeys(range(99), faults.BUSY)
    with pytest.raises(PublishFailure) as failed:
        web.send(ask(echo))
    assert len(echo.asked) == MAX_TRIES == 10
    assert failed.value.message == (
        "Echo: can't look at x: it answered 503 try again later; given up after 10"
        " tries. Run it again, and it goes on where it stopped"
    )
    assert failed.value.code == 6


def test_a_platform_says_which_refusals_may_pass(
    echo: Echo, web: Web, waits: Waits
) -> None:
    echo.faults = {0: Fault("answer", Given(403, b"rateLimitExceeded"))}
    assert web.send(ask(echo)).status == 200
    assert waits.slept == [1]


def test_a_refusal_is_told_at_once_in_the_servers_words(
    echo: Echo, web: Web
) -> None:
    echo.given = Given(403, b"quota is used up\nuntil tomorrow")
    with pytest.raises(
        PublishFailure, match="answered 403 quota is used up until"
    ):
        web.send(ask(echo))
    assert len(echo.asked) == 1
    assert web.send(ask(echo), allowed=[403]).status == 403


def test_an_answer_that_is_no_json_is_shown(echo: Echo, web: Web) -> None:
    echo.given = Given(200, b"We are moving")
    with pytest.raises(PublishFailure, match="can't be read: We are moving"):
        web.read_json(ask(echo), web.send(ask(echo)))


@pytest.mark.parametrize("body", [b"[]", b"3", b"[" * 100_000, b"\xff\xfe"])
def test_an_answer_of_another_shape_is_refused(body: bytes, web: Web) -> None:
    call = Call("GET", "https://tube.example", "ask")
    with pytest.raises(PublishFailure, match="something that can't be read"):
        web.read(call, Answer(200, {}, body))


@pytest.mark.parametrize("begin", ["<html lang=en>", "\n <!DOCTYPE html>"])
def test_a_page_for_people_is_no_answer(
    begin: str, echo: Echo, web: Web
) -> None:
    """As a server that is being mended gives them, with 200 and to any request."""
    echo.given = Given(200, f"{begin}Back soon".encode())
    with pytest.raises(
        PublishFailure, match=r"a web page came in place .*Back soon"
    ):
        web.send(
            make_json_call(
                "PUT",
                f"{echo.base}/x",
                what="set it",
                content={},
            )
        )
    assert echo.names == ["PUT /x"]


def test_no_redirect_is_followed(echo: Echo, web: Web) -> None:
    echo.given = Given(
        302, None, {"Location": "https://b.example/x?key=planted"}
    )
    with pytest.raises(PublishFailure) as failed:
        web.send(ask(echo))
    assert failed.value.message.endswith(
        "it answered 302 and leads to https://b.example; if that is its address now, sign in there"
    )
    assert echo.names == ["GET /x"]


def test_a_large_answer_is_given_up(echo: Echo, web: Web) -> None:
    echo.given = Given(200, bytes(5 * 2**20))
    with pytest.raises(PublishFailure, match="its answer is larger than 4 MB"):
        web.send(ask(echo))


def test_an_answer_that_drips_is_given_up(echo: Echo, waits: Waits) -> None:
    echo.faults = {0: faults.SLOW}
    web = Web(
        MANNERS,
        patience=waits.make_patience(),
        seconds=0.2,
    )
    with pytest.raises(PassingFailure, match=r"no whole answer within 0\.2 s"):
        web.send_once(ask(echo))


def test_a_server_that_takes_no_notice_is_given_up(waits: Waits) -> None:
    with socket.socket() as mute:
        mute.bind(("127.0.0.1", 0))
        mute.listen()
        web = Web(
            MANNERS,
            patience=waits.make_patience(),
            seconds=0.2,
        )
        url = f"http://127.0.0.1:{mute.getsockname()[1]}/"
        with pytest.raises(
            PassingFailure, match=r"no whole answer within 0\.2 s"
        ):
            web.send_once(Call("GET", url, "look"))


def test_nobody_there_is_told(web: Web) -> None:
    with pytest.raises(PassingFailure, match="can't look: Connection refused"):
        web.send_once(Call("GET", "http://127.0.0.1:9/", "look"))


def test_a_server_behind_a_proxy_needs_a_certificate(
    web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    with gtts_server.serving() as log:
        monkeypatch.setenv("https_proxy", log.proxy)
        monkeypatch.delenv("no_proxy", raising=False)
        monkeypatch.delenv("NO_PROXY", raising=False)
        with pytest.raises(
            PublishFailure, match="certificate can't be trusted"
        ):
            web.send(Call("GET", "https://platform.example/x", "look"))


def test_a_proxy_is_not_used_for_this_machine(
    echo: Echo, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    assert web.send(ask(echo)).status == 200


def make_part(folder: Path, sent: list[int]) -> FilePart:
    film = folder / "film.mp4"
    film.write_bytes(bytes(range(256)) * 1024)
    return FilePart(film, 1000, 200_000, sent.append)


def test_a_part_of_a_file_is_sent_from_the_disk(
    echo: Echo, web: Web, tmp_path: Path
) -> None:
    sent: list[int] = []
    part = make_part(tmp_path, sent)
    web.send(Call("PUT", echo.base, "send", body=part))
    assert echo.asked[0].body == part.path.read_bytes()[1000:201_000]
    assert echo.asked[0].headers["content-length"] == "200000"
    assert "transfer-encoding" not in echo.asked[0].headers
    assert sent[-1] == 201_000 and sent == sorted(sent)


def test_a_part_of_a_file_is_not_sent_twice_unasked(
    echo: Echo, web: Web, tmp_path: Path
) -> None:
    web.authority = token = Token()
    echo.faults = {0: faults.OLD_TOKEN}
    with pytest.raises(PassingFailure, match="the token had run out"):
        web.send_once(
            Call("PUT", echo.base, "send", body=make_part(tmp_path, []))
        )
    assert (token.renewed, len(echo.asked)) == (1, 1)


def test_a_file_that_became_shorter_is_told(
    echo: Echo, web: Web, tmp_path: Path
) -> None:
    part = make_part(tmp_path, [])
    part.path.write_bytes(bytes(5000))
    with pytest.raises(PublishFailure, match=r"film\.mp4 has become shorter"):
        web.send(Call("PUT", echo.base, "send", body=part))


def test_a_file_that_is_gone_is_told(
    echo: Echo, web: Web, tmp_path: Path
) -> None:
    part = FilePart(tmp_path / "film.mp4", 0, 10)
    with pytest.raises(
        PublishFailure, match=r"film\.mp4 can't be read: No such file"
    ):
        web.send(Call("PUT", echo.base, "send", body=part))


def test_a_stopped_program_sends_no_more_of_a_file(
    web: Web, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C ends the wait; the thread must not go on with the rest of a film."""
    film = tmp_path / "film.mp4"
    with film.open("wb") as stream:
        stream.truncate(64 * 2**20)
    begun = threading.Event()

    def stop(thread: threading.Thread, seconds: float) -> None:
        begun.wait(10)
        raise KeyboardInterrupt

    with socket.socket() as mute:
        mute.bind(("127.0.0.1", 0))
        mute.listen()
        url = f"http://127.0.0.1:{mute.getsockname()[1]}/"
        part = FilePart(film, 0, 64 * 2**20, lambda sent: begun.set())
        with monkeypatch.context() as patch:
            patch.setattr(threading.Thread, "join", stop)
            with pytest.raises(KeyboardInterrupt):
                web.send_once(Call("PUT", url, "send", body=part))
        assert count_bytes(mute) < 64 * 2**20


def count_bytes(listener: socket.socket) -> int:
    """Return how many bytes come over the next connection."""
    count = 0
    taken, _ = listener.accept()
    with taken:
        while block := taken.recv(2**20):
            count += len(block)
    return count
