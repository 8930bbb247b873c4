"""How well each embedded voice speaks the sample's narration, and what it costs.

Words misheard by a recogniser (pocketsphinx) and how far the words' times are from those it finds;
words a minute, seconds of sound for each second of CPU, seconds of CPU and megabytes to begin.
Each voice speaks in a process of its own. Names that the recogniser's dictionary lacks aren't
counted as misheard. Arguments: the voices; by default all that are here and need no network.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from lantern.core.units import SAMPLE_RATE
from lantern.plan import project
from lantern.sound.arrays import Pcm
from lantern.speech import align, wording
from lantern.speech.align.audio import RATE, prepare_sound
from lantern.speech.voices import VOICES, Take, Utterance, Voice, is_online
from lantern.speech.wording import Word

FILM = Path("scenes/liberation-1945")
WORDS = 300
_NOT_SPEECH = {"tone"}
_MOST_ABSORBED = 3
"""Words that a recogniser may hear in place of a name that it can't know."""


@dataclass(frozen=True)
class Measures:
    """What was measured of a voice; times in ms where nothing else is said."""

    words: int
    misheard: float
    median: float
    p95: float
    timed: int
    words_per_minute: float
    speed: float
    load: float
    memory: float


def load_narrations() -> list[tuple[Word, ...]]:
    """Return the words of the sample's first narrations, WORDS and some in all."""
    found, problems = project.load(FILM)
    if found is None:
        sys.exit("\n".join(problem.message for problem in problems))
    script = found.script
    narrations: list[tuple[Word, ...]] = []
    for part in script.parts:
        if sum(map(len, narrations)) >= WORDS:
            break
        if part.scene.text:
            narrations.append(
                wording.split_words(part.scene.text, "en", script.lexicon)
            )
    return narrations


def measure(name: str) -> Measures:
    """Let a voice speak, and measure it."""
    narrations = load_narrations()
    voice = VOICES[name]({})
    with tempfile.TemporaryDirectory() as folder:
        begin = read_cpu()
        speak(voice, wording.split_words("Hello there.", "en", {}), folder)
        loaded = read_cpu()
        takes = [speak(voice, words, folder) for words in narrations]
        spoken = read_cpu()
    memory = read_memory()
    seconds = sum(len(take.pcm) for take in takes) / SAMPLE_RATE
    count = sum(map(len, narrations))
    judgement = judge(narrations, takes)
    return Measures(
        words=count,
        misheard=100 * judgement.misheard / max(1, judgement.judged),
        median=judgement.find_error(50),
        p95=judgement.find_error(95),
        timed=len(judgement.errors),
        words_per_minute=count / seconds * 60,
        speed=seconds / (spoken - loaded),
        load=loaded - begin,
        memory=memory,
    )


@dataclass
class Judgement:
    """What a recogniser makes of takes: words misheard of those judged, and errors in ms."""

    misheard: int
    judged: int
    errors: list[float]

    def find_error(self, percent: int) -> float:
        """Return the error that this percentage of the words don't exceed."""
        return float(np.percentile(self.errors or [float("nan")], percent))


def judge(
    narrations: Sequence[tuple[Word, ...]], takes: Sequence[Take]
) -> Judgement:
    found = Judgement(0, 0, [])
    listener = Listener()
    for words, take in zip(narrations, takes, strict=True):
        for sentence in wording.split_sentences(words):
            here = words[sentence.start : sentence.stop]
            cues = take.cues[sentence.start : sentence.stop]
            pcm = take.pcm[cues[0][0] : cues[-1][1]]
            wanted = listener.list_wanted(here)
            found.misheard += count_errors(wanted, listener.hear(pcm))
            found.judged += sum(map(bool, wanted))
            if take.timing == "exact":
                starts = [cue[0] - cues[0][0] for cue in cues]
                found.errors += compare_times(pcm, here, starts)
    return found


def speak(voice: Voice, words: tuple[Word, ...], folder: str) -> Take:
    return voice.speak(Utterance(words, "en", {}), Path(folder))


def read_cpu() -> float:
    """Return the seconds of CPU of this process and those it has started."""
    used = 0.0
    for kind in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN):
        usage = resource.getrusage(kind)
        used += usage.ru_utime + usage.ru_stime
    return used


def read_memory() -> float:
    """Return the most memory that this process or one that it started has held, in MB."""
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    unit = 1 if sys.platform == "darwin" else 1024
    return (
        max(resource.getrusage(kind).ru_maxrss for kind in kinds) * unit / 1e6
    )


