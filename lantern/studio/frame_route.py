"""Frames as the server answers with them: found in the film, painted, sent."""

from __future__ import annotations

import asyncio
from concurrent.futures import Future
from dataclasses import dataclass, replace
from typing import get_args

from starlette.requests import Request
from starlette.responses import Response

from lantern.core.problems import Failure
from lantern.core.records import from_json
from lantern.core.units import Shape, Size
from lantern.plan.rendition import DRAFT_LINES
from lantern.plan.segments import find_poster_frame
from lantern.studio.answers import read_number, read_shape, refuse
from lantern.studio.cards import (
    CARD_LINES,
    LEAST_LINES,
    make_card_key,
    reduce_size,
)
from lantern.studio.loaded_film import (
    DETAILS,
    LoadedFilm,
    NoSuchFrame,
    ShapeLayout,
)
from lantern.studio.painter import FrameOrder, PictureFormat
from lantern.studio.painter_process import DroppedFrame, UnpaintableFrame
from lantern.studio.studio import Studio
from lantern.visuals.requests import SegmentRequest, ShotRequest

_TOO_NEW = 409


@dataclass(frozen=True)
class FrameQuestion:
    """The frame that a page asks for: its number in the film, its lines, and how it is sent."""

    shape: Shape
    number: int
    lines: int
    form: PictureFormat


@dataclass(frozen=True)
class AskedShot:
    """A shot that a page asks about: its layout, its number there, and what it shows."""

    layout: ShapeLayout
    index: int
    request: ShotRequest


async def answer_frame(request: Request) -> Response:
    """Answer with a frame of the film.

    One that isn't of the film's present generation is refused, and so is one that newer requests
    have pushed out.
    """
    studio: Studio = request.app.state.studio
    order = await asyncio.to_thread(_read_order, request, studio)
    data = await _await_frame(request, studio.frames.request(order))
    return Response(data, media_type=f"image/{order.format}")


def _read_order(request: Request, studio: Studio) -> FrameOrder:
    """Return what the painter is asked for by a request."""
    film = require_film(studio)
    _require_generation(request, film)
    return _make_order(film, _read_question(request, film))


def require_film(studio: Studio) -> LoadedFilm:
    """Return the film; answers that there is none if it could never be laid out."""
    film = studio.film.get().film
    if film is None:
        raise refuse(404, "the film can't be shown yet; its problems say why")
    return film


async def await_film(request: Request) -> LoadedFilm:
    """Return the film of a request's studio, as `require_film` does, off the server's loop."""
    studio: Studio = request.app.state.studio
    return await asyncio.to_thread(require_film, studio)


def find_shot(request: Request, film: LoadedFilm) -> AskedShot:
    """Return the shot that a request names by its scene and its shot there, from 1.

    Raises:
        HTTPException: There is no such shot.
        Failure: The film can't be laid out.
    """
    scene = read_number(request, "scene") - 1
    shot = read_number(request, "shot") - 1
    layout = film.get_layout(read_shape(request, film.own_shape))
    try:
        i = layout.find_authored(scene, shot)
    except NoSuchFrame as missing:
        raise refuse(404, str(missing)) from None
    order = from_json(SegmentRequest, layout.get_shot_order(i).request)
    return AskedShot(layout, i, order.a)


def read_scene(request: Request, film: LoadedFilm) -> int:
    """Return the index of the scene that a request names by its number from 1.

    Raises:
        HTTPException: The film has none.
    """
    number = read_number(request, "scene")
    if not 1 <= number <= len(film.session.script.parts):
        raise refuse(404, "the film has no such scene")
    return number - 1


def _require_generation(request: Request, film: LoadedFilm) -> None:
    wanted = read_number(request, "generation", default=film.generation)
    if wanted != film.generation:
        raise refuse(
            _TOO_NEW, f"the film is at generation {film.generation} now"
        )


def _read_question(request: Request, film: LoadedFilm) -> FrameQuestion:
    form: PictureFormat = "jpeg"
    named = request.query_params.get("format", "jpeg")
    for known in get_args(PictureFormat):
        if named == known:
            form = known
            break
    else:
        raise refuse(400, "format is jpeg or png")
    lines = read_number(request, "height", default=DRAFT_LINES)
    return FrameQuestion(
        shape=read_shape(request, film.own_shape),
        number=read_number(request, "frame"),
        lines=max(lines, LEAST_LINES),
        form=form,
    )


def _make_order(film: LoadedFilm, question: FrameQuestion) -> FrameOrder:
    """Return what the painter is asked for."""
    try:
        layout = _choose_layout(film, question)
        found = layout.find_frame(question.number)
    except NoSuchFrame as missing:
        raise refuse(404, str(missing)) from None
    except Failure as failure:
        raise refuse(422, failure.message) from None
    order = FrameOrder(
        found.order,
        found.number,
        size=reduce_size(_get_size(layout), question.lines),
        format=question.form,
    )
    if question.form == "jpeg" and question.lines <= CARD_LINES:
        return _keep_poster(order, layout, question.number)
    return order


def _choose_layout(film: LoadedFilm, question: FrameQuestion) -> ShapeLayout:
    """Return the smallest layout that has the lines that are asked for; else the film's own.

    Raises:
        Failure: It can't be laid out.
    """
    for detail in DETAILS:
        layout = film.get_layout(question.shape, detail)
        if question.lines <= _get_size(layout)[1]:
            break
    return layout


def _get_size(layout: ShapeLayout) -> Size:
    return layout.rendition.output_format.size


def _keep_poster(
    order: FrameOrder, layout: ShapeLayout, number: int
) -> FrameOrder:
    """Return an order that is kept in the store if it stands for its shot."""
    shot = layout.find_shot(number)
    if find_poster_frame(layout.timeline.shots, shot) != number:
        return order
    key = make_card_key(order.picture.key, order.number, order.size)
    return replace(order, store_key=key)


async def _await_frame(request: Request, painting: Future[bytes]) -> bytes:
    """Return a frame's file; take the request back when the browser goes away.

    Raises:
        HTTPException: It can't be painted, or nobody wants it any more.
    """
    waiting = asyncio.wrap_future(painting)
    leaving = asyncio.create_task(_wait_until_gone(request))
    leaving.add_done_callback(lambda _: waiting.cancel())
    try:
        return await waiting
    except asyncio.CancelledError:
        if leaving.done():
            raise refuse(_TOO_NEW, "nobody waits for this frame") from None
        raise
    except DroppedFrame:
        raise refuse(503, "newer frames were asked for") from None
    except UnpaintableFrame as fault:
        raise refuse(422, str(fault)) from None
    finally:
        leaving.cancel()


async def _wait_until_gone(request: Request) -> None:
    while True:
        message = await request.receive()
        if message["type"] == "http.disconnect":
            return
