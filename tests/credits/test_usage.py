"""What a film may use: files without entries, and licences that forbid the use."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.core.problems import EXIT_ASSET
from lantern.core.store import digest_file
from lantern.credits.ledger_files import load
from lantern.credits.usage import find_shot, list_assets, name_in_ledger
from lantern.script.film_script import Script
from lantern.script.load import load as load_script
from tests.support.ledgers import (
    BANG,
    DATA,
    OURS,
    SCORE,
    THEIRS,
    TUNE,
    list_faults_of_shot,
    list_texts,
    load_film,
    write_film,
    write_shots,
    write_sound_film,
)


def test_a_picture_nobody_is_named_for(tmp_path: Path) -> None:
    problems = write_film(tmp_path, DATA, "")[1]
    assert {p.code for p in problems} == {EXIT_ASSET}
    line = "- {file: %s, kind: …, title: …, author: …, licence: …}"
    assert list_texts(tmp_path, problems) == [
        "scenes/salt/01-wells.yml:4:12: 'assets/a.png' has no entry in the credits ledger; "
        "add to assets/credits.yml: " + line % "a.png",
        "scenes/salt/01-wells.yml:5:12: 'b.png' has no entry in the credits ledger; "
        "add to credits.yml beside film.yml: " + line % "b.png",
    ]


def test_an_entry_that_an_import_began_is_told_where_it_stands(
    tmp_path: Path,
) -> None:
    begun = "- {file: b.png, kind: photograph, title: Camel, author: …, licence: …}\n"
    ledger, problems = write_film(tmp_path, OURS, begun)
    assert list_texts(tmp_path, problems) == [
        "scenes/salt/credits.yml:2:10: 'b.png' is not credited yet; write its author and "
        "licence in place of …, such as licence: CC-BY-4.0, or licence: own-work and "
        "made_by: us"
    ]
    assert [entry.title for entry in ledger.used_entries] == ["Wells"]


def test_pictures_without_credit_are_told_in_one(tmp_path: Path) -> None:
    line = "- {{file: {}, kind: photograph, title: Camel, author: …, licence: …}}\n"
    _, problems = write_film(
        tmp_path, line.format("a.png"), line.format("b.png")
    )
    [problem] = problems
    assert (problem.count, problem.allows_draft) == (2, True)
    assert problem.message == (
        "2 pictures have no credit yet: a.png, b.png; write author and licence of each in"
        " place of …, or import the article again with --credit 'Jane Doe, CC-BY-4.0' or"
        " --own-work, and --update"
    )


def test_drafts_may_have_pictures_without_entries_but_no_sounds(
    tmp_path: Path,
) -> None:
    assert [p.allows_draft for p in write_film(tmp_path, DATA, "")[1]] == [
        True,
        True,
    ]


def test_a_licence_that_forbids_the_use(tmp_path: Path) -> None:
    assert list_texts(
        tmp_path, write_film(tmp_path, OURS, THEIRS, use="commercial")[1]
    ) == [
        "scenes/salt/01-wells.yml:5:12: 'b.png' is licensed CC-BY-NC-2.0, and "
        "the film says use: commercial"
    ]


def test_music_and_sounds_nobody_is_named_for(tmp_path: Path) -> None:
    _, problems = write_sound_film(tmp_path, SCORE, "{file: t.flac}")
    assert [p.split(";")[0] for p in problems] == [
        "scenes/salt/film.yml:5:15: 't.flac' has no entry in the credits ledger",
        "scenes/salt/01-wells.yml:3:8: 'bang.wav' has no entry in the credits ledger",
    ]


def test_a_sound_that_is_credited_as_a_picture_is_told(tmp_path: Path) -> None:
    bang = BANG.replace("kind: sound", "kind: photograph")
    tune = TUNE.replace("kind: music", "kind: recording")
    _, problems = write_sound_film(tmp_path, tune + bang, "t.flac")
    assert problems == [
        "scenes/salt/credits.yml:3:10: warning: 'bang.wav' is used as a sound and credited"
        " as photograph; its kind is music, sound or recording"
    ]


def test_a_picture_that_is_credited_as_a_sound_is_told(tmp_path: Path) -> None:
    theirs = THEIRS.replace("kind: photograph", "kind: music")
    _, problems = write_film(tmp_path, OURS + DATA, theirs)
    assert list_texts(tmp_path, problems) == [
        "scenes/salt/credits.yml:2:10: warning: 'b.png' is used as a picture and credited"
        " as music; its kind is photograph, illustration or map"
    ]


def test_music_whose_licence_forbids_the_use(tmp_path: Path) -> None:
    _, problems = write_sound_film(
        tmp_path, TUNE + BANG, "t.flac", use="commercial"
    )
    assert problems == [
        "scenes/salt/film.yml:5:8: 't.flac' is licensed CC-BY-NC-4.0, and the "
        "film says use: commercial"
    ]


@pytest.mark.parametrize(
    ("licence", "near"),
    [
        ("CC-BY", "; did you mean 'CC-BY-4.0'?"),
        ("CC BY 40", "; did you mean 'CC-BY-4.0'?"),
        ("free", "."),
    ],
)
def test_an_unknown_licence_comes_with_the_line_to_write(
    tmp_path: Path, licence: str, near: str
) -> None:
    _, problems = write_film(
        tmp_path, OURS, THEIRS.replace("CC-BY-NC-2.0", licence)
    )
    assert [p.code for p in problems] == [EXIT_ASSET]
    assert list_texts(tmp_path, problems) == [
        f"scenes/salt/credits.yml:2:75: '{licence}' is not a known licence{near} "
        "Write its SPDX id, such as licence: "
        "CC-BY-4.0; for terms of its own, licence: LicenseRef-NAME and a note that says them"
    ]


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
    assert list_faults_of_shot(tmp_path, shot, "CC-BY-ND-4.0") == [
        "scenes/salt/01-wells.yml:4:13: 'b.png' is licensed CC-BY-ND-4.0, which "
        "allows no cropping and no moving; "
        "write fit: contain, without move and focus"
    ]


def test_a_treatment_is_a_change(tmp_path: Path) -> None:
    shot = "{still: b.png, fit: contain, move: hold, treat: archive}"
    (fault,) = list_faults_of_shot(tmp_path, shot, "CC-BY-ND-4.0")
    assert fault.endswith(
        "no changes, and a treatment is one; write treat: none"
    )
    shot = shot.replace("archive", "none")
    assert list_faults_of_shot(tmp_path, shot, "CC-BY-ND-4.0") == []


def test_what_a_picture_that_may_not_be_changed_is_good_for(
    tmp_path: Path,
) -> None:
    assert (
        list_faults_of_shot(
            tmp_path, "{still: b.png, fit: contain, move: hold}", "CC-BY-ND-4.0"
        )
        == []
    )
    assert (
        list_faults_of_shot(tmp_path, "{still: b.png}", "CC-BY-ND-4.0", by="us")
        == []
    )
    (problem,) = list_faults_of_shot(
        tmp_path, "card: {title: Salt, ground: b.png}", "CC-BY-ND-4.0"
    )
    assert problem.endswith(
        "which allows no changes, and a card's ground is cropped to the frame; show it as a still"
    )


def test_sound_that_may_not_be_changed(tmp_path: Path) -> None:
    _, problems = write_sound_film(
        tmp_path, TUNE.replace("NC", "ND") + BANG, "t.flac"
    )
    assert problems == [
        "scenes/salt/film.yml:5:8: 't.flac' is licensed CC-BY-ND-4.0, which "
        "allows no changes, and sound under "
        "pictures is one"
    ]


def test_an_entry_for_a_file_that_is_not_there(tmp_path: Path) -> None:
    _, problems = write_film(
        tmp_path, OURS + OURS.replace("a.png", "aa.png"), THEIRS
    )
    assert list_texts(tmp_path, problems) == [
        "assets/credits.yml:3:10: warning: the ledger names 'aa.png', which is "
        "not there; did you mean 'a.png'?"
    ]


def test_footage_that_may_not_be_changed_keeps_its_speed(
    tmp_path: Path,
) -> None:
    write_film(tmp_path, OURS, THEIRS)
    (tmp_path / "scenes" / "salt" / "c.mp4").write_text("x")
    entry = THEIRS.replace("b.png, kind: photograph", "c.mp4, kind: footage")
    ledger = f"credits:\n{entry.replace('NC', 'ND')}"
    (tmp_path / "scenes" / "salt" / "credits.yml").write_text(ledger)
    script = write_shots(
        tmp_path, "{clip: {file: c.mp4, speed: 2}, fit: contain}"
    )
    (problem,) = load(script)[1]
    assert problem.message == (
        "'c.mp4' is licensed CC-BY-ND-2.0, which allows no changes,"
        " and effects and another speed are changes; take them out"
    )


def test_a_picture_that_may_not_be_changed_has_no_effects(
    tmp_path: Path,
) -> None:
    shot = "{still: b.png, fit: contain, effects: [MirrorX]}"
    (fault,) = list_faults_of_shot(tmp_path, shot, "CC-BY-ND-4.0")
    assert fault.endswith(
        "effects and another speed are changes; take them out"
    )


def write_film_of_files(folder: Path) -> Script:
    """A film with a thumbnail, music, a sound, a still and a card's ground."""
    write_film(folder, OURS, THEIRS)
    here = folder / "scenes" / "salt"
    for name in ("t.flac", "bang.wav", "thumb.png"):
        (here / name).write_text("x")
    (here / "film.yml").write_text(
        "lantern: 1\ntitle: Salt\nmusic: t.flac\nthumbnail: {still: thumb.png}\n"
    )
    (here / "01-wells.yml").write_text(
        "scene: Wells\nduration: 3\nsound: bang.wav\n"
        "shots:\n  - still: b.png\n  - card: {title: Salt, ground: assets/a.png}\n"
    )
    return load_film(folder)


