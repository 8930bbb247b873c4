"""Where a cluster is: what may be written, and what isn't safe."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lantern.rendering.cluster.place import ClusterPlace, parse_place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("local:4", ClusterPlace(workers=4)),
        ("local:64", ClusterPlace(workers=64)),
        ("tcp://127.0.0.1:8786", ClusterPlace("tcp://127.0.0.1:8786")),
        ("tcp://localhost:8786", ClusterPlace("tcp://localhost:8786")),
        ("tcp://[::1]:8786", ClusterPlace("tcp://[::1]:8786")),
        ("tls://10.0.0.7:8786", ClusterPlace("tls://10.0.0.7:8786")),
    ],
)
def test_places_are_read(text: str, place: ClusterPlace) -> None:
    assert parse_place(text) == place


@pytest.mark.parametrize(
    "text",
    ["", "local:", "local:x", "10.0.0.7:8786", "http://a:1", "tcp://", "4"],
)
def test_what_names_no_cluster_says_what_to_write(text: str) -> None:
    with pytest.raises(
        ValueError, match="is no cluster; write tcp://HOST:PORT"
    ):
        parse_place(text)


@pytest.mark.parametrize("number", [0, 65, 99])
def test_one_machine_has_1_to_64_workers(number: int) -> None:
    with pytest.raises(
        ValueError, match=f"{number} workers; write local:1 to local:64"
    ):
        parse_place(f"local:{number}")


@pytest.mark.parametrize(
    "host", ["10.0.0.7", "render.example.org", "[2001:db8::1]"]
)
def test_another_machine_without_tls_is_refused_unless_it_is_asked_for(
    host: str,
) -> None:
    address = f"tcp://{host}:8786"
    with pytest.raises(
        ValueError, match=r"can run any code there\. Use tls://"
    ):
        parse_place(address)
    assert parse_place(address, insecure=True) == ClusterPlace(address)


def test_the_file_of_a_scheduler_is_read(tmp_path: Path) -> None:
    file = tmp_path / "scheduler.json"
    file.write_text(
        json.dumps({"type": "Scheduler", "address": "tls://10.0.0.7:1"})
    )
    assert parse_place(str(file)) == ClusterPlace("tls://10.0.0.7:1")


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"address": "10.0.0.7"}'])
def test_a_file_of_something_else_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "other.json"
    file.write_text(text)
    with pytest.raises(ValueError, match=r"other\.json.* is no "):
        parse_place(str(file))
