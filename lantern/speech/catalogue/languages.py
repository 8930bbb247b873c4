"""Which languages a film's voices speak, and which voices speak a language: here, or to be had."""

from __future__ import annotations

from collections.abc import Iterator

from lantern.core.languages import get_primary_language
from lantern.core.problems import format_command
from lantern.script.model.film import Film
from lantern.script.model.voice import VoiceChoice
from lantern.speech import espeak
from lantern.speech.catalogue.choice import iter_candidates
from lantern.speech.catalogue.installed import is_here, load_voices
from lantern.speech.voices import VOICES, name_only_language
from lantern.speech.voices.kokoro import alphabet

_GTTS_TAGS = """
af am ar bg bn bs ca cs cy da de el en es et eu fi fil fr gl gu ha he hi hr hu id is it iw ja jv jw
km kn ko la lt lv ml mr ms my nb ne nl no pa pl pt ro ru si sk sq sr su sv sw ta te th tl tr uk ur
vi yue zh
"""
_GTTS_LANGUAGES = frozenset(_GTTS_TAGS.split())
_RHVOICE_LANGUAGES = frozenset(("en", "ru", "uk", "ka", "eo", "tt", "ky"))
"""Those of which it has a voice that needs no name."""
_MOST_NAMED = 6


def speaks(choice: VoiceChoice, language: str) -> bool | None:
    """Tell whether a voice speaks a language; None where nobody can tell but the voice.

    Args:
        choice: a film's voice, resolved or not.
        language: a tag; its region doesn't matter.
    """
    primary = get_primary_language(language)
    own = _name_own_language(choice)
    if own is not None:
        return get_primary_language(own) == primary
    if choice.settings.get("voice") and choice.engine != "kokoro":
        return None
    return _speaks_by_itself(choice, language)


def suits_translation(choice: VoiceChoice, language: str) -> bool:
    """Tell whether a voice that was chosen for a film can speak a translation of it, too.

    One that was set to a voice of espeak-ng's has been set to its language.
    """
    if choice.engine == "espeak" and choice.settings.get("voice"):
        chosen = str(choice.settings["voice"]).partition("+")[0]
        wanted = espeak.choose_voice(language).partition("+")[0]
        return get_primary_language(chosen) == get_primary_language(wanted)
    return speaks(choice, language) is not False


def _name_own_language(choice: VoiceChoice) -> str | None:
    """Return the only language of a voice; None for one that has several, or isn't known."""
    if choice.name or choice.engine not in VOICES:
        name = choice.name or choice.engine
        pack = load_voices().find_pack(name)
        voice = pack.find_voice(name) if pack else None
        if voice is not None:
            return voice.language
        return choice.wish.language if choice.wish else None
    return name_only_language(choice.engine)


def _speaks_by_itself(choice: VoiceChoice, language: str) -> bool | None:
    """Tell whether an engine speaks a language, where no setting names a voice of it."""
    primary = get_primary_language(language)
    if choice.engine == "espeak":
        return espeak.knows_language(language)
    if choice.engine == "gtts":
        return primary in _GTTS_LANGUAGES
    if choice.engine == "rhvoice":
        return primary in _RHVOICE_LANGUAGES
    if choice.engine == "kokoro":
        named = choice.settings.get("language")
        return primary in alphabet.LANGUAGES or bool(named)
    return None


def explain_speakers(language: str, film: Film) -> str:
    """Return which voices speak a language, those that are here first, for the end of a sentence.

    Says what to run for those that can be fetched; voices that the film may not use are left out.
    """
    parts = []
    here = list(dict.fromkeys(_iter_here(language, film)))
    if here:
        parts.append(f"these do, here: {', '.join(here[:_MOST_NAMED])}")
    names = list(_iter_fetchable(language, film))
    if names:
        command = format_command("voices", "get", names[0])
        also = ""
        if names[1:]:
            also = f" (or {', '.join(names[1:_MOST_NAMED])})"
        parts.append(f"`{command}` fetches {names[0]}{also}")
    if get_primary_language(language) in _GTTS_LANGUAGES:
        parts.append("gtts does with the network")
    if not parts:
        add = format_command("voices", "add", "FILE")
        return (
            "no voice that Lantern knows does; take a recording of yours, or a voice file of "
            f"Piper's (`{add}`)"
        )
    return "; ".join(parts)


def _iter_here(language: str, film: Film) -> Iterator[str]:
    """Yield the names of voices on this machine that speak a language."""
    primary = get_primary_language(language)
    for pack, voice in iter_candidates(film):
        if get_primary_language(voice.language) == primary and is_here(pack):
            yield pack.engine if pack.package else voice.id
    if espeak.knows_language(language):
        yield "espeak"


def _iter_fetchable(language: str, film: Film) -> Iterator[str]:
    """Yield the names of voices that speak a language and can be fetched."""
    primary = get_primary_language(language)
    for pack, voice in iter_candidates(film):
        is_spoken = get_primary_language(voice.language) == primary
        if is_spoken and pack.can_be_fetched and not is_here(pack):
            yield voice.id
