"""Something goes wrong at each request of a film, on platforms that take films in chunks."""

from __future__ import annotations

import itertools
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

import pytest

from lantern.core.problems import PublishFailure
from lantern.publishing.redaction import Secrets
from lantern.publishing.upload import Upload
from tests.servers import faults
from tests.servers.faults import Fault, Given
from tests.servers.youtube_server import refuse
from tests.support.fault_rounds import iter_rounds
from tests.support.publishing import Killed, Memory, Told, killing, show_failure
from tests.support.rigs import RIGS
from tests.support.stages import STAGES
from tests.support.uploads import make_roads

FAULTS = {
    **faults.PASSING,
    "gone": faults.GONE,
    "old token": faults.OLD_TOKEN,
    "rate": Fault("answer", refuse(403, "rateLimitExceeded", "slow down")),
}
OF_OTHERS = [("youtube", "too many"), ("peertube", "rate")]
"""What a platform doesn't answer."""

CLIENTS = "GET /api/v1/oauth-clients/local"
TOKEN = "POST /api/v1/users/token"
NO_WAY_BACK = {
    # new tokens that never came; the clients are asked for in nobody's name
    "peertube": {"lost": {TOKEN}, "old token": {TOKEN, CLIENTS}},
    "youtube": {"old token": {"POST /token"}},
}
"""By platform and fault the requests after which somebody has to sign in again."""

ODD_ANSWERS: dict[str, list[object]] = {
    "both": [b"null", b"{}"],
    "youtube": [
        {"items": "x", "access_token": "planted-token", "expires_in": 1e400},
        {"items": [None]},
        {
            "items": [
                {"id": {}, "snippet": None, "status": 3, "contentDetails": []}
            ]
        },
    ],
    "peertube": [
        {
            "data": [3],
            "state": 3,
            "privacy": "x",
            "video": 3,
            "videoChannels": [{}],
        },
        {
            "data": [{}],
            "videoChannels": [{"name": "history", "id": "x"}],
            "access_token": "planted-token",
            "expires_in": 1e400,
        },
    ],
}


@dataclass(frozen=True)
class Route:
    """A film's way to a platform: the requests that it takes."""

    name: str
    upload: Upload
    requests: list[str]


@pytest.fixture(scope="module")
def routes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Route]:
    """The film has two chunks and one language: each more would repeat the same requests."""
    upload = make_roads(tmp_path_factory.mktemp("film"), 400_000)
    upload = replace(upload, captions=upload.captions[:1])
    return {name: find_route(name, upload) for name in STAGES}


def find_route(name: str, upload: Upload) -> Route:
    with STAGES[name]() as clean:
        clean.publish(upload)
        return Route(name, upload, clean.server.names)


@pytest.fixture(params=STAGES)
def route(request: pytest.FixtureRequest, routes: dict[str, Route]) -> Route:
    return routes[request.param]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        pair
        for pair in itertools.product(STAGES, FAULTS)
        if pair not in OF_OTHERS
    ],
)
def test_a_fault_at_any_request_leaves_one_whole_video(
    name: str, kind: str, routes: dict[str, Route]
) -> None:
    route = routes[name]
    spared = NO_WAY_BACK[name].get(kind, ())
    for faulty in iter_rounds(route.requests, FAULTS[kind], spared):
        with STAGES[name]() as stage:
            faulty.arm(stage.server)
            stage.publish(route.upload)
            RIGS[name].require_whole(stage.server, route.upload)


@pytest.mark.parametrize("is_sent", [True, False])
def test_killed_at_any_request_it_goes_on(is_sent: bool, route: Route) -> None:
    for number, request in enumerate(route.requests):
        if request == TOKEN and is_sent:
            continue  # PeerTube has ended the old tokens
        with STAGES[route.name]() as stage:
            memory = Memory()
            with killing(number, is_sent=is_sent), pytest.raises(Killed):
                stage.publish(route.upload, memory)
            stage.publish(route.upload, memory.recall())
            RIGS[route.name].require_whole(stage.server, route.upload)


def test_nothing_that_is_shown_holds_a_secret(
    route: Route, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever is sent comes back as the words of a refusal."""
    monkeypatch.setattr(Secrets.quote, "__defaults__", (5000,))
    for number in range(len(route.requests)):
        with STAGES[route.name]() as stage:
            told = Told()
            stage.server.faults = {number: faults.ECHO}
            with pytest.raises(PublishFailure, match="418") as failed:
                stage.publish(route.upload, told=told)
            shown = show_failure(failed.value) + "".join(
                [*told.begun, *told.notes]
            )
            assert "planted-" not in shown
            assert stage.server.asked[number].path in shown


def list_odd_answers(name: str) -> list[Any]:
    """Return the cases of a platform, by number: an answer may be long."""
    answers = ODD_ANSWERS["both"] + ODD_ANSWERS[name]
    return [
        pytest.param(name, answer, id=f"{name}-{number}")
        for number, answer in enumerate(answers)
    ]


@pytest.mark.parametrize(
    ("name", "content"),
    [*list_odd_answers("youtube"), *list_odd_answers("peertube")],
)
def test_an_answer_of_another_shape_is_no_bug(
    name: str, content: object, routes: dict[str, Route]
) -> None:
    """What is missing is told in the server's own words; anything else is a bug's traceback."""
    route = routes[name]
    for number in range(len(route.requests)):
        with STAGES[name]() as stage:
            stage.server.faults = {number: Fault("answer", Given(200, content))}
            with suppress(PublishFailure):
                stage.publish(route.upload)
