"""A film laid out for a rendering: its format, and what the cut is told of its pictures."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from lantern import plan
from lantern.core.problems import OutputFailure
from lantern.core.units import Frames
from lantern.plan import OutputFormat, Rendition, project
from lantern.plan.whole_film import cut_to_takes
from lantern.rendering import Session
from lantern.rendering.layout import lay_out, load_spoken_takes
from lantern.rendering.voice import make_take_jobs
from lantern.timeline import SpokenTake, TimedOverlay
from tests.support import films, maps
from tests.support.films import scene, still

WORDS = "Rain fell, wind blew, and then the sun came out."


def open_session(folder: Path, *scenes: films.Scene, **choices: Any) -> Session:
    head = choices.pop("head", {})
    film = films.write(folder / "project", list(scenes), **head)
    for name in ("dark", "parchment"):
        text = f"{maps.EMPTY}style: {name}\n"
        (film / f"{name}.yml").write_text(text, "utf-8")
    return films.studio(film, folder, **choices)


def guess_takes(session: Session) -> dict[int, SpokenTake]:
    jobs = make_take_jobs(session, session.script.film.voice[0])
    return {i: plan.guess(job) for i, job in jobs.items()}


def lay(session: Session) -> Rendition:
    return lay_out(session, session.script.film.voice[0], guess_takes(session))


def list_kind(rendition: Rendition, kind: str) -> list[TimedOverlay]:
    return [each for each in rendition.timeline.overlays if each.kind == kind]


@pytest.mark.parametrize(
    ("choices", "output_format"),
    [
        ({}, OutputFormat((1920, 1080), 25, "standard")),
        ({"draft": True}, OutputFormat((960, 540), 25, "draft")),
        ({"preview": True}, OutputFormat((512, 288), 25, "draft", 2)),
        ({"shape": "portrait"}, OutputFormat((1080, 1920), 25, "standard")),
        (
            {"shape": "square", "draft": True},
            OutputFormat((540, 540), 25, "draft"),
        ),
    ],
)
def test_a_run_chooses_the_format(
    tmp_path: Path, choices: dict[str, Any], output_format: OutputFormat
) -> None:
    head = {"output": {"size": "1920x1080", "fps": 25}}
    session = open_session(
        tmp_path,
        scene("One", WORDS),
        head=head,
        **choices,
    )
    assert lay(session).output_format == output_format


def test_a_film_without_burned_captions_has_none_among_its_overlays(
    tmp_path: Path,
) -> None:
    rendition = lay(open_session(tmp_path, scene("One", WORDS)))
    assert list_kind(rendition, "caption") == []
    assert rendition.cues != []


def test_a_caption_has_a_panel_of_ink_over_pictures_and_of_paper_over_cards(
    tmp_path: Path,
) -> None:
    card = {"card": {"statement": "A light card."}, "at": "wind"}
    shots = scene("One", WORDS, still("dark"), card)
    rendition = lay(open_session(tmp_path, shots, head={"captions": "block"}))
    (cut,) = [shot.start for shot in rendition.timeline.shots[1:]]
    captions = list_kind(rendition, "caption")
    assert [each.style for each in captions[:2]] == ["ink", "paper"]
    assert captions[0].end == captions[1].start == cut
    assert captions[0].lines == captions[1].lines
    assert captions[0].onsets == ()


def test_a_card_that_says_the_words_has_no_caption_but_the_files_keep_it(
    tmp_path: Path,
) -> None:
    first = "The rain fell on the town for three days and for three nights."
    then = "Wind blew, and then the sun came out."
    card = {"card": {"statement": "Wind blew, and then\nthe sun came out."}}
    shots = scene(
        "One", f"{first} {then}", still("dark"), {**card, "at": "wind"}
    )
    rendition = lay(open_session(tmp_path, shots, head={"captions": "block"}))
    assert [" ".join(cue.lines) for cue in rendition.cues] == [first, then]
    burned = [" ".join(each.lines) for each in list_kind(rendition, "caption")]
    assert burned == [first]


def test_pieces_of_a_caption_are_as_long_as_the_caption(tmp_path: Path) -> None:
    card = {"card": {"statement": "A light card."}, "at": "wind"}
    shots = scene("One", WORDS, still("dark"), card)
    rendition = lay(open_session(tmp_path, shots, head={"captions": "block"}))
    captions = list_kind(rendition, "caption")
    whole = sum(cue.end - cue.start for cue in rendition.cues)
    assert sum(each.length for each in captions) == whole


def test_shots_of_one_panel_are_one_piece(tmp_path: Path) -> None:
    shots = scene("One", WORDS, still("dark"), still("white", at="wind"))
    rendition = lay(open_session(tmp_path, shots, head={"captions": "block"}))
    assert len(list_kind(rendition, "caption")) == len(rendition.cues)


def test_words_of_karaoke_begin_where_they_are_heard(tmp_path: Path) -> None:
    session = open_session(
        tmp_path, scene("One", WORDS), head={"captions": "karaoke"}
    )
    rendition = lay(session)
    caption, *_ = list_kind(rendition, "caption")
    cue = rendition.cues[0]
    heard = [word.start for word in cue.words] + [cue.words[-1].end]
    assert [caption.start + onset for onset in caption.onsets] == heard


def test_a_map_of_a_dark_style_carries_panels_of_ink(tmp_path: Path) -> None:
    shots = [
        {"map": f"{name}.yml", "view": "near"} for name in ("dark", "parchment")
    ]
    shots[1]["at"] = "wind"
    session = open_session(
        tmp_path, scene("One", WORDS, *shots), head={"captions": "block"}
    )
    styles = [each.style for each in list_kind(lay(session), "caption")]
    assert styles[:2] == ["ink", "paper"]


def change_ledger(folder: Path, **changes: str) -> None:
    """Change the ledger's entry of the picture `hills`."""
    path = folder / "project" / "assets" / "credits.yml"
    ledger = json.loads(path.read_text("utf-8"))
    for entry in ledger["credits"]:
        if entry["file"] == "hills.png":
            entry.update(changes)
    path.write_text(json.dumps(ledger), "utf-8")


