"""The pages of credits and sources for the web."""

from __future__ import annotations

from pathlib import Path

from lantern.checks import sourcing
from lantern.checks.sourcing import claims
from lantern.plan import project
from lantern.plan.project import Project
from lantern.rendering.release import web_pages
from lantern.script.load import load as load_script
from tests.support import films, sourced
from tests.support.ledgers import (
    OURS,
    THEIRS,
    write_film,
)
from tests.support.maps import EMPTY


def test_the_page_of_credits_for_the_web(tmp_path: Path) -> None:
    theirs = THEIRS.replace("Camel", "Camel <b>&</b>").replace(
        "licence", "url: 'javascript:alert(1)', year: 1945, licence"
    )
    ledger, _ = write_film(tmp_path, OURS, theirs.replace("NC", "SA"))
    script, _ = load_script(tmp_path / "scenes" / "salt")
    assert script is not None
    page = web_pages.format_credits_page(script, ledger, "eSpeak NG")
    assert (
        "<td>Camel &lt;b&gt;&amp;&lt;/b&gt;</td><td>P. Hoto</td><td>1945</td>"
        in page
        and "javascript" not in page
    )
    assert (
        '<a href="https://creativecommons.org/licenses/by-sa/2.0/">CC-BY-SA-2.0</a></td><td>Wells</td>'
        in page
    )
    assert (
        "published under the same licence: Camel" in page
        and "<p>eSpeak NG</p>" in page
    )


def load(folder: Path, scene: str = sourced.TOLD, head: str = "") -> Project:
    loaded, problems = project.load(sourced.write(folder, scene, head))
    assert loaded is not None
    assert problems == []
    return loaded


def format_sources(loaded: Project) -> str:
    sources, problems = sourcing.load(loaded.script, loaded.lock)
    assert problems == []
    claimed = claims.format_claims(loaded.script)
    return web_pages.format_sources_page(sources, claimed)


def test_the_page_of_sources_has_a_row_for_each_paragraph(
    tmp_path: Path,
) -> None:
    omit = "omit: {paragraphs: [3], because: too long <b>}\n"
    scene = sourced.TOLD.replace("[2, 3, 4]", "[2]")
    page = format_sources(load(tmp_path, scene, omit))
    assert "<title>Salt: sources</title>" in page
    assert "<p>“The salt road”</p>" in page
    assert "<p>3 paragraphs: 1 told, 1 left out, 1 not told</p>" in page
    assert "<td>2</td><td>paragraph</td>" in page
    assert "<td>told</td><td>Wells</td><td></td></tr>" in page
    assert "<td>left out</td><td></td><td>too long &lt;b&gt;</td></tr>" in page
    assert "<td>not told</td><td></td><td></td></tr>" in page


def test_the_page_of_sources_names_those_of_maps(tmp_path: Path) -> None:
    scene = sourced.TOLD.replace(sourced.CARD, "shots: [{map: m.yml}]\n")
    (tmp_path / "film").mkdir()
    text = EMPTY + "sources: [a map of 1802]\n"
    (tmp_path / "film" / "m.yml").write_text(text, "utf-8")
    page = format_sources(load(tmp_path, scene))
    assert ">Maps</h2>" in page
    assert "m: a map of 1802" in page


def test_a_title_that_is_not_told_has_no_row(tmp_path: Path) -> None:
    page = format_sources(load(tmp_path))
    assert page.count("<tr>") == 1 + 3
    assert "<td>1</td>" not in page


def test_the_bar_has_a_part_for_each_paragraph_as_long_as_it_is(
    tmp_path: Path,
) -> None:
    loaded = load(tmp_path, sourced.TOLD.replace("[2, 3, 4]", "[2]"))
    assert loaded.lock is not None
    lengths = [block.length for block in loaded.lock.blocks[1:]]
    parts = [
        f'<i class="{name}" style="flex:{length}.0000"></i>'
        for name, length in zip(
            ("told", "untold", "untold"), lengths, strict=True
        )
    ]
    page = format_sources(loaded)
    assert f'<div class="bar">{"".join(parts)}</div>' in page


def test_claims_and_other_sources_have_sections_where_there_are_some(
    tmp_path: Path,
) -> None:
    plain = format_sources(load(tmp_path))
    assert "Claims" not in plain
    assert "Other sources" not in plain
    claim = "claim: {status: reported, by: the guide}\n"
    also = 'also_from: {text: "84 camels", source: a map}\n'
    scene = sourced.TOLD.replace("narration", f"{claim}{also}narration")
    page = format_sources(load(tmp_path, scene))
    assert "<h2>Claims</h2>\n<p>Reported: the guide: Wells</p>" in page
    assert "<h2>Other sources</h2>\n<p>“84 camels”: a map</p>" in page


def test_a_film_without_an_article_has_an_empty_page(tmp_path: Path) -> None:
    film = films.write(tmp_path, [films.scene("One", "Rain.")])
    page = format_sources(films.load_valid(film))
    assert "<h1>A short film: sources</h1>\n</body>" in page
