"""Which text belongs to which original when a film changes: nothing is lost."""

from __future__ import annotations

from pathlib import Path

from lantern.scaffold.translation.composing import FileContent, compose_file
from lantern.scaffold.translation.update import (
    UpdatedTexts,
    count_texts,
    list_known,
    update_texts,
)
from lantern.scaffold.translation.written import WrittenFile
from lantern.script.translation.originals import OriginalText
from tests.support.translations import (
    HEAD,
    make_original,
    make_originals,
    read_file,
)

FILM = make_originals(
    film__title="The clock",
    one__scene="One",
    one__narration="It begins. The clock strikes.",
    one__at__clock="the clock",
    one__clock__lower_third="Harbin",
)
DONE = {
    "film.title": "Часы",
    "one.scene": "Первая",
    "one.narration": "Начало. Бьют часы.",
    "one.at.clock": "часы",
    "one.clock.lower_third": "Харбин",
}


def write(
    path: Path, originals: list[OriginalText], texts: dict[str, str]
) -> WrittenFile:
    """Write a translation of these originals, as the verb and a translator would."""
    lines = [HEAD, "texts:\n"]
    lines += [f"  {id}: {text}\n" for id, text in texts.items()]
    file = read_file(path, "".join(lines))
    return follow(path, file, originals)


def follow(
    path: Path, file: WrittenFile, originals: list[OriginalText]
) -> WrittenFile:
    """Bring a file up to date with the originals."""
    updated = update_texts(originals, list_known([file]))
    return read_file(
        path, compose_file(file, FileContent(updated.rows, updated.gone))
    )


def update(file: WrittenFile, originals: list[OriginalText]) -> UpdatedTexts:
    return update_texts(originals, list_known([file]))


def texts_of(updated: UpdatedTexts) -> dict[str, str]:
    return {row.original.id: row.text for row in updated.rows}


def replaced(**texts: str) -> list[OriginalText]:
    """The film with other originals, by their ids."""
    new = {original.id: original for original in make_originals(**texts)}
    return [new.get(original.id, original) for original in FILM]


def test_a_new_translation_has_a_row_for_each_text() -> None:
    updated = update_texts(FILM, [])
    assert [row.original for row in updated.rows] == FILM
    assert all(row.known is None and not row.text for row in updated.rows)


def test_what_did_not_change_stays(tmp_path: Path) -> None:
    file = write(tmp_path / "ru.yml", FILM, DONE)
    updated = update(file, FILM)
    assert texts_of(updated) == DONE
    assert not updated.gone
    assert not any(row.has_changed for row in updated.rows)


def test_a_changed_original_is_told_with_what_it_was(tmp_path: Path) -> None:
    file = write(tmp_path / "ru.yml", FILM, DONE)
    rows = update(file, replaced(film__title="The old clock")).rows
    assert rows[0].has_changed
    assert rows[0].text == "Часы"
    assert rows[0].former == "The clock"
    assert sum(row.has_changed for row in rows) == 1


def test_a_change_is_told_until_its_line_is_taken_out(tmp_path: Path) -> None:
    path = tmp_path / "ru.yml"
    changed = replaced(film__title="The old clock")
    file = follow(path, write(path, FILM, DONE), changed)
    assert file.changed == {"film.title"}
    again = follow(path, file, changed)
    assert again.changed == {"film.title"}
    assert again.texts[0].comments.former == "The clock"
    text = (
        path.read_text("utf-8")
        .replace("  - film.title\n", "")
        .replace("changed:", "")
    )
    accepted = follow(path, read_file(path, text), changed)
    assert accepted.changed == frozenset()
    assert accepted.texts[0].comments.former == ""


def test_a_second_change_keeps_the_original_it_was_made_from(
    tmp_path: Path,
) -> None:
    path = tmp_path / "ru.yml"
    file = write(path, FILM, DONE)
    file = follow(path, file, replaced(film__title="The old clock"))
    rows = update(file, replaced(film__title="A clock")).rows
    assert (rows[0].has_changed, rows[0].former) == (True, "The clock")