def test_an_illustration_is_labelled_and_a_photograph_is_not(
    tmp_path: Path,
) -> None:
    session = open_session(tmp_path, scene("One", WORDS), scene("Two", WORDS))
    change_ledger(tmp_path, kind="illustration")
    session = films.studio(session.script.tree.file.parent, tmp_path)
    labels = list_kind(lay(session), "illustration")
    assert [label.lines for label in labels][:1] == [("Illustration",)]
    change_ledger(tmp_path, kind="photograph")
    session = films.studio(session.script.tree.file.parent, tmp_path)
    assert list_kind(lay(session), "illustration") == []


def test_a_picture_that_nobody_is_named_for_is_marked_as_long_as_it_is_seen(
    tmp_path: Path,
) -> None:
    head = {"language": "de"}
    session = open_session(tmp_path, scene("One", WORDS), head=head)
    assert list_kind(lay(session), "illustration") == []
    change_ledger(tmp_path, author="…")
    folder = session.script.tree.file.parent
    loaded, problems = project.load(folder)
    assert loaded is not None
    assert [problem.allows_draft for problem in problems] == [True]
    rendition = lay(replace(session, project=loaded))
    [mark] = list_kind(rendition, "illustration")
    [shot] = rendition.timeline.shots
    assert mark.lines == ("Noch ohne Nachweis",)
    assert (mark.start, mark.end) == (shot.start, shot.end)


@pytest.mark.parametrize("asked", [False, True])
def test_makers_of_pictures_are_named_where_the_film_asks_for_it(
    tmp_path: Path, asked: bool
) -> None:
    head = {"picture_credits": asked}
    session = open_session(tmp_path, scene("One", WORDS), head=head)
    change_ledger(
        tmp_path,
        made_by="others",
        author="A. Painter",
    )
    rendition = lay(films.studio(session.script.tree.file.parent, tmp_path))
    lines: list[str] = []
    for each in rendition.timeline.overlays:
        lines += each.lines
    assert ("Picture: A. Painter, CC0-1.0" in lines) == asked


def test_a_timeline_of_one_s_own_is_laid_out_as_it_is(tmp_path: Path) -> None:
    session = open_session(tmp_path, scene("One", WORDS))
    takes = guess_takes(session)
    timeline = cut_to_takes(session.project, takes)
    voice = session.script.film.voice[0]
    rendition = lay_out(session, voice, takes, timeline=timeline)
    assert rendition.timeline is timeline
    assert timeline.shots[0].start == Frames(0)


def test_a_take_that_is_gone_is_named_with_the_cure(tmp_path: Path) -> None:
    session = open_session(tmp_path, scene("One", WORDS))
    jobs = make_take_jobs(session, session.script.film.voice[0])
    with pytest.raises(
        OutputFailure,
        match="scene 1 'One': voice vanished from the store; run the same command again",
    ):
        load_spoken_takes(session, jobs)
