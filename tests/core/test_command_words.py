"""Commands taken apart into words."""

from __future__ import annotations

import sys

import pytest

from lantern.core.command_words import split_command

COMMAND = r"'C:\Program Files\vim.exe' -c \d # 'a b'"


@pytest.mark.parametrize(
    ("platform", "third"), [("linux", "d"), ("win32", r"\d"), ("darwin", "d")]
)
def test_windows_keeps_backslashes(
    platform: str, third: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    words = split_command(COMMAND)
    assert words == [r"C:\Program Files\vim.exe", "-c", third, "#", "a b"]


def test_quotes_have_to_close() -> None:
    with pytest.raises(ValueError, match="No closing quotation"):
        split_command("vim 'a")
