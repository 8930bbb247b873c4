"""An imported film is rendered."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import films
from tests.support.articles import lay
from tests.support.imports import (
    import_film,
)


def sign_ledger(file: Path) -> None:
    """Fill in who made the article's pictures, as its author does before a film is rendered."""
    ledger = file.read_text("utf-8")
    assert "author: …" in ledger and "licence: …" in ledger
    ledger = ledger.replace("author: …", "author: Jane Doe")
    file.write_text(ledger.replace("licence: …", "licence: CC-BY-4.0"), "utf-8")


@pytest.mark.film
def test_an_imported_film_is_rendered(tmp_path: Path, map_store: Path) -> None:
    """The film of the post as the import writes it, but small and without its score."""
    folder = tmp_path / "short"
    import_film(lay(tmp_path / "desk", "post.md"), folder)
    head = (folder / "film.yml").read_text("utf-8")
    (folder / "film.yml").write_text(
        head.replace("music: score", "output: {size: 160x90}"), "utf-8"
    )
    sign_ledger(folder / "credits.yml")
    made = films.render(
        folder,
        tmp_path,
        voice="tone",
        store=map_store,
    )
    frames = films.luma(made.mp4)
    assert len(frames) == round(made.report["seconds"] * films.FPS)
    assert made.report["seconds"] > 25
    assert frames[0] < 20 and frames.max() > 150, (
        "it opens from black, and shows light pages"
    )
    text = (made.out / "short.srt").read_text("utf-8")
    assert "to a gate that no one has closed in fifty years." in " ".join(
        text.split()
    )
    credits = (made.out / "description.txt").read_text("utf-8")
    assert "GeoNames" in credits and "GSHHG" in credits