def test_every_file_is_found_with_its_scene_and_its_place(
    tmp_path: Path,
) -> None:
    found = list(list_assets(write_film_of_files(tmp_path)))
    places = [(a.text, a.scene, a.span.line, a.span.column) for a in found]
    assert places == [
        ("thumb.png", 0, 4, 20),
        ("t.flac", 0, 3, 8),
        ("bang.wav", 1, 3, 8),
        ("b.png", 1, 5, 12),
        ("assets/a.png", 1, 6, 33),
    ]
    assert name_in_ledger(found[-1]) == "a.png"


def test_each_file_is_known_by_what_it_is_for(tmp_path: Path) -> None:
    script = write_film_of_files(tmp_path)
    found = list(list_assets(script))
    roles = [asset.role for asset in found]
    assert roles == ["thumbnail", "music", "sound", "still", "card ground"]
    shown = find_shot(script, found[3])
    assert shown is not None and shown.still == "b.png"
    assert find_shot(script, found[0]) is None


def test_a_missing_file_is_left_to_the_reader_of_the_film(
    tmp_path: Path,
) -> None:
    write_film(tmp_path, OURS, THEIRS)
    (tmp_path / "scenes" / "salt" / "b.png").unlink()
    script, _ = load_script(tmp_path / "scenes" / "salt")
    assert script is not None
    assert [asset.text for asset in list_assets(script)] == ["assets/a.png"]


def test_a_file_that_was_changed_since_it_was_fetched(tmp_path: Path) -> None:
    digest = "0" * 64
    entry = (
        "- {file: b.png, kind: photograph, title: Camel, author: A, licence: CC-BY-4.0,"
        f" sha256: '{digest}'}}\n"
    )
    _, problems = write_film(tmp_path, OURS, entry)
    assert list_texts(tmp_path, problems) == [
        "scenes/salt/credits.yml:2:10: warning: 'b.png' isn't the file that was"
        " fetched; if you changed it, say so in its note and take sha256 out"
    ]
    assert [problem.warning for problem in problems] == [True]


def test_a_file_as_it_was_fetched(tmp_path: Path) -> None:
    write_film(tmp_path, OURS, "")
    (picture,) = tmp_path.rglob("b.png")
    entry = (
        "- {file: b.png, kind: photograph, title: Camel, author: A, licence: CC-BY-4.0,"
        f" sha256: {digest_file(picture)}}}\n"
    )
    assert not write_film(tmp_path, OURS, entry)[1]
