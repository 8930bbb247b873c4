"""Jobs: their keys, why one has to be made, and how one gets to a worker elsewhere."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from lantern.core.records import SchemaError
from lantern.core.units import Seconds
from lantern.plan import job as jobs
from lantern.plan.job import REQUESTS, Job, make_job, why
from lantern.plan.requests import SoundRequest
from lantern.sound import Excerpt


@pytest.fixture
def request_(tmp_path: Path) -> SoundRequest:
    (tmp_path / "a.wav").write_text("beep")
    return SoundRequest(tmp_path / "a.wav", "a.wav")


def make(request: SoundRequest, **more: object) -> Job:
    tools = ["ffmpeg 7", *map(str, more.values())]
    return make_job(
        "sound",
        "a",
        request,
        suffix=".json",
        weight=1.0,
        tools=tools,
    )


def test_equal_requests_have_equal_keys(request_: SoundRequest) -> None:
    assert make(request_).key == make(replace(request_, name="another")).key


def test_the_kind_is_in_the_key(request_: SoundRequest) -> None:
    other = make_job(
        "mix",
        "a",
        request_,
        suffix=".json",
        weight=1.0,
        tools=["ffmpeg 7"],
    )
    assert other.key != make(request_).key


def test_a_version_of_the_kind_moves_its_program(
    request_: SoundRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = make(request_)
    monkeypatch.setitem(jobs.VERSIONS, "sound", 99)
    after = make(request_)
    assert after.key != before.key
    assert why(after, {"a": before.parts}) == "Lantern makes it differently now"


def test_the_reasons_are_those_of_the_parts_that_changed(
    request_: SoundRequest,
) -> None:
    before = make(request_)
    excerpt = Excerpt(Seconds(0.0), Seconds(1.0))
    after = make(replace(request_, excerpt=excerpt), numpy="numpy 2")
    assert why(after, {}) == "new"
    assert why(before, {"a": before.parts}) == "no longer in the store"
    assert why(after, {"a": before.parts}) == "sound changed, a tool changed"


def test_a_job_survives_the_way_to_a_worker(request_: SoundRequest) -> None:
    job = make(request_)
    assert Job.from_json(json.loads(json.dumps(job.to_json()))) == job


def test_a_request_of_a_newer_program_is_refused(
    request_: SoundRequest,
) -> None:
    order = json.loads(json.dumps(make(request_).to_json()))
    order["request"]["schema"] = "lantern.sound/2"
    with pytest.raises(
        SchemaError,
        match=r"^no job has a request of the schema lantern\.sound/2$",
    ):
        Job.from_json(order)


def test_every_request_is_known_by_its_schema() -> None:
    assert REQUESTS[SoundRequest.SCHEMA] is SoundRequest
    for schema, kind in REQUESTS.items():
        assert schema == kind.SCHEMA
        assert schema.startswith("lantern.") and schema.endswith("/1")


def test_a_file_that_is_gone_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        make(SoundRequest(tmp_path / "gone.wav", "gone.wav"))
