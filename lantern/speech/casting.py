"""Who says the words of a narration: the film's voice, a speaker's, one of another language."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from lantern.core import phonetics
from lantern.core.words import JOINED
from lantern.script.film_script import Script
from lantern.script.model.scene import Scene
from lantern.script.model.voice import VoiceChoice, VoiceOverrides
from lantern.script.spoken_text import SpokenStyle
from lantern.speech import espeak, recording, wording
from lantern.speech.catalogue.choice import is_missing, list_usable
from lantern.speech.catalogue.languages import speaks
from lantern.speech.manner import (
    SettingValue,
    is_expressive,
    name_rate_setting,
    slow_down,
)
from lantern.speech.styled_words import StyledWord
from lantern.speech.voices import (
    get_default,
    is_online,
    is_phonetic,
    list_film_settings,
)
from lantern.speech.wording import Word
from lantern.speech.wording.tokens import make_token


@dataclass(frozen=True)
class PartVoice:
    """Who says a run of words: a voice, settings that replace its own, and a language.

    `stretch` is how many times longer its sound is made. With `sounds` the voice can't speak the
    language of the words, and is given their sounds.
    """

    choice: VoiceChoice
    own: Mapping[str, SettingValue]
    language: str
    stretch: float | None = None
    sounds: str = ""


@dataclass(frozen=True)
class VoicedWords:
    """A run of a narration's words, and who says them."""

    voice: PartVoice
    words: tuple[Word, ...]


def list_voiced_words(
    script: Script,
    main: VoiceChoice,
    styled: Sequence[StyledWord],
    *,
    overrides: VoiceOverrides,
) -> list[VoicedWords]:
    """Return the words in runs, each with who says them.

    Args:
        script: the film.
        main: the voice that speaks the film.
        styled: the words of a narration.
        overrides: the scene's own settings of voices, for the narrator.
    """
    caster = Caster(script, main, overrides)
    found = []
    for voice, run in itertools.groupby(
        styled, lambda each: caster.cast(each.style)
    ):
        words = tuple(_express(each, voice) for each in run)
        if voice.sounds:
            words = _give_sounds(words, voice.sounds)
        if not is_phonetic(voice.choice.engine):
            words = tuple(replace(word, ipa="") for word in words)
        found.append(VoicedWords(voice, words))
    return _join_silent(found) or [VoicedWords(caster.cast(SpokenStyle()), ())]


def _express(styled: StyledWord, voice: PartVoice) -> Word:
    """Return a word with its manner, for a voice that says single words so."""
    if not is_expressive(voice.choice.engine):
        return styled.word
    style = styled.style
    return replace(
        styled.word,
        emphasis=style.emphasis or None,
        slow=style.slow or None,
    )


def _give_sounds(words: Sequence[Word], language: str) -> tuple[Word, ...]:
    """Return words with the sounds that they have in a language, where none are given."""
    asked = [i for i, word in enumerate(words) if word.spoken and not word.ipa]
    texts = [
        make_token(0, 0, words[i].spoken.rstrip(JOINED)).core for i in asked
    ]
    found = list(words)
    sounds = (
        espeak.transcribe(texts, espeak.choose_voice(language)) if texts else []
    )
    for i, ipa in zip(asked, sounds, strict=True):
        unknown = frozenset(phonetics.find_unknown_signs(ipa)) | {" "}
        known = "".join(sign for sign in ipa if sign not in unknown)
        found[i] = replace(words[i], ipa=known)
    return tuple(found)


def _join_silent(runs: Sequence[VoicedWords]) -> list[VoicedWords]:
    """Return runs, those in which nothing can be said joined to the one before or after."""
    found: list[VoicedWords] = []
    waiting: tuple[Word, ...] = ()
    for run in runs:
        said = any(wording.count_letters(word.spoken) for word in run.words)
        if said:
            found.append(replace(run, words=(*waiting, *run.words)))
            waiting = ()
        elif found:
            found[-1] = replace(found[-1], words=(*found[-1].words, *run.words))
        else:
            waiting = (*waiting, *run.words)
    if waiting:
        return [replace(runs[0], words=waiting)]
    return found


