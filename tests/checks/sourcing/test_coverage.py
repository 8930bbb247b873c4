"""What a film tells of its article: numbers it doesn't have, paragraphs left out, the overview."""

from __future__ import annotations

from pathlib import Path

from lantern.article.blocks import BlockKind
from lantern.article.lock import LockBlock
from lantern.checks import sourcing
from lantern.checks.sourcing import coverage
from lantern.checks.sourcing.coverage import BlockCoverage
from lantern.core.interface_words import find_words
from lantern.script import lockfile
from tests.support import films, sourced

LIBERATION = films.ROOT / "scenes" / "liberation-1945"


EVENT = "      timeline: Days\n      events: [{date: 9 August, text: go, passage: 7}]\n"


def test_paragraphs_that_the_article_does_not_have(tmp_path: Path) -> None:
    scene = sourced.TOLD.replace("[2, 3, 4]", "[2, 3, 4, 9]").replace(
        sourced.CARD, sourced.CARD + "  - card:\n" + EVENT
    )
    assert sourced.find_faults(
        tmp_path, scene, "omit: {paragraphs: [5], because: none}\n"
    ) == [
        "01-wells.yml:2:20: the article has 4 blocks, not 9",
        "01-wells.yml:10:52: the article has 4 blocks, not 7",
        "film.yml:5:21: the article has 4 blocks, not 5",
    ]


def test_a_paragraph_nobody_tells(tmp_path: Path) -> None:
    scene = sourced.TOLD.replace("[2, 3, 4]", "[2, 3]")
    assert sourced.find_faults(tmp_path, scene, strict=True) == [
        "film.yml:3:1: paragraph 4 of the article ('Nobody has counted the wells since …') is"
        " not told; let scenes rest on it, or add to film.yml: omit: {paragraphs: [4],"
        " because: …}"
    ]
    assert (
        sourced.find_faults(
            tmp_path,
            scene,
            "omit: {paragraphs: [4], because: an opinion}\n",
            strict=True,
        )
        == []
    )


def test_paragraphs_nobody_tells_are_told_in_one_line(tmp_path: Path) -> None:
    (found,) = sourced.find_faults(
        tmp_path, sourced.TOLD.replace("[2, 3, 4]", "[2]")
    )
    assert (
        found
        == "film.yml:3:1: warning: paragraphs 3, 4 of the article ('At 4:30 hrs on August 10th"
        " …', …) are not told; let scenes rest on them, or add to film.yml: omit:"
        " {paragraphs: [3, 4], because: …}"
    )


def test_coverage_as_bar_and_numbers(tmp_path: Path) -> None:
    film = (
        "omit:\n  - {paragraphs: [2], because: the general}\n  - {paragraphs: [3], because:"
        " later}\n"
    )
    script = sourced.load_script(
        sourced.write(tmp_path, sourced.TOLD.replace("[2, 3, 4]", "[2]"), film)
    )
    found, _ = sourcing.load(script, lockfile.load(script)[0])
    assert [row.state for row in found.rows] == [
        "",
        "told in part",
        "left out",
        "not told",
    ]
    bar = coverage.draw_bar(found.rows)
    assert (
        len(bar) == 60
        and bar.strip("▓").strip("░") == "▒" * bar.count("▒")
        and 17 < bar.count("▓") < 23
    )
    assert coverage.format_overview(found.rows).split("\n")[1:] == [
        (
            "3 paragraphs: 1 told in part, 1 left out, 1 not told (█ told, ▓ told in part, ▒"
            " left out, ░ not told)"
        ),
        "told in part: 2",
        "left out: 3",
        "not told: 4",
    ]


def test_the_sample_tells_its_article_as_the_guide_says() -> None:
    found = sourced.load_script(LIBERATION)
    assert sourced.check(LIBERATION, strict=True) == []
    rows = sourcing.load(found, lockfile.load(found)[0])[0].rows
    assert f"    {coverage.format_overview(rows)}".replace("\n", "\n    ") in (
        films.ROOT / "docs/guides/sources-and-credits.md"
    ).read_text("utf-8")


def make_row(
    number: int,
    length: int,
    *,
    scenes: tuple[int, ...] = (),
    reasons: tuple[str, ...] = (),
    kind: BlockKind = "paragraph",
) -> BlockCoverage:
    block = LockBlock(number, kind, "0" * 32, length, "Once")
    return BlockCoverage(block, scenes, reasons)


def test_a_block_has_the_state_that_scenes_and_reasons_give_it() -> None:
    assert make_row(1, 9, scenes=(1,)).state == "told"
    assert (
        make_row(
            1,
            9,
            scenes=(1,),
            reasons=("long",),
        ).state
        == "told in part"
    )
    assert make_row(1, 9, reasons=("long",)).state == "left out"
    assert make_row(1, 9).state == "not told"
    assert make_row(1, 9, kind="title").state == ""


def test_the_bar_shows_each_paragraph_as_wide_as_it_is_long() -> None:
    rows = [
        make_row(1, 500, kind="title"),
        make_row(2, 200, scenes=(1,)),
        make_row(3, 100),
        make_row(4, 300, reasons=("long",)),
    ]
    assert coverage.draw_bar(rows) == "█" * 20 + "░" * 10 + "▒" * 30


def test_the_bar_is_sixty_characters_whatever_is_rounded() -> None:
    rows = [make_row(i, 7, scenes=(1,)) for i in range(1, 12)]
    assert coverage.draw_bar(rows) == "█" * 60


def test_an_article_of_titles_has_no_paragraphs() -> None:
    rows = [make_row(1, 9, kind="title")]
    assert coverage.draw_bar(rows) == ""
    assert (
        coverage.format_summary(rows, find_words("en").pages) == "no paragraphs"
    )
    assert set(coverage.count_states(rows).values()) == {0}


def test_a_single_paragraph_is_counted_as_one() -> None:
    assert (
        coverage.format_summary([make_row(1, 9)], find_words("en").pages)
        == "1 paragraph: 1 not told"
    )


def test_rows_name_each_scene_and_reason_of_a_block(tmp_path: Path) -> None:
    omit = (
        "omit:\n  - {paragraphs: [2, 3], because: too long}\n"
        "  - {paragraphs: [2], because: the general}\n"
    )
    scene = sourced.TOLD.replace("[2, 3, 4]", "[2]").replace(
        sourced.CARD, f"{sourced.CARD}  - card:\n{EVENT.replace('7', '2')}"
    )
    script = sourced.load_script(sourced.write(tmp_path, scene, omit))
    blocks = [make_row(number, 9).block for number in (1, 2, 3)]
    rows = coverage.build_rows(script, blocks)
    assert [row.scenes for row in rows] == [(), (1,), ()]
    assert [row.reasons for row in rows] == [
        (),
        ("too long", "the general"),
        ("too long",),
    ]
