"""The strip as it was last shown: the page has it at once, while the film is still being read.

It is kept in the store with when each of the film's files was written, and is shown only as long as
none of them has changed, nor Lantern itself.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lantern.core.problems import Failure
from lantern.core.store import Store, digest_json
from lantern.core.units import Shape, Size
from lantern.studio.answers import write_json
from lantern.studio.cards import (
    CARD_LINES,
    LEAST_LINES,
    make_card_key,
    reduce_size,
)
from lantern.studio.options import StudioOptions
from lantern.studio.stamps import stamp_code, stamp_file

if TYPE_CHECKING:
    from lantern.studio.loaded_film import LoadedFilm
    from lantern.studio.strip import FilmStrip

GENERATION = 0
"""Of a strip that was kept: the film itself begins with 1."""
KEPT_CARDS = 64
"""Cards from the top that are found before the film is read: to lay one out takes 1 ms."""


@dataclass(frozen=True)
class KeptCard:
    """The picture that a shot's poster frame is in, by its key, and the frame's number there."""

    picture: str
    number: int


@dataclass(frozen=True)
class KeptStrip:
    """A strip as JSON values, and what its cards are found by.

    `cards` are by frame of the film, in the film's own shape; `size` is what they are painted in.
    """

    strip: Mapping[str, Any]
    shape: Shape
    size: Size
    cards: Mapping[int, KeptCard]

    def find_card(self, frame: int, lines: int) -> str | None:
        """Return the store's key of a card of so many lines; None where it isn't one."""
        card = self.cards.get(frame)
        if card is None or not LEAST_LINES <= lines <= CARD_LINES:
            return None
        return make_card_key(
            card.picture, card.number, reduce_size(self.size, lines)
        )


def keep_strip(
    film: LoadedFilm, strip: FilmStrip, *, options: StudioOptions, store: Store
) -> None:
    """Keep a film's strip for the next studio.

    Raises:
        OutputFailure: The store can't be written.
    """
    files = [options.folder, *film.list_files()]
    layout = film.get_layout(film.own_shape, "card")
    cards = []
    for frame in strip.list_posters()[:KEPT_CARDS]:
        with suppress(Failure):  # one that can't be painted has no card
            found = layout.find_frame(frame)
            cards.append([frame, found.order.key, found.number])
    kept = {
        "code": stamp_code(),
        "files": [stamp_file(file) for file in dict.fromkeys(files)],
        "strip": json.loads(write_json(replace(strip, generation=GENERATION))),
        "shape": film.own_shape,
        "size": layout.rendition.output_format.size,
        "cards": cards,
    }
    store.put_json(_make_key(options), kept, is_shared=False)


def load_strip(options: StudioOptions, store: Store) -> KeptStrip | None:
    """Return the strip that was kept of the very film that is there now; None without one."""
    kept = store.get_json(_make_key(options), is_shared=False)
    if kept is None or kept["code"] != stamp_code():
        return None
    if any(stamp_file(Path(stamp[0])) != stamp for stamp in kept["files"]):
        return None
    cards = {
        frame: KeptCard(key, number) for frame, key, number in kept["cards"]
    }
    width, height = kept["size"]
    return KeptStrip(kept["strip"], kept["shape"], (width, height), cards)


def _make_key(options: StudioOptions) -> str:
    """Return the key of the strip of a film as this studio reads it."""
    allowed = [str(path) for path in options.allow_path]
    more = [options.allow_python, options.allow_command]
    film = str(options.film.resolve())
    return digest_json(
        ["studio strip", film, options.voice, options.offline, allowed, more]
    )
