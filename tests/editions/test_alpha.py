"""Clips with alpha: a card, a map and a lower third over nothing, as they are in the film."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from lantern.core.problems import OutputFailure
from lantern.editions.alpha import AlphaChoice, NothingToCutOut, write_alpha
from lantern.plan import Job
from lantern.rendering import Session, speak_and_lay_out
from lantern.rendering.frames import paint_bare_frame
from tests.support import films
from tests.support.films import scene, still

pytestmark = pytest.mark.film

WIDTH, HEIGHT = films.SIZE
MAP = (
    "views:\n  coast: {center: [-9, 39], width_km: 900}\n"
    "places: [{name: Lisbon, at: [-9.14, 38.72]}]\n"
)
Planes = NDArray[np.float64]


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Session:
    base = tmp_path_factory.mktemp("alpha")
    card = {"card": {"statement": "Rain & wind"}}
    scenes = [
        scene("One", None, card, still("grey"), duration=2),
        scene("Two", None, {"map": "m.yml", "view": "coast"}, duration=1),
        scene(
            "Three",
            None,
            lower_third={"title": "A name"},
            duration=3,
        ),
    ]
    film = films.write(base, scenes)
    (film / "m.yml").write_text(MAP, "utf-8")
    return films.studio(film, base)


def decode(path: Path) -> tuple[Planes, Planes]:
    """The luma of each frame, (frames, h, w), and its alpha, 0 to 1."""
    raw = np.frombuffer(films.decode(path, "yuva444p10le"), "<u2")
    planes = raw.reshape(-1, 4, HEIGHT, WIDTH)
    return planes[:, 0] / 4, planes[:, 3] / 1023


def cut_out(
    session: Session, choice: AlphaChoice, *, land: bool = False
) -> Path:
    """The one clip that a choice gives."""
    (clip,) = write_alpha(session, [choice], keeps_land=land)
    return clip


def paint(session: Session, n: int) -> Planes:
    """The luma of a frame of the film, without overlays."""
    rendition = speak_and_lay_out(session)
    return paint_bare_frame(rendition, n, session.store).y.astype(np.float64)


def test_a_card_is_cut_out_of_its_ground(session: Session) -> None:
    clip = cut_out(session, AlphaChoice(0), land=True)
    assert clip.name == "01-one-1.mov"
    luma, alpha = decode(clip)
    assert len(luma) == 25
    film = paint(session, 24)
    paper = film[0, 0]
    assert alpha[24, 0, 0] == 0
    words = alpha[24] > 0.5
    assert words.any()
    laid = paper + alpha[24] * (luma[24] - paper)
    # the paper isn't even, and the film's edges are darker
    assert np.abs(laid - film)[words].max() < 30
    # what can't be seen beside the words has their colour, no other: no edge gets a fringe
    beside = luma[24][(alpha[24] == 0) & next_to(words)]
    assert luma[24][words].min() - 3 < beside.min()
    assert beside.max() < luma[24][words].max() + 3


def next_to(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The pixels up to two columns from those of a mask."""
    found = mask.copy()
    for shift in (-2, -1, 1, 2):
        found |= np.roll(mask, shift, axis=1)
    return found & ~mask


def test_a_map_keeps_what_is_drawn_and_its_land_if_asked(
    session: Session,
) -> None:
    _, drawn = decode(cut_out(session, AlphaChoice(1)))
    assert 0.8 < (drawn[12] == 0).mean() < 1
    assert drawn[12].max() > 0.8
    clip = cut_out(session, AlphaChoice(1), land=True)
    assert clip.name == "02-two-1-land.mov"
    luma, alpha = decode(clip)
    west, east = alpha[12, :, : WIDTH // 4], alpha[12, :, -WIDTH // 4 :]
    assert (west == 0).mean() > 0.9
    assert (east == 1).mean() > 0.9
    middle = np.s_[30:60, 100:130]
    assert (alpha[12][middle] == 1).mean() > 0.9
    assert np.abs(luma[12] - paint(session, 50 + 12))[middle].mean() < 4


def test_a_lower_third_comes_and_goes(session: Session) -> None:
    clip = cut_out(session, AlphaChoice(2, 0))
    assert clip.name == "03-three-third-1.mov"
    _, alpha = decode(clip)
    (third,) = speak_and_lay_out(session).timeline.overlays
    assert len(alpha) == third.length
    most = alpha.max((1, 2))
    assert most[0] < 0.5 < 0.9 < most[len(most) // 2]
    assert most[-1] < 0.5


def test_what_has_no_alpha_is_refused(session: Session) -> None:
    with pytest.raises(
        NothingToCutOut,
        match=r"scene 1 'One', shot 2: nothing .*: a still has no ground",
    ):
        write_alpha(session, [AlphaChoice(0, 1)], keeps_land=False)


def test_earlier_clips_stay_and_changed_ones_are_kept(session: Session) -> None:
    first = cut_out(session, AlphaChoice(2))
    card = cut_out(session, AlphaChoice(0))
    assert first.is_file()
    whole = card.read_bytes()
    card.write_bytes(b"a better one")
    with pytest.raises(OutputFailure, match=r"01-one-1\.mov was changed"):
        cut_out(session, AlphaChoice(2))
    card.write_bytes(whole)


def test_the_jobs_can_be_sent_to_workers(session: Session) -> None:
    executor = session.executor
    assert isinstance(executor, films.Here)
    write_alpha(session, [AlphaChoice(0), AlphaChoice(2)], keeps_land=True)
    jobs = {job.kind: job for job in executor.made}
    for kind in ("cutout", "lettering"):
        sent = json.loads(json.dumps(jobs[kind].to_json()))
        assert Job.from_json(sent) == jobs[kind]
