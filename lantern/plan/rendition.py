"""A script laid out for one rendering: its format, its captions, and what each shot shows."""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from lantern.core.encoder_trial import EncoderChoice, choose_encoder
from lantern.core.encoders import X264
from lantern.core.problems import AssetFailure
from lantern.core.units import Frames, Shape, Size, classify_shape
from lantern.credits import ledger
from lantern.credits.ledger import Ledger
from lantern.graphics.look import Look
from lantern.plan.automatic_focus import choose_focus
from lantern.plan.drift import find_drifts
from lantern.plan.film_cues import (
    end_with_scenes,
    make_cues,
    make_short_subtitles,
    make_subtitles,
)
from lantern.plan.film_excerpt import FilmExcerpt, PicturedShot
from lantern.plan.film_shots import FilmShot, ShotKey
from lantern.plan.map_furniture import NewFurniture, find_new_furniture
from lantern.plan.map_runs import PlacedRuns, find_map_runs
from lantern.plan.printed_cards import join_card_lines, set_card_quotes
from lantern.plan.shot_specs import (
    make_clip_spec,
    make_document_spec,
    make_inset_spec,
    make_map_spec,
    make_panels_spec,
    make_pins_spec,
    make_still_spec,
    translate_card,
)
from lantern.plan.speaker_turns import choose_caption_colours
from lantern.plan.third_spots import find_third_spot
from lantern.plan.treatments import choose_treatment
from lantern.script.film_script import SceneSource, Script
from lantern.script.model.captions import BurnMode
from lantern.script.model.cards import Card, ChapterCard, CreditsCard, TitleCard
from lantern.script.model.charts import ChartCard
from lantern.script.model.footage import Effect
from lantern.script.model.look import FontFiles
from lantern.script.model.output import Output
from lantern.script.model.picture import Picture
from lantern.script.model.scene import Shot
from lantern.timeline import PlacedShot, TimedOverlay, Timeline
from lantern.timeline.captions import Cue
from lantern.visuals import overlays
from lantern.visuals.map.geometry.map_frame import find_map_frame
from lantern.visuals.map_parts import MapRun
from lantern.visuals.specs import (
    CardSpec,
    MapSpec,
    PictureSpec,
    PluginSpec,
    StillSpec,
    VisualSpec,
)

DRAFT_LINES = 540
"""Lines of a draft."""
PREVIEW_LINES = 288
"""Lines of a preview: what 2 cores make in 0.15 of the film's running time."""


@dataclass(frozen=True)
class OutputFormat:
    """Size in pixels, frames per second, quality and encoder of one rendering.

    Only each `stride`th frame is painted; the others repeat it. The encoder is as the film has it:
    it may be `auto`.
    """

    size: Size
    fps: int
    quality: str
    stride: int = 1
    encoder: str = X264

    @property
    def shape(self) -> Shape:
        """What frames of this size are laid out as."""
        return classify_shape(self.size)

    def choose_encoder(self) -> EncoderChoice:
        """Return the encoder that this machine gives it; those of `auto` are tried once a run."""
        return choose_encoder(
            self.encoder, self.size, self.fps, quality=self.quality
        )

    @staticmethod
    def from_output(
        output: Output, draft: bool, shape: Shape | None = None
    ) -> OutputFormat:
        """Return the film's format in a shape, by default its own.

        A draft has a short side of DRAFT_LINES and the fastest encoding, with x264: to start a chip
        for each segment would take longer.
        """
        size = output.resolve_pixels(shape or output.shape)
        if not draft:
            return OutputFormat(
                size, output.fps, output.quality, encoder=output.encoder
            )
        return OutputFormat(
            _shrink_size(size, DRAFT_LINES), output.fps, "draft"
        )

    @staticmethod
    def for_preview(output: Output, shape: Shape | None = None) -> OutputFormat:
        """Return the format of a preview, which is cut into frames as the film is.

        It has a short side of PREVIEW_LINES, and 12 to 15 frames a second are painted.
        """
        size = _shrink_size(
            output.resolve_pixels(shape or output.shape), PREVIEW_LINES
        )
        return OutputFormat(
            size, output.fps, "draft", max(1, round(output.fps / 13))
        )


def _shrink_size(size: Size, short: int) -> Size:
    """Return a size in even pixels whose short side is at most `short`."""
    w, h = size
    scale = min(1.0, short / min(w, h))
    return round(w * scale / 2) * 2, round(h * scale / 2) * 2


