"""Measure how far the times of words are off, by method, on speech whose true times are known.

It is spoken by espeak-ng, and by flite where that is installed. espeak-ng gives events with its
sound; flite's true times are the ends of the segments it prints with -psdur.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
import wave
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

from lantern.core.units import SAMPLE_RATE, SampleRange
from lantern.sound.arrays import Pcm
from lantern.speech import align, espeak, wording
from lantern.speech.align import dtw, proportional
from lantern.speech.align.audio import AlignmentAudio, prepare_sound

TEXTS = (
    (
        "At ten minutes past midnight, on the ninth of August 1945, the first detachments"
        " crossed the border."
    ),
    "The Sixth Guards Tank Army had the longest road, over the passes of the Greater Khingan.",
    "By nightfall its forward detachments stood 150 kilometres inside Manchuria.",
    "Marshal Vasilevsky had waited in Khabarovsk for the rain to end, but it did not.",
    (
        "Nobody in the headquarters at Changchun knew where the blow would fall, or how heavy"
        " it would be."
    ),
    (
        "On the right a mechanised group of cavalry came out of the Gobi Desert, and took the"
        " wells one by one."
    ),
    (
        "In six days of fighting the armies advanced between 120 and 150 kilometres towards"
        " Mudanjiang."
    ),
    (
        "The garrison of Hailar held out in its concrete for nine days; then it laid down its"
        " arms."
    ),
    "What did it cost? Nobody has counted the villages, the wells and the bridges.",
    "These were the last battles of the war.",
)
Truth = tuple[Pcm, int, list[float | None]]
"""Sound, its rate, and the seconds at which each word begins (None where the engine doesn't
say).
"""


def by_espeak(voice: str, rate: int) -> Callable[[list[str]], Truth]:
    """Return what speaks with espeak-ng."""

    def speak(words: list[str]) -> Truth:
        said = espeak.speak(" ".join(words), voice, rate=rate)
        found = espeak.find_starts(words, said)
        return (
            said.pcm,
            said.rate,
            [
                found[i] / said.rate if i in found else None
                for i in range(len(words))
            ],
        )

    return speak


def by_flite(name: str) -> Callable[[list[str]], Truth]:
    """Return what speaks with flite: it prints each segment with its end."""

    def speak(words: list[str]) -> Truth:
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder) / "out.wav"
            argv = [
                "flite",
                "-voice",
                name,
                "-t",
                " ".join(words),
                "-o",
                str(out),
            ]
            said = subprocess.run(
                [*argv, "-psdur"],
                capture_output=True,
                text=True,
                check=True,
            ).stdout
            with wave.open(str(out)) as sound:
                pcm = np.frombuffer(
                    sound.readframes(sound.getnframes()), "<i2"
                ).astype(np.int16)
                rate = sound.getframerate()
        segments = [
            (phone, float(end))
            for phone, end in re.findall(r"(\S+?):([\d.]+)", said)
        ]
        return pcm, rate, _word_starts(words, name, segments)

    return speak


def _word_starts(
    words: list[str], name: str, segments: list[tuple[str, float]]
) -> list[float | None]:
    """Return when each word begins: its segments are found by speaking it alone.

    None where the two don't agree.
    """
    starts: list[float | None] = []
    at = 0
    for word in words:
        own = _list_phones(word, name)
        while at < len(segments) and segments[at][0] == "pau":
            at += 1
        fits = [p for p, _ in segments[at : at + len(own)]] == own
        starts.append(segments[at - 1][1] if fits and at else None)
        at += len(own)
        if not fits:  # a reduced word: look for the next one from here, and leave this one out
            following = words[len(starts) : len(starts) + 1]
            at = _resume(segments, at - len(own), following, name=name)
    return starts


def _list_phones(word: str, name: str) -> list[str]:
    """Return the segments of a word that flite speaks alone, without pauses."""
    argv = ["flite", "-voice", name, "-t", f"{word} ", "-o", "none", "-ps"]
    printed = subprocess.run(
        argv,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return [phone for phone in printed.split() if phone != "pau"]


def _resume(
    segments: list[tuple[str, float]],
    at: int,
    following: list[str],
    *,
    name: str,
) -> int:
    """Return where the next word begins, near `at`; the end if it isn't found."""
    if not following:
        return len(segments)
    own = _list_phones(following[0], name)
    phones = [phone for phone, _ in segments]
    for k in range(at + 1, min(at + 9, len(phones))):
        if phones[k : k + len(own)] == own:
            return k
    return len(segments)


Method = Callable[[AlignmentAudio, list[str]], list[SampleRange] | None]


def methods(words: list[str]) -> dict[str, Method]:
    """Return what finds the times of words, by name."""
    words = sorted({word.rstrip(",") for word in words})
    aligner = align.Aligner("en", words, {})
    voice = espeak.choose_voice("en")
    ipa = dict(zip(words, espeak.transcribe(words, voice), strict=True))
    found: dict[str, Method] = {
        "dtw": lambda heard, said: dtw.place(heard, said, voice)
    }
    found["estimated"] = lambda heard, said: proportional.place(
        heard, said, ipa
    )
    recogniser = aligner.recogniser
    return {"forced": recogniser, **found} if recogniser else found


def rows(
    speak: Callable[[list[str]], Truth],
) -> Iterator[tuple[str, list[float], int]]:
    """Yield each method's errors in ms, and how many sentences it gave up."""
    sentences = []
    known: set[str] = set()
    for text in TEXTS:
        said = wording.join_spoken(wording.split_words(text, "en", {}))
        words = align.split_heard_words(said)
        sentences.append(words)
        known.update(words)
    heard = [speak(words) for words in sentences]
    for name, method in methods(sorted(known)).items():
        errors: list[float] = []
        failed = 0
        for words, truth in zip(sentences, heard, strict=True):
            plain = words
            if name == "forced":
                plain = [word.rstrip(",") for word in words]
            found = measure(method, plain, truth)
            failed += found is None
            errors += found or []
        yield name, errors, failed


def measure(
    method: Method, words: list[str], truth: Truth
) -> list[float] | None:
    """Return a method's errors in one sentence, in ms; None if it gives up."""
    pcm, rate, starts = truth
    sound = prepare_sound(pcm, rate)
    found = method(sound, words) if sound else None
    if found is None:
        return None
    errors = []
    for cue, start in zip(found, starts, strict=False):
        if start is not None:
            errors.append((cue[0] / SAMPLE_RATE - start) * 1000)
    return errors


def main() -> None:
    sources = {
        "espeak-ng en-us": by_espeak("en-us", 155),
        "espeak-ng en-us+f3, fast": by_espeak("en-us+f3", 175),
    }
    sources["espeak-ng en-us+edward"] = by_espeak("en-us+edward", 148)
    if shutil.which("flite"):
        sources |= {f"flite {name}": by_flite(name) for name in ("rms", "slt")}
    names = ("words", "median", "p90", "p95", "max", "signed", "failed")
    print(
        f"{'in ms':<28}{'method':<12}" + "".join(f"{name:>8}" for name in names)
    )
    for source, speak in sources.items():
        for name, errors, failed in rows(speak):
            off = np.abs(errors)
            figures = [
                np.median(off),
                *np.percentile(off, (90, 95, 100)),
                np.median(errors),
                failed,
            ]
            print(
                f"{source:<28}{name:<12}{len(off):>8}"
                + "".join(f"{figure:8.0f}" for figure in figures),
                flush=True,
            )


if __name__ == "__main__":
    main()
