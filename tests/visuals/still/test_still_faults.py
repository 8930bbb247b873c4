"""What a check finds in a still: damage, links, too few pixels, animation."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from lantern.core.problems import EXIT_ASSET, Problem
from lantern.visuals import still
from tests.support.visuals import locate, make_context, still_spec

FRAME = (64, 36)

RED, BLUE = (230, 20, 20), (20, 20, 230)


def picture(folder: Path, size: tuple[int, int] = (128, 72)) -> Path:
    """Left half red, right half blue."""
    image = Image.new("RGB", size, RED)
    image.paste(BLUE, (size[0] // 2, 0, *size))
    image.save(folder / "a.png")
    return folder / "a.png"


def checked(
    folder: Path,
    name: str = "a.png",
    frame: tuple[int, int] = FRAME,
    **what: Any,
) -> list[Problem]:
    return still.check(
        still_spec(name, **what), make_context(folder, frame), locate
    )


def test_a_good_picture_has_no_problems(tmp_path: Path) -> None:
    picture(tmp_path)
    assert checked(tmp_path) == []


def test_a_cut_short_picture_is_found_by_the_check(tmp_path: Path) -> None:
    noise = np.random.default_rng(1).integers(0, 255, (60, 80, 3), np.uint8)
    Image.fromarray(noise).save(tmp_path / "a.png")
    data = (tmp_path / "a.png").read_bytes()
    (tmp_path / "a.png").write_bytes(data[: len(data) // 2])
    (problem,) = checked(tmp_path)
    assert (
        str(problem).startswith("s.yml:1:1: a.png is damaged or cut short: ")
        and problem.code == EXIT_ASSET
    )


def test_a_drawing_with_links_is_found_by_the_check(tmp_path: Path) -> None:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9"><image'
        ' href="/etc/passwd"/></svg>'
    )
    (tmp_path / "a.svg").write_text(svg)
    (problem,) = checked(tmp_path, "a.svg")
    assert (
        "a.svg links to '/etc/passwd'; put the picture into the drawing"
        in problem.message
    )


def test_a_picture_too_small_for_its_move_is_a_warning(tmp_path: Path) -> None:
    picture(tmp_path, (800, 450))
    (problem,) = checked(
        tmp_path,
        frame=(1920, 1080),
        move="push-in",
    )
    assert problem.warning
    assert (
        problem.message
        == "the camera asks for 1920 pixels across, and a.png has 784 there; it will look soft"
    )
    assert (
        checked(
            tmp_path,
            frame=(800, 450),
            move="push-in",
        )
        == []
    )


def test_an_animation_is_a_warning(tmp_path: Path) -> None:
    Image.new("RGB", FRAME, RED).save(
        tmp_path / "a.gif",
        save_all=True,
        append_images=[Image.new("RGB", FRAME, BLUE)],
    )
    assert [(p.message, p.warning) for p in checked(tmp_path, "a.gif")] == [
        ("a.gif is animated; its first frame is shown", True)
    ]


@pytest.mark.parametrize(
    ("size", "told"),
    [
        (
            (1000, 100),
            "the camera shows 18% of a.png, its middle; pan over it with move: "
            "{from: [0, 0, 0.178, 1], to: [0.822, 0, 0.178, 1]}, or show it whole with "
            "fit: contain",
        ),
        (
            (100, 1000),
            "the camera shows 6% of a.png, its middle; pan over it with move: "
            "{from: [0, 0, 1, 0.0563], to: [0, 0.9437, 1, 0.0563]}, or show it whole "
            "with fit: contain",
        ),
        (
            (40_000, 10),
            "the camera shows less than 1% of a.png, its middle; pan over it with move: "
            "{from: [0, 0, 0.000444, 1], to: [0.999556, 0, 0.000444, 1]}, or show it whole "
            "with fit: contain",
        ),
    ],
)
def test_a_long_picture_whose_ends_are_never_seen_is_told(
    tmp_path: Path, size: tuple[int, int], told: str
) -> None:
    picture(tmp_path, size)
    for move in (None, "push-in", "pan-left"):
        assert told in [
            problem.message for problem in checked(tmp_path, move=move)
        ]
    for what in (
        {"fit": "contain"},
        {"focus": (0.1, 0.1, 0.1, 0.1)},
        {"move": {"from": [0, 0, 0.178, 1], "to": [0.822, 0, 0.178, 1]}},
    ):
        messages = [problem.message for problem in checked(tmp_path, **what)]
        assert told not in messages


def test_a_picture_a_little_wider_than_the_frame_is_not(tmp_path: Path) -> None:
    picture(tmp_path, (280, 100))
    assert checked(tmp_path) == []
