"""Requests to platforms: which secrets they carry, and that none is ever shown."""

from __future__ import annotations

import traceback
from pathlib import Path

import pytest

from lantern.core.problems import PublishFailure
from lantern.publishing.calls import Call
from lantern.publishing.web import Web
from tests.servers import faults
from tests.servers.faults import Given
from tests.support.echo import TOKEN, Echo, Token, ask


@pytest.mark.parametrize(
    "url", ["http://platform.example/", "gopher://127.0.0.1/"]
)
def test_nothing_is_sent_where_others_read_along(web: Web, url: str) -> None:
    with pytest.raises(PublishFailure, match="only https:// keeps secrets"):
        web.send(Call("GET", url, "look"))


def test_passwords_in_netrc_are_not_sent(
    echo: Echo, web: Web, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".netrc").write_text(
        "machine 127.0.0.1 login me password mine\n"
    )
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    web.authority = Token()
    web.send(ask(echo))
    assert echo.asked[0].headers["authorization"] == f"Bearer {TOKEN}-0"


def test_an_old_token_is_renewed_once(echo: Echo, web: Web) -> None:
    web.authority = token = Token()
    echo.faults = {0: faults.OLD_TOKEN}
    assert web.send(ask(echo)).status == 200
    assert token.renewed == 1
    assert echo.asked[1].headers["authorization"] == f"Bearer {TOKEN}-1"


def test_an_unsigned_request_carries_no_token(echo: Echo, web: Web) -> None:
    web.authority = Token()
    web.send(Call("GET", echo.base, "look", signed=False))
    assert "authorization" not in echo.asked[0].headers


@pytest.mark.parametrize(
    "given", [b"Bearer %s is old", b'{"access_token": "%s"}']
)
def test_what_a_server_says_back_hides_secrets(
    echo: Echo, web: Web, given: bytes
) -> None:
    echo.given = Given(400, given % TOKEN.encode())
    with pytest.raises(PublishFailure, match=r"\(hidden\)") as failed:
        web.send(ask(echo))
    assert TOKEN not in "".join(traceback.format_exception(failed.value))


@pytest.mark.parametrize("before", range(270, 300, 7))
def test_no_half_of_a_secret_is_shown_where_words_are_cut(
    echo: Echo, web: Web, before: int
) -> None:
    web.secrets.add(TOKEN)
    echo.given = Given(400, b"x" * before + TOKEN.encode())
    with pytest.raises(PublishFailure) as failed:
        web.send(ask(echo))
    assert "ya29" not in failed.value.message
    echo.given = Given(200, b"x" * before + TOKEN.encode())
    with pytest.raises(PublishFailure) as failed:
        web.ask(ask(echo))
    assert "ya29" not in failed.value.message


def test_a_known_secret_is_hidden_wherever_it_stands(
    echo: Echo, web: Web
) -> None:
    web.secrets.add("mother's maiden name")
    echo.given = Given(
        400, b"no: mother%27s%20maiden%20name, mother's maiden name"
    )
    with pytest.raises(
        PublishFailure, match=r"400 no: \(hidden\), \(hidden\)$"
    ):
        web.send(ask(echo))


@pytest.mark.parametrize(
    "call",
    [
        Call("PUT", f"http://127.0.0.1:9/up?upload_id={TOKEN}", "send"),
        Call("GET", f"http://127.0.0.1:9/{TOKEN}", "send"),
        Call("GET", f"http://[{TOKEN}/", "send"),
        Call("GET", f"gopher://127.0.0.1/{TOKEN}", "send"),
        Call(
            "GET",
            "http://127.0.0.1:9/",
            "send",
            {"Authorization": f"{TOKEN}\n"},
        ),
        Call(
            "GET", "http://127.0.0.1:9/", "send", {"Authorization": f"{TOKEN}Ω"}
        ),
    ],
)
def test_no_traceback_shows_what_was_sent(web: Web, call: Call) -> None:
    with pytest.raises(PublishFailure) as failed:
        web.send_once(call)
    shown = "".join(traceback.format_exception(failed.value))
    assert TOKEN not in shown + repr(call)
