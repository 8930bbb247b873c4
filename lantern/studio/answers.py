"""What the server's answers are made of: JSON, the values of a request, and refusals."""

from __future__ import annotations

import dataclasses
import json
import traceback
from pathlib import Path
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from lantern.core.units import Shape


class JsonAnswer(Response):
    """Values as JSON; dataclasses are written by their fields."""

    media_type = "application/json"

    def render(self, content: Any) -> bytes:
        """Return the bytes of the answer."""
        return write_json(content)


def write_json(value: object) -> bytes:
    """Return a value as JSON in UTF-8; dataclasses are written by their fields."""
    text = json.dumps(
        value,
        ensure_ascii=False,
        default=_write_field,
    )
    return text.encode("utf-8", "backslashreplace")


def _write_field(value: object) -> object:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            each.name: getattr(value, each.name)
            for each in dataclasses.fields(value)
        }
    raise TypeError(f"{type(value).__name__} can't be written as JSON")


def refuse(status: int, message: str) -> HTTPException:
    """Return the exception that answers with a status and a message."""
    return HTTPException(status, message)


def answer_refusal(_: Request, error: Exception) -> Response:
    """Answer with what a refusal says, as JSON."""
    assert isinstance(error, HTTPException)
    return JsonAnswer({"message": error.detail}, error.status_code)


def answer_mistake(_: Request, error: Exception) -> Response:
    """Answer with what went wrong in Lantern itself, and where, as JSON."""
    what = traceback.format_exception_only(error)[-1].strip()
    for frame in traceback.extract_tb(error.__traceback__)[-1:]:
        what = f"{what} ({Path(frame.filename).name}:{frame.lineno})"
    told = (
        f"this can't be answered, through a mistake in Lantern itself: {what}"
    )
    return JsonAnswer({"message": told}, 500)


def read_number(
    request: Request,
    name: str,
    *,
    default: int | None = None,
    most: int = 10**9,
) -> int:
    """Return a whole number from 0 to `most` of a request's address.

    Raises:
        HTTPException: There is none, or it is something else.
    """
    text = request.query_params.get(name)
    if text is None:
        if default is None:
            raise refuse(400, f"{name} is missing")
        return default
    if (
        not text.isascii()
        or not text.isdecimal()
        or len(text) > 10
        or int(text) > most
    ):
        raise refuse(
            400, f"{name} is a whole number from 0 to {most}, not '{text[:40]}'"
        )
    return int(text)


def read_coordinate(request: Request, name: str) -> float:
    """Return a number of pixels of a request's address.

    Raises:
        HTTPException: There is none, or it is something else.
    """
    text = request.query_params.get(name, "")
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if not abs(value) <= 100_000:
        raise refuse(400, f"{name} is a number of pixels, not '{text[:40]}'")
    return value


def read_shape(request: Request, default: Shape) -> Shape:
    """Return the shape that a request's address names, else the default.

    Raises:
        HTTPException: It names something else.
    """
    text = request.query_params.get("shape")
    if text is None:
        return default
    return parse_shape_name(text)


def parse_shape_name(text: object) -> Shape:
    """Return the shape that a text names.

    Raises:
        HTTPException: It names none.
    """
    from lantern.script.model.framing import parse_shape

    try:
        return parse_shape(str(text))
    except ValueError as error:
        raise refuse(400, f"shape: {error}") from None


async def read_json(request: Request) -> dict[str, Any]:
    """Return the JSON object that a request brings.

    Raises:
        HTTPException: It brings something else.
    """
    try:
        value = json.loads(await request.body())
    except (ValueError, RecursionError):
        raise refuse(400, "the request's JSON can't be read") from None
    if not isinstance(value, dict):
        raise refuse(400, "the request is a JSON object")
    return value
