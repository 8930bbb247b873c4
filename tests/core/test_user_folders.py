"""Where programs keep what is theirs, on each system."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.core.user_folders import find_data_folder, find_settings_folder

VARIABLES = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA", "APPDATA")


@pytest.mark.parametrize(
    ("platform", "data", "settings"),
    [
        ("linux", ".local/share", ".config"),
        (
            "darwin",
            "Library/Application Support",
            "Library/Application Support",
        ),
        ("win32", "AppData/Local", "AppData/Roaming"),
    ],
)
def test_each_system_has_its_own(
    platform: str, data: str, settings: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", platform)
    for variable in VARIABLES:
        monkeypatch.setenv(variable, "not/absolute")
    assert find_data_folder() == Path.home() / data
    assert find_settings_folder() == Path.home() / settings


def test_a_variable_names_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", "/d/local")
    monkeypatch.setenv("APPDATA", "/d/roaming")
    assert find_data_folder() == Path("/d/local")
    assert find_settings_folder() == Path("/d/roaming")
