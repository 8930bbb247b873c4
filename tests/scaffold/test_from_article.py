"""Importing an article: the film it gives, what is uncertain, importing again, and articles no film can be made of."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lantern import checks
from lantern.article.readers import open_article, read_article
from lantern.core import problems
from lantern.scaffold import from_article
from lantern.scaffold.from_article import entities, reimport, scene_groups
from lantern.script import load
from lantern.script.load import Script
from tests.support import films
from tests.support.articles import KINDS, lay


def imported(article: Path, folder: Path) -> Script:
    """The film of an article, written, and without any problem."""
    from_article.create(from_article.propose_from_file(article), article, folder)
    return checked(folder)


def checked(folder: Path) -> Script:
    loaded, found = load.load(folder)
    assert loaded is not None, [str(problem) for problem in found]
    found += checks.check(loaded)[1]
    assert not [problem for problem in found if not problem.warning], [
        str(problem) for problem in found
    ]
    return loaded


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def cards(loaded: Script, form: str) -> list[str]:
    shots = [shot for part in loaded.parts for shot in part.scene.shots]
    return [
        getattr(shot.card, form) for shot in shots if getattr(shot.card, form, None)
    ]


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_of_article_gives_a_film_without_a_problem(
    tmp_path: Path, name: str
) -> None:
    article = lay(tmp_path / "desk", name)
    loaded = imported(article, tmp_path / "film")
    told = [
        block
        for block in read_article(article).blocks
        if block.kind in ("paragraph", "quotation")
    ]
    spoken = " ".join(part.scene.text for part in loaded.parts).split()
    written = (
        " ".join(block.text for block in told)
        .replace(" Ada Quill (26.11.2020)", "")
        .split()
    )
    assert [word.rstrip(".") for word in spoken] == [
        word.rstrip(".") for word in written
    ]
    captions = [
        block.text for block in read_article(article).blocks if block.kind == "caption"
    ]
    assert [
        card for card in cards(loaded, "wanted") if not card.endswith("…")
    ] == captions
    assert not checks.check(loaded, strict=True)[
        1
    ]  # against the lock that was written with it


def test_a_text_with_captions(tmp_path: Path) -> None:
    loaded = imported(lay(tmp_path, "ferry.txt"), tmp_path / "film")
    film = loaded.film
    assert film.article and (film.article.author, film.article.published) == (
        "Ada Quill",
        "2020-11-26",
    )
    assert film.article.file == "article.txt"
    assert (tmp_path / "film" / "article.txt").read_bytes() == (
        tmp_path / "ferry.txt"
    ).read_bytes()
    first = loaded.parts[1].scene
    assert first.passage == (3, 5)
    assert first.lower_third and (first.lower_third.title, first.lower_third.text) == (
        "Passau",
        "",
    )
    assert "Ada Quill" not in first.text, "a signature is not spoken"
    assert [shot.kind for shot in first.shots] == ["map", "card", "card"]


def test_pictures_lie_ready_and_are_not_shown_before_somebody_says_whose_they_are(
    tmp_path: Path,
) -> None:
    loaded = imported(lay(tmp_path / "desk", "post.md"), tmp_path / "film")
    film = tmp_path / "film"
    assert (film / "pictures" / "gate.png").read_bytes() == (
        tmp_path / "desk" / "pictures" / "gate.png"
    ).read_bytes()
    assert not [
        shot for part in loaded.parts for shot in part.scene.shots if shot.still
    ]
    scene = next(
        path
        for path in film.glob("0*.yml")
        if "pictures/gate.png" in path.read_text("utf-8")
    )
    text = scene.read_text("utf-8")
    caption = "The gate above the town, first morning"
    card = re.search(
        rf'  - card:\n      wanted: "{caption}"\n    #.*\n    # (- still: .*)\n', text
    )
    assert card
    scene.write_text(text.replace(card[0], f"  {card[1]}\n"), "utf-8")
    credits = (film / "credits.yml").read_text("utf-8")
    credits = credits.replace(
        "#  - {file: pictures/gate.png", "  - {file: pictures/gate.png"
    )
    (film / "credits.yml").write_text(
        credits.replace("author: …, licence: …", "author: A, licence: CC0-1.0"), "utf-8"
    )
    shown = [
        shot.still
        for part in checked(film).parts
        for shot in part.scene.shots
        if shot.still
    ]
    assert shown == ["pictures/gate.png"]


def test_chapters_come_from_dates_where_there_are_no_headings(tmp_path: Path) -> None:
    days = ["9 August 1945", "12 August", "12 August", "the next day", "2 September"]
    paragraphs = [
        f"On {day} the ferry crossed the river. "
        + "It was a day of wind and rain. " * 18
        for day in days
    ]
    (tmp_path / "a.txt").write_text("The ferry\n\n" + "\n\n".join(paragraphs), "utf-8")
    loaded = imported(tmp_path / "a.txt", tmp_path / "film")
    chapters = [part.scene.chapter for part in loaded.parts if part.scene.chapter]
    assert chapters == [
        "9 August 1945",
        "12 August 1945",
        "2 September 1945",
        "Sources and credits",
    ]


def test_chapters_come_from_headings(tmp_path: Path) -> None:
    loaded = imported(lay(tmp_path, "news.html"), tmp_path / "film")
    chapters = [part.scene.chapter for part in loaded.parts if part.scene.chapter]
    assert chapters == ["What it cost", "Sources and credits"]


def test_one_endless_paragraph_is_cut_at_its_sentences(tmp_path: Path) -> None:
    sentences = [
        f"On day {n} the ferry crossed the river {n + 2} times, and {n * 7} people came along."
        for n in range(60)
    ]
    (tmp_path / "a.txt").write_text(" ".join(sentences), "utf-8")
    article = read_article(tmp_path / "a.txt")
    told = scene_groups.group_excerpts(article)
    assert [stretch.text for stretch in told if not 20 <= stretch.seconds <= 45] == []
    assert " ".join(stretch.text for stretch in told) == article.blocks[0].text
    assert all(stretch.text.endswith("along.") for stretch in told)
    loaded = imported(tmp_path / "a.txt", tmp_path / "film")
    assert (
        " ".join(part.scene.text for part in loaded.parts).split()
        == article.blocks[0].text.split()
    )


def test_a_sentence_without_end_is_cut_at_its_commas(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "The river" + ", which nobody had ever crossed before" * 60 + ".", "utf-8"
    )
    told = scene_groups.group_excerpts(read_article(tmp_path / "a.txt"))
    assert len(told) > 3
    assert max(stretch.seconds for stretch in told) <= 45


def test_places_are_told_from_people_and_armies(tmp_path: Path) -> None:
    text = (
        "Two towns\n\nGeneral Suzuki went from Mukden to Dairen in August 1945. Mr Linz of the Vienna Army did not. "
        "Racine was a poet; nobody in Paris, Lyon and Marseille had heard of Suzuki, and Manchuria lay far from Lyon."
    )
    (tmp_path / "a.txt").write_text(text, "utf-8")
    spots = entities.find_places(read_article(tmp_path / "a.txt"))
    assert [(spot.name, spot.town.name) for spot in spots] == [
        ("Mukden", "Shenyang"),
        ("Dairen", "Dalian"),
        ("Paris", "Paris"),
        ("Lyon", "Lyon"),
        ("Marseille", "Marseille"),
    ]


def test_a_lower_third_has_the_day_of_its_own_sentence(tmp_path: Path) -> None:
    text = "Ships\n\nOn 3 May 1931 the fleet lay at Linz. In June 1932 it came to Passau, and went home.\n\n"
    (tmp_path / "a.txt").write_text(
        text + "It was seen in Linz again. Nobody knows why it left Vienna so late.",
        "utf-8",
    )
    [scene] = [
        part.scene
        for part in imported(tmp_path / "a.txt", tmp_path / "film").parts
        if part.scene.text
    ]
    assert scene.lower_third and (scene.lower_third.title, scene.lower_third.text) == (
        "Linz",
        "3 May 1931",
    )
    assert scene.lower_third.at == "Linz"


def test_of_towns_with_one_name_the_near_one_is_meant(tmp_path: Path) -> None:
    text = "Ships\n\nThe fleet sailed from Seishin to Genzan, and from there to Yuki, while people in Harbin waited."
    (tmp_path / "a.txt").write_text(text, "utf-8")
    reading = open_article(tmp_path / "a.txt")
    proposal = from_article.propose_from_file(tmp_path / "a.txt")
    [yuki] = [
        spot for spot in entities.find_places(reading.article) if spot.name == "Yuki"
    ]
    assert (yuki.town.country, yuki.others[0].name) == ("North Korea", "Yuxi")
    assert any(
        line.startswith("'Yuki' was taken for Sŏnbong, North Korea")
        for line in proposal.unsure
    )


def test_importing_again_without_a_change_changes_nothing(tmp_path: Path) -> None:
    article, folder = lay(tmp_path, "ferry.txt"), tmp_path / "film"
    imported(article, folder)
    before = files(folder)
    record = from_article.load_record(folder)
    assert record
    changes = from_article.compare(
        from_article.propose_from_file(article), record, folder
    )
    assert {change.status for change in changes} == {"same"}
    assert files(folder) == before


def test_a_changed_article_is_proposed_and_edited_scenes_are_kept(
    tmp_path: Path,
) -> None:
    article, folder = tmp_path / "a.txt", tmp_path / "film"
    paragraphs = [
        f"{word} the ferry crossed the river. "
        + f"It was a {word.lower()} of wind and rain. " * 9
        for word in DAYS
    ]
    article.write_text("The ferry\n\n" + "\n\n".join(paragraphs), "utf-8")
    imported(article, folder)
    scenes = sorted(path.name for path in folder.glob("0*.yml"))
    mine = folder / scenes[2]
    mine.write_text(
        mine.read_text("utf-8").replace(
            "narration: {from: passage}", "narration: My own words."
        ),
        "utf-8",
    )
    changed = [
        paragraphs[0],
        "A paragraph that nobody had expected. " * 9,
        *paragraphs[1:],
    ]
    changed[3] = changed[3].replace("the ferry crossed", "the boat crossed")
    article.write_text("The ferry\n\n" + "\n\n".join(changed[:-1]), "utf-8")
    proposal, record, before = (
        from_article.propose_from_file(article),
        from_article.load_record(folder),
        files(folder),
    )
    assert record
    changes = from_article.compare(proposal, record, folder)
    told = {
        change.name: change.status
        for change in changes
        if change.name in scenes or change.status == "new"
    }
    new = "02a-a-paragraph-that-nobody-had.yml"
    assert told == {
        scenes[1]: "same", new: "new", scenes[2]: "edited", scenes[3]: "changed", scenes[4]: "gone",
    }  # fmt: skip
    [words] = [change.lines for change in changes if change.name == scenes[3]]
    assert words == (
        "- Wednesday the ferry crossed the river. It was …",
        "+ Wednesday the boat crossed the river. It was …",
    )
    assert files(folder) == before, "a comparison writes nothing"
    from_article.update(
        proposal, record, source=article, folder=folder, changes=changes
    )
    after = files(folder)
    assert after[scenes[2]] == before[scenes[2]], (
        "an edited scene is never written over"
    )
    assert scenes[4] not in after and new in after
    loaded, _ = load.load(folder)
    assert loaded is not None
    texts = [part.scene.text for part in loaded.parts]
    assert [text.split(" ")[0] for text in texts[1:-1]] == [
        "Monday",
        "A",
        "My",
        "Wednesday",
    ]
    [kept] = [
        change
        for change in reimport.compare(
            proposal, from_article.load_record(folder) or record, folder
        )
        if change.name == scenes[2]
    ]
    assert kept.status == "edited"


DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday"]


def test_a_film_s_own_copy_that_was_changed_is_not_overwritten(tmp_path: Path) -> None:
    article, folder = lay(tmp_path, "ferry.txt"), tmp_path / "film"
    imported(article, folder)
    (folder / "article.txt").write_text("Mine\n\nAnother article altogether.", "utf-8")
    proposal, record = (
        from_article.propose_from_file(article),
        from_article.load_record(folder),
    )
    assert record
    changes = from_article.compare(proposal, record, folder)
    with pytest.raises(
        problems.OutputFailure, match=r"article\.txt was changed since it was imported"
    ):
        from_article.update(
            proposal, record, source=article, folder=folder, changes=changes
        )
    assert (folder / "article.txt").read_text("utf-8").startswith("Mine")


def test_a_script_that_the_type_lacks_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "المعدية\n\n" + "كانت المعدية تعبر النهر كل يوم. " * 5, "utf-8"
    )
    with pytest.raises(
        problems.AssetFailure,
        match=r"a script that Lantern's type doesn't have \(Arabic, which is",
    ):
        from_article.propose_from_file(tmp_path / "a.txt")


def test_strange_letters_in_a_caption_are_left_out_of_its_card(tmp_path: Path) -> None:
    text = "The ferry\n\nIt crossed the river at noon, and came back.\n\nPhoto: The ferry (渡し船) at noon\n"
    (tmp_path / "a.txt").write_text(text, "utf-8")
    assert cards(imported(tmp_path / "a.txt", tmp_path / "film"), "wanted") == [
        "Photo: The ferry at noon"
    ]


def test_long_titles_and_captions_are_cut_to_what_cards_hold(tmp_path: Path) -> None:
    title = (
        "How the ferry of Lower Vell came to cross the river: "
        + "and why it never stopped " * 5
    )
    text = f"{title}\n\nIt crossed at noon, and came back.\n\nPhoto: {'a boat and another ' * 9}\n"
    (tmp_path / "a.txt").write_text(text, "utf-8")
    loaded = imported(tmp_path / "a.txt", tmp_path / "film")
    assert loaded.film.title == "How the ferry of Lower Vell came to cross the river"


@pytest.mark.process
def test_the_verb(tmp_path: Path) -> None:
    article = lay(tmp_path, "ferry.txt")
    done = films.run("import", article.name, "--name", "ferry", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(
        "Made scenes/ferry/:\n  - 2 scenes, about 0 min 53 s of speech"
    )
    assert "7 pictures wanted" in done.stdout
    assert (
        "paragraphs 15, 16, 17, 18, 19: taken for parts of the page and left out"
        in done.stdout
    )
    assert done.stdout.endswith("See it: render scenes/ferry --draft\n")
    before = files(tmp_path)
    (tmp_path / "scenes" / "other").mkdir()
    (tmp_path / "scenes" / "other" / "film.yml").write_text("lantern: 1\n", "utf-8")
    other = films.run("import", article.name, "--name", "other", cwd=tmp_path)
    assert other.returncode == 7
    assert "scenes/other exists already, and was not made by an import" in other.stderr
    assert {
        name: data for name, data in files(tmp_path).items() if "other" not in name
    } == before


@pytest.mark.process
def test_what_is_no_article_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    done = films.run("import", "empty.txt", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (4, "'empty.txt' is empty\n")
    done = films.run("import", "empty.txt", "--name", "../x", cwd=tmp_path)
    assert (done.returncode, "--name is a folder's name" in done.stderr) == (2, True)
    assert [path.name for path in tmp_path.iterdir()] == ["empty.txt"]


@pytest.mark.film
def test_an_imported_film_is_rendered(tmp_path: Path, map_store: Path) -> None:
    """The film of the post as the import writes it, but small and without its score."""
    folder = tmp_path / "short"
    imported(lay(tmp_path / "desk", "post.md"), folder)
    head = (folder / "film.yml").read_text("utf-8")
    (folder / "film.yml").write_text(
        head.replace("music: score", "output: {size: 160x90}"), "utf-8"
    )
    made = films.render(folder, tmp_path, voice="tone", store=map_store)
    frames = films.luma(made.mp4)
    assert len(frames) == round(made.report["seconds"] * films.FPS)
    assert made.report["seconds"] > 25
    assert frames[0] < 20 and frames.max() > 150, (
        "it opens from black, and shows light pages"
    )
    text = (made.out / "short.srt").read_text("utf-8")
    assert "to a gate that no one has closed in fifty years." in " ".join(text.split())
    credits = (made.out / "description.txt").read_text("utf-8")
    assert "GeoNames" in credits and "GSHHG" in credits
