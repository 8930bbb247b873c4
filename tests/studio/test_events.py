"""What pages are told, each in its own stream, and what one is told that lost its stream."""

from __future__ import annotations

from collections.abc import AsyncGenerator

import pytest

from lantern.studio import events
from lantern.studio.events import EventHub, TooManyStreams
from tests.support.event_loops import run_apart


async def read(stream: AsyncGenerator[bytes, None], count: int) -> list[str]:
    return [(await anext(stream)).decode() for _ in range(count)]


def name_ids(blocks: list[str]) -> list[str]:
    return [block.partition("\n")[0].removeprefix("id: ") for block in blocks]


def test_every_page_is_told_of_everything_in_order() -> None:
    async def listen() -> list[list[str]]:
        hub = EventHub()
        streams = [hub.stream(), hub.stream()]
        for stream in streams:
            await read(stream, 1)
        hub.publish("saved", {"files": ["a.yml"]})
        hub.publish("problems", {"generation": 2})
        return [await read(stream, 2) for stream in streams]

    first, second = run_apart(listen())
    assert first == second
    assert first[0].endswith('\nevent: saved\ndata: {"files": ["a.yml"]}\n\n')
    assert first[1].endswith('\nevent: problems\ndata: {"generation": 2}\n\n')


def test_a_page_that_lost_its_stream_is_told_what_it_missed() -> None:
    async def listen() -> list[str]:
        hub = EventHub()
        stream = hub.stream()
        await read(stream, 1)
        for number in range(3):
            hub.publish("plan", {"n": number})
        ids = name_ids(await read(stream, 3))
        return (await read(hub.stream(ids[0]), 3))[1:]

    missed = run_apart(listen())
    assert ['"n": 1' in missed[0], '"n": 2' in missed[1]] == [True, True]


@pytest.mark.parametrize("last", ["other.5", "nonsense", "other.x"])
def test_a_page_of_another_run_begins_anew(last: str) -> None:
    async def listen() -> list[str]:
        hub = EventHub()
        hub.publish("saved", {})
        return await read(hub.stream(last), 2)

    told = run_apart(listen())
    assert "event: film\ndata: {}" in told[1]


def test_a_page_that_missed_too_much_begins_anew() -> None:
    async def listen() -> list[str]:
        hub = EventHub()
        stream = hub.stream()
        await read(stream, 1)
        hub.publish("saved", {})
        seen = name_ids(await read(stream, 1))[0]
        for _ in range(events.KEPT + 1):
            hub.publish("plan", {})
        return await read(hub.stream(seen), 2)

    assert "event: film\ndata: {}" in run_apart(listen())[1]


def test_streams_end_with_the_server() -> None:
    async def listen() -> list[bytes]:
        hub = EventHub()
        stream = hub.stream()
        await read(stream, 1)
        hub.close()
        later = hub.stream()
        rest = [part async for part in stream]
        async for part in later:
            rest.append(part)
        return rest

    told = run_apart(listen())
    assert told == [b"retry: 1000\n\n"]


def test_only_so_many_pages_are_served_and_one_that_leaves_makes_room() -> None:
    async def listen() -> bool:
        hub = EventHub()
        streams = [hub.stream() for _ in range(events.MOST_STREAMS)]
        for stream in streams:
            await read(stream, 1)
        with pytest.raises(TooManyStreams):
            await read(hub.stream(), 1)
        await streams[0].aclose()
        return bool(await read(hub.stream(), 1))

    assert run_apart(listen())


def test_a_page_that_was_shown_what_is_old_is_told_so_when_it_listens() -> None:
    async def listen() -> list[str]:
        hub = EventHub()
        hub.tell_late_pages("film")
        hub.publish("film", {"generation": 1})
        hub.publish("film", {"generation": 2})
        hub.publish("plan", {"generation": 2})
        stream = hub.stream()
        told = await read(stream, 2)
        hub.publish("saved", {})
        return [*told, *await read(stream, 1)]

    told = run_apart(listen())
    assert 'event: film\ndata: {"generation": 2}' in told[1]
    assert "event: saved" in told[2]
