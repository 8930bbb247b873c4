"""The verb mcp: which folders it serves; what it serves is tested with the server."""

from __future__ import annotations

from pathlib import Path

from tests.support.program import Program


def test_a_folder_that_can_not_be_served_is_told(
    run: Program, tmp_path: Path
) -> None:
    done = run("mcp", "nowhere")
    assert done.returncode == 2
    assert "nowhere is no folder" in done.stderr
    (tmp_path / "assets").mkdir()
    (tmp_path / "scenes").mkdir()
    done = run("mcp", "scenes")
    assert done.returncode == 2
    assert f"read and write in their project, {tmp_path}" in done.stderr