class Caster:
    """Chooses who says the words of one scene."""

    def __init__(
        self, script: Script, main: VoiceChoice, overrides: VoiceOverrides
    ) -> None:
        """Remember the film, the voice that speaks it, and the scene's own settings of voices."""
        self._script = script
        self._main = main
        self._overrides = overrides

    def cast(self, style: SpokenStyle) -> PartVoice:
        """Return who says words of a style."""
        film = self._script.film
        voice = PartVoice(
            self._main, self._choose_narrators_own(), film.language
        )
        if style.speaker:
            voice = self._cast_speaker(style.speaker)
        if style.language:
            voice = self._cast_language(voice, style.language)
        if style.slow and not is_expressive(voice.choice.engine):
            voice = _slow_down(voice)
        return voice

    def _choose_narrators_own(self) -> Mapping[str, SettingValue]:
        return choose_own(self._main, self._overrides)

    def _cast_speaker(self, name: str) -> PartVoice:
        """Return who speaks for somebody: the film's voice with settings, or another voice."""
        film = self._script.film
        main = self._main
        speaker = film.speakers.get(name)  # a name that isn't there is told
        if speaker is None or not speaker.voice:
            return PartVoice(main, {}, film.language)
        own = speaker.find_voice(main.label, main.engine)
        if own is not None and not is_another(own, main):
            return PartVoice(main, own.settings, film.language)
        here = [each for each in speaker.voice if not is_missing(each)]
        return PartVoice((here or list(speaker.voice))[0], {}, film.language)

    def _cast_language(self, voice: PartVoice, language: str) -> PartVoice:
        """Return who says words of another language.

        That is the same voice if it speaks it, else the first of the film's that does; else the
        same voice is given their sounds, if it takes them.
        """
        if language.casefold() == voice.language.casefold():
            return voice
        engine = voice.choice.engine
        can_speak = speaks(_free_language(voice.choice), language)
        if can_speak:
            own = _keep_variant(voice, language)
            return replace(
                voice,
                own=own,
                language=language,
            )
        if can_speak is None and not is_phonetic(engine):
            return voice  # nobody knows what a server or a program of the author's speaks
        for other in list_usable(self._script.film):
            may_connect = is_online(engine) or not is_online(other.engine)
            if may_connect and speaks(_free_language(other), language):
                return PartVoice(_free_language(other), {}, language)
        if is_phonetic(engine) and espeak.knows_language(language):
            return replace(voice, sounds=language)
        return voice


def list_heard_voices(script: Script, main: VoiceChoice) -> list[VoiceChoice]:
    """Return the voices that are heard where one voice speaks the film, each once."""
    found: list[VoiceChoice] = []
    for part in script.parts:
        if part.scene.text and not part.scene.recorded_voice:
            for voice in list_scene_voices(script, part.scene, main):
                if voice.choice not in found:
                    found.append(voice.choice)
    return found or [main]


def name_heard_voices(script: Script, main: VoiceChoice) -> str:
    """Return the names of the voices that are heard where one voice speaks the film."""
    if script.has_only_recordings:
        return recording.ENGINE
    heard = list_heard_voices(script, main)
    return ", ".join(dict.fromkeys(voice.label for voice in heard))


def list_scene_voices(
    script: Script, scene: Scene, main: VoiceChoice
) -> list[PartVoice]:
    """Return who speaks in a scene where one voice speaks the film, each once."""
    caster = Caster(script, main, scene.speaker or {})
    spoken = scene.spoken
    found: list[PartVoice] = []
    for piece in spoken.pieces:
        said = any(map(str.isalnum, spoken.text[piece.start : piece.end]))
        voice = caster.cast(piece.style)
        if said and voice not in found:
            found.append(voice)
    return found


def choose_own(
    voice: VoiceChoice, speaker: VoiceOverrides
) -> dict[str, SettingValue]:
    """Return a scene's own settings of a voice: those of its engine, then those of its name."""
    return {**speaker.get(voice.engine, {}), **speaker.get(voice.name, {})}


def is_another(own: VoiceChoice, main: VoiceChoice) -> bool:
    """Tell whether a speaker's entry is another voice of the same engine, and no settings of it."""
    if own.name and own.name != main.name:
        return True
    return bool(set(own.settings) & set(list_film_settings(main.engine)))


def lacks_language(voice: PartVoice, language: str) -> bool:
    """Tell whether words of a language are said as they are written, by a voice that can't."""
    if voice.language == language or voice.sounds:
        return False
    return speaks(_free_language(voice.choice), language) is False


def _free_language(voice: VoiceChoice) -> VoiceChoice:
    """Return a voice of espeak-ng's without its language, since it has one for each."""
    if voice.engine != "espeak":
        return voice
    settings = {
        key: voice.settings[key] for key in voice.settings if key != "voice"
    }
    return voice.model_copy(update={"settings": settings})


def _keep_variant(
    voice: PartVoice, language: str
) -> Mapping[str, SettingValue]:
    """Return the settings with which a voice says words of another language, as it sounds."""
    if voice.choice.engine != "espeak":
        return voice.own
    settings = {**voice.choice.settings, **voice.own}
    chosen = str(settings.get("voice") or espeak.choose_voice(voice.language))
    return {**voice.own, "voice": espeak.keep_variant(chosen, language)}


def _slow_down(voice: PartVoice) -> PartVoice:
    engine = voice.choice.engine
    rate = name_rate_setting(engine)
    settings = {**voice.choice.every_setting, **voice.own}
    usual = (
        get_default(engine, rate)
        if rate and not is_missing(voice.choice)
        else 100
    )
    slow = slow_down(engine, settings, usual)
    return replace(
        voice,
        own={**voice.own, **slow.settings},
        stretch=slow.stretch,
    )
