"""The credits ledger: no picture without its maker and its licence."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern import checks
from lantern.film_cards import CreditEntry
from lantern.ledger import Ledger, load, pages
from lantern.problems import ASSET, SCENE, TOOL, Problem
from lantern.script import load as load_script

FILM = "lantern: 1\ntitle: Salt\narticle: {title: The salt road, author: A. Writer, published: 2020-11-06}\n"
SCENE_FILE = "scene: Wells\nduration: 3\nshots:\n  - still: assets/a.png\n  - still: b.png\n"
OURS = "- {file: a.png, kind: illustration, title: Wells, author: Us, licence: CC-BY-4.0, made_by: us}\n"
THEIRS = "- {file: b.png, kind: photograph, title: Camel, author: P. Hoto, licence: CC-BY-NC-2.0}\n"
DATA = "- {id: coast, kind: data, title: Coastlines, author: GSHHG, licence: LGPL-3.0}\n"
FONT = "- {id: serif, kind: font, title: Source Serif, author: Adobe, licence: OFL-1.1}\n"


def lay(folder: Path, project: str, film: str, use: str = "non-commercial") -> tuple[Ledger, list[Problem]]:
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
    known = ledger.entry(tmp_path / "assets" / "a.png")
    assert known is not None and known.title == "Wells"
    assert "Wells: Us (CC-BY-4.0)" in ledger.lines() and "Camel: P. Hoto (CC-BY-NC-2.0)" in ledger.lines()


def test_a_picture_nobody_is_named_for(tmp_path: Path) -> None:
    problems = lay(tmp_path, DATA, "")[1]
    assert {p.code for p in problems} == {ASSET}
    line = "- {file: %s, kind: …, title: …, author: …, licence: …}"
    assert told(tmp_path, problems) == [
        "scenes/salt/01-wells.yml:4:12: 'assets/a.png' has no entry in the credits ledger; "
        "add to assets/credits.yml: " + line % "a.png",
        "scenes/salt/01-wells.yml:5:12: 'b.png' has no entry in the credits ledger; "
        "add to credits.yml beside film.yml: " + line % "b.png",
    ]


def test_a_licence_that_forbids_the_use(tmp_path: Path) -> None:
    assert told(tmp_path, lay(tmp_path, OURS, THEIRS, "commercial")[1]) == [
        "scenes/salt/01-wells.yml:5:12: 'b.png' is licensed CC-BY-NC-2.0, and the film says use: commercial"
    ]


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("- {kind: font, title: A, author: B, licence: C}\n", ":2:3: an entry names a file, or has an id"),
        ("- {id: x, file: y, kind: font, title: A, author: B, licence: C}\n", "an entry names a file, or has an id"),
        ("- {id: x, kind: fonts, title: A, author: B, licence: C}\n", "; did you mean 'font'?"),
        ("- {id: x, kind: font, title: A, author: B, license: C}\n", "unknown key 'license'; did you mean 'licence'?"),
    ],
)
def test_a_faulty_ledger(tmp_path: Path, entry: str, message: str) -> None:
    problems = lay(tmp_path, entry, THEIRS)[1]
    assert problems[-1].code == SCENE and any(message in p for p in told(tmp_path, problems))
    assert all("no entry" not in p.message for p in problems)


def test_the_page_of_credits(tmp_path: Path) -> None:
    ledger, _ = lay(tmp_path, OURS + DATA + FONT, THEIRS)
    script, _ = load_script(tmp_path / "scenes" / "salt")
    assert script is not None
    rows = {row.role: row.lines for row in ledger.roll(script.film, "eSpeak NG")}
    assert list(rows) == ["Written from", "Illustrations", "Pictures", "Maps", "Narration", "Type", "Made with"]
    assert rows["Written from"] == ("“The salt road”", "A. Writer, 6 November 2020")
    assert rows["Illustrations"] == ("Drawn for this film.",) and rows["Narration"] == ("eSpeak NG",)
    assert rows["Pictures"] == ("Camel: P. Hoto, CC-BY-NC-2.0",)
    assert rows["Type"] == ("Source Serif, OFL-1.1",)


def test_the_rows_of_the_credits_are_shared_out_over_their_pages(tmp_path: Path) -> None:
    rows = [CreditEntry(role="R", lines=("word " * count,)) for count in (2, 9, 3, 3, 2, 1)]
    sizes = [[len(page) for page in pages(rows, count)] for count in (1, 2, 3, 6, 9)]
    assert sizes == [[6], [2, 4], [2, 1, 3], [1] * 6, [1] * 6]
    assert [row for page in pages(rows, 2) for row in page] == rows

    lay(tmp_path, OURS, THEIRS)
    (tmp_path / "scenes" / "salt" / "01-wells.yml").write_text(
        "scene: Wells\nduration: 3\nshots:\n" + "  - card: credits\n" * 5
    )
    script, _ = load_script(tmp_path / "scenes" / "salt")
    assert script is not None
    found = [p for p in checks.check(script)[1] if "rows" in p.message]
    assert told(tmp_path, found) == [
        "scenes/salt/01-wells.yml:8:11: the credits have 4 rows, and a page needs one: take this 'card: credits' out"
    ]


@pytest.mark.parametrize(
    ("captions", "line", "message"),
    [
        ("block", "narration: The road 鹽路 is long.", "01-wells.yml:2:12: the font Source Sans Pro lacks 2"),
        ("none", "lower_third: {title: 鹽路}", "01-wells.yml:2:22: the font Source Serif Pro lacks 2"),
    ],
)
def test_characters_that_no_face_has_are_told_before_anything_is_made(
    tmp_path: Path, captions: str, line: str, message: str
) -> None:
    lay(tmp_path, OURS, THEIRS)
    here = tmp_path / "scenes" / "salt"
    (here / "film.yml").write_text(f"{FILM}captions: {captions}\nvoice: [tone]\n")
    length = "" if line.startswith("narration") else "duration: 3\n"
    (here / "01-wells.yml").write_text(f"scene: Wells\n{line}\n{length}shots:\n  - card: title\n", "utf-8")
    script, problems = load_script(here)
    assert script is not None and not problems
    found = [p for p in checks.check(script)[1] if "lacks" in p.message]
    assert [p.code for p in found] == [TOOL]
    assert f"{message} of these characters: 鹽 路; write them otherwise" in told(tmp_path, found)[0]


TUNE = "- {file: t.flac, kind: music, title: A tune, author: P. Layer, licence: CC-BY-NC-4.0}\n"
BANG = "- {file: bang.wav, kind: sound, title: A bang, author: R. Ecord, licence: CC0-1.0}\n"
SCORE = "- {id: score, kind: music, title: Original score, author: Us, licence: CC-BY-4.0, made_by: us}\n"


def heard(folder: Path, credits: str, music: str, use: str = "non-commercial") -> tuple[Ledger, list[str]]:
    """A film with music and a sound, and what is wrong with its ledger."""
    lay(folder, OURS + DATA, THEIRS)
    here = folder / "scenes" / "salt"
    (here / "t.flac").write_text("x")
    (here / "bang.wav").write_text("x")
    (here / "credits.yml").write_text(f"credits:\n{credits}")
    (here / "film.yml").write_text(f"{FILM}use: {use}\nmusic: {music}\n")
    (here / "01-wells.yml").write_text("scene: Wells\nduration: 3\nsound: bang.wav\nshots:\n  - card: title\n")
    script, problems = load_script(here)
    assert script is not None and not problems
    ledger, problems = load(script)
    return ledger, told(folder, problems)


def test_music_and_sounds_are_credited_apart_from_pictures(tmp_path: Path) -> None:
    ledger, problems = heard(tmp_path, TUNE + BANG + SCORE, "t.flac")
    assert problems == []
    script, _ = load_script(tmp_path / "scenes" / "salt")
    assert script is not None
    rows = {row.role: row.lines for row in ledger.roll(script.film, "x")}
    assert rows["Music"] == ("A tune: P. Layer, CC-BY-NC-4.0",) and rows["Sound"] == ("A bang: R. Ecord, CC0-1.0",)
    assert "Pictures" not in rows
    assert (
        "Original score: Us (CC-BY-4.0)" not in ledger.lines() and "A tune: P. Layer (CC-BY-NC-4.0)" in ledger.lines()
    )


def test_the_score_is_credited_where_it_plays(tmp_path: Path) -> None:
    ledger, _ = heard(tmp_path, BANG + SCORE, "score")
    script, _ = load_script(tmp_path / "scenes" / "salt")
    assert script is not None
    rows = [(row.role, row.lines) for row in ledger.roll(script.film, "x")]
    assert ("Music", ("Original score, composed for this film",)) in rows
    assert ledger.lines()[1] == "Original score: Us (CC-BY-4.0)"


def test_music_and_sounds_nobody_is_named_for(tmp_path: Path) -> None:
    _, problems = heard(tmp_path, SCORE, "{file: t.flac}")
    assert [p.split(";")[0] for p in problems] == [
        "scenes/salt/film.yml:5:15: 't.flac' has no entry in the credits ledger",
        "scenes/salt/01-wells.yml:3:8: 'bang.wav' has no entry in the credits ledger",
    ]


def test_music_whose_licence_forbids_the_use(tmp_path: Path) -> None:
    _, problems = heard(tmp_path, TUNE + BANG, "t.flac", "commercial")
    assert problems == [
        "scenes/salt/film.yml:5:8: 't.flac' is licensed CC-BY-NC-4.0, and the film says use: commercial"
    ]
