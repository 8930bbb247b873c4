"""The catalogue of voices: what can be fetched, what is on this machine, and what films name.

`voices.json` comes with Lantern. `fetch` alone connects, and only for `lantern voices get`; a film
is spoken by what is here.
"""

from __future__ import annotations

import functools
import json
from pathlib import Path

from lantern.core.files import read_plain_text
from lantern.core.records import from_json
from lantern.speech.catalogue.entry import (
    CatalogueVoice,
    Sex,
    Use,
    VoiceFile,
    VoiceList,
    VoicePack,
)

__all__ = [
    "CatalogueVoice",
    "Sex",
    "Use",
    "VoiceFile",
    "VoiceList",
    "VoicePack",
    "load_catalogue",
]

CATALOGUE_FILE = Path(__file__).with_name("voices.json")


@functools.cache
def load_catalogue() -> VoiceList:
    """Return the catalogue that comes with Lantern."""
    return from_json(VoiceList, json.loads(read_plain_text(CATALOGUE_FILE)))
