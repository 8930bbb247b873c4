"""A script laid out for one rendering: its form, its captions, its shots as their visuals get them."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lantern.core.text import find_phrase
from lantern.core.units import Shape, Size, classify_shape
from lantern.credits import ledger
from lantern.credits.ledger import Ledger
from lantern.graphics.look import Look
from lantern.script.load import SceneSource, Script
from lantern.script.model.captions import BurnMode
from lantern.script.model.cards import ChapterCard, CreditsCard, TitleCard, iter_entries
from lantern.script.model.film import Shot
from lantern.script.model.look import FontFiles
from lantern.script.model.output import Output
from lantern.timeline import PlacedShot, Timeline, captions
from lantern.timeline.captions import Cue

PREVIEW_LINES = 288
"""Lines of a preview: what 2 cores make in 0.15 of the film's running time."""


@dataclass(frozen=True)
class OutputFormat:
    """Size, rate and quality of one rendering."""

    size: Size
    fps: int
    quality: str
    stride: int = 1
    """Only each so many-th frame is painted; the others repeat it."""

    @property
    def shape(self) -> Shape:
        return classify_shape(self.size)

    @staticmethod
    def from_output(
        output: Output, draft: bool, shape: Shape | None = None
    ) -> OutputFormat:
        """The film's form in a shape, by default its own; or its draft: a short side of 540, fastest encoding."""
        size = output.resolve_pixels(shape or output.shape)
        if not draft:
            return OutputFormat(size, output.fps, output.quality)
        return OutputFormat(_shrink_size(size, 540), output.fps, "draft")

    @staticmethod
    def for_preview(output: Output, shape: Shape | None = None) -> OutputFormat:
        """A short side of PREVIEW, painted 12 or 15 times a second; cut into frames as the film is."""
        size = _shrink_size(output.resolve_pixels(shape or output.shape), PREVIEW_LINES)
        return OutputFormat(size, output.fps, "draft", max(1, round(output.fps / 13)))


def _shrink_size(size: Size, short: int) -> Size:
    """A size in even pixels whose short side is at most `short`."""
    w, h = size
    scale = min(1.0, short / min(w, h))
    return round(w * scale / 2) * 2, round(h * scale / 2) * 2


@dataclass(frozen=True)
class Rendition:
    """A script laid out for one rendering: what segments, drawings and the mix are planned from."""

    script: Script
    timeline: Timeline
    output_format: OutputFormat
    look: Look
    ledger: Ledger
    speaker: str
    look_file: Path | None = None
    fonts: Mapping[str, FontFiles] = field(default_factory=dict)
    """The author's own type by `serif` and `sans`, its files found."""

    @property
    def has_burned_captions(self) -> bool:
        """Whether captions are burned in."""
        return self.caption_mode != "none"

    @property
    def caption_mode(self) -> BurnMode:
        """How captions are burned in."""
        return self.script.film.captions.choose_burn(self.output_format.shape)

    @functools.cached_property
    def cues(self) -> list[Cue]:
        return make_cues(self.timeline, self.script, self.output_format.size)


def make_cues(timeline: Timeline, script: Script, size: Size) -> list[Cue]:
    """The film's captions. A name that the lexicon knows is kept whole."""
    starts = [cut.start for cut in timeline.shots]
    rules = captions.CaptionRules(
        captions.choose_line_length(size), tuple(script.lexicon), starts
    )
    found = captions.make_cues(timeline.words, timeline.fps, rules)
    return (
        captions.add_labels(found, _find_claims(timeline, script))
        if script.film.captions.claims
        else found
    )


def _find_claims(timeline: Timeline, script: Script) -> list[tuple[int, str]]:
    """The frames at which claims begin, and whose they are."""
    found = []
    for i, part in enumerate(script.parts):
        cuts, words = [c for c in timeline.shots if c.scene == i], timeline.words[i]
        holders = [
            (cuts[0], part.scene.claim),
            *((c, part.scene.shots[c.shot].claim) for c in cuts),
        ]
        for cut, claim in holders:
            if claim and claim.label:
                at = (
                    find_phrase([word.text for word in words], claim.at, 0)
                    if claim.at
                    else None
                )
                found.append(
                    (
                        int(cut.start if at is None else words[at].start),
                        claim.attribution,
                    )
                )
    return found


def describe_shot(board: Rendition, part: SceneSource, shot: Shot) -> dict[str, Any]:
    """The picture part of a shot, as its visual gets it: short cards filled in from the film."""
    what = shot.frame_for(board.output_format.shape).model_dump(
        mode="json", by_alias=True, exclude_none=True
    )
    for key in ("at", "hold", "transition", "lower_third", "claim", "sound"):
        what.pop(key, None)
    if isinstance(shot.card, str):
        card = _fill_card(board, part, shot)
        what["card"] = card.model_dump(mode="json", exclude_none=True)
    what["frame"] = list(board.output_format.size)
    return what


def _fill_card(
    board: Rendition, part: SceneSource, shot: Shot
) -> TitleCard | ChapterCard | CreditsCard:
    film = board.script.film
    if shot.card == "title":
        return TitleCard(title=film.title, subtitle=film.subtitle or None)
    if shot.card == "chapter":
        return ChapterCard(
            chapter=part.scene.chapter or part.scene.scene, numeral=part.chapter or None
        )
    every = board.script.credit_shots
    pages = ledger.split_roll(board.ledger.build_roll(film, board.speaker), len(every))
    page = next(i for i, (_, _, each) in enumerate(every) if each is shot)
    return CreditsCard(credits=film.title, entries=pages[min(page, len(pages) - 1)])


def build_shot_request(
    board: Rendition, cut: PlacedShot, offset: int
) -> dict[str, Any]:
    part = board.script.parts[cut.scene]
    shot = part.scene.shots[cut.shot]
    places = board.script.places
    return {
        "kind": shot.kind,
        "what": _drop_sound_level(describe_shot(board, part, shot))
        | _time_words(board, cut, shot),
        "folder": str(part.folder),
        "places": {
            "film": str(places.film),
            "project": str(places.project),
            "allowed": [str(p) for p in places.allowed],
            "python": places.python,
        },
        "captions": board.has_burned_captions,
        "length": cut.length,
        "offset": offset,
    }


def _drop_sound_level(what: dict[str, Any]) -> dict[str, Any]:
    """The picture part without the level of a clip's sound, which is for the mix."""
    clip = what.get("clip")
    return (
        {**what, "clip": {k: v for k, v in clip.items() if k != "level"}}
        if clip
        else what
    )


def _time_words(board: Rendition, cut: PlacedShot, shot: Shot) -> dict[str, Any]:
    """The frames of the shot at which words are spoken: a map's `when`, and a card's entries by their places in it."""
    words = board.timeline.words[cut.scene] if board.timeline.words else ()
    texts = [word.text for word in words]
    first = next((i for i, word in enumerate(words) if word.end > cut.start), 0)

    def frame(phrase: str) -> int | None:
        """Words are looked for from the shot's first one on, then in the whole scene: those came before it did."""
        found = find_phrase(texts, phrase, first)
        found = find_phrase(texts, phrase, 0) if found is None else found
        return None if found is None else words[found].start - cut.start

    spoken = {
        "/".join(map(str, loc)): frame(entry.at)
        for loc, entry in iter_entries(shot.card)
        if entry.at
    }
    heard = {place: max(0, at) for place, at in spoken.items() if at is not None}
    when = {
        item: [frame(phrase) or 0 for phrase in phrases]
        for item, phrases in (shot.when or {}).items()
    }
    return ({"heard": heard} if heard else {}) | ({"when": when} if when else {})
