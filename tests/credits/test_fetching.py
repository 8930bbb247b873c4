"""What makers are told when a server doesn't answer, or sends too much."""

from __future__ import annotations

import socket

import pytest

from lantern.core.problems import NetworkFailure
from lantern.credits.fetching import ask_server


def test_a_server_that_is_not_there_is_named() -> None:
    with socket.socket() as taken:
        # bound, and never listening: nobody answers at its port
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/"
        with pytest.raises(NetworkFailure, match="The archive can't be reached: "):
            ask_server(url, "The archive", seconds=5, most=10)
