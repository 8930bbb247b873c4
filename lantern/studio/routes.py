"""Which address answers what. GET never changes anything."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from lantern.studio.answers import answer_mistake, answer_refusal, refuse
from lantern.studio.events import TooManyStreams
from lantern.studio.kept_answers import answer_film, answer_frame
from lantern.studio.late_answers import LateAnswer
from lantern.studio.page_files import answer_page
from lantern.studio.studio import Studio


def make_app(studio: Studio) -> Starlette:
    """Return the application that answers for a studio; a guard has to stand before it."""
    routes = [
        Route("/api/jobs", _answer_jobs, methods=["GET", "POST"]),
        Route("/api/open", _answer_open, methods=["POST"]),
        Route("/api/marks", _answer_marks, methods=["GET", "POST"]),
        Route("/api/takes", _answer_take_offer, methods=["POST"]),
        Route("/api/takes/accept", _answer_take_accept, methods=["POST"]),
        Route("/api/jobs/{id}", _answer_cancel, methods=["DELETE"]),
    ]
    routes += [
        Route(path, answer, methods=["GET"]) for path, answer in _READ.items()
    ]
    app = Starlette(
        routes=routes,
        exception_handlers={
            HTTPException: answer_refusal,
            Exception: answer_mistake,
        },
    )
    app.state.studio = studio
    return app


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


async def _chain(
    first: bytes, events: AsyncIterator[bytes]
) -> AsyncIterator[bytes]:
    yield first
    async for event in events:
        yield event


_answer_jobs = LateAnswer("job_routes", "answer_jobs").answer
_answer_cancel = LateAnswer("job_routes", "answer_cancel").answer
_answer_open = LateAnswer("writing_routes", "answer_open").answer
_answer_marks = LateAnswer("writing_routes", "answer_marks").answer
_answer_take_offer = LateAnswer("take_routes", "answer_take_offer").answer
_answer_take_accept = LateAnswer("take_routes", "answer_take_accept").answer

_READ: Mapping[str, Callable[[Request], Awaitable[Response]]] = {
    "/api/film": answer_film,
    "/api/frame": answer_frame,
    "/api/events": _answer_events,
    "/api/problems": LateAnswer("view_routes", "answer_problems").answer,
    "/api/still": LateAnswer("stills", "answer_still").answer,
    "/api/still/picture": LateAnswer("stills", "answer_still_picture").answer,
    "/api/document": LateAnswer("documents", "answer_document").answer,
    "/api/document/picture": LateAnswer(
        "documents", "answer_document_picture"
    ).answer,
    "/api/time": LateAnswer("view_routes", "answer_time").answer,
    "/api/waveform": LateAnswer("view_routes", "answer_waveform").answer,
    "/api/take": LateAnswer("view_routes", "answer_take").answer,
    "/api/sources": LateAnswer("view_routes", "answer_sources").answer,
    "/api/ledger": LateAnswer("view_routes", "answer_ledger").answer,
    "/api/map": LateAnswer("view_routes", "answer_map").answer,
    "/api/map/point": LateAnswer("view_routes", "answer_map_point").answer,
    "/api/map/view": LateAnswer("view_routes", "answer_map_view").answer,
    "/api/type": LateAnswer("view_routes", "answer_type").answer,
    "/api/bands": LateAnswer("view_routes", "answer_bands").answer,
    "/api/preview": LateAnswer("job_routes", "answer_preview").answer,
    "/api/publish": LateAnswer("view_routes", "answer_publish").answer,
    "/{name:path}": answer_page,
}
"""What answers each address that is only read, the page's files last."""
