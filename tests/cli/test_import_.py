"""The verb import: a film from an article, and the same article again."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.articles import lay
from tests.support.envelopes import read_envelope, read_result
from tests.support.imports import read_files
from tests.support.program import Program


def test_an_import_says_what_it_made_and_what_to_check(
    tmp_path: Path, run: Program
) -> None:
    lay(tmp_path, "ferry.txt")
    done = run("import", "ferry.txt", "--name", "ferry")
    assert done.returncode == 0
    assert done.stderr.startswith("Importing\n  33 %: the article is read")
    assert done.stderr.endswith("  100 %: its scenes are cut\n")
    lines = done.stdout.splitlines()
    assert lines[0] == "Made scenes/ferry/:"
    assert lines[1].startswith("  - 2 scenes, a film of about 1 min 18 s")
    assert "  - 7 pictures wanted, each with its caption on a card" in lines
    assert "Please check what was uncertain:" in lines
    left_out = "paragraphs 15, 16, 17, 18, 19: taken for parts of the page and left out"
    assert f"  - {left_out}" in lines
    assert lines[-2:] == [
        "See its shots, small, in one picture: lantern sheet scenes/ferry",
        "See it move: lantern preview scenes/ferry",
    ]


def test_without_a_name_the_folder_has_the_title_s(
    tmp_path: Path, run: Program
) -> None:
    (tmp_path / "a.txt").write_text(
        "A Ferry: Its Life\n\nIt crossed.\n", "utf-8"
    )
    done = run("import", "a.txt")
    assert done.stdout.startswith("Made scenes/a-ferry-its-life/:\n")


def test_a_film_that_no_import_made_is_not_touched(
    tmp_path: Path, run: Program
) -> None:
    lay(tmp_path, "ferry.txt")
    (tmp_path / "scenes" / "other").mkdir(parents=True)
    (tmp_path / "scenes" / "other" / "film.yml").write_text(
        "lantern: 1\n", "utf-8"
    )
    before = read_files(tmp_path)
    done = run("import", "ferry.txt", "--name", "other")
    assert done.returncode == 7
    assert done.stderr.startswith(
        "scenes/other exists already, and was not made by"
    )
    assert read_files(tmp_path) == before


def test_what_is_no_article_leaves_nothing_behind(
    tmp_path: Path, run: Program
) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    done = run("import", "empty.txt")
    assert done.returncode == 4
    assert done.stderr == (
        "Importing\n'empty.txt' is empty; put the article's text into it\n"
    )
    assert [path.name for path in tmp_path.iterdir()] == ["empty.txt"]


@pytest.mark.parametrize(
    ("name", "cure"),
    [("../x", "x"), ("Salt Road", "salt-road"), ("***", "my-film")],
)
def test_a_name_that_is_no_folder_s_is_refused_before_the_article_is_read(
    run: Program, name: str, cure: str
) -> None:
    done = run("import", "nowhere.txt", "--name", name)
    assert done.returncode == 2
    assert done.stderr.startswith(
        f"--name is a folder's name, in small letters, digits and hyphens: {cure}\n"
    )


def test_a_name_that_windows_has_for_no_file_is_refused(run: Program) -> None:
    done = run("import", "nowhere.txt", "--name", "aux")
    assert done.returncode == 2
    assert done.stderr.startswith(
        "no file on Windows can be called 'aux'; take another"
    )


CREDIT_FAULTS = [
    (
        ["--credit", "Jane Doe, CC-BY"],
        "--credit: 'CC-BY' is not a known licence; did you mean 'CC-BY-4.0'?",
    ),
    (
        ["--credit", "Jane Doe, MIT", "--own-work"],
        "--credit and --own-work both say whose the pictures are; leave one out",
    ),
]


@pytest.mark.parametrize(("options", "message"), CREDIT_FAULTS)
def test_a_credit_is_judged_before_the_article_is_read(
    run: Program, options: list[str], message: str
) -> None:
    done = run("import", "nowhere.txt", *options)
    assert done.returncode == 2
    assert done.stderr.startswith(message)


def test_a_credit_holds_when_the_article_is_imported_again(
    tmp_path: Path, run: Program
) -> None:
    article = lay(tmp_path, "post.md")
    credit = "Jane Doe, CC BY 4.0"
    done = run(
        "import", "post.md", "--name", "post", "--credit", credit, "--json"
    )
    made = read_result(done)
    assert made["folder"] == str(tmp_path / "scenes" / "post")
    assert made["summary"][0].startswith("2 scenes, a film of about")
    ledger = tmp_path / "scenes" / "post" / "credits.yml"
    before = ledger.read_text("utf-8")
    assert "author: Jane Doe, licence: CC-BY-4.0}" in before
    article.write_text(
        article.read_text("utf-8") + "\nIt snowed again.\n", "utf-8"
    )
    done = run("import", "post.md", "--name", "post", "--update", "--json")
    updated = read_result(done)
    assert updated["updated"] is True
    assert "changed" in {change["status"] for change in updated["changes"]}
    assert ledger.read_text("utf-8") == before


def test_own_work_is_the_article_s_author_s(
    tmp_path: Path, run: Program
) -> None:
    lay(tmp_path, "post.md")
    assert (
        run("import", "post.md", "--name", "post", "--own-work").returncode == 0
    )
    ledger = (tmp_path / "scenes" / "post" / "credits.yml").read_text("utf-8")
    assert ledger.rstrip().endswith("licence: own-work, made_by: us}")


def test_only_a_film_that_was_imported_can_be_updated(
    tmp_path: Path, run: Program
) -> None:
    (tmp_path / "a.txt").write_text("A ferry\n\nIt crossed.\n", "utf-8")
    done = run("import", "a.txt", "--name", "ferry", "--update")
    assert done.returncode == 2
    assert (
        "scenes/ferry was not imported, so there is nothing to update"
        in done.stderr
    )
    assert not (tmp_path / "scenes").exists()


def make_paragraph(word: str) -> str:
    """Return a paragraph for one scene, with words that no other has."""
    sentences = [f"It met {word}{n}." for n in range(22)]
    return " ".join([f"The {word} crossed.", *sentences])


BOAT = make_paragraph("boat")
WHEEL = make_paragraph("wheel")
HORSE = make_paragraph("horse")


@pytest.fixture
def article(tmp_path: Path, run: Program) -> Path:
    """An article that was imported, with two scenes: boat and horse."""
    path = tmp_path / "a.txt"
    path.write_text(f"The ferry\n\n{BOAT}\n\n{HORSE}\n", "utf-8")
    assert run("import", "a.txt", "--name", "ferry").returncode == 0
    return path


def test_an_article_that_did_not_change_changes_nothing(
    article: Path, run: Program
) -> None:
    done = run("import", "a.txt", "--name", "ferry")
    assert (
        done.stdout
        == "Nothing to change: scenes/ferry is up to date with a.txt.\n"
    )


def test_a_changed_article_shows_what_an_update_would_do(
    article: Path, tmp_path: Path, run: Program
) -> None:
    article.write_text(f"The ferry\n\n{BOAT}\n\n{WHEEL}\n", "utf-8")
    before = read_files(tmp_path)
    lines = run("import", "a.txt", "--name", "ferry").stdout.splitlines()
    folder = "scenes/ferry"
    assert f"{folder}/02a-the-wheel-crossed.yml: would be added" in lines
    assert (
        f"{folder}/03-the-horse-crossed.yml: would be deleted: its paragraphs are gone"
    ) in lines
    assert lines[-2:] == [
        "Nothing was written. To write the scenes you didn't change:",
        "lantern import a.txt --name ferry --update",
    ]
    assert read_files(tmp_path) == before


def test_an_update_says_what_it_did(
    article: Path, tmp_path: Path, run: Program
) -> None:
    article.write_text(f"The ferry\n\n{BOAT}\n\n{WHEEL}\n", "utf-8")
    done = run("import", "a.txt", "--name", "ferry", "--update")
    assert "02a-the-wheel-crossed.yml: added\n" in done.stdout
    assert "would" not in done.stdout and "--update" not in done.stdout
    assert (tmp_path / "scenes/ferry/02a-the-wheel-crossed.yml").is_file()


def test_scenes_of_the_author_are_named_and_kept(
    article: Path, tmp_path: Path, run: Program
) -> None:
    for name in ("02-the-boat-crossed.yml", "03-the-horse-crossed.yml"):
        mine = tmp_path / "scenes" / "ferry" / name
        mine.write_text(mine.read_text("utf-8") + "# mine\n", "utf-8")
    text = article.read_text("utf-8").replace(
        "The boat crossed.", "The boat stayed."
    )
    article.write_text(text, "utf-8")
    lines = run(
        "import", "a.txt", "--name", "ferry", "--update"
    ).stdout.splitlines()
    edited = "scenes/ferry/02-the-boat-crossed.yml: changed by you, and kept"
    start = lines.index(edited)
    assert lines[start + 1 : start + 4] == [
        "    - The boat crossed. It met boat0. It met …",
        "    + The boat stayed. It met boat0. It met …",
        "    its paragraphs are now: passage: [2]",
    ]
    assert lines[-1] == (
        "Changed by you, and the same in the article: 03-the-horse-crossed.yml"
    )


def lay_long(folder: Path) -> None:
    """Write an article of about 13 minutes in two sections."""
    lines = [
        f"The ferry number {n} belonged to the council, and nobody else did own it. "
        for n in range(100, 188)
    ]
    text = "\n\n".join("".join(lines[n : n + 8]) for n in range(0, 88, 8))
    page = f"# The ferry\n\n## Its life\n\n{text}\n\n## Its sale\n\n{text}\n"
    (folder / "long.md").write_text(page, "utf-8")


def test_of_a_long_article_the_sections_are_listed(
    tmp_path: Path, run: Program
) -> None:
    lay_long(tmp_path)
    done = run("import", "long.md")
    assert done.returncode == 2
    assert done.stdout.splitlines() == [
        "Nothing was written: the whole article makes a film of about 16 min 24 s.",
        "  1  8 min 4 s  Its life",
        "  2  8 min 4 s  Its sale",
        "Choose sections by number or name, or a length to shorten it to:",
        "  lantern import long.md --sections 1,2",
        "  lantern import long.md --length 5m",
        "  lantern import long.md --sections all",
    ]
    assert not (tmp_path / "scenes").exists()
    envelope = read_envelope(run("import", "long.md", "--json"))
    first, second = envelope["result"]["sections"]
    assert (first["number"], second["name"]) == (1, "Its sale")
    assert (
        envelope["result"]["seconds"]
        > first["seconds"] + second["seconds"]
        > 900
    )
    (problem,) = envelope["problems"]
    assert problem["message"].endswith("Choose sections of it, or a length.")


def test_a_chosen_section_is_imported_and_kept_when_imported_again(
    tmp_path: Path, run: Program
) -> None:
    lay_long(tmp_path)
    done = run("import", "long.md", "--sections", "its sale", "--length", "2m")
    assert done.returncode == 0
    assert "a film of about 2 min 0 s" in done.stdout
    again = run("import", "long.md")
    assert again.stdout == (
        "Nothing to change: scenes/the-ferry is up to date with long.md.\n"
    )


@pytest.mark.parametrize(
    ("option", "message"),
    [
        (
            ("--sections", "Its salt"),
            "there is no section 'Its salt'; did you mean 'Its sale'?",
        ),
        (
            ("--length", "soon"),
            "--length: write a length as seconds (2.5) or as 1m30s",
        ),
        (("--length", "5s"), "a film has at least 30 s"),
    ],
)
def test_what_can_not_be_chosen_is_told(
    tmp_path: Path, run: Program, option: tuple[str, str], message: str
) -> None:
    lay_long(tmp_path)
    done = run("import", "long.md", *option)
    assert done.returncode == 2
    assert message in done.stderr
    assert not (tmp_path / "scenes").exists()
