"""Messages of the command line, as an assistant reads them."""

from __future__ import annotations

import pytest

from lantern.mcp.wording import speak_of_tools


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("--only takes a scene", "only takes a scene"),
        ("--name is a folder's name", "film is a folder's name"),
        ("'--help' is not a time", "'--help' is not a time"),
        ("a well-known -- dash", "a well-known -- dash"),
        (
            "every voice needs the network, and --offline forbids it; add espeak",
            "every voice needs the network, and no tool uses it; add espeak",
        ),
        (
            "'m:draw' is a program of the film's own; allow it to run with --allow-python",
            "'m:draw' is a program of the film's own; allow it to run with --allow-python;"
            " no tool takes --allow-python, so this has to be run by hand",
        ),
        (
            "wait for it, or give --out or --store; --out is simpler",
            "wait for it, or give --out or --store; --out is simpler;"
            " no tool takes --out or --store, so this has to be run by hand",
        ),
    ],
)
def test_options_are_told_as_arguments_or_as_out_of_reach(
    message: str, told: str
) -> None:
    assert speak_of_tools(message) == told
