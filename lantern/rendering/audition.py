"""An audition: every entry of the lexicon and every name without one, spoken into one sound
with a list of times.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from lantern import plan, sound
from lantern.core.dates import MONTHS
from lantern.core.problems import OutputFailure
from lantern.core.units import SAMPLE_RATE
from lantern.plan import Job
from lantern.rendering.publish.folder import FolderPublisher
from lantern.rendering.session import Session
from lantern.rendering.voice import make_with_first_voice
from lantern.script.load import Script
from lantern.script.model.voice import VoiceChoice
from lantern.speech import wording
from lantern.speech.voices import is_phonetic

SOUND_FILE, LIST_FILE = "audition.wav", "audition.txt"
_GAP = SAMPLE_RATE * 6 // 10


@dataclass(frozen=True)
class NarrationName:
    """A name as it is written, and whether the lexicon has it."""

    written: str
    listed: bool


def list_names(script: Script) -> list[NarrationName]:
    """The lexicon's entries as they stand there, then the names of the narrations that it
    lacks, by alphabet.
    """
    found = [NarrationName(written, True) for written in script.lexicon]
    return found + [
        NarrationName(written, False)
        for written in sorted(_find_unlisted(script), key=str.casefold)
    ]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words that begin a sentence with a capital and are no names.
_OPENERS = _words(
    "a about above after again all already also although among an and another any are around as"
    " at away back because before behind between both but by do each early even every few fifty"
    " finally first for four from further had has have he her here his how however if in"
    " instead it its just last late later like long many meanwhile more most much my nearly"
    " neither no nobody none nor not nothing now of on once one only or other our out over"
    " perhaps second she since six so some soon still such ten than that the their then there"
    " these they this those though three through thus to today together two under until up was"
    " we were what when where whether which while who why with within without yet you your"
)
_CALENDAR = frozenset(map(str.lower, MONTHS)) | _words(
    "monday tuesday wednesday thursday friday saturday sunday i"
)


def _find_unlisted(script: Script) -> set[str]:
    """Words with a capital inside a sentence, or at its beginning if nothing speaks for a
    common word.
    """
    inside: set[str] = set()
    opening: Counter[str] = Counter()
    small: set[str] = set()
    for part in script.parts:
        language = script.film.language
        words = wording.split_words(part.scene.text, language, script.lexicon)
        plain = wording.split_words(part.scene.text, language, {})
        first = {sentence[0] for sentence in wording.split_sentences(words)}
        for i, (word, bare) in enumerate(zip(words, plain, strict=True)):
            core = _core(word.written)
            if core is None or core.casefold() in _CALENDAR:
                small.add(word.written.strip(".,;:!?\"'“”‘’()—").casefold())
            elif (word.spoken, word.ipa) == (
                bare.spoken,
                bare.ipa,
            ) and bare.spoken == word.written:
                inside |= {core} if i not in first else set()
                opening[core] += i in first
    known = {_core(each) for written in script.lexicon for each in written.split()}
    likely = {
        word
        for word in opening
        if word.casefold() not in _OPENERS and word.casefold() not in small
    }
    return (inside | likely) - known


def _core(written: str) -> str | None:
    """The word without punctuation and possessive, if it has a capital and a small letter; else
    None.
    """
    found = re.fullmatch(r"[^\w]*(\w[\w'’-]*?)(?:['’]s?)?[^\w]*", written)
    core = found[1] if found else ""
    return core if core[:1].isupper() and any(char.islower() for char in core) else None


def audition(studio: Session) -> tuple[Path, VoiceChoice]:
    """Speak the names, of which there is one at least: a file for the ear and one for the eye
    in the output folder.

    Returns the sound's path and who spoke.
    """
    wanted = list_names(studio.script)
    folder = FolderPublisher(studio.options.out)
    for file in (SOUND_FILE, LIST_FILE):
        folder.prepare_file(file)

    def jobs(voice: VoiceChoice) -> dict[int, Job]:
        return {
            i: plan.make_speech_job(
                studio.script, voice, f"{name.written}.", name=f"'{name.written}'"
            )
            for i, name in enumerate(wanted)
        }

    voice, spoken = make_with_first_voice(studio, jobs)
    pieces, starts, at = [], [], 0
    for job in spoken.values():
        path = studio.store.get(job.key, ".wav")
        if path is None:
            raise OutputFailure(
                f"{job.name} vanished from the store; run the same command again"
            )
        piece = sound.read_wav(path)
        pieces += [piece, np.zeros(_GAP, np.int16)]
        starts.append(at / SAMPLE_RATE)
        at += len(piece) + _GAP
    with studio.store.open_scratch() as scratch:
        lines = _lines(studio.script, wanted, starts, voice)
        try:
            sound.write_wav(scratch / SOUND_FILE, np.concatenate(pieces))
            (scratch / LIST_FILE).write_text(
                "".join(f"{line}\n" for line in lines), "utf-8"
            )
        except OSError as error:
            raise OutputFailure(
                f"the store can't take the audition: {error.strerror or error}"
            ) from None
        for file in (SOUND_FILE, LIST_FILE):
            folder.move_in(scratch / file, file)
    return folder.path / SOUND_FILE, voice


def _lines(
    script: Script, wanted: list[NarrationName], starts: list[float], voice: VoiceChoice
) -> Iterator[str]:
    """Time, written, said, and where that comes from, in columns."""
    rows = [("time", "written", "said", "from")]
    for name, start in zip(wanted, starts, strict=True):
        entry = script.lexicon.get(name.written)
        sounds = entry.ipa if entry and is_phonetic(voice.engine) else None
        said = (
            f"[{sounds}]" if sounds else (entry.say if entry else None) or name.written
        )
        rows.append(
            (
                f"{int(start // 60)}:{start % 60:04.1f}",
                name.written,
                said,
                "entry" if name.listed else "none",
            )
        )
    widths = [max(len(row[k]) for row in rows) for k in range(3)]
    for row in rows:
        yield "  ".join(
            [
                row[0].rjust(widths[0]),
                row[1].ljust(widths[1]),
                row[2].ljust(widths[2]),
                row[3],
            ]
        )
