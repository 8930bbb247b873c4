"""The voice of a program of the user's: how it is run, and what is said when it fails."""

from __future__ import annotations

import sys
import wave
from pathlib import Path

import pytest

from lantern.core.problems import VoiceFailure
from lantern.speech.voices.command import Command, name_files
from tests.support.engines import command, utterance

pytestmark = pytest.mark.process


@pytest.fixture
def program(tmp_path: Path) -> Path:
    return command(tmp_path / "bin")


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    folder = tmp_path / "scratch"
    folder.mkdir()
    return folder


def list_runs(program: Path) -> list[str]:
    """Return what the program was run with, a line for each time."""
    return program.with_suffix(".log").read_text("utf-8").splitlines()


@pytest.mark.parametrize(
    "run",
    [
        "{program} file={text_file} out={out}",
        "{program} text={text} out={out}",
        "{program} out={out}",
        "{program} file={text_file}",
        "{program}",
    ],
)
def test_text_and_sound_go_every_way(
    program: Path, scratch: Path, run: str
) -> None:
    voice = Command({"run": run.replace("{program}", str(program))})
    take = voice.speak(utterance("Hailar {out} held. Why?"), scratch)
    said = [line.partition("|")[0] for line in list_runs(program)]
    assert said == ["Hailar {out} held.", "Why?"]
    # eighteen characters of 70 ms
    assert (take.cues[2][1] - take.cues[0][0]) / 48 == pytest.approx(
        1260, abs=2
    )


def test_it_runs_in_a_folder_of_its_own(program: Path, scratch: Path) -> None:
    Command({"run": [str(program), "a word", "out={out}"]}).speak(
        utterance("Hello."), scratch
    )
    (line,) = list_runs(program)
    _, folder, *words = line.split("|")
    assert folder == str(scratch)
    assert words == ["a word", f"out={scratch}/command.wav"]


@pytest.mark.parametrize(
    ("text", "message", "last"),
    [
        (
            "Please fail now.",
            "command: voice.py ended with code 3",
            "No such thing",
        ),
        ("A killed one.", "command: voice.py was ended by SIGKILL", ""),
        ("Say nothing now.", "command said nothing", "Done."),
        ("A silence now.", "command said nothing", "A silence now."),
        ("Write rubbish.", "command wrote no sound that can be read", ""),
    ],
)
def test_a_failure_shows_what_was_run_and_its_last_words(
    program: Path, scratch: Path, text: str, message: str, last: str
) -> None:
    voice = Command({"run": f"{program} --voice 'old man' out={{out}}"})
    with pytest.raises(VoiceFailure) as caught:
        voice.speak(utterance(text), scratch)
    assert caught.value.message == message
    assert caught.value.detail[0].startswith("ran: voice.py --voice 'old man' ")
    assert last in " ".join(caught.value.detail)


def test_it_is_ended_after_a_time(program: Path, scratch: Path) -> None:
    voice = Command({"run": str(program)}, seconds=0.3)
    with pytest.raises(
        VoiceFailure, match=r"voice\.py still running after 0 s"
    ):
        voice.speak(utterance("Hang for ever."), scratch)


def test_what_was_said_before_is_never_taken_for_what_is_said_now(
    program: Path, scratch: Path
) -> None:
    voice = Command({"run": f"{program} out={{out}}"})
    voice.speak(utterance("Hello there."), scratch)
    with pytest.raises(VoiceFailure, match="command said nothing"):
        voice.speak(utterance("Now nothing."), scratch)


def test_files_of_the_film_are_named_by_their_words() -> None:
    run = "python3 ./voices/say.py --model ./a.onnx {out}"
    assert name_files({"run": run}) == {
        "./voices/say.py": "./voices/say.py",
        "./a.onnx": "./a.onnx",
    }
    assert name_files({"run": ["./say.py", "{out}"]}) == {
        "./say.py": "./say.py"
    }
    assert name_files({"run": "'"}) == {}


def test_a_file_of_the_film_is_run_by_its_path(
    program: Path, scratch: Path
) -> None:
    given = {
        "run": f"{sys.executable} ./mine.py out={{out}}",
        "./mine.py": str(program),
    }
    voice = Command(given)
    voice.speak(utterance("Hello."), scratch)
    assert len(list_runs(program)) == 1


@pytest.mark.parametrize("beside", [True, False])
def test_another_program_is_another_version(
    program: Path, beside: bool
) -> None:
    given = {"run": str(program)}
    if beside:
        given = {
            "run": f"{sys.executable} ./mine.py",
            "./mine.py": str(program),
        }
    before = Command(given).version
    program.write_text(program.read_text("utf-8") + "# louder\n", "utf-8")
    assert Command(given).version != before


def test_a_missing_program_is_named(scratch: Path) -> None:
    voice = Command({"run": "my-voice {text} {out}"})
    assert voice.unavailable_reason() == (
        "command: there is no program 'my-voice' here; install it, or correct run."
    )
    with pytest.raises(VoiceFailure, match="my-voice can't be started"):
        voice.speak(utterance("Hello."), scratch)


def test_a_file_that_may_not_be_run_is_named_with_its_cure(
    program: Path,
) -> None:
    program.chmod(0o644)
    voice = Command({"run": "./voice.py", "./voice.py": str(program)})
    assert voice.unavailable_reason() == (
        "command: './voice.py' can't be run; allow it: chmod +x ./voice.py"
    )


@pytest.mark.parametrize(
    ("run", "message"),
    [
        ("", "command needs the program to run: {command: {run: 'my-voice"),
        ([], "command needs the program to run"),
        ("say 'x", "run can't be taken apart into words: No closing quotation"),
        ("say {output}", "run can't hold {output}; did you mean '{out}'?"),
        (
            "say {loudness_of_it}",
            "run can't hold {loudness_of_it}; it has {text}, {text_file}, {out}",
        ),
        (
            "bin/say {out}",
            "run can't begin with bin/say: write the program's whole",
        ),
        ("../say {out}", "run can't begin with ../say"),
        (["say", 3], "run must hold words alone, not 3; put it in quotes"),
        (3, "run must be text, not 3"),
        (["say", "a\0b"], "run can't hold a zero byte"),
    ],
)
def test_what_can_not_be_run_is_told(run: object, message: str) -> None:
    with pytest.raises(ValueError) as made:
        Command({"run": run})
    assert message in str(made.value)


def test_braces_that_are_no_placeholder_stay(
    program: Path, scratch: Path
) -> None:
    voice = Command({"run": [str(program), '{"rate": 3}']})
    voice.speak(utterance("Hello."), scratch)
    assert list_runs(program)[0].endswith('|{"rate": 3}')


def test_a_program_that_never_stops_writing_is_ended(scratch: Path) -> None:
    with pytest.raises(
        VoiceFailure, match="command: yes wrote more than 64 MB"
    ):
        Command({"run": "yes"}).speak(utterance("Hello."), scratch)


def test_hours_of_sound_are_no_sentence(tmp_path: Path, scratch: Path) -> None:
    quiet = tmp_path / "long.wav"
    with wave.open(str(quiet), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(1)
        out.setframerate(1000)
        out.writeframes(b"\x80\xff" * 500 * 602)  # 602 s
    with pytest.raises(VoiceFailure) as caught:
        Command({"run": f"cp {quiet} {{out}}"}).speak(
            utterance("Hello."), scratch
        )
    assert caught.value.message == (
        "command spoke more than 10 minutes for one sentence"
    )
