"""What the page has written, or opened: remarks, and places in the editor."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from starlette.requests import Request
from starlette.responses import Response

from lantern.core.problems import Failure
from lantern.studio.answers import JsonAnswer, read_json, refuse
from lantern.studio.editor import EditorPlace, OpenedPlace, open_place
from lantern.studio.frame_route import require_film
from lantern.studio.loaded_film import NoSuchFrame
from lantern.studio.marks_view import ShownMark, add_mark, list_marks
from lantern.studio.studio import Studio

MOST_LINES = 1_000_000


async def answer_open(request: Request) -> Response:
    """Open a place in the editor, or answer with a link that does."""
    studio: Studio = request.app.state.studio
    asked = await read_json(request)
    return JsonAnswer(await asyncio.to_thread(_open, studio, asked))


def _open(studio: Studio, asked: dict[str, Any]) -> OpenedPlace:
    file = asked.get("file")
    if not isinstance(file, str) or not file:
        raise refuse(400, "file is missing")
    place = EditorPlace(
        Path(file), _read_count(asked, "line"), _read_count(asked, "column")
    )
    try:
        return open_place(place, studio.options, os.environ)
    except Failure as failure:
        raise refuse(422, failure.message) from None


def _read_count(asked: dict[str, Any], name: str) -> int:
    value = asked.get(name, 1)
    if not isinstance(value, int) or not 0 <= value <= MOST_LINES:
        raise refuse(400, f"{name} is a whole number")
    return max(1, value)


async def answer_marks(request: Request) -> Response:
    """Answer with the remarks; write another one if the request brings it."""
    studio: Studio = request.app.state.studio
    if request.method == "POST":
        asked = await read_json(request)
        return JsonAnswer(await asyncio.to_thread(_add_mark, studio, asked))
    return JsonAnswer(await asyncio.to_thread(_list_marks, studio))


def _list_marks(studio: Studio) -> list[ShownMark]:
    film = studio.film.get().film
    return list_marks(film) if film else []


def _add_mark(studio: Studio, asked: dict[str, Any]) -> list[ShownMark]:
    film = require_film(studio)
    frame, text = asked.get("frame"), asked.get("text")
    if (
        not isinstance(frame, int)
        or not isinstance(text, str)
        or not text.strip()
    ):
        raise refuse(400, "a remark has a frame and a text")
    try:
        add_mark(film, frame, text.strip())
    except NoSuchFrame as missing:
        raise refuse(404, str(missing)) from None
    except ValidationError:
        raise refuse(
            422, "this text can't be a remark; make it shorter"
        ) from None
    except Failure as failure:
        raise refuse(422, failure.message) from None
    return list_marks(film)
