"""Places opened in the editor: by a command, by a link, and those of the film alone."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

import pytest

from lantern.core.problems import AssetFailure, ToolFailure
from lantern.studio.editor import EditorPlace, OpenedPlace, open_place
from lantern.studio.options import StudioOptions
from tests.support import films
from tests.support.films import scene
from tests.support.named_pipes import make_pipe

WRITE = "import sys; open(sys.argv[1], 'w').write('|'.join(sys.argv[2:]))"


@pytest.fixture
def options(tmp_path: Path) -> StudioOptions:
    film = films.write(tmp_path / "project", [scene("One", None, duration=2)])
    return StudioOptions(film, tmp_path / "store")


@pytest.fixture
def place(options: StudioOptions) -> EditorPlace:
    return EditorPlace(options.film / "01-one.yml", 3, 7)


def test_without_a_command_there_is_a_link(
    options: StudioOptions, place: EditorPlace
) -> None:
    opened = open_place(place, options, {})
    assert opened == OpenedPlace(False, f"vscode://file{place.file}:3:7")


@pytest.mark.process
@pytest.mark.parametrize(
    ("words", "given"),
    [
        ("-g {file}:{line}:{column}", "-g|FILE:3:7"),
        ("+{line}", "+3|FILE"),
        ("'a word' {file}", "a word|FILE"),
    ],
)
def test_the_command_gets_the_place(
    options: StudioOptions,
    place: EditorPlace,
    tmp_path: Path,
    words: str,
    given: str,
) -> None:
    pipe = tmp_path / "pipe"
    make_pipe(pipe)
    command = shlex.join([sys.executable, "-c", WRITE, str(pipe)])
    opened = open_place(
        place, options, {"LANTERN_EDITOR": f"{command} {words}"}
    )
    assert opened == OpenedPlace(True, "")
    assert pipe.read_text() == given.replace("FILE", str(place.file))


def test_a_name_with_signs_of_a_shell_is_only_a_name(
    options: StudioOptions,
) -> None:
    file = options.film / "a; b $(c) é.yml"
    file.write_text("")
    link = open_place(EditorPlace(file), options, {}).link
    assert link.endswith("/a%3B%20b%20%24%28c%29%20%C3%A9.yml:1:1")


@pytest.mark.parametrize(
    "name", ["/etc/passwd", "../../../../etc/passwd", "no.yml", ""]
)
def test_only_files_of_the_film_are_opened(
    options: StudioOptions, name: str
) -> None:
    with pytest.raises(AssetFailure, match="is no file of this film"):
        open_place(EditorPlace(options.film / name), options, {})


def test_a_link_out_of_the_film_is_not_followed(
    options: StudioOptions, tmp_path: Path
) -> None:
    secret = tmp_path / "secret"
    secret.write_text("")
    link = options.film / "link.yml"
    link.symlink_to(secret)
    with pytest.raises(AssetFailure):
        open_place(EditorPlace(link), options, {})


@pytest.mark.process
@pytest.mark.parametrize("command", ["no-such-editor", "'unclosed"])
def test_an_editor_that_can_not_be_started_is_told(
    options: StudioOptions, place: EditorPlace, command: str
) -> None:
    with pytest.raises(ToolFailure):
        open_place(place, options, {"LANTERN_EDITOR": command})
