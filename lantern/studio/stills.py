"""A still as a whole, and what the camera shows of it: for drawing framings over it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from lantern.core.problems import Failure
from lantern.core.units import Size
from lantern.graphics import photo
from lantern.plan import Rendition
from lantern.script.model.framing import Move, PictureRect, check_rect
from lantern.studio.answers import JsonAnswer, read_number, refuse
from lantern.studio.frame_route import await_film, find_shot
from lantern.studio.loaded_film import LoadedFilm
from lantern.studio.painter import encode
from lantern.visuals.requests import ShotRequest
from lantern.visuals.specs import StillSpec
from lantern.visuals.still.framing import Framing, choose_reach, plan_framings

MOST_LINES = 1080


@dataclass(frozen=True)
class MoveEnds:
    """What the first and the last frame show, as fractions of the picture."""

    start: PictureRect
    end: PictureRect


@dataclass(frozen=True)
class ShownStill:
    """A still: its size in pixels, its focus, and what the camera shows of it at both ends."""

    file: str
    width: int
    height: int
    focus: PictureRect | None
    framings: MoveEnds


@dataclass(frozen=True)
class _FoundStill:
    """A still in a film: what the shot says of it, where its file is, and the frame's size.

    `free` is the upper share of the frame that captions leave.
    """

    spec: StillSpec
    path: Path
    frame: Size
    seconds: float
    free: float


async def answer_still(request: Request) -> Response:
    """Answer with the size of a shot's still and what is shown of it.

    With `focus`, or with `from` and `to`, what would be shown of it with these in the shot.
    """
    film = await await_film(request)
    return JsonAnswer(await asyncio.to_thread(_describe, request, film))


async def answer_still_picture(request: Request) -> Response:
    """Answer with the whole picture as JPEG, of at most `height` lines."""
    film = await await_film(request)
    data = await asyncio.to_thread(_draw, request, film)
    return Response(data, media_type="image/jpeg")


def _describe(request: Request, film: LoadedFilm) -> ShownStill:
    try:
        found = _find_still(request, film)
        found = replace(found, spec=_draw_on(found.spec, request))
        picture = photo.read_size(found.path)
    except Failure as failure:
        raise refuse(422, failure.message) from None
    return ShownStill(
        file=str(found.path),
        width=picture[0],
        height=picture[1],
        focus=found.spec.focus,
        framings=_find_framings(found, picture, film),
    )


def _draw_on(spec: StillSpec, request: Request) -> StillSpec:
    """Return a still as its shot would be with the rectangles that a request brings.

    Raises:
        HTTPException: One is no rectangle.
    """
    focus = _read_rect(request, "focus")
    start, end = _read_rect(request, "from"), _read_rect(request, "to")
    if focus is not None:
        spec = replace(spec, focus=focus)
    if start is not None and end is not None:
        spec = replace(
            spec, move=Move.model_validate({"from": start, "to": end})
        )
    return spec


def _read_rect(request: Request, name: str) -> PictureRect | None:
    text = request.query_params.get(name)
    if text is None:
        return None
    try:
        x, y, w, h = map(float, text[:200].split(","))
        return check_rect((x, y, w, h))
    except ValueError:
        raise refuse(
            400, f"{name} is x,y,w,h in fractions, not '{text[:40]}'"
        ) from None


def _find_framings(
    found: _FoundStill, picture: Size, film: LoadedFilm
) -> MoveEnds:
    timing = film.draft.rendition.look.timing.camera
    ends = plan_framings(
        found.spec,
        picture,
        found.frame,
        reach=choose_reach(found.spec, timing, found.seconds),
        free=found.free,
    )
    first, last = (_to_fractions(end, picture, found.frame) for end in ends)
    return MoveEnds(first, last)


def _to_fractions(
    framing: Framing, picture: Size, frame: Sequence[int]
) -> PictureRect:
    """Return a framing as x, y, width and height in fractions of the picture."""
    w, h = picture
    height = framing.width * frame[1] / frame[0]
    left = framing.x - framing.width / 2
    top = framing.y - height / 2
    return left / w, top / h, framing.width / w, height / h


def _draw(request: Request, film: LoadedFilm) -> bytes:
    from PIL import Image

    lines = min(read_number(request, "height", default=540), MOST_LINES)
    try:
        path = _find_still(request, film).path
        width, height = photo.read_size(path)
        across = max(1, round(width * lines / height))
        look = film.draft.rendition.look
        pixels = photo.read_pixels(path, across, typefaces=look.typefaces)
    except Failure as failure:
        raise refuse(422, failure.message) from None
    image = Image.fromarray(pixels)
    if image.height > lines:
        image = image.resize((across, lines), Image.Resampling.BOX)
    return encode(image, "jpeg")


def _find_still(request: Request, film: LoadedFilm) -> _FoundStill:
    """Return the still that a request names by its scene and its shot there, from 1.

    Raises:
        HTTPException: That is no still.
        Failure: It can't be laid out.
    """
    asked = find_shot(request, film)
    timeline = asked.layout.timeline
    seconds = timeline.shots[asked.index].length / timeline.fps
    return _read_request(asked.request, asked.layout.rendition, seconds)


def _read_request(
    shot: ShotRequest, rendition: Rendition, seconds: float
) -> _FoundStill:
    visual = shot.visual
    size = rendition.output_format.size
    if not isinstance(visual.spec, StillSpec):
        raise refuse(404, "this shot is no still")
    path = visual.places.find(visual.spec.still, visual.folder)
    free = rendition.look.find_free_height(size, rendition.has_burned_captions)
    return _FoundStill(visual.spec, path, size, seconds, free)
