"""The credits ledger: no picture without its maker and its licence."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern import checks
from lantern.core.problems import EXIT_ASSET, EXIT_SCENE, EXIT_TOOL, Problem
from lantern.credits import licences
from lantern.credits.ledger import Ledger, load, split_roll
from lantern.rendering.release import web_pages
from lantern.script.load import load as load_script
from lantern.script.model.cards import CreditEntry

FILM = (
    "lantern: 1\ntitle: Salt\narticle: {title: The salt road, author: A. Writer, "
    "published: 2020-11-06}\n"
)
SCENE_FILE = (
    "scene: Wells\nduration: 3\nshots:\n  - still: assets/a.png\n  - still: b.png\n"
)
OURS = (
    "- {file: a.png, kind: illustration, title: Wells, author: Us, licence: "
    "CC-BY-4.0, made_by: us}\n"
)
THEIRS = "- {file: b.png, kind: photograph, title: Camel, author: P. Hoto, licence: CC-BY-NC-2.0}\n"
DATA = (
    "- {id: coast, kind: data, title: Coastlines, author: GSHHG, licence: LGPL-3.0}\n"
)
FONT = (
    "- {id: serif, kind: font, title: Source Serif, author: Adobe, licence: OFL-1.1}\n"
)


def lay(
    folder: Path, project: str, film: str, use: str = "non-commercial"
) -> tuple[Ledger, list[Problem]]:
    here = folder / "scenes" / "salt"
    texts = {
        here / "film.yml": f"{FILM}use: {use}\n",
        here / "01-wells.yml": SCENE_FILE,
        here / "b.png": "x",
        here / "credits.yml": f"credits:\n{film}" if film else "",
        folder / "assets" / "a.png": "x",
        folder / "assets" / "credits.yml": f"credits:\n{project}" if project else "",
    }
    for path, text in texts.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        if text:
            path.write_text(text)
    script, problems = load_script(here)
    assert script is not None and not problems
    return load(script)


def told(folder: Path, problems: list[Problem]) -> list[str]:
    return [str(p).replace(f"{folder}/", "") for p in problems]


def test_a_film_whose_pictures_are_all_known(tmp_path: Path) -> None:
    ledger, problems = lay(tmp_path, OURS + DATA + FONT, THEIRS)
    assert problems == []
    known = ledger.find_entry(tmp_path / "assets" / "a.png")
    assert known is not None and known.title == "Wells"
    assert (
        "Wells: Us (CC-BY-4.0)" in ledger.format_lines()
        and "Camel: P. Hoto (CC-BY-NC-2.0)" in ledger.format_lines()
    )


def test_a_picture_nobody_is_named_for(tmp_path: Path) -> None:
    problems = lay(tmp_path, DATA, "")[1]
    assert {p.code for p in problems} == {EXIT_ASSET}
    line = "- {file: %s, kind: …, title: …, author: …, licence: …}"
    assert told(tmp_path, problems) == [
        "scenes/salt/01-wells.yml:4:12: 'assets/a.png' has no entry in the credits ledger; "
        "add to assets/credits.yml: " + line % "a.png",
        "scenes/salt/01-wells.yml:5:12: 'b.png' has no entry in the credits ledger; "
        "add to credits.yml beside film.yml: " + line % "b.png",
    ]


def test_a_licence_that_forbids_the_use(tmp_path: Path) -> None:
    assert told(tmp_path, lay(tmp_path, OURS, THEIRS, "commercial")[1]) == [
        "scenes/salt/01-wells.yml:5:12: 'b.png' is licensed CC-BY-NC-2.0, and "
        "the film says use: commercial"
    ]


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        (
            "- {kind: font, title: A, author: B, licence: C}\n",
            ":2:3: an entry names a file, or has an id",
        ),
        (
            "- {id: x, file: y, kind: font, title: A, author: B, licence: C}\n",
            "an entry names a file, or has an id",
        ),
        (
            "- {id: x, kind: fonts, title: A, author: B, licence: C}\n",
            "; did you mean 'font'?",
        ),
        (
            "- {id: x, kind: font, title: A, author: B, license: C}\n",
            "unknown key 'license'; did you mean 'licence'?",
        ),
    ],
)
def test_a_faulty_ledger(tmp_path: Path, entry: str, message: str) -> None:
    problems = lay(tmp_path, entry, THEIRS)[1]
    assert problems[-1].code == EXIT_SCENE and any(
        message in p for p in told(tmp_path, problems)
    )
    assert all("no entry" not in p.message for p in problems)


def test_the_page_of_credits(tmp_path: Path) -> None:
    ledger, _ = lay(tmp_path, OURS + DATA + FONT, THEIRS)
    script, _ = load_script(tmp_path / "scenes" / "salt")
    assert script is not None
    rows = {row.role: row.lines for row in ledger.build_roll(script.film, "eSpeak NG")}
    assert list(rows) == [
        "Written from",
        "Illustrations",
        "Pictures",
        "Maps",
        "Narration",
        "Type",
        "Made with",
    ]
    assert rows["Written from"] == ("“The salt road”", "A. Writer, 6 November 2020")
    assert rows["Illustrations"] == ("Drawn for this film.",) and rows["Narration"] == (
        "eSpeak NG",
    )
    assert rows["Pictures"] == ("Camel: P. Hoto, CC-BY-NC-2.0",)
    assert rows["Type"] == ("Source Serif, OFL-1.1",)


def test_a_film_without_maps_does_not_credit_what_they_are_drawn_from(
    tmp_path: Path,
) -> None:
    gshhg = DATA.replace("id: coast", "id: gshhg")
    assert [
        entry.id
        for entry in lay(tmp_path, OURS + gshhg + DATA + FONT, THEIRS)[0].others
    ] == ["coast", "serif"]


def test_the_rows_of_the_credits_are_shared_out_over_their_pages(
    tmp_path: Path,
) -> None:
    rows = [
        CreditEntry(role="R", lines=("word " * count,)) for count in (2, 9, 3, 3, 2, 1)
    ]
    sizes = [
        [len(page) for page in split_roll(rows, count)] for count in (1, 2, 3, 6, 9)
    ]
    assert sizes == [[6], [2, 4], [2, 1, 3], [1] * 6, [1] * 6]
    assert [row for page in split_roll(rows, 2) for row in page] == rows

    lay(tmp_path, OURS, THEIRS)
    (tmp_path / "scenes" / "salt" / "01-wells.yml").write_text(
        "scene: Wells\nduration: 3\nshots:\n" + "  - card: credits\n" * 5
    )
    script, _ = load_script(tmp_path / "scenes" / "salt")
    assert script is not None
    found = [p for p in checks.check(script)[1] if "rows" in p.message]
    assert told(tmp_path, found) == [
        "scenes/salt/01-wells.yml:8:11: the credits have 4 rows, and a page "
        "needs one: take this 'card: credits' out"
    ]


@pytest.mark.parametrize(
    ("captions", "line", "message"),
    [
        (
            "block",
            "narration: The road 鹽路 is long.",
            "01-wells.yml:2:12: the font Source Sans Pro lacks 2",
        ),
        (
            "none",
            "lower_third: {title: 鹽路}",
            "01-wells.yml:2:22: the font Source Serif Pro lacks 2",
        ),
    ],
)
def test_characters_that_no_face_has_are_told_before_anything_is_made(
    tmp_path: Path, captions: str, line: str, message: str
) -> None:
    lay(tmp_path, OURS, THEIRS)
    here = tmp_path / "scenes" / "salt"
    (here / "film.yml").write_text(f"{FILM}captions: {captions}\nvoice: [tone]\n")
    length = "" if line.startswith("narration") else "duration: 3\n"
    (here / "01-wells.yml").write_text(
        f"scene: Wells\n{line}\n{length}shots:\n  - card: title\n", "utf-8"
    )
    script, problems = load_script(here)
    assert script is not None and not problems
    found = [p for p in checks.check(script)[1] if "lacks" in p.message]
    assert [p.code for p in found] == [EXIT_TOOL]
    assert (
        f"{message} of these characters: 鹽 路; write them otherwise"
        in told(tmp_path, found)[0]
    )


TUNE = "- {file: t.flac, kind: music, title: A tune, author: P. Layer, licence: CC-BY-NC-4.0}\n"
BANG = "- {file: bang.wav, kind: sound, title: A bang, author: R. Ecord, licence: CC0-1.0}\n"
SCORE = (
    "- {id: score, kind: music, title: Original score, author: Us, licence: "
    "CC-BY-4.0, made_by: us}\n"
)


def heard(
    folder: Path, credits: str, music: str, use: str = "non-commercial"
) -> tuple[Ledger, list[str]]:
    """A film with music and a sound, and what is wrong with its ledger."""
    lay(folder, OURS + DATA, THEIRS)
    here = folder / "scenes" / "salt"
    (here / "t.flac").write_text("x")
    (here / "bang.wav").write_text("x")
    (here / "credits.yml").write_text(f"credits:\n{credits}")
    (here / "film.yml").write_text(f"{FILM}use: {use}\nmusic: {music}\n")
    (here / "01-wells.yml").write_text(
        "scene: Wells\nduration: 3\nsound: bang.wav\nshots:\n  - card: title\n"
    )
    script, problems = load_script(here)
    assert script is not None and not problems
    ledger, problems = load(script)
    return ledger, told(folder, problems)


def test_music_and_sounds_are_credited_apart_from_pictures(tmp_path: Path) -> None:
    ledger, problems = heard(tmp_path, TUNE + BANG + SCORE, "t.flac")
    assert problems == []
    script, _ = load_script(tmp_path / "scenes" / "salt")
    assert script is not None
    rows = {row.role: row.lines for row in ledger.build_roll(script.film, "x")}
    assert rows["Music"] == ("A tune: P. Layer, CC-BY-NC-4.0",) and rows["Sound"] == (
        "A bang: R. Ecord, CC0-1.0",
    )
    assert "Pictures" not in rows
    assert (
        "Original score: Us (CC-BY-4.0)" not in ledger.format_lines()
        and "A tune: P. Layer (CC-BY-NC-4.0)" in ledger.format_lines()
    )


def test_the_score_is_credited_where_it_plays(tmp_path: Path) -> None:
    ledger, _ = heard(tmp_path, BANG + SCORE, "score")
    script, _ = load_script(tmp_path / "scenes" / "salt")
    assert script is not None
    rows = [(row.role, row.lines) for row in ledger.build_roll(script.film, "x")]
    assert ("Music", ("Original score, composed for this film",)) in rows
    assert ledger.format_lines()[1] == "Original score: Us (CC-BY-4.0)"


def test_music_and_sounds_nobody_is_named_for(tmp_path: Path) -> None:
    _, problems = heard(tmp_path, SCORE, "{file: t.flac}")
    assert [p.split(";")[0] for p in problems] == [
        "scenes/salt/film.yml:5:15: 't.flac' has no entry in the credits ledger",
        "scenes/salt/01-wells.yml:3:8: 'bang.wav' has no entry in the credits ledger",
    ]


def test_music_whose_licence_forbids_the_use(tmp_path: Path) -> None:
    _, problems = heard(tmp_path, TUNE + BANG, "t.flac", "commercial")
    assert problems == [
        "scenes/salt/film.yml:5:8: 't.flac' is licensed CC-BY-NC-4.0, and the "
        "film says use: commercial"
    ]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("CC BY 4.0", "CC-BY-4.0"),
        ("cc-by-nc-sa-3.0", "CC-BY-NC-SA-3.0"),
        ("Public Domain", "CC-PDM-1.0"),
        ("gpl-3.0-OR-later", "GPL-3.0-or-later"),
        ("MIT OR CC0-1.0", "MIT OR CC0-1.0"),
        ("own work", "own-work"),
        ("CC-BY", None),
        ("free to use", None),
    ],
)
def test_licences_by_the_names_people_write(written: str, name: str | None) -> None:
    found = licences.parse(written)
    assert (found and found.id) == name


def test_what_licences_ask_and_where_they_can_be_read() -> None:
    found = licences.parse("CC BY-NC-ND 4.0")
    assert found is not None and (
        found.non_commercial,
        found.no_derivatives,
        found.share_alike,
    ) == (True, True, False)
    assert found.url == "https://creativecommons.org/licenses/by-nc-nd/4.0/"
    urls = [
        licences.Licence(name).url
        for name in ("CC0-1.0", "OFL-1.1", "own-work", "LicenseRef-x")
    ]
    deed, font = (
        "https://creativecommons.org/publicdomain/zero/1.0/",
        "https://spdx.org/licenses/OFL-1.1.html",
    )
    assert urls == [deed, font, None, None]


@pytest.mark.parametrize(
    ("licence", "near"),
    [
        ("CC-BY", "; did you mean 'CC-BY-4.0'?"),
        ("CC BY 40", "; did you mean 'CC-BY-4.0'?"),
        ("free", "."),
    ],
)
def test_a_licence_nobody_knows_is_told_with_the_line_to_write(
    tmp_path: Path, licence: str, near: str
) -> None:
    _, problems = lay(tmp_path, OURS, THEIRS.replace("CC-BY-NC-2.0", licence))
    assert [p.code for p in problems] == [EXIT_ASSET]
    assert told(tmp_path, problems) == [
        f"scenes/salt/credits.yml:2:75: '{licence}' is not a known licence{near} "
        "Write its SPDX id, such as licence: "
        "CC-BY-4.0; for terms of its own, licence: LicenseRef-NAME and a note that says them"
    ]


@pytest.mark.parametrize(
    ("licence", "message"),
    [
        ("own-work", "licence: own-work is for what is made_by: us"),
        (
            "LicenseRef-letter",
            (
                "LicenseRef-letter is not a public licence; say its terms in note, "
                "or where they are in url"
            ),
        ),
    ],
)
def test_licences_that_need_a_word_more(
    tmp_path: Path, licence: str, message: str
) -> None:
    _, problems = lay(tmp_path, OURS, THEIRS.replace("CC-BY-NC-2.0", licence))
    assert [p.message for p in problems] == [message]


def shown_as(folder: Path, shot: str, licence: str, by: str = "others") -> list[str]:
    """What is wrong with showing b.png like that."""
    lay(folder, OURS, THEIRS.replace("CC-BY-NC-2.0", f"{licence}, made_by: {by}"))
    here = folder / "scenes" / "salt"
    (here / "01-wells.yml").write_text(
        f"scene: Wells\nduration: 3\nshots:\n  - {shot}\n"
    )
    script, problems = load_script(here)
    assert script is not None and not problems
    return told(folder, load(script)[1])


@pytest.mark.parametrize(
    "shot",
    [
        "{still: b.png}",
        "{still: b.png, fit: contain, move: push-in}",
        "{still: b.png, fit: contain, focus: [0, 0, 1, 1]}",
    ],
)
def test_a_picture_that_may_not_be_changed_is_shown_whole_and_still(
    tmp_path: Path, shot: str
) -> None:
    assert shown_as(tmp_path, shot, "CC-BY-ND-4.0") == [
        "scenes/salt/01-wells.yml:4:13: 'b.png' is licensed CC-BY-ND-4.0, which "
        "allows no cropping and no moving; "
        "write fit: contain, without move and focus"
    ]


def test_what_a_picture_that_may_not_be_changed_is_good_for(tmp_path: Path) -> None:
    assert (
        shown_as(tmp_path, "{still: b.png, fit: contain, move: hold}", "CC-BY-ND-4.0")
        == []
    )
    assert shown_as(tmp_path, "{still: b.png}", "CC-BY-ND-4.0", "us") == []
    (problem,) = shown_as(
        tmp_path, "card: {title: Salt, ground: b.png}", "CC-BY-ND-4.0"
    )
    assert problem.endswith(
        "which allows no changes, and a card's ground is cropped to the frame; show it as a still"
    )


def test_sound_that_may_not_be_changed(tmp_path: Path) -> None:
    _, problems = heard(tmp_path, TUNE.replace("NC", "ND") + BANG, "t.flac")
    assert problems == [
        "scenes/salt/film.yml:5:8: 't.flac' is licensed CC-BY-ND-4.0, which "
        "allows no changes, and sound under "
        "pictures is one"
    ]


def test_what_is_to_be_shared_alike_is_noted(tmp_path: Path) -> None:
    ledger, problems = lay(tmp_path, OURS, THEIRS.replace("NC", "SA"))
    assert problems == [] and [entry.title for entry in ledger.share_alike] == ["Camel"]


def test_an_entry_for_a_file_that_is_not_there(tmp_path: Path) -> None:
    _, problems = lay(tmp_path, OURS + OURS.replace("a.png", "aa.png"), THEIRS)
    assert told(tmp_path, problems) == [
        "assets/credits.yml:3:10: warning: the ledger names 'aa.png', which is "
        "not there; did you mean 'a.png'?"
    ]


def test_what_comes_with_lantern_needs_no_line_but_may_have_one(tmp_path: Path) -> None:
    ledger, problems = lay(tmp_path, OURS, THEIRS)
    assert problems == [] and [e.title for e in ledger.others] == [
        "Source Serif",
        "Source Sans",
    ]
    assert [e.id for e in lay(tmp_path, OURS + FONT, THEIRS)[0].others] == ["serif"]
    here = tmp_path / "scenes" / "salt"
    (here / "m.yml").write_text(
        "views: {all: {box: [100, 40, 110, 50]}}\nlayers: [{file: wells.json, line: '#aa2200'}]\n"
    )
    (here / "wells.json").write_text('{"type": "FeatureCollection", "features": []}')
    (here / "01-wells.yml").write_text(
        "scene: Wells\nduration: 3\nshots:\n  - map: m.yml\n"
    )
    script, _ = load_script(here)
    assert script is not None
    ledger, problems = checks.load_credits(script)
    assert [e.id for e in ledger.others] == ["serif", "gshhg", "basemap-relief"]
    assert told(tmp_path, problems) == [
        "scenes/salt/01-wells.yml:4:10: 'wells.json' has no entry in the credits "
        "ledger; add to credits.yml beside "
        "film.yml: - {file: wells.json, kind: …, title: …, author: …, licence: …}"
    ]


def test_credits_go_by_the_chapter_a_picture_first_comes_in(tmp_path: Path) -> None:
    lay(tmp_path, OURS + FONT, THEIRS)
    here = tmp_path / "scenes" / "salt"
    (here / "01-wells.yml").write_text(
        "scene: W\nchapter: Wells\nduration: 3\nshots:\n  - still: b.png\n"
    )
    (here / "02-road.yml").write_text(
        "scene: R\nchapter: The road\nduration: 3\nshots:\n  - still: b.png\n  - "
        "still: assets/a.png\n"
    )
    script, _ = load_script(here)
    assert script is not None
    assert load(script)[0].format_lines(script) == [
        "Wells — Camel: P. Hoto (CC-BY-NC-2.0)",
        "The road — Wells: Us (CC-BY-4.0)",
        "Source Serif: Adobe (OFL-1.1)",
    ]


def test_the_page_of_credits_for_the_web(tmp_path: Path) -> None:
    theirs = THEIRS.replace("Camel", "Camel <b>&</b>").replace(
        "licence", "url: 'javascript:alert(1)', year: 1945, licence"
    )
    ledger, _ = lay(tmp_path, OURS, theirs.replace("NC", "SA"))
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
