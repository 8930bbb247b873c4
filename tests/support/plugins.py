"""Packages with plug-ins, as an installer leaves them: a module and its metadata in a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.core import plugins


def install(
    monkeypatch: pytest.MonkeyPatch,
    folder: Path,
    *,
    module: str,
    source: str,
    points: dict[str, str],
) -> None:
    """Lay a package into `folder` and put the folder on the path until the test ends.

    `points` are its entry points: group -> name; each leads to the module.
    """
    metadata = folder / f"{module}-1.0.dist-info"
    metadata.mkdir(parents=True)
    (metadata / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {module}\nVersion: 1.0\n", "utf-8"
    )
    sections = [f"[{group}]\n{name} = {module}\n" for group, name in points.items()]
    (metadata / "entry_points.txt").write_text("\n".join(sections), "utf-8")
    (folder / f"{module}.py").write_text(source, "utf-8")
    monkeypatch.syspath_prepend(str(folder))
    plugins.find_plugins.cache_clear()
    plugins.load_plugin.cache_clear()
