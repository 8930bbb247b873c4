"""Answers that are imported late are there, and answer."""

from __future__ import annotations

import pytest
from starlette.exceptions import HTTPException
from starlette.requests import Request

from lantern.studio.late_answers import LateAnswer
from tests.support.event_loops import run_apart


def test_an_answer_is_that_of_the_function() -> None:
    scope = {"type": "http", "path_params": {"name": "nothing.js"}}
    with pytest.raises(HTTPException, match="there is nothing here"):
        run_apart(
            LateAnswer("page_files", "answer_page").answer(Request(scope))
        )