def split_heard(word: Word) -> list[str]:
    return [name.rstrip(",") for name in align.split_heard_words(word.spoken)]


class Listener:
    """A recogniser of English that doesn't know what was said."""

    def __init__(self) -> None:
        from pocketsphinx import Decoder, get_model_path

        if not Path(get_model_path("en-us/en-us.lm.bin")).exists():
            sys.exit(
                "the model of which words follow each other is missing (scripts/locks/unread.txt);"
                " .venv/bin/python -m pip install --no-deps --force-reinstall pocketsphinx"
            )
        self._decoder: Any = Decoder(loglevel="FATAL", cmn="batch")

    def list_wanted(self, words: Sequence[Word]) -> list[str]:
        """Return what should be heard; '' for each name that the dictionary lacks."""
        wanted = []
        for word in words:
            for name in split_heard(word):
                known = (
                    not word.ipa and self._decoder.lookup_word(name) is not None
                )
                wanted.append(name if known else "")
        return wanted

    def hear(self, pcm: Pcm) -> list[str]:
        """Return the words that it hears in a sound."""
        sound = prepare_sound(pcm)
        if sound is None:
            return []
        padded = np.pad(sound.wave, RATE // 5)
        noise = np.random.default_rng(0).normal(0, 10, len(padded))
        data = np.clip(padded + noise, -32768, 32767).astype("<i2").tobytes()
        self._decoder.start_utt()
        self._decoder.process_raw(data, full_utt=True)
        self._decoder.end_utt()
        found = self._decoder.hyp()
        return found.hypstr.split() if found else []


def count_errors(wanted: Sequence[str], heard: Sequence[str]) -> int:
    """Return the fewest words that are wrong, missing or too many; '' stands for any few words."""
    costs = list(range(len(heard) + 1))
    for word in wanted:
        above = costs
        costs = []
        for k in range(len(heard) + 1):
            if word:
                ways = [above[k] + 1]
                if k:
                    ways += [
                        above[k - 1] + (word != heard[k - 1]),
                        costs[k - 1] + 1,
                    ]
            else:
                ways = above[max(0, k - _MOST_ABSORBED) : k + 1]
                ways = [*ways, costs[k - 1] + 1] if k else ways
            costs.append(min(ways))
    return costs[-1]


def compare_times(
    pcm: Pcm, words: Sequence[Word], starts: Sequence[int]
) -> list[float]:
    """Return how far words' starts are from those that a recogniser finds, in ms."""
    names: list[str] = []
    owners: list[int] = []
    ipa: dict[str, str] = {}
    for i, word in enumerate(words):
        heard = split_heard(word)
        if word.ipa and heard:
            heard = [f"name{i}"]
            ipa[heard[0]] = word.ipa
        names += heard
        owners += [i] * len(heard)
    found, method = align.Aligner("en", names, ipa).place(pcm, names)
    if method != "forced":
        return []
    first = {i: k for k, i in reversed(list(enumerate(owners)))}
    return [
        abs(found[k][0] - starts[i]) / SAMPLE_RATE * 1000
        for i, k in first.items()
    ]


def list_voices() -> list[str]:
    """Return the voices that are here, need no network and speak words."""
    names = []
    for name in VOICES:
        if is_online(name) or name in _NOT_SPEECH:
            continue
        try:
            trouble = VOICES[name]({}).unavailable_reason()
        except ValueError as error:
            trouble = str(error)
        if trouble:
            print(f"{name}: {trouble}", file=sys.stderr)
        else:
            names.append(name)
    return names


HEADS = (
    f"{'voice':<10}{'words':>6}{'misheard':>10}{'median':>8}{'p95':>6}{'timed':>7}"
    f"{'wpm':>6}{'x CPU':>7}{'load s':>8}{'MB':>6}"
)


def main() -> None:
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(asdict(measure(sys.argv[2]))))
        return
    print(HEADS)
    for name in sys.argv[1:] or list_voices():
        argv = [sys.executable, "-m", "scripts.benches.voice", "--one", name]
        printed = subprocess.run(
            argv,
            check=True,
            capture_output=True,
            text=True,
        )
        found = Measures(**json.loads(printed.stdout))
        print(
            f"{name:<10}{found.words:>6}{found.misheard:>9.1f}%{found.median:>8.0f}"
            f"{found.p95:>6.0f}{found.timed:>7}{found.words_per_minute:>6.0f}"
            f"{found.speed:>7.0f}{found.load:>8.1f}{found.memory:>6.0f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
