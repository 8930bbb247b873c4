"""Quick looks at a film: a preview with the film's own timeline, and a sheet with a picture of
each shot.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from lantern import plan, rendering
from lantern.plan import OutputFormat
from lantern.rendering.contact_sheet import cell_painter, drawing
from lantern.script.model.output import Output
from lantern.timeline import split_segments
from lantern.visuals import compose
from tests.support import films
from tests.support.films import scene, still

PAN = {"from": [0, 0, 0.6, 0.6], "to": [0.4, 0.4, 0.6, 0.6]}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> films.Made:
    """A film with a moving camera, a dissolve and a cut."""
    base = tmp_path_factory.mktemp("looking")
    scenes = [
        scene(
            "One",
            "Rain and wind over the long hills.",
            still("hills", move=PAN),
            chapter="Weather",
        ),
        scene("Two", "Snow and ice.", still("white"), still("dark", at="ice")),
    ]
    return films.render(films.write(base, scenes), base)


def preview(made: films.Made, **choices: Any) -> tuple[rendering.Session, Path]:
    chosen = replace(
        made.studio.options,
        preview=True,
        out=made.out / "preview",
        **choices,
    )
    return replace(
        made.studio,
        options=chosen,
        timings={},
    ), chosen.out


def measure_steps(frames: NDArray[np.uint8]) -> tuple[float, float]:
    """Return the mean change of a value from even frames to odd ones, and from odd to even."""
    changes = np.abs(np.diff(frames.astype(float), axis=0)).mean(axis=1)
    return changes[0::2].mean(), changes[1::2].mean()


@pytest.mark.film
def test_a_preview_is_the_film_with_every_other_frame(made: films.Made) -> None:
    session, out = preview(made)
    jobs = len(made.jobs())
    rendering.render(session)
    spoken = [job for job in made.jobs()[jobs:] if job.kind in ("take", "mix")]
    assert spoken == [], "the preview takes its sound from the film"
    film = films.pictures(made.mp4)
    small = films.pictures(out / "short.mp4")
    assert len(film) == len(small)
    even, odd = measure_steps(small[10:51])
    assert even < 0.5 * odd, "each picture of a pan stands for two frames"
    assert np.abs(film.astype(float) - small).mean() < 6
    for name in ("short.srt", "short.vtt"):
        assert (out / name).read_bytes() == (made.out / name).read_bytes()
    assert rendering.render(session)["nothing_to_do"]


@pytest.mark.film
def test_a_preview_leaves_the_film_s_own_jobs_alone(made: films.Made) -> None:
    before = json.loads((made.out / "report.json").read_text("utf-8"))["keys"]
    assert rendering.render(made.studio)["nothing_to_do"]
    assert (
        json.loads((made.out / "report.json").read_text("utf-8"))["keys"]
        == before
    )


@pytest.mark.parametrize(
    ("output", "form"),
    [
        (Output(), OutputFormat((512, 288), 25, "draft", 2)),
        (
            Output(size="1080x1920", fps=30),
            OutputFormat((288, 512), 30, "draft", 2),
        ),
        (
            Output(size="320x180", fps=60),
            OutputFormat((320, 180), 60, "draft", 5),
        ),
    ],
)
def test_forms_of_previews(output: Output, form: OutputFormat) -> None:
    assert OutputFormat.for_preview(output) == form


@pytest.mark.film
def test_only_chosen_frames_are_painted(made: films.Made) -> None:
    """The frames between are the very same planes."""
    rendition = made.board()
    segment = split_segments(rendition.timeline)[0]
    request = replace(plan.build_segment_request(rendition, segment), stride=3)
    picture = compose.prepare(request, made.studio.store, rendition.look)
    painted = [planes for _, planes in compose.iter_frames(picture)]
    assert all(painted[n] is painted[n - n % 3] for n in range(len(painted)))
    assert painted[12] is not painted[15]


@pytest.mark.film
def test_a_sheet_has_every_shot_in_its_place(made: films.Made) -> None:
    session, _ = preview(made)
    session = replace(session, options=replace(session.options, out=made.out))
    (path,) = rendering.write_contact_sheet(session).pages
    hills, white, dark, beyond = read_cells(path, 4)
    assert hills.std() > 20
    assert white.mean() > 215
    assert dark.mean() < 45
    assert beyond.std() < 1, "paper"
    jobs = len(made.jobs())
    rendering.write_contact_sheet(session)
    assert len(made.jobs()) == jobs, "nothing is painted twice"


def read_cells(path: Path, count: int) -> list[NDArray[np.float64]]:
    """Return the grey middle of the first pictures on a page of wide ones."""
    with Image.open(path) as image:
        page = np.asarray(image.convert("L"), np.float64)
    width = (
        cell_painter.WIDTH - 2 * cell_painter.MARGIN - 4 * drawing.GAP
    ) // 5
    top = cell_painter.MARGIN + 116
    cells = []
    for i in range(count):
        left = cell_painter.MARGIN + i * (width + drawing.GAP)
        cells.append(page[top + 40 : top + 120, left + 60 : left + 260])
    return cells


@pytest.mark.film
def test_what_a_viewer_would_mind_is_noted_on_its_shots(tmp_path: Path) -> None:
    held = still(
        "white",
        move="hold",
        hold=10,
    )
    told = scene("One", None, held, still("white"), duration=20)
    film = films.write(tmp_path / "project", [told])
    session = films.studio(film, tmp_path, preview=True)
    sheet = rendering.write_contact_sheet(session)
    assert [(note.number, note.is_on_shots) for note in sheet.notes] == [
        (1, True)
    ]
    assert sheet.notes[0].text.startswith(
        "01-one.yml:4: nothing moves here for 10 s"
    )
    assert measure_red(sheet.pages[0]) > 0.4, "the first shot has a mark"
    assert rendering.write_contact_sheet(session).notes == sheet.notes


@pytest.mark.film
def test_letters_that_no_type_has_are_noted(tmp_path: Path) -> None:
    told = scene("山", None, still("hills"), duration=2)
    film = films.write(tmp_path / "project", [told], language="ja")
    session = films.studio(film, tmp_path, preview=True)
    (note,) = rendering.write_contact_sheet(session).notes
    assert (note.number, note.is_on_shots) == (1, False)
    assert note.text == (
        "film.yml:1: the film's type has no '山' (U+5C71); type for Chinese, Japanese and"
        " Korean comes with `pip install lantern-film[cjk]`; or name a font of your own:"
        " look: {fonts: {serif: FILE.ttf}}"
    )


def measure_red(path: Path) -> float:
    """Return how much of the first picture's upper left corner is red, 0..1."""
    with Image.open(path) as page:
        rgb = np.asarray(page.convert("RGB"), np.int16)
    top = cell_painter.MARGIN + 116
    left = cell_painter.MARGIN
    corner = rgb[top + 8 : top + 32, left + 8 : left + 32]
    return float((corner[..., 0] - corner[..., 1] > 60).mean())


