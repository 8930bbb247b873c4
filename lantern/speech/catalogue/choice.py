"""From what a film says of a voice to the engine, files and settings that speak it.

Only what is on this machine is chosen; nothing is fetched.
"""

from __future__ import annotations

from collections.abc import Iterator

from lantern.core.languages import get_primary_language
from lantern.core.problems import format_command, suggest
from lantern.script.model.film import Film
from lantern.script.model.voice import VoiceChoice, VoiceWish
from lantern.speech.catalogue import CatalogueVoice, VoicePack
from lantern.speech.catalogue.installed import (
    InstalledVoice,
    find_installed,
    list_installed,
    load_voices,
)
from lantern.speech.voices import VOICES


def resolve_film(film: Film) -> Film:
    """Return a film whose voices of the catalogue are resolved, as far as they are here."""
    voices = tuple(resolve_voice(voice, film) for voice in film.voice)
    speakers = {}
    for key, speaker in film.speakers.items():
        own = tuple(resolve_voice(voice, film) for voice in speaker.voice or ())
        speakers[key] = speaker.model_copy(update={"voice": own or None})
    return film.model_copy(update={"voice": voices, "speakers": speakers})


def resolve_voice(choice: VoiceChoice, film: Film) -> VoiceChoice:
    """Return a voice of the catalogue with its engine and files.

    What isn't of the catalogue, or isn't on this machine, is returned as it is.
    """
    found = None
    if choice.wish is not None:
        found = find_best(choice.wish, film)
    elif choice.engine not in VOICES:
        found = find_installed(choice.engine)
    if found is None:
        return choice
    return choice.model_copy(
        update={
            "engine": found.pack.engine,
            "name": found.voice.id,
            "files": found.list_files(),
            "fixed": dict(found.voice.settings),
        }
    )


def find_best(wish: VoiceWish, film: Film) -> InstalledVoice | None:
    """Return the best voice on this machine that is as wished; None without one.

    The region of a language is preferred, not required. A commercial film is spoken by no voice
    for non-commercial use, and by one whose licence is unclear only where there is no other.
    """
    language = wish.language or film.language
    fitting = [
        each
        for each in list_installed()
        if _fits(each.voice, wish, language=language)
    ]
    if film.use == "commercial":
        fitting = [
            each for each in fitting if each.pack.use != "non-commercial"
        ]
        fitting.sort(key=lambda each: each.pack.use == "unclear")
    fitting.sort(
        key=lambda each: each.voice.language.casefold() != language.casefold()
    )
    return fitting[0] if fitting else None


def _fits(voice: CatalogueVoice, wish: VoiceWish, *, language: str) -> bool:
    if wish.sex and voice.sex != wish.sex:
        return False
    return get_primary_language(voice.language) == get_primary_language(
        language
    )


def is_missing(choice: VoiceChoice) -> bool:
    """Tell whether a voice, as it was resolved, can't be used here: no engine speaks it."""
    return choice.engine not in VOICES


def find_engine(name: str) -> str | None:
    """Return the engine of a voice by its name, here or not; an engine's own name is its own."""
    if name in VOICES:
        return name
    pack = load_voices().find_pack(name)
    if pack is None or pack.find_voice(name) is None:
        return None
    return pack.engine


def is_known(choice: VoiceChoice) -> bool:
    """Tell whether the catalogue has what a film names; it has something for every wish."""
    if choice.wish is not None:
        return True
    return find_engine(choice.engine) is not None


def list_usable(film: Film) -> tuple[VoiceChoice, ...]:
    """Return the voices of a film that are here, in its order; all of them if none is."""
    here = tuple(voice for voice in film.voice if not is_missing(voice))
    return here or film.voice


def explain_missing(choice: VoiceChoice, film: Film) -> str:
    """Return why a voice can't be used here, and what to do about it, in a sentence."""
    if choice.wish is not None:
        return _explain_wish(choice.wish, film)
    voices = load_voices()
    pack = voices.find_pack(choice.engine)
    if pack is None or not is_known(choice):
        hint = suggest(choice.engine, [*VOICES, *voices.list_names()])
        known = ", ".join(VOICES)
        return (
            f"there is no voice '{choice.engine}'{hint or f'; there are: {known}'};"
            f" `{format_command('voices', 'list')}` has more"
        )
    cure = _explain_getting(pack, choice.engine)
    return f"the voice '{choice.engine}' isn't on this machine; {cure}"


def _explain_wish(wish: VoiceWish, film: Film) -> str:
    language = wish.language or film.language
    wanted = wish.model_copy(update={"language": language})
    for pack, voice in iter_candidates(film):
        if _fits(voice, wish, language=language):
            cure = _explain_getting(pack, voice.id)
            return f"no voice on this machine is as wished ({wanted.words}); {cure}"
    return (
        f"no voice on this machine is as wished ({wanted.words}), and the catalogue has none;"
        f" `{format_command('voices', 'add', 'FILE')}` takes a voice of yours"
    )


def iter_candidates(film: Film) -> Iterator[tuple[VoicePack, CatalogueVoice]]:
    """Yield the voices that the film may use: clear licences first, then what can be fetched."""
    voices = list(load_voices().iter_voices())
    voices.sort(key=lambda each: not each[0].can_be_fetched)
    if film.use == "commercial":
        voices = [each for each in voices if each[0].use != "non-commercial"]
        voices.sort(key=lambda each: each[0].use == "unclear")
    yield from voices


def _explain_getting(pack: VoicePack, name: str) -> str:
    """Return which command brings a voice here."""
    if pack.package:
        return f"it comes with the Python package {pack.package}"
    if pack.can_be_fetched:
        return f"`{format_command('voices', 'get', name)}` fetches it"
    file = pack.files[0].name
    command = format_command("voices", "add", str(file))
    return f"get {file} and {file}.json by hand, then `{command}`"
