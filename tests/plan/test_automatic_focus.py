"""Where the camera looks, where its author leaves that to Lantern."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from lantern.checks.focus import check_focus
from lantern.core.units import Shape
from lantern.plan import Rendition
from lantern.plan.film_shots import ShotKey
from lantern.visuals.specs import StillSpec
from tests.support import films
from tests.support.cut_films import cut, get_line, silent
from tests.support.faces import Person, draw_people

pytestmark = pytest.mark.film
AT_THE_FACE = (0.55, 0.07, 0.45, 0.93)
FACE: dict[str, Any] = {"still": "assets/face.png"}


@pytest.fixture(scope="module")
def face(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The picture of somebody at the right, 640 x 360."""
    path = tmp_path_factory.mktemp("face") / "face.png"
    Image.fromarray(draw_people((640, 360), Person(500, 180, 120))).save(path)
    return path


def lay(
    root: Path,
    face: Path,
    shot: dict[str, Any],
    *,
    shape: Shape | None = None,
    **film: Any,
) -> Rendition:
    films.write_pictures(root / "assets")
    (root / "assets" / "face.png").write_bytes(face.read_bytes())
    ledger = root / "scenes" / "short" / "credits.yml"
    ledger.parent.mkdir(parents=True, exist_ok=True)
    entry = (
        "{file: ../../assets/face.png, kind: photograph, title: A, author: Us"
    )
    ledger.write_text(
        f"credits:\n  - {entry}, licence: CC0-1.0, made_by: us}}\n", "utf-8"
    )
    return cut(
        root,
        silent(2, shot),
        shape=shape,
        **film,
    ).rendition


def find_focus(rendition: Rendition) -> object:
    """The rectangle that the camera looks at in the only shot."""
    spec = rendition.describe(ShotKey(1, 0))
    assert isinstance(spec, StillSpec)
    return spec.focus


def tell(rendition: Rendition) -> list[str]:
    (authored,) = rendition.script.shots
    return [problem.message for problem in check_focus(rendition, authored)]


def test_a_shot_that_leaves_it_to_lantern_looks_at_the_face(
    tmp_path: Path, face: Path
) -> None:
    rendition = lay(tmp_path, face, {**FACE, "focus": "auto"})
    assert find_focus(rendition) == AT_THE_FACE
    (authored,) = rendition.script.shots
    (told,) = check_focus(rendition, authored)
    assert told.warning
    assert get_line(told).startswith('"auto"')
    assert told.message == (
        "the focus of face.png is guessed: a face is here; to keep it, or to change it,"
        " write focus: [0.55, 0.07, 0.45, 0.93]"
    )


def test_a_film_may_leave_it_for_all_photographs(
    tmp_path: Path, face: Path
) -> None:
    whole: dict[str, Any] = {"focus": "auto"}
    assert find_focus(lay(tmp_path, face, FACE, **whole)) == AT_THE_FACE
    own = {**FACE, "focus": [0.1, 0.1, 0.2, 0.2]}
    rendition = lay(tmp_path, face, own, **whole)
    assert find_focus(rendition) == (0.1, 0.1, 0.2, 0.2)
    assert tell(rendition) == []


@pytest.mark.parametrize(
    "keys",
    [
        {"fit": "contain"},
        {"move": {"from": [0, 0, 1, 1], "to": [0.1, 0.1, 0.5, 0.5]}},
        {"wide": {"fit": "contain"}},
    ],
)
def test_what_needs_none_gets_none(
    tmp_path: Path, face: Path, keys: dict[str, Any]
) -> None:
    rendition = lay(tmp_path, face, {**FACE, **keys}, focus="auto")
    assert find_focus(rendition) is None
    assert tell(rendition) == []


def test_nobody_is_asked_nothing_is_guessed(tmp_path: Path, face: Path) -> None:
    rendition = lay(tmp_path, face, FACE)
    assert find_focus(rendition) is None
    assert tell(rendition) == []


def test_a_face_that_an_upright_frame_would_cut_is_told(
    tmp_path: Path, face: Path
) -> None:
    """It is 0.44 of the width with its shoulders; the frame shows 0.32 of it."""
    rendition = lay(tmp_path, face, {**FACE, "focus": "auto"}, shape="portrait")
    assert tell(rendition)[1:] == [
        "the face of face.png can't be whole in a frame that it fills; write"
        " portrait: {fit: contain}"
    ]
    square = lay(tmp_path, face, {**FACE, "focus": "auto"}, shape="square")
    assert len(tell(square)) == 1


def test_an_even_picture_is_shown_as_it_was(tmp_path: Path, face: Path) -> None:
    rendition = lay(tmp_path, face, films.still("grey", focus="auto"))
    assert find_focus(rendition) is None
    assert tell(rendition) == [
        "the focus of grey.png is guessed: nothing stands out, and its middle is shown;"
        " to keep it, or to change it, write focus: [0.25, 0.25, 0.50, 0.50]"
    ]