@dataclass(frozen=True)
class Rendition:
    """A script laid out for one rendering: what all jobs but the takes are planned from.

    `look_file` is None for the atlas. `fonts` are the author's own type by
    `serif` and `sans`, its files found. `excerpt` is what of a short is cut from a film.
    """

    script: Script
    timeline: Timeline
    output_format: OutputFormat
    look: Look
    ledger: Ledger
    speaker: str
    look_file: Path | None = None
    fonts: Mapping[str, FontFiles] = field(default_factory=dict)
    excerpt: FilmExcerpt | None = None

    def find_pictured(self, number: int) -> PicturedShot:
        """Return where it is decided what a shot shows: in the film, for a short's."""
        own = PicturedShot(self, number)
        return self.excerpt.shots.get(number, own) if self.excerpt else own

    @property
    def has_burned_captions(self) -> bool:
        """Whether captions are burned in."""
        return self.caption_mode != "none"

    @property
    def caption_mode(self) -> BurnMode:
        """How captions are burned in."""
        return self.script.film.captions.choose_burn(self.output_format.shape)

    @functools.cached_property
    def drifts(self) -> list[Frames | None]:
        """The frames that each shot has drifted at its first; None for one that doesn't drift."""
        framed = []
        for placed in self.timeline.shots:
            shot = self.script.parts[placed.scene].scene.shots[placed.shot]
            framed.append(shot.frame_for(self.output_format.shape))
        return find_drifts(framed, self.placed_runs)

    @functools.cached_property
    def map_runs(self) -> dict[ShotKey, MapRun]:
        """The runs of map shots that share a layout, by each of their shots."""
        return find_map_runs(self._film_shots.values(), self.new_furniture)

    @functools.cached_property
    def placed_runs(self) -> PlacedRuns:
        """The placed shots, and the runs of those that show maps."""
        shots = self.timeline.shots
        keys = []
        for placed in shots:
            keys.append(
                ShotKey(self.script.parts[placed.scene].number, placed.shot)
            )
        return PlacedRuns(shots, keys, self.map_runs)

    @functools.cached_property
    def new_furniture(self) -> dict[ShotKey, NewFurniture]:
        """What of a map's furniture is new in each map shot."""
        film = self.script.film
        return find_new_furniture(
            self._film_shots.values(),
            film.furniture,
            texts=film.words.map,
            frame=find_map_frame(
                self.look, self.output_format.size, self.has_burned_captions
            ),
        )

    @functools.cached_property
    def _film_shots(self) -> dict[ShotKey, FilmShot]:
        """The shots of the whole film, also where one scene of it is rendered alone."""
        found = {}
        for authored in self.script.film_shots:
            spec = _describe_alone(self, authored.scene, authored.shot)
            folder = authored.scene.folder
            find = functools.partial(self.script.get_path, folder=folder)
            shot = FilmShot(authored, spec, find)
            found[shot.key] = shot
        return found

    def describe(self, key: ShotKey) -> VisualSpec:
        """Return what a shot shows, with the run of a map."""
        spec = self._film_shots[key].spec
        if isinstance(spec, MapSpec):
            return replace(spec, run=self.map_runs.get(key))
        return spec

    def find_spot(self, overlay: TimedOverlay) -> overlays.PanelSpot:
        """Return where an overlay stands: a lower third moves off what its shots tell of."""
        if self.excerpt and overlay in self.excerpt.overlays:
            return self.excerpt.film.find_spot(self.excerpt.overlays[overlay])
        spot = self._spots.get(overlay)
        if spot is None:
            spot = find_third_spot(self, overlay)
            self._spots[overlay] = spot
        return spot

    @functools.cached_property
    def _spots(self) -> dict[TimedOverlay, overlays.PanelSpot]:
        """The spots that were asked for: to find one, the names of a map are laid out."""
        return {}

    @functools.cached_property
    def look_digests(self) -> dict[frozenset[str], str]:
        """Digests of the look that were asked for, by what is shown: one serves many shots."""
        return {}

    @functools.cached_property
    def cues(self) -> list[Cue]:
        """The film's captions."""
        cues = make_cues(self.timeline, self.script, self.output_format.size)
        return (
            list(end_with_scenes(cues, self.timeline)) if self.excerpt else cues
        )

    @functools.cached_property
    def caption_colours(self) -> dict[str, str]:
        """The colours of speakers' captions, as #rrggbb, by their keys; none unless wanted."""
        return choose_caption_colours(self.script.film, self.look)

    @functools.cached_property
    def subtitles(self) -> dict[str, list[Cue]]:
        """The film's captions in other languages than its voice's, by their tags."""
        size = self.output_format.size
        if self.excerpt is not None:
            return make_short_subtitles(
                self.timeline, self.script, self.excerpt, size=size
            )
        return {
            other.film.language: make_subtitles(
                self.timeline, self.script, other, size=size
            )
            for other in self.script.subtitles
        }


def describe_shot(
    rendition: Rendition, part: SceneSource, shot: Shot
) -> VisualSpec:
    """Return what a shot shows, as its visual gets it, without the frames of its words.

    It is framed for the rendition's shape; short cards are filled in from the film.
    """
    index = next(i for i, each in enumerate(part.scene.shots) if each is shot)
    return rendition.describe(ShotKey(part.number, index))


