"""The verb fetch-still: a picture and its credit from Wikimedia Commons."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from tests.support.commons_server import Commons, serving
from tests.support.envelopes import read_result
from tests.support.program import Program


def test_a_still_from_commons(
    tmp_path: Path,
    run: Program,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (64, 36)).save(picture, "PNG")
    (tmp_path / "assets").mkdir()
    (tmp_path / "other" / "assets").mkdir(parents=True)
    said = {"LicenseShortName": "CC0", "Artist": "A. Person"}
    (tmp_path / "assets" / "credits.yml").write_text(
        "credits:\n- {id: x, kind: font, title: A, author: B, licence: MIT}\n"
    )
    with serving(
        Commons(picture.getvalue(), "image/png", "File:Wells.png", said)
    ) as server:
        monkeypatch.setenv("LANTERN_COMMONS_URL", server.base)
        done = run("fetch-still", "File:Wells.png")
        again = run("fetch-still", "File:Wells.png")
        elsewhere = run(
            "fetch-still", "File:Wells.png", "--into", "other", "--json"
        )
    assert read_result(elsewhere) == {
        "file": str(tmp_path / "other" / "assets" / "stills" / "wells.png"),
        "ledger": str(tmp_path / "other" / "assets" / "credits.yml"),
        "licence": "CC0-1.0",
    }
    assert done.stdout == (
        "assets/stills/wells.png: 64 x 36, Wells: A. Person (CC0-1.0)\n"
        "Its entry is in assets/credits.yml. In a scene: - still: assets/stills/wells.png\n"
    )
    assert (
        again.returncode == 4
        and again.stderr
        == "assets/stills/wells.png is there already; nothing was fetched\n"
    )
