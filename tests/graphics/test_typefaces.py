"""An author's own type: which files can be used, what is set in it, and what it must not lack."""

from __future__ import annotations

import json
import os
import string
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from fontTools.ttLib import TTCollection, TTFont

from lantern import plan, rendering
from lantern.core.problems import AssetFailure
from lantern.graphics import look, typefaces, vector
from lantern.graphics.pixels import to_rgb
from lantern.graphics.typefaces import BUNDLED, Typefaces
from lantern.rendering import frames, workers
from lantern.timeline import split_segments
from tests.support import films
from tests.support.films import scene
from tests.support.fonts import box_font

pytestmark = pytest.mark.process

LETTERS = string.ascii_letters + string.digits + " .,:’…·-"


def film(
    root: Path, fonts: dict[str, Any], *scenes: films.Scene, **more: Any
) -> Path:
    folder = films.write(
        root,
        scenes,
        look={"fonts": fonts},
        **more,
    )
    ledger = root / "assets" / "credits.yml"
    credits = json.loads(ledger.read_text("utf-8"))["credits"]
    files = sorted((root / "assets").glob("*.[ot]t[fc]"))
    entry = {"kind": "font", "author": "The tests", "licence": "OFL-1.1"}
    credits += [
        {"file": file.name, "title": f"Boxes {file.stem}", **entry}
        for file in files
    ]
    ledger.write_text(json.dumps({"credits": credits}), "utf-8")
    return folder


def faults(folder: Path) -> list[str]:
    return [
        f"{problem.span.line}: {problem.message}"
        if problem.span
        else problem.message
        for problem in films.find_problems(folder)
    ]


def test_a_film_is_lettered_in_its_own_type_and_nothing_else_of_it_changes(
    tmp_path: Path,
) -> None:
    box_font(tmp_path / "assets" / "boxes.ttf", "Boxes", LETTERS)
    card = scene(
        "One", None, {"card": {"statement": "Rain in the hills"}}, duration=4
    )
    shown = {}
    for name, fonts in (
        ("plain", {}),
        ("boxes", {"serif": "assets/boxes.ttf"}),
        ("sans", {"sans": "assets/boxes.ttf"}),
    ):
        ours = films.studio(
            film(tmp_path, fonts, card),
            tmp_path / name,
            store=tmp_path / "store",
        )
        shown[name] = to_rgb(
            frames.paint_frame(
                rendering.speak_and_lay_out(ours), 80, ours.store
            )
        ).astype(int)
    assert np.array_equal(shown["plain"], shown["sans"])
    dark = {name: (rgb.sum(2) < 300).sum() for name, rgb in shown.items()}
    assert dark["boxes"] > 2.5 * dark["plain"] > 0


MAP = """\
views: {a: {center: [10, 50], width_km: 900}}
places: [{name: Koln, at: [7, 51]}]
"""


@pytest.mark.film
@pytest.mark.parametrize("kind", ["card", "map"])
def test_two_films_in_one_process_keep_their_own_type(
    tmp_path: Path, kind: str
) -> None:
    shown = {"card": {"statement": "Rain in the hills"}, "map": "m.yml"}[kind]
    films_by_width = {}
    for wide in (500, 900):
        root = tmp_path / str(wide)
        box_font(root / "assets" / "boxes.ttf", "Boxes", LETTERS, wide=wide)
        fonts = dict.fromkeys(("serif", "sans"), "assets/boxes.ttf")
        shot = scene("One", None, {kind: shown}, duration=2)
        folder = film(root, fonts, shot)
        (folder / "m.yml").write_text(MAP)
        ours = films.studio(folder, root)
        films_by_width[wide] = rendering.speak_and_lay_out(ours), ours.store

    def paint(wide: int) -> bytes:
        laid, store = films_by_width[wide]
        return frames.paint_frame(laid, 40, store).tobytes()

    before = paint(500)
    assert paint(900) != before
    assert paint(500) == before