@pytest.mark.film
def test_the_thumbnail_is_on_the_sheet_twice(tmp_path: Path) -> None:
    film = films.write(
        tmp_path / "project",
        [scene("One", None, still("hills"), duration=2)],
        thumbnail={"still": "assets/white.png"},
    )
    session = films.studio(film, tmp_path, preview=True)
    (path,) = rendering.write_contact_sheet(session).pages
    with Image.open(path) as page:
        grey = np.asarray(page.convert("L"), np.float64)
    # its foot: 720 rows of the thumbnail and 40 of room; the picture is brighter than the paper
    large = grey[-760:-40, cell_painter.MARGIN :][:, :1280]
    assert large.min() > 240
    left = cell_painter.MARGIN + 1280 + 40
    height = round(720 * 168 / 1280)
    small = grey[-760:, left:][:height, :168]
    assert small.min() > 240
    assert grey[-760 + height + 2, left + 80] < 240


@pytest.mark.film
def test_pages_of_a_longer_sheet_are_deleted_and_other_files_kept(
    made: films.Made, tmp_path: Path
) -> None:
    session, _ = preview(made)
    session = replace(session, options=replace(session.options, out=tmp_path))
    for name in ("sheet-2.png", "sheet-9.png", "sheet-mine.png"):
        (tmp_path / name).write_bytes(b"old")
    assert rendering.write_contact_sheet(session).pages == (
        tmp_path / "sheet.png",
    )
    left = sorted(path.name for path in tmp_path.iterdir())
    assert left == ["sheet-mine.png", "sheet.png"]