def test_an_original_that_comes_back_is_right_again(tmp_path: Path) -> None:
    path = tmp_path / "ru.yml"
    file = write(path, FILM, DONE)
    file = follow(path, file, replaced(film__title="The old clock"))
    rows = update(file, FILM).rows
    assert not rows[0].has_changed


def test_only_blanks_and_line_ends_are_no_change(tmp_path: Path) -> None:
    file = write(tmp_path / "ru.yml", FILM, DONE)
    folded = replaced(one__narration="It begins.\n  The clock strikes.\n")
    assert not any(row.has_changed for row in update(file, folded).rows)


def test_texts_follow_a_shot_when_one_is_put_before_it(tmp_path: Path) -> None:
    file = write(tmp_path / "ru.yml", FILM, DONE)
    film = make_originals(
        film__title="The clock",
        one__scene="One",
        one__narration="It begins. The clock strikes.",
        one__at__clock="It begins",
        one__clock__lower_third="Moscow",
    )
    film += [
        make_original("one.at.clock-2", "the clock"),
        make_original("one.clock-2.lower_third", "Harbin"),
    ]
    updated = update(file, film)
    texts = texts_of(updated)
    assert texts["one.at.clock-2"] == "часы"
    assert texts["one.clock-2.lower_third"] == "Харбин"
    assert texts["one.at.clock"] == texts["one.clock.lower_third"] == ""
    assert not updated.gone


def test_texts_follow_a_picture_that_is_renamed(tmp_path: Path) -> None:
    file = write(tmp_path / "ru.yml", FILM, DONE)
    film = [*FILM[:3], make_original("one.at.tower", "the clock")]
    film.append(make_original("one.tower.lower_third", "Harbin"))
    texts = texts_of(update(file, film))
    assert texts["one.at.tower"] == "часы"
    assert texts["one.tower.lower_third"] == "Харбин"


def test_texts_follow_an_entry_of_a_list(tmp_path: Path) -> None:
    film = make_originals(one__list__1="Rivers", one__list__2="Roads")
    file = write(
        tmp_path / "ru.yml",
        film,
        {"one.list.1": "Реки", "one.list.2": "Дороги"},
    )
    film = make_originals(
        one__list__1="Hills",
        one__list__2="Rivers",
        one__list__3="Roads",
    )
    updated = update(file, film)
    assert texts_of(updated) == {
        "one.list.1": "",
        "one.list.2": "Реки",
        "one.list.3": "Дороги",
    }
    assert not updated.gone


def test_a_scene_that_is_renamed_takes_its_texts_along(tmp_path: Path) -> None:
    file = write(tmp_path / "ru.yml", FILM, DONE)
    film = [
        make_original(each.id.replace("one.", "01-first."), each.text)
        for each in FILM
    ]
    assert list(texts_of(update(file, film)).values()) == list(DONE.values())


def test_words_of_the_narration_are_not_taken_for_a_label(
    tmp_path: Path,
) -> None:
    film = make_originals(one__at__clock="Harbin")
    file = write(tmp_path / "ru.yml", film, {"one.at.clock": "Харбина"})
    updated = update(file, make_originals(one__clock__label="Harbin"))
    assert texts_of(updated) == {"one.clock.label": ""}
    assert [known.id for known in updated.gone] == ["one.at.clock"]


def test_of_equal_originals_the_nearest_text_is_taken(tmp_path: Path) -> None:
    film = make_originals(one__a__title="Harbin", two__b__title="Harbin")
    texts = {"one.a.title": "Харбин один", "two.b.title": "Харбин два"}
    file = write(tmp_path / "ru.yml", film, texts)
    moved = make_originals(two__c__title="Harbin", one__d__title="Harbin")
    assert texts_of(update(file, moved)) == {
        "two.c.title": "Харбин два",
        "one.d.title": "Харбин один",
    }