def test_measures_of_one_type_do_not_depend_on_another(tmp_path: Path) -> None:
    narrow = box_font(tmp_path / "a.ttf", "Boxes", LETTERS, wide=500)
    wide = box_font(tmp_path / "b.ttf", "Boxes", LETTERS, wide=900)
    widths = []
    for file in (narrow, wide, narrow):
        type_ = Typefaces(serif=typefaces.load_family([file]))
        role = look.load().with_typefaces(type_).get_role("statement")
        widths.append(role.measure_width("ab", 100 / role.size))
    role = look.load().get_role("statement")
    tracking = role.tracking * 100
    assert widths == pytest.approx(
        [100 + tracking, 180 + tracking, 100 + tracking]
    )


def test_a_font_that_changed_is_measured_again(tmp_path: Path) -> None:
    widths = []
    for wide in (500, 900):
        file = box_font(tmp_path / "a.ttf", "Boxes", LETTERS, wide=wide)
        os.utime(file, ns=(wide, wide))
        type_ = Typefaces(serif=typefaces.load_family([file]))
        face = (vector.SERIF, 400, False)
        widths.append(vector.measure_text("ab", face, 100, typefaces=type_))
    assert widths == pytest.approx([100, 180])


@pytest.mark.film
def test_workers_letter_in_the_type_of_the_film(tmp_path: Path) -> None:
    box_font(tmp_path / "assets" / "boxes.ttf", "Boxes", LETTERS)
    card = scene(
        "One", None, {"card": {"statement": "Rain in the hills"}}, duration=2
    )
    ours = films.studio(
        film(tmp_path, {"serif": "assets/boxes.ttf"}, card), tmp_path
    )
    laid = rendering.speak_and_lay_out(ours)
    (job,) = plan.make_segment_jobs(
        laid, split_segments(laid.timeline), ours.store
    )
    workers.make(job, ours.store)
    made = ours.store.get(job.key, ".mp4")
    assert made is not None
    last = films.pictures(made)[-1][: 160 * 90].astype(int)
    wanted = frames.paint_frame(laid, 49, ours.store).y.astype(int).ravel()
    assert np.abs(last - wanted).mean() < 4 and (wanted < 80).sum() > 50


def test_what_the_type_lacks_is_told_once_with_the_scenes(
    tmp_path: Path,
) -> None:
    box_font(tmp_path / "assets" / "boxes.ttf", "Boxes", LETTERS)
    folder = film(
        tmp_path,
        {"sans": "assets/boxes.ttf", "serif": "assets/boxes.ttf"},
        scene("One", "The rain.", lower_third={"title": "Дождь", "text": "ж"}),
        scene("Two", "The rain.", {"card": {"statement": "ж, Rain"}}),
        scene("Three", "Rain. 雨", {"card": {"number": "1"}}),
        captions="block",
    )
    told = faults(folder)
    assert told == [
        (
            "1: the serif type lacks 5 characters of the film: Д о ж д ь (in scene 1 'One',"
            " scene 2 'Two')"
        ),
        (
            "1: the sans type lacks 2 characters of the film: ж 雨 (in scene 1 'One', scene 3"
            " 'Three')"
        ),
    ]
    assert (
        "the font Source Sans Pro lacks 1"
        in faults(
            films.write(tmp_path, [scene("One", "雨")], captions="block")
        )[0]
    )


def test_maps_and_credits_are_looked_through_too(tmp_path: Path) -> None:
    box_font(tmp_path / "assets" / "boxes.ttf", "Boxes", LETTERS)
    folder = film(
        tmp_path,
        {"sans": "assets/boxes.ttf"},
        scene("One", "Rain.", {"map": "m.yml"}),
        scene("Two", None, {"card": "credits"}, duration=2),
    )
    (folder / "m.yml").write_text(
        "views: {a: {center: [10, 50], width_km: 900}}\nplaces: [{name: Köln, at: [7, 51]}]\n"
    )
    told = faults(folder)
    assert told == [
        "1: the sans type lacks 1 character of the film: ö (in scene 1 'One')"
    ]


