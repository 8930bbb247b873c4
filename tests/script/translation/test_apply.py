"""A film that is read in another language: its texts are those of the translation, each with its
place there.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from lantern.script.film_script import Script
from lantern.script.model.charts import ChartCard
from lantern.script.model.relations import RelationsCard
from tests.support import films, translated_films
from tests.support.films import scene, still

RAIN = "Rain and wind over the hills. Then the sun."
ДОЖДЬ = "Дождь и ветер над холмами. Потом солнце."
TEXTS = {"film.title": "Короткий фильм", "01-one.scene": "Один"}


def read_one(
    tmp_path: Path, one: dict[str, Any], texts: dict[str, Any]
) -> Script:
    """The film of one scene in Russian."""
    film = films.write(tmp_path, [one])
    translated_films.write(film, {**TEXTS, "01-one.narration": ДОЖДЬ, **texts})
    script, _ = translated_films.read(film)
    return script


def test_texts_are_those_of_the_translation(tmp_path: Path) -> None:
    shot = still(
        "hills",
        at="the hills",
        lower_third={"title": "The hills"},
    )
    one = scene("One", RAIN, still("dark"), shot, chapter="Weather")
    texts = {
        "01-one.chapter": "Погода",
        "01-one": {
            "at": {"hills": "над холмами"},
            "hills.lower_third.title": "Холмы",
        },
    }
    script = read_one(tmp_path, one, texts)
    spoken = script.parts[0].scene
    assert script.film.language == "ru"
    assert script.film.title == "Короткий фильм"
    assert (spoken.scene, spoken.chapter, spoken.text) == (
        "Один",
        "Погода",
        ДОЖДЬ,
    )
    assert spoken.shots[1].at == "над холмами"
    assert spoken.shots[1].lower_third is not None
    assert spoken.shots[1].lower_third.title == "Холмы"  # type: ignore[union-attr]
    assert script.parts[0].id == "one"


def test_the_film_itself_stays_as_it_is(tmp_path: Path) -> None:
    one = scene("One", RAIN, still("hills"))
    read_one(tmp_path, one, {})
    script, problems = translated_films.read(
        tmp_path / "scenes" / "short", "en"
    )
    assert (script.film.title, script.parts[0].scene.text) == (
        "A short film",
        RAIN,
    )
    assert script.translated is None
    assert not problems


def test_a_fault_of_a_translated_text_is_told_in_the_translation(
    tmp_path: Path,
) -> None:
    film = films.write(tmp_path, [scene("One", RAIN, still("hills"))])
    path = translated_films.write(film, {})
    path.write_text(
        "translation: 1\nlanguage: ru\nfilm: short\ntexts:\n"
        "  film.title: Фильм\n"
        f"  01-one:\n    scene: Один\n    narration: {ДОЖДЬ * 600}\n"
    )
    _, problems = translated_films.read(film)
    assert [str(each) for each in problems if not each.warning] == [
        f"{path}:8:16: 'narration' has 24000 characters; 20000 is the most"
    ]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("над холмами", []),
        (
            "снег",
            ["'снег' is not spoken in the narration; did you mean 'солнце'?"],
        ),
    ],
)
def test_an_anchor_has_to_be_in_the_translated_narration(
    tmp_path: Path, words: str, told: list[str]
) -> None:
    shot = still("hills", at="the hills")
    film = films.write(tmp_path, [scene("One", RAIN, still("dark"), shot)])
    texts = {"01-one.narration": ДОЖДЬ, "01-one.at.hills": words}
    path = translated_films.write(film, {**TEXTS, **texts})
    _, problems = translated_films.read(film)
    assert [each.message for each in problems] == told
    for problem in problems:
        assert problem.span is not None
        assert problem.span.file == path


def test_an_anchor_without_words_falls_at_its_share(tmp_path: Path) -> None:
    shot = still(
        "hills",
        at="the hills",
        lower_third={"title": "Sun", "at": "the sun"},
    )
    film = films.write(tmp_path, [scene("One", RAIN, still("dark"), shot)])
    texts = {
        "01-one.narration": ДОЖДЬ,
        "01-one.hills.lower_third.title": "Солнце",
    }
    translated_films.write(film, {**TEXTS, **texts})
    script, problems = translated_films.read(film)
    told = script.parts[0].scene.shots[1]
    # the 5th of 6 words is the 4th of 5; the 2nd of 3 the 1st of 2
    assert told.at == "над холмами"
    assert told.lower_third.at == "Потом солнце"  # type: ignore[union-attr]
    assert [each.message for each in problems] == [
        "'01-one.at.hills' has no words of its own in ru; the cut falls at 'над холмами'",
        "'01-one.hills.lower_third.at' has no words of its own in ru; it comes at"
        " 'Потом солнце'",
    ]
    assert all(each.warning for each in problems)
    assert problems[0].span is not None
    assert problems[0].span.file == film / "01-one.yml"


def test_a_recording_speaks_one_language_alone(tmp_path: Path) -> None:
    film = films.write(
        tmp_path, [scene("One", RAIN, recording="assets/en.wav")]
    )
    (tmp_path / "assets" / "en.wav").write_bytes(b"")
    texts = {**TEXTS, "01-one.narration": ДОЖДЬ}
    translated_films.write(film, texts)
    script, _ = translated_films.read(film)
    assert script.parts[0].scene.recording is None
    translated_films.write(film, texts, recordings={"01-one": "sound/ru.wav"})
    (film / "translations" / "sound").mkdir()
    (film / "translations" / "sound" / "ru.wav").write_bytes(b"")
    script, problems = translated_films.read(film)
    assert script.parts[0].scene.recording == "translations/sound/ru.wav"
    assert script.list_assets("recording")[0].path.name == "ru.wav"
    assert not problems


def test_a_picture_with_words_has_another_file(tmp_path: Path) -> None:
    film = films.write(
        tmp_path, [scene("One", RAIN, still("hills"), still("dark"))]
    )
    texts = {**TEXTS, "01-one.narration": ДОЖДЬ}
    translated_films.write(
        film, texts, pictures={"assets/hills.png": "hills.png"}
    )
    films.paint(film / "translations" / "hills.png", 3)
    script, problems = translated_films.read(film)
    shots = script.parts[0].scene.shots
    assert [shot.still for shot in shots] == [
        "translations/hills.png",
        "assets/dark.png",
    ]
    assert (
        script.list_assets("still")[0].path
        == film / "translations" / "hills.png"
    )
    assert not problems


def test_settings_of_the_language_take_the_place_of_the_films(
    tmp_path: Path,
) -> None:
    film = films.write(
        tmp_path, [scene("One", RAIN)], lexicon={"Rain": {"say": "x"}}
    )
    texts = {**TEXTS, "01-one.narration": ДОЖДЬ}
    translated_films.write(film, texts, pauses={"sentence": 0.5})
    script, _ = translated_films.read(film)
    assert script.lexicon == {}
    assert script.film.pauses.sentence == 0.5
    translated_films.write(
        film,
        texts,
        voice=["espeak"],
        lexicon={"Дождь": {"say": "дощ"}},
    )
    script, problems = translated_films.read(film)
    assert [voice.engine for voice in script.film.voice] == ["espeak"]
    assert script.lexicon["Дождь"].say == "дощ"
    assert not problems


def test_a_lexicon_may_be_a_file_beside_the_translation(tmp_path: Path) -> None:
    film = films.write(tmp_path, [scene("One", RAIN)])
    texts = {**TEXTS, "01-one.narration": ДОЖДЬ}
    translated_films.write(film, texts, lexicon="words.yml")
    (film / "translations" / "words.yml").write_text(
        "words: {Дождь: {say: дощ}}"
    )
    script, problems = translated_films.read(film)
    assert script.lexicon["Дождь"].say == "дощ"
    assert not problems


def test_scenes_in_film_yml_are_translated(tmp_path: Path) -> None:
    one = {"scene": "One", "narration": RAIN, "shots": [still("hills")]}
    film = films.write(tmp_path, [])
    (film / "film.yml").write_text(
        json.dumps({"lantern": 1, "title": "A short film", "scenes": [one]})
    )
    texts = {"film.title": "Фильм", "one.scene": "Один", "one.narration": ДОЖДЬ}
    translated_films.write(film, texts)
    script, problems = translated_films.read(film)
    assert script.parts[0].scene.text == ДОЖДЬ
    assert (script.parts[0].scene.scene, script.parts[0].id) == ("Один", "one")
    assert not problems


def test_only_some_scenes_may_be_in_a_language(tmp_path: Path) -> None:
    film = films.write(tmp_path, [scene("One", RAIN), scene("Two", RAIN)])
    texts = {**TEXTS, "01-one.narration": ДОЖДЬ, "02-two.scene": "Два"}
    translated_films.write(film, texts, scenes=["01-one"])
    script, problems = translated_films.read(film)
    assert [part.id for part in script.parts] == ["one"]
    assert not problems


def test_parts_of_a_chart_follow_its_lines(tmp_path: Path) -> None:
    lines = [
        {"name": "Rain", "points": {"1945": 1, "1946": 2}},
        {"name": "Wind", "points": {"1945": 2, "1946": 1}},
    ]
    card = {
        "chart": "Weather",
        "lines": lines,
        "marks": [{"date": "1945", "text": "Storm", "line": "Wind"}],
        "highlight": {"Rain": "the hills"},
    }
    texts = {
        "01-one.chart.card.lines.1.name": "Дождь",
        "01-one.chart.card.lines.2.name": "Ветер",
        "01-one.chart.card.highlight.Rain": "над холмами",
    }
    script = read_one(tmp_path, scene("One", RAIN, {"card": card}), texts)
    shown = script.parts[0].scene.shots[0].card
    assert isinstance(shown, ChartCard)
    assert shown.lines is not None
    assert shown.marks is not None
    assert [line.name for line in shown.lines] == ["Дождь", "Ветер"]
    assert shown.marks[0].line == "Ветер"
    assert shown.highlight == {"Дождь": "над холмами"}


def test_members_follow_those_above_them(tmp_path: Path) -> None:
    members = [
        "The king",
        {"The duke": "The king"},
        {"name": "He", "with": "The duke"},
    ]
    card = {"relations": "A court", "members": members}
    texts = {
        "01-one.relations.card.members.1": "Король",
        "01-one.relations.card.members.2": "Герцог",
        "01-one.relations.card.members.3.name": "Он",
    }
    script = read_one(tmp_path, scene("One", RAIN, {"card": card}), texts)
    shown = script.parts[0].scene.shots[0].card
    assert isinstance(shown, RelationsCard)
    assert [
        (each.name, each.under, each.partner) for each in shown.members
    ] == [
        ("Король", None, None),
        ("Герцог", "Король", None),
        ("Он", None, "Герцог"),
    ]


def test_the_articles_words_are_translated_as_one_text(tmp_path: Path) -> None:
    film = films.write(
        tmp_path,
        [
            scene(
                "One",
                {"from": "passage"},
                still("hills"),
                still("dark", at="wind"),
                passage=[2],
            )
        ],
        article={"title": "A title", "file": "a.txt"},
    )
    (film / "a.txt").write_text("A title\n\nRain fell. Then wind came.\n")
    spoken = "Шёл дождь. Потом поднялся ветер."
    article = {"film.article.title": "Заглавие"}
    translated_films.write(
        film, {**TEXTS, **article, "01-one.narration": spoken}
    )
    script, problems = translated_films.read(film)
    assert script.parts[0].scene.text == spoken
    assert script.parts[0].scene.shots[1].at == "поднялся"
    assert [each.message for each in problems] == [
        "'01-one.at.dark' has no words of its own in ru; the cut falls at 'поднялся'"
    ]


def test_the_article_may_be_there_in_that_language(tmp_path: Path) -> None:
    film = films.write(
        tmp_path,
        [scene("One", {"from": "passage"}, passage=[2])],
        article={"title": "A title", "file": "a.txt"},
    )
    (film / "a.txt").write_text("A title\n\nRain fell.\n")
    article = {"title": "Заглавие", "file": "a.ru.txt"}
    path = translated_films.write(film, TEXTS, article=article)
    (path.parent / "a.ru.txt").write_text("Заглавие\n\nШёл дождь.\n", "utf-8")
    script, problems = translated_films.read(film)
    assert script.parts[0].scene.text == "Шёл дождь."
    assert not problems


def test_speakers_have_voices_of_the_language(tmp_path: Path) -> None:
    speakers = {
        "ann": "Ann",
        "lee": {"name": "Lee", "voice": {"espeak": {"pitch": 9}}},
    }
    film = films.write(tmp_path, [scene("One", RAIN)], speakers=speakers)
    texts = {
        **TEXTS,
        "film.speakers": {"ann": "Анна", "lee.name": "Ли"},
        "01-one.narration": ДОЖДЬ,
    }
    voices = {"ann": {"voice": {"espeak": {"pitch": 70}}}}
    translated_films.write(film, texts, speakers=voices)
    script, problems = translated_films.read(film)
    assert not problems
    found = script.film.speakers
    assert (found["ann"].name, found["lee"].name) == ("Анна", "Ли")
    for name, pitch in (("ann", 70), ("lee", 9)):
        (voice,) = found[name].voice or ()
        assert voice.settings == {"pitch": pitch}


def test_a_speaker_that_isnt_there_is_told(tmp_path: Path) -> None:
    film = films.write(tmp_path, [scene("One", RAIN)], speakers={"ann": "Ann"})
    texts = {**TEXTS, "film.speakers.ann": "Анна", "01-one.narration": ДОЖДЬ}
    path = translated_films.write(
        film, texts, speakers={"an": {"voice": "espeak"}}
    )
    _, problems = translated_films.read(film)
    assert [str(each) for each in problems] == [
        f"{path}:6:3: the film has no speaker 'an'; did you mean 'ann'?"
    ]


def test_words_of_another_source_may_stand_on_a_card(tmp_path: Path) -> None:
    card = {"card": {"statement": "It rained for a week, they say."}}
    sources = {"text": "for a week", "source": "a diary"}
    one = scene("One", RAIN, card, also_from=sources)
    texts = {"01-one.statement.card.statement": "Говорят, дождь шёл неделю."}
    script = read_one(tmp_path, one, texts)
    assert (
        script.parts[0].scene.also_from[0].text == "Говорят, дождь шёл неделю."
    )


def test_a_scene_is_found_by_its_title_in_either_language(
    tmp_path: Path,
) -> None:
    film = films.write(
        tmp_path, [scene("One", RAIN)], thumbnail={"scene": "One"}
    )
    translated_films.write(film, {**TEXTS, "01-one.narration": ДОЖДЬ})
    script, problems = translated_films.read(film)
    assert not problems
    for name in ("One", "Один", "one", "1"):
        assert script.select(name) is script.parts[0]
    assert script.select("Два") is None
