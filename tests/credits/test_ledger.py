"""The credits ledger: what is read, and the credits that are made of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.core.interface_words import find_words
from lantern.credits.ledger import count_pages, split_roll
from lantern.credits.ledger_files import load
from lantern.graphics import look
from lantern.script.model.article import ArticleReference
from lantern.script.model.cards import CreditEntry
from lantern.visuals.map.spec.map_assets import find_map_assets
from tests.support import films
from tests.support.ledgers import (
    BANG,
    DATA,
    FONT,
    OURS,
    SCORE,
    THEIRS,
    TUNE,
    list_texts,
    load_film,
    write_film,
    write_shots,
    write_sound_film,
)

ENGLISH = find_words("en")


def test_a_film_whose_pictures_are_all_known(tmp_path: Path) -> None:
    ledger, problems = write_film(tmp_path, OURS + DATA + FONT, THEIRS)
    assert problems == []
    known = ledger.find_entry(tmp_path / "assets" / "a.png")
    assert known is not None and known.title == "Wells"
    assert "Wells: Us (CC-BY-4.0)" in ledger.format_lines(
        ENGLISH
    ) and "Camel: P. Hoto (CC-BY-NC-2.0)" in ledger.format_lines(ENGLISH)


def test_the_page_of_credits(tmp_path: Path) -> None:
    ledger, _ = write_film(tmp_path, OURS + DATA + FONT, THEIRS)
    script = load_film(tmp_path)
    rows = {
        row.role: row.lines
        for row in ledger.build_roll(script.film, "eSpeak NG")
    }
    assert list(rows) == [
        "Written from",
        "Illustrations",
        "Pictures",
        "Maps",
        "Narration",
        "Type",
        "Made with",
    ]
    assert rows["Written from"] == (
        "“The salt road”",
        "A. Writer, 6 November 2020",
    )
    assert rows["Illustrations"] == ("Drawn for this film.",) and rows[
        "Narration"
    ] == ("eSpeak NG",)
    assert rows["Pictures"] == ("Camel: P. Hoto, CC-BY-NC-2.0",)
    assert rows["Type"] == ("Source Serif, OFL-1.1",)


def test_a_film_without_maps_does_not_credit_what_they_are_drawn_from(
    tmp_path: Path,
) -> None:
    gshhg = DATA.replace("id: coast", "id: gshhg")
    assert [
        entry.id
        for entry in write_film(tmp_path, OURS + gshhg + DATA + FONT, THEIRS)[
            0
        ].others
    ] == ["coast", "serif"]


def make_rows(*counts: int) -> list[CreditEntry]:
    """Rows with a role of one word and a line of so many words."""
    return [CreditEntry(role="R", lines=("word " * count,)) for count in counts]


@pytest.mark.parametrize(
    ("count", "sizes"),
    [(1, [6]), (2, [2, 4]), (3, [2, 1, 3]), (6, [1] * 6), (9, [1] * 6)],
)
def test_the_rows_of_the_credits_are_shared_by_their_pages(
    count: int, sizes: list[int]
) -> None:
    rows = make_rows(2, 9, 3, 3, 2, 1)
    pages = split_roll(rows, count)
    assert [len(page) for page in pages] == sizes
    joined: list[CreditEntry] = []
    for page in pages:
        joined += page
    assert joined == rows


def test_a_row_of_many_lines_goes_on_on_the_next_page() -> None:
    names = tuple(f"name {i}" for i in range(20))
    rows = [CreditEntry(role="Pictures", lines=names), *make_rows(2)]
    assert split_roll(rows, 1) == [tuple(rows)]
    # 20 lines are parts of 8, 8 and 4, of 16, 16 and 8 words and the role
    first, second = split_roll(rows, 2)
    assert first == (CreditEntry(role="Pictures", lines=names[:8]),)
    assert second == (CreditEntry(role="Pictures", lines=names[8:]), rows[1])
    assert [len(page) for page in split_roll(rows, 9)] == [1, 1, 1, 1]
    assert count_pages(rows) == 4


def test_a_page_of_credits_without_a_row_is_a_problem(tmp_path: Path) -> None:
    write_film(tmp_path, OURS, THEIRS)
    write_shots(tmp_path, *["card: credits"] * 5)
    problems = films.find_problems(tmp_path / "scenes" / "salt")
    found = [p for p in problems if "pages" in p.message]
    assert list_texts(tmp_path, found) == [
        "scenes/salt/01-wells.yml:8:11: the credits fill 4 pages at most: "
        "take this 'card: credits' out"
    ]


def test_music_and_sounds_are_credited_apart_from_pictures(
    tmp_path: Path,
) -> None:
    ledger, problems = write_sound_film(tmp_path, TUNE + BANG + SCORE, "t.flac")
    assert problems == []
    script = load_film(tmp_path)
    rows = {row.role: row.lines for row in ledger.build_roll(script.film, "x")}
    assert rows["Music"] == ("A tune: P. Layer, CC-BY-NC-4.0",) and rows[
        "Sound"
    ] == ("A bang: R. Ecord, CC0-1.0",)
    assert "Pictures" not in rows
    assert "Original score: Us (CC-BY-4.0)" not in ledger.format_lines(
        ENGLISH
    ) and "A tune: P. Layer (CC-BY-NC-4.0)" in ledger.format_lines(ENGLISH)


def test_the_score_is_credited_where_it_plays(tmp_path: Path) -> None:
    ledger, _ = write_sound_film(tmp_path, BANG + SCORE, "score")
    script = load_film(tmp_path)
    rows = [
        (row.role, row.lines) for row in ledger.build_roll(script.film, "x")
    ]
    assert ("Music", ("Original score, composed for this film",)) in rows
    assert ledger.format_lines(ENGLISH)[1] == "Original score: Us (CC-BY-4.0)"


def test_built_in_sounds_are_credited_where_they_are_heard(
    tmp_path: Path,
) -> None:
    ledger, _ = write_film(tmp_path, OURS, THEIRS)
    script = load_film(tmp_path)
    assert "Sound" not in {
        row.role for row in ledger.build_roll(script.film, "x")
    }
    ledger, problems = write_film(
        tmp_path,
        OURS.replace("made_by: us", "made_by: us, place: steppe"),
        THEIRS,
    )
    assert problems == []
    rows = {row.role: row.lines for row in ledger.build_roll(script.film, "x")}
    assert rows["Sound"] == ("Ambience and effects, made for this film",)


def test_what_is_to_be_shared_alike_is_noted(tmp_path: Path) -> None:
    ledger, problems = write_film(tmp_path, OURS, THEIRS.replace("NC", "SA"))
    assert problems == [] and [entry.title for entry in ledger.share_alike] == [
        "Camel"
    ]


def test_what_comes_with_lantern_needs_no_line_but_may_have_one(
    tmp_path: Path,
) -> None:
    ledger, problems = write_film(tmp_path, OURS, THEIRS)
    assert problems == [] and [e.title for e in ledger.others] == [
        "Source Serif",
        "Source Sans",
    ]
    assert [
        e.id for e in write_film(tmp_path, OURS + FONT, THEIRS)[0].others
    ] == ["serif"]
    here = tmp_path / "scenes" / "salt"
    (here / "m.yml").write_text(
        "views: {all: {box: [100, 40, 110, 50]}}\nlayers: [{file: wells.json, line: '#aa2200'}]\n"
    )
    (here / "wells.json").write_text(
        '{"type": "FeatureCollection", "features": []}'
    )
    (here / "01-wells.yml").write_text(
        "scene: Wells\nduration: 3\nshots:\n  - map: m.yml\n"
    )
    script = load_film(tmp_path)
    ledger, problems = load(script, find_map_assets(script, look.load()))
    assert [e.id for e in ledger.others] == ["serif", "gshhg", "basemap-relief"]
    assert list_texts(tmp_path, problems) == [
        "scenes/salt/01-wells.yml:4:10: 'wells.json' has no entry in the credits "
        "ledger; add to credits.yml beside "
        "film.yml: - {file: wells.json, kind: …, title: …, author: …, licence: …}"
    ]


def test_what_both_ledgers_name_is_credited_in_the_films_words(
    tmp_path: Path,
) -> None:
    own = FONT.replace("Source Serif", "Our Serif")
    ledger, problems = write_film(tmp_path, OURS + FONT + DATA, THEIRS + own)
    assert problems == []
    assert [entry.title for entry in ledger.others] == [
        "Coastlines",
        "Our Serif",
    ]


def test_a_file_that_both_ledgers_name_has_the_films_entry(
    tmp_path: Path,
) -> None:
    own = OURS.replace("file: a.png", "file: ../../assets/a.png")
    ledger, _ = write_film(
        tmp_path, OURS, own.replace("Wells", "Our wells") + THEIRS
    )
    entry = ledger.find_entry(tmp_path / "assets" / "a.png")
    assert entry is not None
    assert entry.title == "Our wells"
    assert ledger.find_entry(tmp_path / "assets" / "other.png") is None


def test_a_ledger_that_is_a_link_out_of_the_project_is_not_read(
    tmp_path: Path,
) -> None:
    (tmp_path / "away.yml").write_text(f"credits:\n{THEIRS}")
    project = tmp_path / "project"
    write_film(project, OURS, THEIRS)
    ledger = project / "scenes" / "salt" / "credits.yml"
    ledger.unlink()
    ledger.symlink_to(tmp_path / "away.yml")
    _, problems = load(load_film(project))
    assert [problem.message for problem in problems] == [
        "'credits.yml' is outside the film and assets/; allow it with --allow-path"
    ]


def test_a_ledger_that_is_not_yaml_hides_no_other_fault(tmp_path: Path) -> None:
    _, problems = write_film(tmp_path, OURS, "- {file: [\n")
    assert len(problems) == 1
    assert (
        problems[0].message
        == "the [ that begins here is never closed; write ] at its end"
    )


def test_photographs_of_ours_and_drawings_have_rows_of_their_own(
    tmp_path: Path,
) -> None:
    own = THEIRS.replace(
        "licence: CC-BY-NC-2.0", "licence: own-work, made_by: us"
    )
    ledger, problems = write_film(tmp_path, OURS, own)
    assert problems == []
    rows = {
        row.role: row.lines
        for row in ledger.build_roll(load_film(tmp_path).film, "x")
    }
    assert rows["Photographs"] == ("P. Hoto",)
    assert rows["Illustrations"] == ("Drawn for this film.",)
    assert "Pictures" not in rows


def test_a_film_without_photographs_says_that_none_are_used(
    tmp_path: Path,
) -> None:
    write_film(tmp_path, OURS, THEIRS)
    script = write_shots(tmp_path, "still: assets/a.png")
    ledger, _ = load(script)
    rows = {row.role: row.lines for row in ledger.build_roll(script.film, "x")}
    assert rows["Illustrations"] == (
        "Drawn for this film. No archival photographs are used.",
    )


def test_things_of_one_author_and_licence_share_a_line(tmp_path: Path) -> None:
    second = OURS.replace("a.png", "c.png").replace("Wells", "Road")
    write_film(tmp_path, OURS + second + FONT, THEIRS)
    (tmp_path / "assets" / "c.png").write_text("x")
    script = write_shots(tmp_path, "still: assets/a.png", "still: assets/c.png")
    ledger, problems = load(script)
    assert problems == []
    assert ledger.format_lines(ENGLISH) == [
        "Wells, Road: Us (CC-BY-4.0)",
        "Source Serif: Adobe (OFL-1.1)",
    ]


def test_tools_are_on_the_credits_page_alone(tmp_path: Path) -> None:
    tool = "- {id: x264, kind: tool, title: x264, author: VideoLAN, licence: GPL-2.0}\n"
    ledger, _ = write_film(tmp_path, tool + OURS + FONT, THEIRS)
    assert not any("x264" in line for line in ledger.format_lines(ENGLISH))
    assert [use.entry.kind for use in ledger.uses] == [
        "illustration",
        "photograph",
        "font",
    ]


def test_a_picture_of_several_scenes_has_their_numbers_once(
    tmp_path: Path,
) -> None:
    write_film(tmp_path, OURS, THEIRS)
    here = tmp_path / "scenes" / "salt"
    (here / "02-road.yml").write_text(
        "scene: Road\nduration: 3\nshots:\n  - still: b.png\n  - still: b.png\n"
    )
    ledger, _ = load(load_film(tmp_path))
    scenes = {use.entry.title: use.scenes for use in ledger.uses}
    assert (scenes["Wells"], scenes["Camel"]) == ((1,), (1, 2))


def test_an_article_without_author_and_date_has_its_title_only(
    tmp_path: Path,
) -> None:
    ledger, _ = write_film(tmp_path, OURS, THEIRS)
    film = load_film(tmp_path).film
    bare = film.model_copy(
        update={"article": ArticleReference(title="The salt road")}
    )
    assert ledger.build_roll(bare, "x")[0].lines == ("“The salt road”",)
    none = film.model_copy(update={"article": None})
    assert ledger.build_roll(none, "x")[0].role == "Illustrations"


@pytest.mark.parametrize(
    ("stored", "listed"),
    [("Fa\u0308hre", "F\u00e4hre"), ("F\u00e4hre", "Fa\u0308hre")],
)
def test_an_entry_is_that_of_a_file_however_its_name_is_stored(
    tmp_path: Path, stored: str, listed: str
) -> None:
    shot = films.still("F\u00e4hre")
    film = films.write(tmp_path, [films.scene("One", "Rain.", shot)])
    assets = tmp_path / "assets"
    films.paint(assets / f"{stored}.png", 90)
    entries = (assets / "credits.yml").read_text("utf-8")
    entries = entries.replace("dark.png", f"{listed}.png")
    (assets / "credits.yml").write_text(entries, "utf-8")
    assert films.find_problems(film) == []
