"""Which address answers what. GET never changes anything."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from lantern.studio.answers import JsonAnswer, answer_refusal, refuse
from lantern.studio.events import TooManyStreams
from lantern.studio.frame_route import answer_frame
from lantern.studio.job_routes import answer_cancel, answer_jobs, answer_preview
from lantern.studio.page_files import answer_page
from lantern.studio.problems_view import ShownProblem, list_problems
from lantern.studio.stills import answer_still, answer_still_picture
from lantern.studio.strip import FilmStrip, make_strip
from lantern.studio.studio import Studio
from lantern.studio.take_routes import answer_take_accept, answer_take_offer
from lantern.studio.view_routes import (
    answer_bands,
    answer_ledger,
    answer_map,
    answer_map_point,
    answer_map_view,
    answer_publish,
    answer_sources,
    answer_take,
    answer_time,
    answer_waveform,
)
from lantern.studio.writing_routes import answer_marks, answer_open


def make_app(studio: Studio) -> Starlette:
    """Return the application that answers for a studio; a guard has to stand before it."""
    routes = [Route(path, answer, methods=["GET"]) for path, answer in _READ.items()]
    routes[:0] = [
        Route("/api/jobs", answer_jobs, methods=["GET", "POST"]),
        Route("/api/open", answer_open, methods=["POST"]),
        Route("/api/marks", answer_marks, methods=["GET", "POST"]),
        Route("/api/takes", answer_take_offer, methods=["POST"]),
        Route("/api/takes/accept", answer_take_accept, methods=["POST"]),
        Route("/api/jobs/{id}", answer_cancel, methods=["DELETE"]),
    ]
    app = Starlette(
        routes=routes,
        exception_handlers={HTTPException: answer_refusal},
    )
    app.state.studio = studio
    return app


async def _answer_film(request: Request) -> Response:
    studio: Studio = request.app.state.studio
    return JsonAnswer(await asyncio.to_thread(_make_strip, studio))


def _make_strip(studio: Studio) -> FilmStrip:
    snapshot = studio.film.get()
    return make_strip(
        snapshot, list_problems(snapshot), name=studio.options.folder.name
    )


async def _answer_problems(request: Request) -> Response:
    studio: Studio = request.app.state.studio
    return JsonAnswer(await asyncio.to_thread(_list_problems, studio))


def _list_problems(studio: Studio) -> list[ShownProblem]:
    return list_problems(studio.film.get())


async def _answer_events(request: Request) -> Response:
    studio: Studio = request.app.state.studio
    events = studio.hub.stream(request.headers.get("last-event-id", ""))
    try:
        first = await anext(events)
    except TooManyStreams:
        raise refuse(503, "too many pages are open") from None
    return StreamingResponse(
        _chain(first, events),
        media_type="text/event-stream",
        headers={"cache-control": "no-store"},
    )


async def _chain(first: bytes, events: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    yield first
    async for event in events:
        yield event


_READ: Mapping[str, Callable[[Request], Awaitable[Response]]] = {
    "/api/film": _answer_film,
    "/api/problems": _answer_problems,
    "/api/frame": answer_frame,
    "/api/still": answer_still,
    "/api/still/picture": answer_still_picture,
    "/api/time": answer_time,
    "/api/waveform": answer_waveform,
    "/api/take": answer_take,
    "/api/sources": answer_sources,
    "/api/ledger": answer_ledger,
    "/api/map": answer_map,
    "/api/map/point": answer_map_point,
    "/api/map/view": answer_map_view,
    "/api/bands": answer_bands,
    "/api/preview": answer_preview,
    "/api/publish": answer_publish,
    "/api/events": _answer_events,
    "/{name:path}": answer_page,
}
"""What answers each address that is only read, the page's files last."""
