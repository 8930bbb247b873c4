"""Requests and answers, as they are written down."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.publishing.calls import (
    Answer,
    Call,
    FilePart,
    make_form_call,
    make_json_call,
)

URL = "https://videos.example.org/api"


def answer(body: bytes = b"", status: int = 200, **headers: str) -> Answer:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(status, named, body)


def test_json_is_sent_in_the_account_s_name() -> None:
    call = make_json_call(
        "PUT",
        URL,
        what="write",
        content={"title": "Ö"},
    )
    assert (call.method, call.url, call.signed) == ("PUT", URL, True)
    assert call.body == b'{"title": "\\u00d6"}'
    assert call.size == 19
    assert call.headers == {"Content-Type": "application/json; charset=UTF-8"}


def test_a_form_is_sent_in_nobody_s_name() -> None:
    call = make_form_call(
        URL, {"a": "1 & 2", "b": "ö"}, "ask", headers={"X": "y"}
    )
    assert (call.method, call.body) == ("POST", b"a=1+%26+2&b=%C3%B6")
    assert not call.signed
    assert call.headers == {
        "Content-Type": "application/x-www-form-urlencoded",
        "X": "y",
    }


def test_a_part_of_a_file_has_its_own_size() -> None:
    part = FilePart(
        Path("film.mp4"),
        start=100,
        length=50,
    )
    assert Call("PUT", URL, "send", body=part).size == 50


def test_what_may_be_secret_is_never_shown() -> None:
    call = Call("PUT", f"{URL}?key=s3cret", "send", {"A": "s3cret"}, b"s3cret")
    assert "s3cret" not in repr(call)
    assert "s3cret" not in repr(answer(b"s3cret", cookie="s3cret"))


@pytest.mark.parametrize(
    ("status", "good"),
    [(199, False), (200, True), (204, True), (299, True), (300, False)],
)
def test_a_request_was_done_with_200_to_299(status: int, good: bool) -> None:
    assert answer(status=status).is_good is good


@pytest.mark.parametrize(
    ("body", "page"),
    [
        (b"<!DOCTYPE html><p>x", True),
        (b"\n  <html lang='en'>", True),
        (b'{"html": "<html>"}', False),
        (b"", False),
    ],
)
def test_a_page_for_people_is_told_apart(body: bytes, page: bool) -> None:
    assert answer(body).is_page is page


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("30", 30.0),
        ("0", 0.0),
        ("-5", 0.0),
        ("Wed, 21 Oct 2026 07:28:00 GMT", 0.0),
        ("", 0.0),
    ],
)
def test_how_long_a_server_wants_to_be_left_alone(
    header: str, seconds: float
) -> None:
    assert answer(retry_after=header).wait == seconds
    assert answer().wait == 0.0


@pytest.mark.parametrize(
    ("code", "words", "told"),
    [
        ("", "no room", "no room"),
        ("full", "no room", "full: no room (delete a film)"),
        ("other", "no room", "other: no room"),
        ("", "", "<raw>"),
        ("full", "", "full: <raw> (delete a film)"),
    ],
)
def test_a_refusal_is_told_with_what_to_do(
    code: str, words: str, told: str
) -> None:
    assert (
        answer(b"<raw>").explain(code, words, {"full": "delete a film"}) == told
    )


@pytest.mark.parametrize(
    ("body", "content"),
    [
        (b'{"a": [1]}', {"a": [1]}),
        (b"null", None),
        (b"{", None),
        (b"\xff", None),
        (b"[" * 9999, None),
    ],
)
def test_what_is_no_json_is_nothing(body: bytes, content: object) -> None:
    assert answer(body).read_json() == content


def test_a_body_that_is_no_text_is_read_all_the_same() -> None:
    assert answer(b"a\xffb").text == "a\ufffdb"
