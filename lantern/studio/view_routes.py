"""The views beside the strip as the server answers with them: time, sources, maps."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar

from starlette.requests import Request
from starlette.responses import FileResponse, Response

from lantern import sound
from lantern.core.problems import Failure
from lantern.core.store import Store
from lantern.studio.answers import (
    JsonAnswer,
    read_coordinate,
    read_number,
    read_shape,
    refuse,
)
from lantern.studio.bands_view import list_bands
from lantern.studio.film_type import find_font
from lantern.studio.frame_route import read_scene, require_film
from lantern.studio.loaded_film import LoadedFilm, NoSuchFrame
from lantern.studio.maps import (
    MapQuestion,
    NoGround,
    PixelBox,
    describe_map,
    find_point,
    find_view,
)
from lantern.studio.problems_view import ShownProblem, list_problems
from lantern.studio.strip import FilmStrip, make_strip
from lantern.studio.studio import Studio
from lantern.studio.time_view import describe_time, find_take, measure_peaks

Answer = TypeVar("Answer")


async def _ask(
    request: Request, view: Callable[[LoadedFilm, Store], Answer]
) -> Answer:
    """Return what a view says of the film; done beside the loop, which goes on."""
    studio: Studio = request.app.state.studio

    def work() -> Answer:
        film = require_film(studio)
        try:
            return view(film, Store(studio.options.store))
        except NoSuchFrame as missing:
            raise refuse(404, str(missing)) from None
        except NoGround:
            raise refuse(422, "no ground is shown at this point") from None
        except Failure as failure:
            raise refuse(422, failure.message) from None

    return await asyncio.to_thread(work)


async def _show(
    request: Request, view: Callable[[LoadedFilm, Store], object]
) -> JsonAnswer:
    """Answer with what a view says of the film."""
    return JsonAnswer(await _ask(request, view))


async def answer_film(request: Request) -> Response:
    """Answer with the strip."""
    studio: Studio = request.app.state.studio
    return JsonAnswer(await asyncio.to_thread(_make_strip, studio))


def _make_strip(studio: Studio) -> FilmStrip:
    snapshot = studio.film.get()
    return make_strip(
        snapshot, list_problems(snapshot), name=studio.options.folder.name
    )


async def answer_problems(request: Request) -> Response:
    """Answer with the film's problems."""
    studio: Studio = request.app.state.studio
    return JsonAnswer(await asyncio.to_thread(_list_problems, studio))


def _list_problems(studio: Studio) -> list[ShownProblem]:
    return list_problems(studio.film.get())


async def answer_time(request: Request) -> Response:
    """Answer with a scene along its time."""
    return await _show(
        request,
        lambda film, store: describe_time(
            film, read_scene(request, film), store
        ),
    )


async def answer_waveform(request: Request) -> Response:
    """Answer with the lowest and highest level of each 10 ms of a scene's take."""

    def measure(film: LoadedFilm, store: Store) -> bytes:
        path = find_take(film, read_scene(request, film), store)
        return measure_peaks(sound.read_wav(path)) if path else b""

    peaks = await _ask(request, measure)
    if not peaks:
        return Response(status_code=204)
    return Response(peaks, media_type="application/octet-stream")


async def answer_take(request: Request) -> Response:
    """Answer with a scene's take as WAV, or with a range of it."""

    def find(film: LoadedFilm, store: Store) -> FileResponse:
        path = find_take(film, read_scene(request, film), store)
        if path is None:
            raise refuse(404, "this scene is not spoken")
        return FileResponse(path, media_type="audio/wav")

    return await _ask(request, find)


async def answer_sources(request: Request) -> Response:
    """Answer with what the film rests on."""
    from lantern.studio.sources_view import describe_sources

    return await _show(request, lambda film, _: describe_sources(film.project))


async def answer_ledger(request: Request) -> Response:
    """Answer with the ledger's lines of what is on the screen."""
    from lantern.studio.sources_view import list_entries_on_screen

    frame = read_number(request, "frame")
    entries = await _ask(
        request, lambda film, _: list_entries_on_screen(film, frame)
    )
    return JsonAnswer({"lines": entries})


async def answer_map(request: Request) -> Response:
    """Answer with a map's items in pixels of a frame."""
    return await _show(
        request,
        lambda film, store: describe_map(film, _read_map(request, film), store),
    )


async def answer_map_point(request: Request) -> Response:
    """Answer with where on the earth a pixel of a frame lies."""
    x, y = read_coordinate(request, "x"), read_coordinate(request, "y")
    return await _show(
        request,
        lambda film, store: find_point(
            film,
            _read_map(request, film),
            store,
            x=x,
            y=y,
        ),
    )


async def answer_map_view(request: Request) -> Response:
    """Answer with the view that shows a box of a frame, as a map file writes it."""
    x, y, w, h = (
        read_coordinate(request, name) for name in ("x", "y", "w", "h")
    )
    box = PixelBox(x, y, w, h)
    return await _show(
        request,
        lambda film, store: find_view(
            film, _read_map(request, film), store, box=box
        ),
    )


async def answer_bands(request: Request) -> Response:
    """Answer with what the look keeps free in a shape."""
    return await _show(
        request,
        lambda film, _: list_bands(film, read_shape(request, film.own_shape)),
    )


async def answer_publish(request: Request) -> Response:
    """Answer with what would go up to each destination, counted against its limits."""
    from lantern.studio.publish_view import describe_publishing

    studio: Studio = request.app.state.studio
    return await _show(
        request, lambda film, _: describe_publishing(film, studio.options)
    )


def _read_map(request: Request, film: LoadedFilm) -> MapQuestion:
    return MapQuestion(
        scene=read_scene(request, film) + 1,
        shot=read_number(request, "shot"),
        shape=read_shape(request, film.own_shape),
        frame=read_number(request, "frame"),
    )


async def answer_type(request: Request) -> Response:
    """Answer with a font of the film's own.

    Raises:
        HTTPException: It has none in this slot.
    """
    slot = request.query_params.get("slot", "")
    font = await _ask(request, lambda film, _: find_font(film, slot))
    if font is None:
        raise refuse(404, "the film has no type of its own here")
    return FileResponse(
        font.file,
        media_type="font/ttf",
        headers={"cache-control": "no-store"},
    )
