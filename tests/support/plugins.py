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
    version: str = "1.0",
) -> None:
    """Lay a package into `folder` and put the folder on the path until the test ends.

    `points` are its entry points: group -> name; each leads to the module. Laid into the same
    folder once more, it takes the place of what was there.
    """
    metadata = folder / f"{module}.dist-info"
    metadata.mkdir(parents=True, exist_ok=True)
    (metadata / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {module}\nVersion: {version}\n", "utf-8"
    )
    sections = [
        f"[{group}]\n{name} = {module}\n" for group, name in points.items()
    ]
    (metadata / "entry_points.txt").write_text("\n".join(sections), "utf-8")
    (folder / f"{module}.py").write_text(source, "utf-8")
    monkeypatch.syspath_prepend(str(folder))
    plugins.find_plugins.cache_clear()
    plugins.load_plugin.cache_clear()