def test_type_is_credited_once_and_must_be_in_the_ledger(
    tmp_path: Path,
) -> None:
    box_font(tmp_path / "assets" / "boxes.ttf", "Boxes", LETTERS + "“”—()")
    one = scene("One", "Rain.", {"card": "credits"})
    folder = film(
        tmp_path,
        {"serif": "assets/boxes.ttf", "sans": ["assets/boxes.ttf"]},
        one,
    )
    assert films.find_problems(folder) == []
    loaded = films.load_valid(folder)
    roll = loaded.ledger.build_roll(loaded.script.film, "nobody")
    rows = {row.role: row.lines for row in roll}
    assert rows["Type"] == ("Boxes boxes, OFL-1.1",) and "Pictures" not in rows
    films.write(tmp_path, [one], look={"fonts": {"serif": "assets/boxes.ttf"}})
    assert (
        "'assets/boxes.ttf' has no entry in the credits ledger"
        in faults(folder)[0]
    )


def test_the_film_is_made_anew_when_a_font_changes(tmp_path: Path) -> None:
    keys = []
    for wide in (600, 700, 600):
        box_font(tmp_path / "assets" / "boxes.ttf", "Boxes", LETTERS, wide=wide)
        card = scene("One", None, {"card": {"statement": "Rain"}}, duration=2)
        ours = films.studio(
            film(tmp_path, {"serif": "assets/boxes.ttf"}, card), tmp_path
        )
        laid = rendering.speak_and_lay_out(ours)
        keys.append(
            plan.make_segment_jobs(
                laid, split_segments(laid.timeline), ours.store
            )[0].key
        )
        prints = rendering.read_inputs(ours.project).files
        assert "assets/boxes.ttf" in prints
    assert keys[0] == keys[2] != keys[1]


def load_weights(folder: Path) -> typefaces.FontFamily:
    """Return a family with a narrow regular font and a wide bold one; another is beside it."""
    plain = box_font(folder / "plain.ttf", "Boxes", LETTERS)
    bold = box_font(
        folder / "bold.ttf",
        "Boxes",
        LETTERS,
        weight=700,
        wide=900,
    )
    other = box_font(folder / "other.ttf", "Other", LETTERS)
    return typefaces.load_family([plain, bold, other])


def test_weights_come_from_the_files_that_have_them(tmp_path: Path) -> None:
    family = load_weights(tmp_path)
    assert family.name == "Boxes"
    assert len(family.fonts) == 2
    asked = (300, 400, 600, 700)
    found = [
        family.choose_font(weight, italic=False).weight for weight in asked
    ]
    assert found == [400, 400, 700, 700]


@pytest.mark.parametrize(
    ("weight", "italic", "width"),
    [(400, False, 120), (600, True, 180), (700, False, 180)],
)
def test_a_line_is_measured_in_the_font_of_its_weight(
    tmp_path: Path, weight: int, italic: bool, width: float
) -> None:
    ours = Typefaces(serif=load_weights(tmp_path))
    face = (vector.SERIF, weight, italic)
    assert vector.measure_text(
        "ab", face, 100, typefaces=ours
    ) == pytest.approx(width)


def make_family(*weights: int, italic: bool = False) -> typefaces.FontFamily:
    """Return a family of these weights; nothing of it is read."""
    fonts = []
    for number, weight in enumerate(weights):
        file = Path("boxes.ttc")
        font = typefaces.FontFace(file, number, weight, italic, variable=False)
        fonts.append(font)
    return typefaces.FontFamily("Boxes", tuple(fonts))


@pytest.mark.parametrize(
    ("weights", "wanted", "chosen"),
    [
        ((100, 900), 100, 100),
        ((300, 500), 400, 500),  # from 400 first up to 500
        ((300, 600), 400, 300),  # then down
        ((300, 400), 500, 400),
        ((100, 500), 300, 100),  # light weights look down first
        ((400, 500), 300, 400),
        ((500, 900), 600, 900),  # heavy ones up
        ((400, 500), 700, 500),
    ],
)
def test_the_nearest_weight_is_that_of_css(
    weights: tuple[int, ...], wanted: int, chosen: int
) -> None:
    assert (
        make_family(*weights).choose_font(wanted, italic=False).weight == chosen
    )


