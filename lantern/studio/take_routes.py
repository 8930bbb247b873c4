"""Recordings as the server takes them from the page."""

from __future__ import annotations

import asyncio

from starlette.requests import Request
from starlette.responses import Response

from lantern.core.problems import Failure
from lantern.studio.answers import JsonAnswer, read_json, refuse
from lantern.studio.frame_route import read_scene, require_film
from lantern.studio.studio import Studio
from lantern.studio.takes import AcceptedTake, TakeGone, TakeOffer

MOST_NAME = 200
"""Characters of a reader's name."""


async def answer_take_offer(request: Request) -> Response:
    """Take a recording of a scene, and answer with what it would change."""
    data = await request.body()
    return JsonAnswer(await asyncio.to_thread(_offer, request, data))


def _offer(request: Request, data: bytes) -> TakeOffer:
    studio: Studio = request.app.state.studio
    film = require_film(studio)
    scene = read_scene(request, film)
    reader = request.query_params.get("reader", "").strip()[:MOST_NAME]
    try:
        return studio.takes.offer(film, scene, data, reader=reader)
    except Failure as failure:
        raise refuse(422, failure.message) from None


async def answer_take_accept(request: Request) -> Response:
    """Write an offered take into the film."""
    name = str((await read_json(request)).get("id", ""))
    studio: Studio = request.app.state.studio
    return JsonAnswer(await asyncio.to_thread(_accept, studio, name))


def _accept(studio: Studio, name: str) -> AcceptedTake:
    try:
        return studio.takes.accept(name)
    except TakeGone as gone:
        raise refuse(409, str(gone)) from None
    except Failure as failure:
        raise refuse(422, failure.message) from None
