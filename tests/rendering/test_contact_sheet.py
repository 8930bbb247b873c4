"""Quick looks at a film: a preview with the film's own timeline, and a sheet with a picture of
each shot.
"""

from __future__ import annotations

import dataclasses
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageDraw

from lantern import plan, rendering
from lantern.graphics import look, vector
from lantern.graphics.typefaces import BUNDLED
from lantern.plan import OutputFormat
from lantern.rendering.contact_sheet import drawing, summarize_shot
from lantern.script.model.film import Shot
from lantern.script.model.output import Output
from lantern.timeline import split_segments
from lantern.visuals import compose
from tests.support import films
from tests.support.films import scene, still


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> films.Made:
    """A film with a moving camera, a dissolve and a cut."""
    base = tmp_path_factory.mktemp("looking")
    scenes = [
        scene(
            "One",
            "Rain and wind over the long hills.",
            still("hills", move="pan-right"),
            chapter="Weather",
        ),
        scene("Two", "Snow and ice.", still("white"), still("dark", at="ice")),
    ]
    return films.render(films.write(base, scenes), base)


def preview(made: films.Made, **choices: Any) -> tuple[rendering.Session, Path]:
    chosen = dataclasses.replace(
        made.studio.options, preview=True, out=made.out / "preview", **choices
    )
    return dataclasses.replace(made.studio, options=chosen, timings={}), chosen.out


@pytest.mark.film
def test_a_preview_is_the_film_with_every_other_frame(made: films.Made) -> None:
    studio, out = preview(made)
    jobs = len(made.jobs())
    rendering.render(studio)
    spoken = [job for job in made.jobs()[jobs:] if job.kind in ("take", "mix")]
    assert not spoken, "the preview takes its sound from the film"
    film, small = films.pictures(made.mp4), films.pictures(out / "short.mp4")
    assert len(film) == len(small)
    steps = np.abs(np.diff(small[10:51].astype(float), axis=0)).mean(axis=1)
    assert steps[0::2].mean() < 0.5 * steps[1::2].mean(), (
        "each picture of a pan stands for two frames"
    )
    assert np.abs(film.astype(float) - small).mean() < 6
    for name in ("short.srt", "short.vtt"):
        assert (out / name).read_bytes() == (made.out / name).read_bytes()
    assert rendering.render(studio)["nothing_to_do"]


@pytest.mark.film
def test_a_preview_leaves_the_film_s_own_jobs_alone(made: films.Made) -> None:
    before = json.loads((made.out / "report.json").read_text("utf-8"))["keys"]
    assert rendering.render(made.studio)["nothing_to_do"]
    assert json.loads((made.out / "report.json").read_text("utf-8"))["keys"] == before


@pytest.mark.parametrize(
    ("output", "form"),
    [
        (Output(), OutputFormat((512, 288), 25, "draft", 2)),
        (Output(size="1080x1920", fps=30), OutputFormat((288, 512), 30, "draft", 2)),
        (Output(size="320x180", fps=60), OutputFormat((320, 180), 60, "draft", 5)),
    ],
)
def test_forms_of_previews(output: Output, form: OutputFormat) -> None:
    assert OutputFormat.for_preview(output) == form


@pytest.mark.film
def test_only_chosen_frames_are_painted(made: films.Made) -> None:
    """The frames between are the very same planes."""
    board = made.board()
    segment = split_segments(board.timeline)[0]
    request = replace(plan.build_segment_request(board, segment), stride=3)
    seen = list(
        compose.iter_frames(compose.prepare(request, made.studio.store, board.look))
    )
    assert all(seen[n] is seen[n - n % 3] for n in range(len(seen)))
    assert seen[12] is not seen[15]


@pytest.mark.film
def test_a_sheet_has_every_shot_in_its_place(made: films.Made) -> None:
    studio, _ = preview(made)
    studio = dataclasses.replace(
        studio, options=dataclasses.replace(studio.options, out=made.out)
    )
    (path,) = rendering.write_contact_sheet(studio)
    with Image.open(path) as image:
        page = np.asarray(image.convert("L"), np.float64)
    across = (drawing.WIDTH - 2 * drawing.MARGIN - 4 * drawing.GAP) // 5
    top = drawing.MARGIN + 116
    cells = [
        page[top + 40 : top + 120, drawing.MARGIN + i * (across + drawing.GAP) + 60 :][
            :, :200
        ]
        for i in range(4)
    ]
    assert cells[1].mean() > 215 and cells[2].mean() < 45, (
        "the white picture, then the dark one"
    )
    assert cells[0].std() > 20, "the hills"
    assert cells[3].std() < 1, "paper"
    jobs = len(made.jobs())
    rendering.write_contact_sheet(studio)
    assert len(made.jobs()) == jobs, "nothing is painted twice"


def test_what_a_shot_shows_in_words() -> None:
    assert (
        summarize_shot(
            Shot.model_validate({"still": "assets/a.jpg", "move": "push-in"})
        )
        == "a.jpg: push-in"
    )
    assert (
        summarize_shot(Shot.model_validate({"map": "maps/road.yml", "view": "west"}))
        == "map road: west"
    )
    assert (
        summarize_shot(
            Shot.model_validate(
                {"map": "maps/road.yml", "move": {"from": "a", "to": "b"}}
            )
        )
        == "map road: a to b"
    )
    assert summarize_shot(Shot.model_validate({"card": "title"})) == "card: title"
    assert (
        summarize_shot(Shot.model_validate({"card": {"statement": "All\n is  well."}}))
        == "statement: All is well."
    )


def cells(path: Path, count: int) -> list[drawing.ContactCell]:
    return [
        drawing.ContactCell(path, "0:01", f"{i}", "Scene", "what", "some words " * 30)
        for i in range(count)
    ]


def test_long_sheets_go_on_over_the_page(tmp_path: Path) -> None:
    films.paint(tmp_path / "a.png", 40)
    style = look.load()
    pages = list(
        drawing.draw_pages(
            ("Title " * 60, "about"), cells(tmp_path / "a.png", 36), (1920, 1080), style
        )
    )
    assert len(pages) == 2 and pages[0].width == pages[1].width == drawing.WIDTH
    assert pages[1].height < pages[0].height / 3
    for size, count in (((1080, 1920), 32), ((1080, 1080), 36)):
        assert (
            len(
                list(
                    drawing.draw_pages(
                        ("T", "a"), cells(tmp_path / "a.png", count), size, style
                    )
                )
            )
            == 1
        )


def test_words_stay_within_their_cell(tmp_path: Path) -> None:
    pen = drawing.CellPainter(ImageDraw.Draw(Image.new("RGB", (10, 10))), look.load())
    lines = pen.wrap_lines("incomprehensibilities " * 20, "words", 200)
    assert len(lines) == drawing.LINES and lines[-1].endswith("…")
    face, size = drawing.FACES["words"]
    assert (
        max(vector.measure_text(line, face, size, typefaces=BUNDLED) for line in lines)
        < 202
    )
    assert pen.fit("short", "words", 200) == "short"
