"""What lies under the words of cards: the article's pictures in turn, else its map, else a drawing.

A picture is under cards of its own scene first, then of those that follow it. Without any, words
stand on the drawing in one scene and on a light page in the next, quotations always on a page.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from lantern.scaffold.from_article.drafts import SceneDraft
from lantern.scaffold.from_article.first_map import WHOLE_VIEW
from lantern.scaffold.from_article.list_cards import ListDraft
from lantern.scaffold.from_article.shot_plan import (
    DrawnGround,
    GroundDraft,
    MapDraft,
    PicturePlaceholder,
    ShotDraft,
    Shown,
)
from lantern.scaffold.from_article.text_cards import NumberDraft, StatementDraft


@dataclass
class _Grounds:
    """The grounds that cards may have so far, and how many cards had one."""

    pictures: list[GroundDraft]
    map: list[GroundDraft]
    turn: int = 0
    scene: int = 0

    def lays_page(self, shown: Shown) -> bool:
        """Tell whether words stand on a light page, since there is nothing to lay under them."""
        if self.pictures or self.map or not isinstance(shown, StatementDraft):
            return False
        return bool(shown.by) or self.scene % 2 == 1

    def choose(self) -> GroundDraft:
        """Return the ground of the next card."""
        ready = (
            [*self.pictures, *self.map]
            if len(self.pictures) < 2
            else self.pictures
        )
        if not ready:
            return DrawnGround()
        self.turn += 1
        return ready[self.turn % len(ready)]


def lay_grounds(
    scenes: Sequence[SceneDraft], *, has_map: bool
) -> list[SceneDraft]:
    """Return the scenes with a ground under each card of words.

    Args:
        scenes: the scenes of a film, in order.
        has_map: whether the film has a map.
    """
    laid: list[SceneDraft] = []
    earlier: list[GroundDraft] = []
    for scene in scenes:
        own = list(_list_pictures(scene.shots))
        map_: list[GroundDraft] = []
        if has_map:
            map_ = [MapDraft(scene.view or WHOLE_VIEW, file=scene.map_file)]
        grounds = _Grounds(
            own or earlier[-1:],
            map_,
            turn=len(laid),
            scene=len(laid),
        )
        shots = tuple(_lay_ground(shot, grounds) for shot in scene.shots)
        laid.append(replace(scene, shots=shots))
        earlier += own
    return laid


def _list_pictures(shots: Iterable[ShotDraft]) -> Iterable[GroundDraft]:
    """Yield the pictures of a scene that may lie under words, each once."""
    seen: set[str] = set()
    for shot in shots:
        if (
            not isinstance(shot.shown, PicturePlaceholder)
            or shot.shown.ready is None
        ):
            continue
        picture = shot.shown.ready
        study = picture.study
        if (
            study.fixed_by
            or study.is_page
            or study.is_clear
            or picture.file in seen
        ):
            continue
        seen.add(picture.file)
        yield picture


def _lay_ground(shot: ShotDraft, grounds: _Grounds) -> ShotDraft:
    if not isinstance(shot.shown, StatementDraft | NumberDraft | ListDraft):
        return shot
    if grounds.lays_page(shot.shown):
        return shot
    return replace(shot, ground=grounds.choose())
