"""Parts that other packages bring: found by name, loaded when asked for, and told when broken."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from lantern.core import plugins
from lantern.core.plugins import PluginTable
from lantern.core.problems import ToolFailure
from tests.support.plugins import install

GROUP = "lantern.tests"


@pytest.fixture(autouse=True)
def forgetful() -> Iterator[None]:
    """After each test nothing is known of its packages."""
    yield
    plugins.find_plugins.cache_clear()
    plugins.load_plugin.cache_clear()


def make_table() -> PluginTable[str]:
    return PluginTable(GROUP, {"own": "ours"}, lambda module: str(module.PART))


def test_without_plug_ins_a_table_holds_its_own_parts() -> None:
    table = make_table()
    assert list(table) == ["own"]
    assert len(table) == 1
    assert table["own"] == "ours"


def test_a_plug_in_stands_after_our_own_parts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = "PART = 'theirs'\n"
    install(
        monkeypatch,
        tmp_path,
        module="acme_parts",
        source=source,
        points={GROUP: "acme.part"},
    )
    table = make_table()
    assert list(table) == ["own", "acme.part"]
    assert len(table) == 2
    assert "acme.part" in table
    assert "acme_parts" not in sys.modules, (
        "a part that nobody asks for is not loaded"
    )
    assert table["acme.part"] == "theirs"


def test_a_plug_in_can_not_take_the_place_of_our_own_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(
        monkeypatch,
        tmp_path,
        module="greedy_parts",
        source="PART = 'theirs'\n",
        points={GROUP: "own"},
    )
    table = make_table()
    assert list(table) == ["own"]
    assert table["own"] == "ours"


def test_an_unknown_name_is_in_no_table() -> None:
    table = make_table()
    assert "acme.part" not in table
    with pytest.raises(KeyError):
        table["acme.part"]


def test_a_broken_plug_in_is_told_with_its_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(
        monkeypatch,
        tmp_path,
        module="broken_parts",
        source="raise RuntimeError('no licence')\n",
        points={GROUP: "acme.broken"},
    )
    with pytest.raises(ToolFailure) as told:
        make_table()["acme.broken"]
    assert told.value.message == (
        "the plug-in 'acme.broken' of the package broken_parts can't be loaded: "
        "RuntimeError: no licence"
    )


def test_an_unfinished_plug_in_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(
        monkeypatch,
        tmp_path,
        module="empty_parts",
        source="",
        points={GROUP: "acme.empty"},
    )
    with pytest.raises(ToolFailure) as told:
        make_table()["acme.empty"]
    assert told.value.message == (
        "the plug-in 'acme.empty' is unfinished: "
        "module 'empty_parts' has no attribute 'PART'"
    )


def test_a_part_names_the_package_that_brings_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for version in ("1.0", "1.1"):
        install(
            monkeypatch,
            tmp_path,
            module="acme_part",
            source="PART = 'theirs'",
            points={GROUP: "acme.part"},
            version=version,
        )
        found = plugins.describe_package(GROUP, "acme.part")
        assert found == f"acme_part {version}"
    assert plugins.describe_package(GROUP, "own") is None
