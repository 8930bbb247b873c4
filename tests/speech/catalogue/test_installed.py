"""Voices on this machine: where they are kept, what counts as here, and how they go."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from lantern.core.problems import BusyFailure, Failure, OutputFailure
from lantern.script.model.voice import VoiceChoice
from lantern.speech.catalogue import VoiceFile
from lantern.speech.catalogue.installed import (
    find_folder,
    find_installed,
    find_speaker,
    is_here,
    is_sound,
    list_installed,
    load_voices,
    lock_pack,
    open_staging,
    put_in_place,
    remove_pack,
)
from tests.support import catalogue
from tests.support.catalogue import CARD, MODEL, make_pack, put_here
from tests.support.named_pipes import make_pipe


def test_the_folder_is_the_user_s_own_unless_one_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", "/data")
    assert find_folder() == Path("/data/lantern/voices")
    monkeypatch.setenv("XDG_DATA_HOME", "")
    assert find_folder() == Path.home() / ".local/share/lantern/voices"
    monkeypatch.setenv("LANTERN_VOICES", str(tmp_path / "mine"))
    assert find_folder() == tmp_path / "mine"


def test_a_voice_is_here_when_all_of_its_files_are_whole(
    tmp_path: Path,
) -> None:
    pack = make_pack()
    with catalogue.using(tmp_path, pack):
        assert find_installed("bell") is None
        folder = put_here(pack)
        found = find_installed("bell")
        assert found is not None
        assert (found.pack.id, found.voice.id, found.folder) == (
            "bell",
            "bell",
            folder,
        )
        (folder / "bell.onnx").write_bytes(MODEL[:-1])
        assert not is_here(pack)
        assert find_installed("bell") is None


def test_files_are_given_to_the_settings_that_name_them(tmp_path: Path) -> None:
    pack = make_pack(file_settings={"voice": "bell.onnx"})
    with catalogue.using(tmp_path, pack):
        folder = put_here(pack)
        (found,) = list_installed()
        assert found.list_files() == {"voice": folder / "bell.onnx"}


def test_a_voice_of_a_package_is_here_with_the_package(tmp_path: Path) -> None:
    there = make_pack(
        "there",
        files={},
        package="json",
    )
    absent = make_pack(
        "absent",
        files={},
        package="no_such_package",
    )
    with catalogue.using(tmp_path, there, absent):
        (found,) = list_installed()
        assert (found.voice.id, found.folder, found.list_files()) == (
            "there",
            None,
            {},
        )
        with pytest.raises(
            Failure, match="part of the package json, and stays"
        ):
            remove_pack(there)


@pytest.mark.parametrize(
    ("choice", "speaker"),
    [
        (VoiceChoice(engine="tone"), "there"),
        (VoiceChoice(engine="tone", settings={"voice": "there"}), "there"),
        (VoiceChoice(engine="tone", settings={"voice": "a/b.onnx"}), None),
        (VoiceChoice(engine="espeak"), None),
        (VoiceChoice(engine="tone", name="absent"), None),
    ],
)
def test_an_engine_speaks_with_the_voice_of_its_package(
    tmp_path: Path, choice: VoiceChoice, speaker: str | None
) -> None:
    there = make_pack(
        "there",
        files={},
        package="json",
    )
    absent = make_pack(
        "absent",
        files={},
        package="no_such_package",
    )
    with catalogue.using(tmp_path, make_pack(), absent, there):
        put_here(make_pack())
        found = find_speaker(choice)
        assert (found.voice.id if found else None) == speaker


def test_own_voices_come_after_the_catalogue_s(tmp_path: Path) -> None:
    with catalogue.using(tmp_path, make_pack("zither")):
        put_here(make_pack("alto", base=""))
        assert load_voices().list_names() == ["zither", "alto"]


def test_a_description_that_can_t_be_read_is_left_out(tmp_path: Path) -> None:
    with catalogue.using(tmp_path):
        folder = put_here(make_pack("alto"))
        (folder / "voice.json").write_text("{", "utf-8")
        assert load_voices().list_names() == []


def test_a_voice_whose_files_nobody_knew_is_described_by_what_was_added(
    tmp_path: Path,
) -> None:
    unknown = make_pack(base="", files={})
    unknown = replace(unknown, files=(VoiceFile("bell.onnx"),))
    with catalogue.using(tmp_path, unknown):
        added = replace(unknown, files=(VoiceFile("bell.onnx", 10_240, "00"),))
        put_here(added)
        found = find_installed("bell")
        assert found is not None
        assert found.pack.files == (VoiceFile("bell.onnx", 10_240, "00"),)


def test_a_collected_pack_gets_its_terms_and_its_place(tmp_path: Path) -> None:
    pack = make_pack()
    with catalogue.using(tmp_path, pack):
        staging = open_staging("bell")
        (staging / "bell.onnx").write_bytes(MODEL)
        (staging / "bell.onnx.json").write_bytes(CARD)
        (staging / "older.part").write_bytes(b"left over")
        folder = put_in_place(pack, staging)
        assert sorted(path.name for path in folder.iterdir()) == [
            "LICENSE.txt",
            "bell.onnx",
            "bell.onnx.json",
            "voice.json",
        ]
        assert not staging.exists()
        assert is_here(pack)
        assert (folder / "LICENSE.txt").read_text("utf-8") == (
            "Bell (tone)\n"
            "Author: A. Person\n"
            "Licence: CC-BY-4.0 https://creativecommons.org/licenses/by/4.0/\n"
            "Lineage: Trained from scratch.\n"
            "Source: https://example.invalid/card\n"
        )


def test_a_removed_voice_goes_with_what_was_begun_of_it(tmp_path: Path) -> None:
    pack = make_pack()
    with catalogue.using(tmp_path, pack):
        folder = put_here(pack, {"bell.onnx": MODEL})
        (folder / "voice.json").unlink()
        (open_staging("bell") / "bell.onnx.json.part").write_bytes(b"12345")
        assert remove_pack(pack) == len(MODEL) + 5
        assert not folder.exists()
        with pytest.raises(Failure, match="'bell' isn't on this machine"):
            remove_pack(pack)


def test_a_pack_is_changed_by_one_command_at_a_time() -> None:
    with lock_pack("bell"):
        with (
            pytest.raises(
                BusyFailure, match="fetching or changing 'bell'; wait"
            ),
            lock_pack("bell"),
        ):
            pass
        with lock_pack("gong"):
            pass


def test_a_damaged_file_of_the_same_length_is_found(tmp_path: Path) -> None:
    pack = make_pack()
    with catalogue.using(tmp_path, pack):
        folder = put_here(pack)
        assert is_sound(pack)
        (folder / "bell.onnx").write_bytes(b"x" + MODEL[1:])
        assert is_here(pack)
        assert not is_sound(pack)


def test_a_file_in_place_of_the_folder_is_told_with_its_setting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "voices").write_text("")
    monkeypatch.setenv("LANTERN_VOICES", str(tmp_path / "voices"))
    assert not is_here(make_pack())
    message = r"voices is a file, .* LANTERN_VOICES"
    with pytest.raises(OutputFailure, match=message), lock_pack("bell"):
        pass


def test_pipes_among_the_voices_are_not_waited_for(tmp_path: Path) -> None:
    with catalogue.using(tmp_path):
        folder = put_here(make_pack("alto"))
        (folder / "voice.json").unlink()
        make_pipe(folder / "voice.json")
        assert load_voices().list_names() == []
        make_pipe(folder.parent / ".lock-bell")
        with (
            pytest.raises(OutputFailure, match="it is a pipe, not a file"),
            lock_pack("bell"),
        ):
            pass


def test_a_description_that_nests_without_end_is_left_out(
    tmp_path: Path,
) -> None:
    with catalogue.using(tmp_path):
        folder = put_here(make_pack("alto"))
        (folder / "voice.json").write_text("[" * 100_000, "utf-8")
        assert load_voices().list_names() == []