def _describe_alone(
    rendition: Rendition, part: SceneSource, shot: Shot
) -> VisualSpec:
    """Return what a shot shows, whatever is before and after it."""
    framed = shot.frame_for(rendition.output_format.shape)
    if isinstance(framed.card, str):
        filled = _fill_card(rendition, part, shot)
        framed = framed.model_copy(update={"card": filled})
    describe = functools.partial(
        _describe_picture, rendition, folder=part.folder
    )
    if framed.panels:
        spec: VisualSpec = make_panels_spec(framed, rendition.look, describe)
    else:
        spec = describe(framed)
    if isinstance(spec, MapSpec) and framed.pins:
        pins = make_pins_spec(framed.pins, rendition.look, describe)
        spec = replace(spec, pins=pins)
    if framed.inset is None:
        return spec
    inset = make_inset_spec(framed.inset, rendition.look, describe)
    if isinstance(spec, MapSpec) and isinstance(inset.picture, MapSpec):
        inset = replace(inset, marks_view=True)
    return replace(spec, inset=inset)


def _describe_map(
    rendition: Rendition, framed: Picture, file: str, *, folder: Path
) -> MapSpec:
    """Return what a map shows, with the texts of its file in the film's language."""
    spec = make_map_spec(framed, file, rendition.script.film)
    try:
        path = rendition.script.get_path(file, folder)
    except AssetFailure:
        return spec  # told with the script
    return replace(spec, texts=rendition.script.find_map_texts(path))


def _describe_picture(
    rendition: Rendition, framed: Picture, *, folder: Path
) -> PictureSpec:
    """Return what a picture of a shot shows, framed as it is."""
    if framed.still:
        return _describe_still(rendition, framed, framed.still, folder=folder)
    if framed.map:
        return _describe_map(rendition, framed, framed.map, folder=folder)
    if framed.clip:
        return make_clip_spec(
            framed, choose_treatment(rendition, framed, folder)
        )
    if framed.document:
        shape = rendition.output_format.shape
        return make_document_spec(
            framed,
            framed.document.frame_for(shape),
            look=rendition.look,
            film=rendition.script.film,
        )
    if framed.plugin:
        settings = json.dumps(dict(framed.plugin.settings), sort_keys=True)
        return PluginSpec(framed.plugin.name, settings, framed.effects or ())
    assert framed.card is not None and not isinstance(framed.card, str)
    return _describe_card(
        rendition, framed.card, framed.effects or (), folder=folder
    )


def _describe_still(
    rendition: Rendition, framed: Picture, file: str, *, folder: Path
) -> StillSpec:
    return make_still_spec(
        framed,
        file,
        focus=choose_focus(rendition, framed, folder),
        treatment=choose_treatment(rendition, framed, folder),
    )


def _describe_card(
    rendition: Rendition,
    card: Card,
    effects: tuple[Effect, ...],
    *,
    folder: Path,
) -> CardSpec:
    """Return a card that is printed in the film's language."""
    if isinstance(card, ChartCard):
        card = _cite_table(rendition, card, folder)
    card = set_card_quotes(card, rendition.script.film.language)
    if rendition.output_format.shape != rendition.script.film.output.shape:
        card = join_card_lines(card)
    spec = CardSpec(card=card, effects=effects)
    return translate_card(spec, rendition.script.film.words)


def _cite_table(
    rendition: Rendition, card: ChartCard, folder: Path
) -> ChartCard:
    """Return a chart that names its table's title and author, by the ledger, if it names none."""
    if card.data is None or card.data.source:
        return card
    try:
        path = rendition.script.get_path(card.data.file, folder)
    except AssetFailure:
        return card  # told with the script
    entry = rendition.ledger.files.get(path)
    if entry is None:  # told by the check of the ledger
        return card
    data = card.data.model_copy(
        update={"source": f"{entry.title}, {entry.author}"}
    )
    return card.model_copy(update={"data": data})


def _fill_card(
    rendition: Rendition, part: SceneSource, shot: Shot
) -> TitleCard | ChapterCard | CreditsCard:
    """Return the card that an author named by one word."""
    film = rendition.script.film
    if shot.card == "title":
        return TitleCard(title=film.title, subtitle=film.subtitle or None)
    if shot.card == "chapter":
        name = part.scene.chapter or part.scene.scene
        return ChapterCard(chapter=name, numeral=part.chapter or None)
    shots = rendition.script.credit_shots
    roll = rendition.ledger.build_roll(film, rendition.speaker)
    pages = ledger.split_roll(roll, len(shots))
    page = next(i for i, (_, _, each) in enumerate(shots) if each is shot)
    entries = pages[min(page, len(pages) - 1)]
    return CreditsCard(credits=film.title, entries=entries)


def is_between_maps(
    rendition: Rendition, before: PlacedShot, after: PlacedShot
) -> bool:
    """Tell whether a dissolve leads from one map to another, or to other ground on the same."""
    if not after.overlap or after.transition not in ("dissolve", "match"):
        return False
    runs = []
    for placed in (before, after):
        part = rendition.script.parts[placed.scene]
        if not part.scene.shots[placed.shot].map:
            return False
        runs.append(rendition.map_runs.get(ShotKey(part.number, placed.shot)))
    return runs[0] is None or runs[0] is not runs[1]
