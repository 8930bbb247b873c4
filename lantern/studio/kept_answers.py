"""What the page needs first: the strip and its cards, as they were kept until the film is read."""

from __future__ import annotations

import asyncio

from starlette.requests import Request
from starlette.responses import Response

from lantern.core.store import Store
from lantern.studio.answers import JsonAnswer, read_number
from lantern.studio.frames import read_stored
from lantern.studio.kept_strip import GENERATION
from lantern.studio.late_answers import LateAnswer
from lantern.studio.studio import Studio

_FILM = LateAnswer("view_routes", "answer_film")
_FRAME = LateAnswer("frame_route", "answer_frame")


async def answer_film(request: Request) -> Response:
    """Answer with the strip; a page that `opens` with it asks for its frames next."""
    studio: Studio = request.app.state.studio
    kept = await asyncio.to_thread(studio.film.get_kept)
    if kept is None:
        if "opens" in request.query_params:
            studio.film.expect_page()
        return await _FILM.answer(request)
    studio.hub.tell_late_pages("film")
    return JsonAnswer(kept.strip)


async def answer_frame(request: Request) -> Response:
    """Answer with a frame of the film; with a card that is in the store also before it is read."""
    studio: Studio = request.app.state.studio
    if _asks_for_kept(request):
        data = await asyncio.to_thread(_find_card, request, studio)
        if data is not None:
            return Response(data, media_type="image/jpeg")
    return await _FRAME.answer(request)


def _asks_for_kept(request: Request) -> bool:
    """Tell whether a request names the strip that was kept, and nothing but a card of it."""
    known = {"shape", "frame", "height", "generation"}
    asked = request.query_params
    return asked.get("generation") == str(GENERATION) and set(asked) <= known


def _find_card(request: Request, studio: Studio) -> bytes | None:
    kept = studio.film.get_kept()
    if (
        kept is None
        or request.query_params.get("shape", kept.shape) != kept.shape
    ):
        return None
    lines = read_number(request, "height", default=0)
    key = kept.find_card(read_number(request, "frame"), lines)
    return read_stored(Store(studio.options.store), key) if key else None
