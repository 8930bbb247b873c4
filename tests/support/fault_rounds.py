"""One kind of fault at every request of a film's way, several of them in each run."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from tests.servers.faults import Fault, Service

_TOGETHER = 5
"""Requests that are struck in one run; they stand far apart, so each is over by the next."""

Place = tuple[str, int]
"""A request's name without numbers, and how many of that name came before it."""


def _place(names: Sequence[str], number: int) -> Place:
    plain = [
        re.sub(r"[0-9a-f]{16,}|\d+", "#", name) for name in names[: number + 1]
    ]
    return plain[-1], plain.count(plain[-1])


@dataclass
class FaultRound:
    """One run: the requests of it that something goes wrong with."""

    fault: Fault
    wanted: dict[Place, int]
    """By their places the numbers that they have on the way without a fault."""
    struck: set[int] = field(default_factory=set)

    @property
    def missed(self) -> set[int]:
        """The requests that the run didn't come to."""
        return set(self.wanted.values()) - self.struck

    def arm(self, service: Service) -> None:
        """Let a server strike."""
        service.faults = _Faults(self, service)


class _Faults(dict[int, Fault]):
    """A server's faults, by what it is asked."""

    def __init__(self, held: FaultRound, service: Service) -> None:
        super().__init__()
        self._round = held
        self._service = service

    def get(self, number: int, default: object = None) -> Fault | None:  # type: ignore[override]
        found = self._round.wanted.get(_place(self._service.names, number))
        if found is None:
            return None
        self._round.struck.add(found)
        return self._round.fault


def iter_rounds(
    requests: Sequence[str], fault: Fault, but: Collection[str] = ()
) -> Iterator[FaultRound]:
    """Yield rounds until every request was struck once, except those that are named.

    An earlier fault may spare a run a request; that one has a run of its own.
    """
    numbers = [i for i, name in enumerate(requests) if name not in but]
    places = {number: _place(requests, number) for number in numbers}
    step = -(-len(numbers) // _TOGETHER)
    missed: set[int] = set()
    for start in range(step):
        chosen = numbers[start::step]
        held = FaultRound(fault, {places[number]: number for number in chosen})
        yield held
        missed |= held.missed
    for number in sorted(missed):
        held = FaultRound(fault, {places[number]: number})
        yield held
        assert not held.missed, requests[number]
