"""An audition: the lexicon's entries and the names without one, spoken one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from lantern import plan, sound
from lantern.core.dates import MONTHS
from lantern.core.problems import OutputFailure
from lantern.core.units import SAMPLE_RATE
from lantern.plan import Job
from lantern.rendering.output_folder import OutputFolder
from lantern.rendering.session import Session
from lantern.rendering.voice import make_with_first_voice
from lantern.script.film_script import Script
from lantern.script.model.voice import VoiceChoice
from lantern.script.narration_parser import parse_narration
from lantern.script.spoken_text import escape_marks
from lantern.sound.arrays import Pcm
from lantern.speech import wording
from lantern.speech.voices import is_phonetic
from lantern.speech.wording import Word

SOUND_FILE = "audition.wav"
LIST_FILE = "audition.txt"
_GAP = SAMPLE_RATE * 6 // 10
"""Samples of silence after each name."""


@dataclass(frozen=True)
class NarrationName:
    """A name as it is written, and whether the lexicon has it."""

    written: str
    listed: bool


def list_names(script: Script) -> list[NarrationName]:
    """Return the lexicon's entries as they stand there, then the names that it lacks.

    These are from the narrations, in the order of the alphabet.
    """
    names = [NarrationName(written, True) for written in script.lexicon]
    unlisted = sorted(_find_unlisted(script), key=str.casefold)
    names += [NarrationName(written, False) for written in unlisted]
    return names


_OPENERS = (
    "a about above after again all already also although among an and another any are around as"
    " at away back because before behind between both but by do each early even every few fifty"
    " finally first for four from further had has have he her here his how however if in"
    " instead it its just last late later like long many meanwhile more most much my nearly"
    " neither no nobody none nor not nothing now of on once one only or other our out over"
    " perhaps second she since six so some soon still such ten than that the their then there"
    " these they this those though three through thus to today together two under until up was"
    " we were what when where whether which while who why with within without yet you your"
)
"""Words that begin a sentence with a capital and are no names."""
_PUNCTUATION = ".,;:!?\"'“”‘’()—"
_DAYS = (
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
)
_CALENDAR = frozenset([*map(str.lower, MONTHS), *_DAYS, "i"])
"""Words with a capital that are no names: months, days, and the pronoun."""


def _find_unlisted(script: Script) -> set[str]:
    """Return the names of the narrations that the lexicon lacks."""
    capitals = _CapitalisedWords(script)
    for part in script.parts:
        capitals.collect(part.scene.text)
    listed: set[str | None] = set()
    for written in script.lexicon:
        listed.update(map(_find_core, written.split()))
    return capitals.find_names() - listed


class _CapitalisedWords:
    """Words that begin with a capital inside a sentence or open one, and the small words."""

    def __init__(self, script: Script) -> None:
        """Collect nothing yet."""
        self._language = script.film.language
        self._lexicon = script.lexicon
        self._inside: set[str] = set()
        self._opening: set[str] = set()
        self._small: set[str] = set()

    def collect(self, text: str) -> None:
        """Take in the words of a narration."""
        words = wording.split_words(text, self._language, self._lexicon)
        plain = wording.split_words(text, self._language, {})
        openers = {sentence[0] for sentence in wording.split_sentences(words)}
        for i, (word, bare) in enumerate(zip(words, plain, strict=True)):
            core = _find_core(word.written)
            if core is None or core.casefold() in _CALENDAR:
                self._small.add(word.written.strip(_PUNCTUATION).casefold())
            elif not _is_read_as_written(word, bare):
                continue
            elif i in openers:
                self._opening.add(core)
            else:
                self._inside.add(core)

    def find_names(self) -> set[str]:
        """Return the words inside sentences, and those that open one and are no common word."""
        common = self._small | set(_OPENERS.split())
        names = set(self._inside)
        for word in self._opening:
            if word.casefold() not in common:
                names.add(word)
        return names


def _is_read_as_written(word: Word, bare: Word) -> bool:
    """Return whether neither the lexicon nor a rule says how a word is spoken.

    `bare` is the word without the lexicon.
    """
    if (word.spoken, word.ipa) != (bare.spoken, bare.ipa):
        return False
    return bare.spoken == word.written


def _find_core(written: str) -> str | None:
    """Return a word without punctuation and possessive.

    None if it doesn't begin with a capital, or has no small letter.
    """
    found = re.fullmatch(r"[^\w]*(\w[\w'’-]*?)(?:['’]s?)?[^\w]*", written)
    if found is None:
        return None
    core = found[1]
    has_small = any(char.islower() for char in core)
    return core if core[0].isupper() and has_small else None


def audition(session: Session) -> tuple[Path, VoiceChoice]:
    """Speak the names of a film that has some; return the sound's file and who spoke.

    Beside the sound, in the output folder, a list says when each name is heard.

    Raises:
        VoiceFailure: No voice of the film can speak them.
        OutputFailure: A file can't be written.
    """
    names = list_names(session.script)
    folder = OutputFolder(session.options.out)
    for file in (SOUND_FILE, LIST_FILE):
        folder.prepare_file(file)

    def make_jobs(voice: VoiceChoice) -> dict[int, Job]:
        return _make_name_jobs(session.script, names, voice)

    voice, jobs = make_with_first_voice(session, make_jobs)
    takes = [_read_take(session, job) for job in jobs.values()]
    table = _make_table(session.script, names, takes, voice=voice)
    with session.store.open_scratch() as scratch:
        _write_files(takes, table, folder=scratch)
        for file in (SOUND_FILE, LIST_FILE):
            folder.move_in(scratch / file, file)
    return folder.path / SOUND_FILE, voice


def _make_name_jobs(
    script: Script, names: Sequence[NarrationName], voice: VoiceChoice
) -> dict[int, Job]:
    """Return the jobs that speak names, each as a sentence."""
    jobs = {}
    for i, name in enumerate(names):
        sentence = parse_narration(escape_marks(f"{name.written}."))
        jobs[i] = plan.make_speech_job(
            script, voice, sentence, name=f"'{name.written}'"
        )
    return jobs


def _read_take(session: Session, job: Job) -> Pcm:
    path = session.store.get(job.key, ".wav")
    if path is None:
        raise OutputFailure(
            f"{job.name} vanished from the store; run the same command again"
        )
    return sound.read_wav(path)


def _write_files(
    takes: Sequence[Pcm], table: Sequence[Sequence[str]], *, folder: Path
) -> None:
    """Write takes with gaps between them as one sound, and the list beside it."""
    silence = np.zeros(_GAP, np.int16)
    pieces = []
    for take in takes:
        pieces += [take, silence]
    lines = [f"{line}\n" for line in _align_columns(table)]
    try:
        sound.write_wav(folder / SOUND_FILE, np.concatenate(pieces))
        (folder / LIST_FILE).write_text("".join(lines), "utf-8", newline="\n")
    except OSError as error:
        reason = error.strerror or error
        raise OutputFailure(
            f"the store can't take the audition: {reason}"
        ) from None


def _make_table(
    script: Script,
    names: Sequence[NarrationName],
    takes: Sequence[Pcm],
    *,
    voice: VoiceChoice,
) -> list[list[str]]:
    """Return for each name its time, how it is written and said, and where that comes from."""
    rows = [["time", "written", "said", "from"]]
    start = 0
    for name, take in zip(names, takes, strict=True):
        time = _format_time(start / SAMPLE_RATE)
        rows.append(
            [time, name.written, *_describe_spoken(script, name, voice)]
        )
        start += len(take) + _GAP
    return rows


def _describe_spoken(
    script: Script, name: NarrationName, voice: VoiceChoice
) -> list[str]:
    """Return how a voice says a name, and where that comes from.

    It is the sounds in brackets, a respelling, or as written.
    """
    entry = script.lexicon.get(name.written)
    if not name.listed or entry is None:
        words = wording.split_words(name.written, script.film.language, {})
        guesses = plan.guess_sounds(script, voice, words)
        if guesses:
            return [f"[{' '.join(guesses.values())}]", "guess"]
        return [name.written, "none"]
    if entry.ipa and is_phonetic(voice.engine):
        return [f"[{entry.ipa}]", "entry"]
    return [entry.say or name.written, "entry"]


def _format_time(seconds: float) -> str:
    return f"{int(seconds // 60)}:{seconds % 60:04.1f}"


def _align_columns(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield rows of four columns as lines; the first column ends in one place, others begin so."""
    columns = list(zip(*rows, strict=True))
    widths = [max(map(len, column)) for column in columns]
    for time, written, said, origin in rows:
        cells = [
            time.rjust(widths[0]),
            written.ljust(widths[1]),
            said.ljust(widths[2]),
            origin,
        ]
        yield "  ".join(cells)