def test_a_family_without_italics_stands_upright() -> None:
    assert make_family(400, 700).choose_font(700, italic=True).weight == 700
    both = make_family(400).fonts + make_family(300, italic=True).fonts
    assert (
        typefaces.FontFamily("Both", both).choose_font(400, italic=True).italic
    )


def test_the_films_type_stands_in_for_one_of_lanterns() -> None:
    family = make_family(400)
    ours = Typefaces(sans=family)
    assert ours.get_substitute(vector.SANS) is family
    assert ours.get_substitute(vector.SERIF) is None
    assert ours.get_substitute("Other") is None


def test_font_files_are_listed_once() -> None:
    family = make_family(400, 700)
    assert Typefaces(family, family).list_files() == ["boxes.ttc"]
    assert BUNDLED.list_files() == []


def test_the_characters_of_a_font_are_known(tmp_path: Path) -> None:
    family = typefaces.load_family(
        [box_font(tmp_path / "a.ttf", "Boxes", "aж")]
    )
    assert typefaces.read_characters(family.fonts[0]) == {
        ord("a"),
        ord("ж"),
        ord("–"),
    }


def test_a_family_of_a_collection_is_chosen_by_its_name(tmp_path: Path) -> None:
    collection = TTCollection()
    for name in ("First", "Second"):
        collection.fonts.append(
            TTFont(
                box_font(
                    tmp_path / f"{name}.ttf",
                    name,
                    "ab" if name == "First" else "xy",
                )
            )
        )
    path = tmp_path / "both.ttc"
    collection.save(path)
    family = typefaces.load_family([path], "Second")
    ours = Typefaces(sans=family)
    face = (vector.SANS, 400, False)
    assert vector.find_missing_characters("abxy", face, typefaces=ours) == "ab"
    body = f'<text y="20" font-family="{vector.SANS}" font-size="20">x</text>'
    svg = vector.make_svg_document(body, (0, 0, 30, 30), typefaces=ours)
    drawn = vector.rasterize(svg, typefaces=ours)
    assert (drawn[..., 3] > 200).sum() > 100
    with pytest.raises(
        AssetFailure,
        match=r"there is no family 'Secnd'; did you mean 'Second'\?",
    ):
        typefaces.load_family([path], "Secnd")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            b"not a font",
            "is no font that can be used here (TrueType or OpenType: ttf, otf, ttc)",
        ),
        (b"\0\1\0\0" + b"\7" * 200, "can't be read as a font"),
        (
            "unnamed",
            "Boxes (x.ttf) can't be drawn: it is damaged, or its font has no outlines, or"
            " not all of"
            " its names",
        ),
        (
            None,
            "this type calls itself Source Serif Pro, as Lantern's own does; take another",
        ),
    ],
)
def test_files_that_are_no_font_to_use(
    tmp_path: Path, data: bytes | str | None, message: str
) -> None:
    path = tmp_path / "assets" / "x.ttf"
    path.parent.mkdir(parents=True)
    if data is None:
        box_font(path, vector.SERIF, LETTERS)
    elif isinstance(data, str):
        box_font(path, "Boxes", LETTERS, named=False)
    else:
        path.write_bytes(data)
    assert any(
        message in line
        for line in faults(
            film(tmp_path, {"serif": "assets/x.ttf"}, scene("One", "Rain."))
        )
    )


def test_a_font_that_is_not_there_is_told_at_its_place(tmp_path: Path) -> None:
    box_font(tmp_path / "assets" / "boxes.ttf", "Boxes", LETTERS)
    folder = film(tmp_path, {"serif": "assets/boxs.ttf"}, scene("One", "Rain."))
    assert faults(folder) == [
        "1: 'assets/boxs.ttf' not found; did you mean 'boxes.ttf'?"
    ]