def test_words_said_of_several_things_stay_with_each(tmp_path: Path) -> None:
    film = make_originals(
        one__at__map="fronts", one__map__when__tbf__at="fronts"
    )
    texts = {"one.map.when.tbf.at": "фронта", "one.at.map": "Против него"}
    file = write(tmp_path / "ru.yml", film, texts)
    moved = [
        make_original("one.map-2.when.tbf.at", "fronts"),
        make_original("one.at.map-2", "fronts"),
    ]
    assert list(texts_of(update(file, moved)).values()) == [
        "фронта",
        "Против него",
    ]


def test_a_text_without_original_is_gone_and_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "ru.yml"
    file = write(path, FILM, DONE)
    file = follow(path, file, FILM[:4])
    assert [text.id for text in file.gone] == ["one.clock.lower_third"]
    assert file.gone[0].comments.original == "Harbin"
    # it stays as long as nothing asks for it
    file = follow(path, file, FILM[:4])
    assert [text.text for text in file.gone] == ["Харбин"]
    updated = update(file, FILM)
    assert texts_of(updated) == DONE
    assert not updated.gone
    # and under another id, too
    elsewhere = [*FILM[:4], make_original("two.title", "Harbin")]
    assert texts_of(update(file, elsewhere))["two.title"] == "Харбин"


def test_a_gone_text_under_its_old_id_is_told_as_changed(
    tmp_path: Path,
) -> None:
    path = tmp_path / "ru.yml"
    file = follow(path, write(path, FILM, DONE), FILM[:4])
    row = update(file, replaced(one__clock__lower_third="Mukden")).rows[4]
    assert (row.text, row.has_changed, row.former) == ("Харбин", True, "Harbin")


def test_two_gone_texts_of_one_id_are_both_kept(tmp_path: Path) -> None:
    path = tmp_path / "ru.yml"
    film = make_originals(one__title="Rain")
    file = write(path, film, {"one.title": "Дождь"})
    file = follow(path, file, [])
    wind = make_originals(two__title="Wind")
    text = path.read_text("utf-8") + "\n# \n"
    file = follow(path, read_file(path, text), wind)
    # the same id is written again by hand, and goes again
    file = read_file(
        path,
        path.read_text("utf-8").replace(
            "  two:\n", "  one.title: Ветер\n  two:\n"
        ),
    )
    file = follow(path, file, wind)
    assert {text.id: text.text for text in file.gone} == {
        "one.title": "Дождь",
        "one.title-2": "Ветер",
    }


def test_a_draft_stays_one_when_it_goes_and_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "ru.yml"
    write(path, FILM, DONE)
    text = f"{path.read_text('utf-8')}drafts: [film.title]\n"
    file = follow(path, read_file(path, text), FILM[1:])
    assert file.drafts == frozenset()
    file = follow(path, file, FILM)
    assert file.drafts == {"film.title"}


def test_an_empty_text_is_never_changed_or_gone(tmp_path: Path) -> None:
    file = write(tmp_path / "ru.yml", FILM, {"film.title": ""})
    updated = update(file, replaced(film__title="Another")[:2])
    assert not updated.gone
    assert not updated.rows[0].has_changed


def test_an_empty_text_with_a_note_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "ru.yml"
    text = f'{HEAD}texts:\n  # ask the author\n  film.title: ""\n'
    file = follow(path, read_file(path, text), FILM[1:])
    assert file.gone[0].comments.notes == ("# ask the author",)


def test_how_far_a_translation_is_is_counted_in_words(tmp_path: Path) -> None:
    texts = {"film.title": "Часы", "one.narration": "Начало."}
    file = write(tmp_path / "ru.yml", FILM, texts)
    done = count_texts(update(file, FILM).rows)
    assert (done.texts, done.translated) == (5, 2)
    # 2 and 5 words of 2 + 1 + 5 + 2 + 1
    assert (done.words, done.translated_words, done.percent) == (11, 7, 63)
    assert count_texts([]).percent == 100
