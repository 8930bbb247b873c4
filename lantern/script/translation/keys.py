"""Which keys of a film's files hold words: one table for film.yml, scenes and maps.

A key of the models that holds text and isn't here would be forgotten by every translation; a test
walks the schema for such keys.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

WORDS = "words"
"""What viewers read or hear."""
ANCHOR = "anchor"
"""Words of the narration that something waits for."""
NUMERAL = "numeral"
"""Words, or a Roman numeral, which is the same in each language."""
DATE = "date"
"""Words about a date, or a date, which Lantern writes in each language itself."""
NOT_WORDS = "not words"
"""Names of files, ids, colours, dates: the same in each language."""

ITSELF = ""
"""The key of a text that may stand in place of a group of keys."""
ANY = "*"
"""Any key of a group whose keys are names."""

KeyTable = Mapping[str, Any]
"""By key: a kind, or the table of the group below it. Lists are left out."""


def _group(kind: str, keys: str) -> dict[str, Any]:
    return dict.fromkeys(keys.split(), kind)


_ENTRY = {
    **_group(WORDS, "text label name line shown missing group"),
    **_group(ANCHOR, "at"),
    **_group(NOT_WORDS, "date dot portrait under with of row column"),
    "where": {ANY: NOT_WORDS},
}
"""An entry of a card: of a list, a line of time, a chart, people, relations."""
_SIDE = {**_group(WORDS, "name"), "rows": _ENTRY}
_CARD: KeyTable = {
    ITSELF: NOT_WORDS,
    **_group(
        WORDS,
        "title subtitle kicker chapter line statement by label number unit text credits"
        " timeline list note chart people relations quotation source",
    ),
    "numeral": NUMERAL,
    **_group(NOT_WORDS, "wanted portrait from to now fill"),
    "ground": {ITSELF: NOT_WORDS, **_group(NOT_WORDS, "still map view")},
    "entries": {"role": WORDS, "lines": WORDS},
    "events": _ENTRY,
    "items": _ENTRY,
    "bars": _ENTRY,
    "share": _ENTRY,
    "lines": {**_ENTRY, "points": {ANY: NOT_WORDS}},
    "race": {**_ENTRY, "points": {ANY: NOT_WORDS}},
    "compare": {"left": _SIDE, "right": _SIDE},
    "marks": {**_ENTRY, "line": NOT_WORDS},
    "highlight": {ANY: ANCHOR},
    "stops": {ANY: ANCHOR},
    "persons": _ENTRY,
    "sides": {ANY: {"name": WORDS, "colour": NOT_WORDS}},
    "members": {**_ENTRY, ITSELF: WORDS},
    "data": {
        **_group(NOT_WORDS, "file sheet x y"),
        "source": WORDS,
        "where": {ANY: NOT_WORDS},
    },
    "table": {
        "head": WORDS,
        "columns": {ITSELF: WORDS, "name": WORDS, "column": NOT_WORDS},
        "rows": {**_ENTRY, "cells": WORDS},
    },
}
_ZOOM = {ITSELF: NOT_WORDS, "to": NOT_WORDS, "at": ANCHOR}
_SHAPE = {
    "move": {ITSELF: NOT_WORDS, "from": NOT_WORDS, "to": NOT_WORDS},
    "view": NOT_WORDS,
    "focus": NOT_WORDS,
}
_PICTURE: KeyTable = {
    **_group(
        NOT_WORDS, "still map view fit ground follow furniture show focus treat"
    ),
    **_SHAPE,
    "card": _CARD,
    "clip": {
        ITSELF: NOT_WORDS,
        **_group(NOT_WORDS, "file python from to speed"),
    },
    "document": {
        ITSELF: NOT_WORDS,
        "file": NOT_WORDS,
        **dict.fromkeys(("zoom", "wide", "portrait", "square"), _ZOOM),
        # the words are those of the page that is shown
        "highlight": {"text": NOT_WORDS, "at": ANCHOR, "until": ANCHOR},
        "lift": {"text": WORDS, "by": WORDS, "at": ANCHOR, "until": ANCHOR},
        "translation": {"text": WORDS, "at": ANCHOR},
    },
    "legs": {
        "to": NOT_WORDS,
        "follow": NOT_WORDS,
        "at": ANCHOR,
        "seconds": NOT_WORDS,
    },
    "globe": {
        **_group(NOT_WORDS, "from to seconds"),
        "at": ANCHOR,
        "places": {
            ITSELF: WORDS,
            "name": WORDS,
            "spot": NOT_WORDS,
            "at": ANCHOR,
        },
    },
    "dates": {
        ITSELF: NOT_WORDS,
        **_group(NOT_WORDS, "from to count_from"),
        "when": {ANY: ANCHOR},
    },
    "when": {ANY: ANCHOR},
    **dict.fromkeys(("wide", "portrait", "square"), _SHAPE),
}
_SMALL = {
    **_PICTURE,
    "label": WORDS,
    "at": ANCHOR,
    "until": ANCHOR,
    **_group(NOT_WORDS, "corner form"),
}
_SOUNDS = {
    "sound": {ITSELF: NOT_WORDS, "file": NOT_WORDS, "at": ANCHOR},
    "hit": {ITSELF: NOT_WORDS, "kind": NOT_WORDS, "at": ANCHOR},
    "ambience": {ITSELF: NOT_WORDS, "kind": NOT_WORDS},
}
_LOWER_THIRD = {
    "title": WORDS,
    "text": WORDS,
    "at": ANCHOR,
    "portrait": NOT_WORDS,
    "speaker": NOT_WORDS,
    "side": NOT_WORDS,
}
_CLAIM = {
    "status": NOT_WORDS,
    "by": WORDS,
    "source": WORDS,
    "at": ANCHOR,
    "until": ANCHOR,
}
_INSERTS = {
    **_group(WORDS, "figure unit text"),
    "facts": {ITSELF: WORDS, "text": WORDS, "at": ANCHOR},
    "clock": {ITSELF: NOT_WORDS, "from": NOT_WORDS, "to": NOT_WORDS},
    "side": NOT_WORDS,
    "at": ANCHOR,
    "until": ANCHOR,
}
_NOTES = {
    **_group(NOT_WORDS, "circle box underline label spotlight magnifier side"),
    "arrow": {"from": NOT_WORDS, "to": NOT_WORDS},
    "text": WORDS,
    "at": ANCHOR,
    "until": ANCHOR,
}
_DESCRIBE = {ITSELF: WORDS, "text": WORDS, "at": ANCHOR}
SHOT_KEYS: KeyTable = {
    **_PICTURE,
    **_SOUNDS,
    **_group(NOT_WORDS, "layout hold transition"),
    "at": ANCHOR,
    "panels": _SMALL,
    "inset": _SMALL,
    "pins": {ANY: _SMALL},
    "lower_third": _LOWER_THIRD,
    "claim": _CLAIM,
    "dateline": {"date": DATE, "place": WORDS},
    "notes": _NOTES,
    "inserts": _INSERTS,
    "describe": _DESCRIBE,
}
SCENE_KEYS: KeyTable = {
    **_SOUNDS,
    **_group(
        NOT_WORDS, "recording duration pause_before pause_after transition"
    ),
    **_group(WORDS, "scene chapter source"),
    "narration": {
        ITSELF: WORDS,
        "from": NOT_WORDS,
        # words of the article, which the translation may have in its language
        **_group(ANCHOR, "starts_at stops_before skip"),
        "replace": {ANY: WORDS},
    },
    "also_from": {"text": ANCHOR, "source": WORDS},
    "lower_third": _LOWER_THIRD,
    "claim": _CLAIM,
    "inserts": _INSERTS,
    "describe": _DESCRIBE,
    "music": {"stop": ANCHOR, "sting": ANCHOR, **_group(NOT_WORDS, "mood key")},
    "shots": SHOT_KEYS,
}
FILM_KEYS: KeyTable = {
    **_group(WORDS, "title subtitle description tags"),
    "links": {ITSELF: NOT_WORDS, "title": WORDS, "url": NOT_WORDS},
    **_group(
        NOT_WORDS,
        "licence language source_line furniture focus treat use voice lexicon look output"
        " captions music transition fade pauses",
    ),
    "article": {
        **_group(WORDS, "title author"),
        **_group(NOT_WORDS, "published url file"),
    },
    "speakers": {
        ANY: {
            ITSELF: WORDS,
            "name": WORDS,
            "role": WORDS,
            "voice": NOT_WORDS,
            "colour": NOT_WORDS,
        },
    },
    "omit": {"because": WORDS},
    "audio_description": {"voice": NOT_WORDS},
    "thumbnail": {
        "text": WORDS,
        **_group(NOT_WORDS, "scene at still map view"),
    },
    "publish": {
        ITSELF: NOT_WORDS,
        **_group(WORDS, "title description tags"),
        **_group(
            NOT_WORDS,
            "to account shape short category language licence playlist privacy publish_at"
            " recorded",
        ),
    },
    "shorts": {
        **_group(WORDS, "title hook description tags"),
        **_group(NOT_WORDS, "id limit shape"),
        "cut": {
            ITSELF: NOT_WORDS,
            "scene": NOT_WORDS,
            "from": ANCHOR,
            "to": ANCHOR,
        },
        "end": {
            ITSELF: WORDS,
            **_group(WORDS, "title text"),
            "seconds": NOT_WORDS,
        },
    },
    # those that are written in film.yml have sections of their own
    "scenes": NOT_WORDS,
}
_ITEM = {
    **_group(WORDS, "label chip"),
    **_group(NOT_WORDS, "id of colour date dates line by tells side file"),
}
MAP_KEYS: KeyTable = {
    "title": {"title": WORDS, "text": WORDS},
    **_group(WORDS, "sources months"),
    **_group(
        NOT_WORDS,
        "projection style furniture views layers relief fights control",
    ),
    "legend": {ITSELF: NOT_WORDS, ANY: WORDS},
    "sides": {ANY: {"name": WORDS, "colour": NOT_WORDS}},
    # names of borders are only asked for
    **_group(NOT_WORDS, "borders areas fronts"),
    "places": {
        **_ITEM,
        **_group(WORDS, "name sub"),
        "kind": NOT_WORDS,
    },
    "labels": {**_ITEM, "text": WORDS, "kind": NOT_WORDS},
    "ranges": {"name": WORDS},
    "arrows": {**_ITEM, "chips": {"text": WORDS}},
    "landings": _ITEM,
    "air_landings": _ITEM,
    "units": {
        "name": WORDS,
        "strength": NUMERAL,
        **_group(NOT_WORDS, "id of sign branch flag path joins ends"),
    },
    "pockets": {"label": WORDS, **_group(NOT_WORDS, "id of dates around")},
}
