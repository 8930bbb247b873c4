"""The verbs sources, credits and fetch-still, and --strict, as a person meets them."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from PIL import Image

from tests.support import films
from tests.support.commons_server import Commons, serving
from tests.support.films import scene, still
from tests.support.program import Program

ARTICLE = (
    "The salt road\n\n"
    + "On 9 August 1945, 84 camels left Harbin for the wells of Mandara, far in the south. "
    * 2
)
WELLS = scene("Wells", "On 9 August, 84 camels leave.", still("river"), passage=[2])


@pytest.fixture
def film(tmp_path: Path) -> Path:
    (tmp_path / "salt.txt").write_text(ARTICLE, "utf-8")
    return films.write(tmp_path, [WELLS], article={"title": "The salt road"})


def test_a_lock_then_a_slip_then_an_edited_article(
    film: Path, tmp_path: Path, run: Program
) -> None:
    done = run("sources", "scenes/short", "--article", "salt.txt", "--lock")
    assert done.returncode == 0, done.stderr
    assert (
        "scenes/short/article.lock.yml: 2 blocks; the text is not in it.\n"
        in done.stdout
    )
    assert (
        "scene 1 'Wells'\n"
        "2. On 9 August 1945, 84 camels left Harbin for    │ On 9 August, 84 camels leave.\n"
        in done.stdout
    )
    assert done.stdout.endswith(
        "1 paragraph: 1 told (█ told, ▓ told in part, ▒ left out, ░ not told)\n"
    )

    films.write(
        tmp_path,
        [{**WELLS, "narration": "On 9 August, 85 camels leave."}],
        article={"title": "The salt road"},
    )
    told = run("check", "scenes/short")
    assert (
        told.returncode == 0
        and "warning: '85' is not in paragraph 2 of the article (nearest: 84)"
        in told.stderr
    )
    refused = run("scenes/short", "--strict")
    assert refused.returncode == 3 and not (tmp_path / "build" / "short").exists()
    assert refused.stderr.startswith(
        "scenes/short/01-wells.yml:3:29: '85' is not in paragraph 2"
    )

    (tmp_path / "salt.txt").write_text(ARTICLE.replace("Mandara", "Mandera"), "utf-8")
    changed = run("check", "scenes/short", "--article", "salt.txt")
    assert (
        changed.returncode == 3
        and "paragraph 2 of the article changed since the lock was written"
        in changed.stderr
    )


def test_a_lock_needs_an_article(film: Path, tmp_path: Path, run: Program) -> None:
    done = run("sources", "scenes/short", "--lock")
    assert done.returncode == 2 and "--lock needs the article" in done.stderr


def test_credits_with_one_missing_and_what_its_file_says(
    film: Path, tmp_path: Path, run: Program
) -> None:
    ledger = tmp_path / "assets" / "credits.yml"
    entries = json.loads(ledger.read_text())["credits"]
    ledger.write_text(
        json.dumps({"credits": [e for e in entries if e["title"] != "river"]})
    )
    done = run("credits", "scenes/short")
    assert done.returncode == 4 and done.stdout.startswith(
        "Type\n  Source Serif: Adobe\n      OFL-1.1\n"
    )
    assert (
        "'assets/river.png' has no entry in the credits ledger; add to assets/credits.yml"
        in done.stderr
    )
    proposed = run("credits", "scenes/short", "--from", "exif")
    assert (
        proposed.stdout
        == "- {file: river.png, kind: photograph, title: river, author: …, licence: …}\n"
    )


def test_a_still_from_commons(
    film: Path,
    tmp_path: Path,
    run: Program,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (64, 36)).save(picture, "PNG")
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
    assert done.stdout == (
        "assets/stills/wells.png: 64 x 36, Wells: A. Person (CC0-1.0)\n"
        "Its entry is in assets/credits.yml. In a scene: - still: assets/stills/wells.png\n"
    )
    assert (
        again.returncode == 4
        and again.stderr
        == "assets/stills/wells.png is there already; nothing was fetched\n"
    )
