"""Answers to what goes wrong."""

from __future__ import annotations

import json

from starlette.requests import Request

from lantern.studio.answers import answer_mistake


def test_a_mistake_of_our_own_is_told_with_its_place() -> None:
    request = Request(
        {"type": "http", "method": "GET", "path": "/", "headers": []}
    )
    try:
        _ = [][3]
    except IndexError as error:
        answer = answer_mistake(request, error)
        line = error.__traceback__.tb_lineno if error.__traceback__ else 0
    assert answer.status_code == 500
    assert json.loads(bytes(answer.body))["message"] == (
        "this can't be answered, through a mistake in Lantern itself: IndexError: list"
        f" index out of range (test_answers.py:{line})"
    )
