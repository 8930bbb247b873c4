"""Stand-ins for voices that can't come with the tests: a file for Piper, programs for two more."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np

from lantern.speech import wording
from lantern.speech.voices import Utterance
from tests.support import voice_graphs

_SIGNS = "_^$ abcdefhijklmnoprstuvwxyzæðøŋɐɑɒɔəɚɛɜɡɪɫɹʃʒʊʌˈˌːθᵻɾ.,!?';"


def piper_voice(folder: Path, speakers: int = 1, **facts: Any) -> Path:
    """Write a voice file with its description beside it; it sounds, but doesn't speak.

    `facts` stand in the description in place of its own.
    """
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "stub.onnx"
    file.write_bytes(voice_graphs.piper(speakers=speakers))
    description = {
        "audio": {"sample_rate": 22050},
        "espeak": {"voice": "en-us"},
        "inference": {"noise_scale": 0.667, "length_scale": 1, "noise_w": 0.8},
        "phoneme_type": "espeak",
        "phoneme_id_map": {sign: [i] for i, sign in enumerate(_SIGNS)},
        "num_symbols": 256,
        "num_speakers": speakers,
        "speaker_id_map": {},
        **facts,
    }
    file.with_name("stub.onnx.json").write_text(
        json.dumps(description), "utf-8"
    )
    return file


def kokoro_files(folder: Path, **pitches: float) -> dict[str, object]:
    """Write a model and a file of voices; return the settings that name them.

    `pitches` are of the voices, in radians for a sample; some for English and French by default.
    """
    folder.mkdir(parents=True, exist_ok=True)
    model = folder / "model.onnx"
    model.write_bytes(voice_graphs.kokoro())
    voices = folder / "voices.bin"
    wanted = pitches or {"af_heart": 0.05, "bf_emma": 0.1, "ff_siwis": 0.2}
    styles = {
        name: np.full((510, 1, 256), pitch, np.float32)
        for name, pitch in wanted.items()
    }
    with voices.open("wb") as file:
        np.savez(
            file,
            allow_pickle=False,
            **styles,
        )
    return {"model": str(model), "voices": str(voices)}


_RHVOICE = """\
#!{python}
import math, struct, sys, wave
options = dict(zip(sys.argv[1::2], sys.argv[2::2]))
if options["-p"] == "nobody":
    sys.exit("No such voice")
text = sys.stdin.buffer.read().decode()
count = int(24000 * 0.07 * len(text) * 100 / int(options["-r"]))
tone = [int(9000 * math.sin(i * 0.05 * int(options["-t"]) / 100)) for i in range(count)]
with wave.open(options["-o"], "wb") as out:
    out.setparams((1, 2, 24000, 0, "NONE", ""))
    out.writeframes(struct.pack(f"<{count}h", *tone) + bytes(4800))
"""


def rhvoice(folder: Path) -> Path:
    """A program with RHVoice-test's options that gives 70 ms of tone a character; its folder,
    for PATH.
    """
    folder.mkdir(parents=True, exist_ok=True)
    program = folder / "RHVoice-test"
    program.write_text(_RHVOICE.replace("{python}", sys.executable), "utf-8")
    program.chmod(0o755)
    return folder


_FLITE = """\
#!{python}
import math, struct, sys, wave
words = sys.argv[1:]
if words == ["-lv"]:
    sys.exit(print("Voices available: kal awb_time kal16 awb rms slt ") or 0)
if words == ["--version"]:
    sys.exit(print("  version: stand-in-1 \\n") or 0)
options = dict(zip(words[0::2], words[1::2]))
if "fail" in options["-t"]:
    sys.exit("No such thing")
stretch = float(options["--setf"].partition("=")[2])
count = int(16000 * 0.07 * len(options["-t"]) * stretch)
if "nothing" in options["-t"]:
    sys.exit(0)
level = 0 if "silence" in options["-t"] else 9000
tone = [int(level * math.sin(i * 0.05)) for i in range(count)]
with wave.open(options["-o"], "wb") as out:
    out.setparams((1, 2, 16000, 0, "NONE", ""))
    out.writeframes(struct.pack(f"<{count}h", *tone) + bytes(3200))
"""


def flite(folder: Path) -> Path:
    """Write a program with flite's options; return its folder, for PATH.

    It gives 70 ms of tone a character. Texts with `fail`, `nothing` and `silence` do as they say.
    """
    folder.mkdir(parents=True, exist_ok=True)
    program = folder / "flite"
    program.write_text(_FLITE.replace("{python}", sys.executable), "utf-8")
    program.chmod(0o755)
    return folder


_COMMAND = """\
#!{python}
import io, math, os, struct, sys, time, wave
from pathlib import Path
given = [word for word in sys.argv[1:] if word.startswith(("file=", "text=", "out="))]
options = dict(word.split("=", 1) for word in given)
text = options.get("text")
if "file" in options:
    text = Path(options["file"]).read_text("utf-8").strip()
if text is None:
    text = sys.stdin.buffer.read().decode()
with Path(__file__).with_suffix(".log").open("a", encoding="utf-8") as log:
    print(text, os.getcwd(), *sys.argv[1:], sep="|", file=log)
if "fail" in text:
    print("No such thing", file=sys.stderr)
    sys.exit(3)
if "killed" in text:
    os.kill(os.getpid(), 9)
if "Hang" in text:
    time.sleep(600)
print("Done.", file=sys.stderr)
level = 0 if "silence" in text else 9000
count = int(16000 * 0.07 * len(text))
out = io.BytesIO()
with wave.open(out, "wb") as sound:
    sound.setparams((1, 2, 16000, 0, "NONE", ""))
    tone = [int(level * math.sin(i * 0.05)) for i in range(count)]
    sound.writeframes(struct.pack(f"<{count}h", *tone) + bytes(3200))
data = b"rubbish" if "rubbish" in text else out.getvalue()
if "nothing" in text:
    sys.exit(0)
if "out" in options:
    Path(options["out"]).write_bytes(data)
else:
    sys.stdout.buffer.write(data)
"""


def command(folder: Path) -> Path:
    """Write a program that turns text into tones, 70 ms a character, and notes each run.

    It takes `text=`, `file=` and `out=`, and is quiet about other words. Texts with `fail`,
    `killed`, `Hang`, `nothing`, `silence` and `rubbish` do as they say.
    """
    folder.mkdir(parents=True, exist_ok=True)
    program = folder / "voice.py"
    program.write_text(_COMMAND.replace("{python}", sys.executable), "utf-8")
    program.chmod(0o755)
    return program


def utterance(text: str, language: str = "en", **settings: Any) -> Utterance:
    """Return a text as it is given to a voice, without a lexicon."""
    words = wording.split_words(text, language, {})
    return Utterance(words, language, settings)
