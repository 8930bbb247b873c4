"""The pages of credits and sources for the web."""

from __future__ import annotations

from pathlib import Path

from lantern.rendering.release import web_pages
from lantern.script.load import load as load_script
from tests.support.ledgers import (
    OURS,
    THEIRS,
    write_film,
)


def test_the_page_of_credits_for_the_web(tmp_path: Path) -> None:
    theirs = THEIRS.replace("Camel", "Camel <b>&</b>").replace(
        "licence", "url: 'javascript:alert(1)', year: 1945, licence"
    )
    ledger, _ = write_film(tmp_path, OURS, theirs.replace("NC", "SA"))
    script, _ = load_script(tmp_path / "scenes" / "salt")
    assert script is not None
    page = web_pages.format_credits_page(script, ledger, "eSpeak NG")
    assert (
        "<td>Camel &lt;b&gt;&amp;&lt;/b&gt;</td><td>P. Hoto</td><td>1945</td>" in page
        and "javascript" not in page
    )
    assert (
        '<a href="https://creativecommons.org/licenses/by-sa/2.0/">CC-BY-SA-2.0</a></td><td>Wells</td>'
        in page
    )
    assert (
        "published under the same licence: Camel" in page and "<p>eSpeak NG</p>" in page
    )
