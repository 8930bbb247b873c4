"""Renderings, and the preview that was made, as the server answers with them."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any, get_args

from starlette.requests import Request
from starlette.responses import FileResponse, Response

from lantern.studio.answers import (
    JsonAnswer,
    parse_shape_name,
    read_json,
    read_shape,
    refuse,
)
from lantern.studio.frame_route import require_film
from lantern.studio.jobs import (
    JobKind,
    RenderWish,
    StudioJob,
    TooManyJobs,
    find_result,
)
from lantern.studio.loaded_film import LoadedFilm
from lantern.studio.studio import Studio


async def answer_jobs(request: Request) -> Response:
    """Answer with the jobs; have another one made if the request asks for it."""
    studio: Studio = request.app.state.studio
    if request.method == "POST":
        asked = await read_json(request)
        return JsonAnswer(await asyncio.to_thread(_add, studio, asked))
    return JsonAnswer(studio.jobs.list_jobs())


def _add(studio: Studio, asked: dict[str, Any]) -> list[StudioJob]:
    film = require_film(studio)
    try:
        return studio.jobs.add(_read_wish(asked, film), film)
    except TooManyJobs:
        raise refuse(
            429, "enough is waiting to be made; cancel something"
        ) from None


def _read_wish(asked: dict[str, Any], film: LoadedFilm) -> RenderWish:
    shape = film.own_shape
    if asked.get("shape") is not None:
        shape = parse_shape_name(asked["shape"])
    scene = asked.get("scene") or 0
    for kind in get_args(JobKind):
        if kind != asked.get("kind"):
            continue
        if kind != "scene":
            return RenderWish(kind, shape)
        if isinstance(scene, int) and 1 <= scene <= len(
            film.session.script.parts
        ):
            return RenderWish(kind, shape, scene)
        raise refuse(404, "the film has no such scene")
    raise refuse(400, f"kind is one of: {', '.join(get_args(JobKind))}")


async def answer_cancel(request: Request) -> Response:
    """Stop a job, and answer with the jobs."""
    studio: Studio = request.app.state.studio
    if not studio.jobs.cancel(request.path_params["id"]):
        raise refuse(404, "there is no such job")
    return JsonAnswer(studio.jobs.list_jobs())


async def answer_preview(request: Request) -> Response:
    """Answer with the preview of the film as it is now, or with a range of it."""
    studio: Studio = request.app.state.studio
    path = await asyncio.to_thread(_find_preview, request, studio)
    return FileResponse(path, media_type="video/mp4")


def _find_preview(request: Request, studio: Studio) -> Path:
    """Return the preview's file; one of a film that has changed since is none."""
    film = require_film(studio)
    wish = RenderWish("preview", read_shape(request, film.own_shape))
    path = find_result(studio.options, film, wish)
    try:
        made = path.stat().st_mtime_ns
    except OSError:
        raise refuse(404, "there is no preview yet") from None
    is_new = made >= film.newest_change or studio.jobs.has_made(
        wish, film.generation
    )
    if not path.is_file() or not is_new:
        raise refuse(404, "the film has changed since its preview was made")
    return path
