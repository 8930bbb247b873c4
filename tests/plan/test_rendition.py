"""What a shot shows, as its visual gets it, and the formats films are made in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from lantern import plan
from lantern.core.progress import SilentReporter
from lantern.core.units import Frames
from lantern.graphics.look.timing import DocumentTiming
from lantern.plan import OutputFormat, Rendition, project
from lantern.plan.check_context import make_check_context
from lantern.plan.segments import build_segment_request
from lantern.plan.style_request import build_style_request
from lantern.plan.visual_request import build_visual_request
from lantern.rendering import RenderOptions, Session
from lantern.rendering.layout import lay_out
from lantern.rendering.voice import make_take_jobs
from lantern.script.model.cards import ChapterCard, CreditsCard, TitleCard
from lantern.script.model.framing import Move
from lantern.script.model.output import Output
from lantern.timeline import Segment
from lantern.visuals.map_parts import MapRun
from lantern.visuals.specs import (
    CardSpec,
    DocumentSpec,
    MapSpec,
    StillSpec,
    VisualSpec,
)
from tests.support import films, translated_films
from tests.support.films import scene, still

WORDS = "Rain fell, wind blew, and then the sun came out."
MAP = "views: {a: {center: [10, 50], width_km: 900}, b: {center: [10, 50], width_km: 500}}\n"
MAP += "arrows: [{id: north, along: [[9, 49], [10, 51]]}]\n"


def lay(root: Path, *scenes: films.Scene, **head: Any) -> Rendition:
    """Lay a film out with guesses at its takes: nothing is spoken or drawn."""
    folder = films.write(root / "project", list(scenes), **head)
    (folder / "m.yml").write_text(MAP, "utf-8")
    session = films.studio(folder, root)
    voice = session.script.film.voice[0]
    takes = make_take_jobs(session, voice)
    spoken = {i: plan.guess(job) for i, job in takes.items()}
    return lay_out(session, voice, spoken)


def lay_translated(folder: Path, root: Path) -> Rendition:
    """Lay a film out in Russian."""
    loaded, _ = project.load(folder, language="ru")
    assert loaded is not None
    here = films.Here(root / "store")
    options = RenderOptions(root / "store", root / "out")
    session = Session(loaded, options, here, SilentReporter())
    voice = session.script.film.voice[0]
    takes = make_take_jobs(session, voice)
    spoken = {i: plan.guess(job) for i, job in takes.items()}
    return lay_out(session, voice, spoken)


def describe(
    rendition: Rendition, scene_: int = 0, shot: int = 0
) -> VisualSpec:
    part = rendition.script.parts[scene_]
    return plan.describe_shot(rendition, part, part.scene.shots[shot])


def test_an_inset_of_a_map_marks_what_the_map_of_its_shot_shows(
    tmp_path: Path,
) -> None:
    shots = [
        {"map": "m.yml", "view": "b", "inset": {"view": "a"}},
        {
            "map": "m.yml",
            "view": "b",
            "inset": {"still": still("river")["still"]},
            "at": "wind",
        },
        still(
            "river",
            inset={"map": "m.yml", "view": "a"},
            at="and then",
        ),
    ]
    rendition = lay(tmp_path, scene("One", WORDS, *shots))
    insets = [describe(rendition, 0, i).inset for i in range(3)]
    assert [inset and inset.marks_view for inset in insets] == [
        True,
        None,
        None,
    ]


def test_a_still_has_its_framing(tmp_path: Path) -> None:
    shot = still(
        "river",
        move="push-in",
        focus=[0.1, 0.2, 0.3, 0.4],
        fit="contain",
    )
    found = describe(lay(tmp_path, scene("One", WORDS, shot)))
    assert found == StillSpec(
        "assets/river.png", "contain", "blur", "push-in", (0.1, 0.2, 0.3, 0.4)
    )


def test_a_shot_is_framed_for_the_shape_of_the_film(tmp_path: Path) -> None:
    shot = still(
        "river",
        move="push-in",
        portrait={"move": "hold"},
    )
    wide = lay(tmp_path, scene("One", WORDS, shot))
    upright = replace(wide, output_format=OutputFormat((90, 160), 25, "draft"))
    moves = []
    for rendition in (wide, upright):
        spec = describe(rendition)
        assert isinstance(spec, StillSpec)
        moves.append(spec.move)
    assert moves == ["push-in", "hold"]


def test_a_map_is_told_when_its_words_are_spoken(tmp_path: Path) -> None:
    shot = {
        "map": "m.yml",
        "move": {"from": "a", "to": "b"},
        "when": {"north": "wind blew"},
    }
    rendition = lay(
        tmp_path, scene("One", WORDS, still("river"), {**shot, "at": "wind"})
    )
    unspoken = describe(rendition, shot=1)
    assert isinstance(unspoken, MapSpec) and unspoken.when == {"north": ()}
    assert isinstance(unspoken.move, Move) and unspoken.move.start == "a"
    placed = rendition.timeline.shots[1]
    timed = build_visual_request(rendition, placed).spec
    assert isinstance(timed, MapSpec)
    wind = next(w for w in rendition.timeline.words[0] if w.text == "wind")
    assert timed.when == {"north": (wind.start - placed.start,)}


def test_an_entry_of_a_card_is_timed_by_its_place(tmp_path: Path) -> None:
    bars = [
        {"label": "Rain", "value": 3},
        {"label": "Sun", "value": 4, "at": "the sun"},
    ]
    rendition = lay(
        tmp_path, scene("One", WORDS, {"card": {"chart": "Days", "bars": bars}})
    )
    spec = build_visual_request(rendition, rendition.timeline.shots[0]).spec
    assert isinstance(spec, CardSpec)
    the = next(w for w in rendition.timeline.words[0] if w.text == "the")
    assert spec.spoken_at == {"bars/1": the.start}


def test_short_cards_are_filled_in_from_the_film(tmp_path: Path) -> None:
    cards = [{"card": name} for name in ("title", "chapter", "credits")]
    shots = [{**card, "hold": 2} for card in cards]
    rendition = lay(
        tmp_path,
        scene(
            "One",
            None,
            *shots,
            duration=6,
            chapter="Rain",
        ),
    )
    found = []
    for shot in range(3):
        spec = describe(rendition, shot=shot)
        assert isinstance(spec, CardSpec)
        found.append(spec.card)
    title, chapter, credits = found
    assert isinstance(title, TitleCard) and title.title == "A short film"
    assert isinstance(chapter, ChapterCard) and chapter.chapter == "Rain"
    assert (
        isinstance(credits, CreditsCard) and credits.credits == "A short film"
    )


def test_a_scene_alone_has_the_maps_of_the_film_and_the_credits_their_page(
    tmp_path: Path,
) -> None:
    shown = {"map": "m.yml", "view": "b"}
    pages = [{"card": "credits", "hold": 2}, {"card": "credits", "hold": 2}]
    whole = lay(
        tmp_path,
        scene("One", WORDS, shown),
        scene("Two", None, *pages, duration=4),
    )
    script = whole.script
    alone = replace(whole, script=script.keep_scene(script.parts[0]))
    assert alone.map_runs == whole.map_runs != {}
    last = replace(whole, script=script.keep_scene(script.parts[1]))
    assert describe(last, 0, 1) == describe(whole, 1, 1)


@pytest.mark.parametrize("burned", [False, True])
def test_check_and_paint_know_the_same_of_a_shot(
    tmp_path: Path, burned: bool
) -> None:
    captions = "block" if burned else "none"
    output = {"size": "640x360", "shapes": ["16:9", "9:16"]}
    rendition = lay(
        tmp_path,
        scene("One", WORDS),
        captions=captions,
        output=output,
    )
    context = make_check_context(rendition, Path)
    assert context.film_shapes == ("wide", "portrait")
    style = build_style_request(rendition)
    assert (context.size, context.fps) == (style.size, style.fps)
    assert context.look is rendition.look
    assert context.has_captions == style.has_captions == burned
    assert (context.free_height < 1) == burned
    assert context.length == 10 * 25


def test_times_of_documents_are_in_documents_alone(tmp_path: Path) -> None:
    page = {"file": "assets/hills.png", "zoom": "page"}
    rendition = lay(tmp_path, scene("One", WORDS, {"document": page}))
    slow = DocumentTiming(zoom=4)
    timing = rendition.look.timing.model_copy(update={"document": slow})
    look = rendition.look.model_copy(update={"timing": timing})
    other = replace(rendition, look=look)
    digests = [
        build_style_request(each).look_digest for each in (rendition, other)
    ]
    assert digests[0] == digests[1]
    specs = [describe(each, 0, 0) for each in (rendition, other)]
    assert isinstance(specs[1], DocumentSpec)
    assert specs[1].timing == slow
    assert specs[0] != specs[1]


def test_a_document_has_the_zooms_of_the_film_s_shape(tmp_path: Path) -> None:
    page = {
        "file": "assets/hills.png",
        "zoom": "page",
        "portrait": [0, 0, 0.5, 0.5],
    }
    wide = lay(tmp_path, scene("One", WORDS, {"document": page}))
    upright = replace(wide, output_format=OutputFormat((90, 160), 25, "draft"))
    zooms = []
    for rendition in (wide, upright):
        spec = describe(rendition)
        assert isinstance(spec, DocumentSpec)
        assert spec.document.portrait is None
        zooms.append([zoom.to for zoom in spec.document.zoom])
    assert zooms == [["page"], [(0, 0, 0.5, 0.5)]]


@pytest.mark.parametrize(
    ("size", "draft", "wanted"),
    [
        ("1920x1080", False, OutputFormat((1920, 1080), 25, "standard")),
        ("1920x1080", True, OutputFormat((960, 540), 25, "draft")),
        ("1080x1920", True, OutputFormat((540, 960), 25, "draft")),
        ("320x180", True, OutputFormat((320, 180), 25, "draft")),
    ],
)
def test_formats_of_films_and_drafts(
    size: str, draft: bool, wanted: OutputFormat
) -> None:
    assert OutputFormat.from_output(Output(size=size), draft) == wanted


def test_frames_of_words_count_from_the_shot_s_start(tmp_path: Path) -> None:
    shot = {"map": "m.yml", "view": "a", "when": {"north": "out"}, "at": "sun"}
    rendition = lay(tmp_path, scene("One", WORDS, still("river"), shot))
    placed = rendition.timeline.shots[1]
    spec = build_visual_request(rendition, placed).spec
    assert isinstance(spec, MapSpec)
    out = rendition.timeline.words[0][-1]
    assert out.text == "out."
    assert spec.when == {"north": (Frames(out.start - placed.start),)}
    assert 0 < spec.when["north"][0] < placed.end - placed.start


def test_a_scene_rendered_alone_keeps_the_run_that_its_map_is_in(
    tmp_path: Path,
) -> None:
    shot = {"map": "m.yml", "view": "a"}
    rendition = lay(
        tmp_path, scene("One", WORDS, shot), scene("Two", WORDS, shot)
    )
    whole = describe(rendition, scene_=1)
    part = rendition.script.parts[1]
    alone = replace(rendition, script=rendition.script.keep_scene(part))
    assert isinstance(whole, MapSpec)
    assert whole.run == MapRun(
        ("a",),
        film_views=("a",),
        furniture="first",
        legends=(("arrow",),),
    )
    assert describe(alone) == whole


def lay_maps(root: Path, first: str, second: str, **scene_: Any) -> Rendition:
    """Two scenes with a shot of a map each, with a dissolve of 0.8 s between them."""
    shots = [{"map": "m.yml", "view": view} for view in (first, second)]
    return lay(
        root,
        scene("One", WORDS, shots[0]),
        scene("Two", WORDS, shots[1], **scene_),
    )


def test_in_a_dissolve_between_maps_their_names_are_away(
    tmp_path: Path,
) -> None:
    rendition = lay_maps(tmp_path, "a", "b")
    first, second = rendition.timeline.shots
    assert second.overlap == 20
    specs = [
        build_visual_request(rendition, placed).spec
        for placed in (first, second)
    ]
    assert isinstance(specs[0], MapSpec) and isinstance(specs[1], MapSpec)
    assert (specs[0].lettered_from, specs[0].lettered_until) == (
        None,
        first.length - 10,
    )
    assert (specs[1].lettered_from, specs[1].lettered_until) == (10, None)


def test_in_a_dissolve_within_one_view_names_stay(tmp_path: Path) -> None:
    rendition = lay_maps(tmp_path, "a", "a")
    spec = build_visual_request(rendition, rendition.timeline.shots[1]).spec
    assert isinstance(spec, MapSpec)
    assert (spec.lettered_from, spec.lettered_until) == (None, None)


def test_the_films_dissolve_between_maps_that_share_ground_is_a_match(
    tmp_path: Path,
) -> None:
    rendition = lay_maps(tmp_path, "a", "b")
    start = rendition.timeline.shots[1].start
    segment = Segment(Frames(start - 10), Frames(20), 0, 1)
    request = build_segment_request(rendition, segment)
    assert request.transition == "match"
    # 900 km, then 500
    assert abs(request.transition_params.scale) == pytest.approx(1.8, abs=0.01)


def test_a_dissolve_that_is_written_at_the_scene_stays_one(
    tmp_path: Path,
) -> None:
    rendition = lay_maps(tmp_path, "a", "b", transition={"dissolve": 0.8})
    start = rendition.timeline.shots[1].start
    segment = Segment(Frames(start - 10), Frames(20), 0, 1)
    assert build_segment_request(rendition, segment).transition == "dissolve"


@pytest.mark.parametrize(
    ("shape", "words"),
    [(None, "The wells\nwere dry"), ("portrait", "The wells were dry")],
)
def test_line_breaks_are_for_the_film_s_own_shape(
    tmp_path: Path, shape: Any, words: str
) -> None:
    card = {"card": {"statement": "The wells\nwere dry"}}
    folder = films.write(
        tmp_path / "project", [scene("One", None, card, duration=3)]
    )
    session = films.studio(folder, tmp_path, shape=shape)
    rendition = lay_out(session, session.script.film.voice[0], {})
    spec = describe(rendition)
    assert isinstance(spec, CardSpec)
    assert getattr(spec.card, "statement", None) == words


def test_a_shot_is_described_once(tmp_path: Path) -> None:
    shots = [still("river"), {"map": "m.yml", "view": "a"}]
    rendition = lay(tmp_path, scene("One", WORDS, *shots))
    assert describe(rendition, shot=0) is describe(rendition, shot=0)
    shown = describe(rendition, shot=1)
    assert isinstance(shown, MapSpec)
    assert shown.run is rendition.placed_runs.find(1)


def test_a_map_has_the_texts_of_the_films_language(tmp_path: Path) -> None:
    shots = [{"map": "m.yml"}, {"map": "own.yml", "at": "wind"}]
    folder = films.write(tmp_path / "project", [scene("One", WORDS, *shots)])
    (folder / "m.yml").write_text(f"{MAP}title: {{title: The river}}\n")
    (folder / "own.yml").write_text(MAP)
    texts = {
        "01-one.narration": "Дождь шёл, ветер дул.",
        "m.yml.title.title": "Река",
    }
    translated_films.write(folder, texts)
    rendition = lay_translated(folder, tmp_path)
    spec = describe(rendition)
    assert isinstance(spec, MapSpec)
    assert spec.texts is not None
    assert [(text.loc, text.text) for text in spec.texts] == [
        (("title", "title"), "Река")
    ]
    # a map without words of its own is the same in each language
    other = describe(rendition, shot=1)
    assert isinstance(other, MapSpec)
    assert other.texts is None
