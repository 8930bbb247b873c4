"""What only some verbs need is installed when it is asked for."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

from lantern.core.extras import install_extra

INSTALLER = """#!/bin/sh
echo "about = '$1'" >"$(dirname "$0")/brought_by_$1.py"
"""


@pytest.fixture
def installer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "add"
    path.write_text(INSTALLER)
    path.chmod(0o755)
    monkeypatch.syspath_prepend(str(tmp_path))
    install_extra.cache_clear()
    return path


@pytest.mark.process
def test_what_the_installer_brings_can_be_imported(
    installer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANTERN_INSTALLER", str(installer))
    with pytest.raises(ModuleNotFoundError):
        importlib.import_module("brought_by_pears")
    install_extra("pears")
    assert importlib.import_module("brought_by_pears").about == "pears"


def test_without_an_installer_nothing_is_brought(
    installer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LANTERN_INSTALLER", raising=False)
    install_extra("plums")
    assert list(installer.parent.iterdir()) == [installer]
