"""Which towns an article's names mean, and which names stay off the map."""

from __future__ import annotations

import pytest

from lantern.article.blocks import Block
from lantern.article.places.choice import NamedTowns, name_towns
from scripts.benches.places import TEXTS, PlaceScore, read_texts


def read(*paragraphs: str, language: str = "en") -> NamedTowns:
    blocks = [
        Block(n, "paragraph", text) for n, text in enumerate(paragraphs, 1)
    ]
    return name_towns(blocks, language)


def list_sure(*paragraphs: str, language: str = "en") -> list[str]:
    """Return the towns that are sure: name, country's code."""
    named = read(*paragraphs, language=language).sure
    return [f"{name} {town.country_code}" for name, town in named.items()]


def test_sentences_with_names_give_the_right_towns() -> None:
    score = PlaceScore()
    texts = list(read_texts(TEXTS))
    for text in texts[::4]:
        score.add(text.towns, text.find_towns())
    assert len(texts) >= 150
    assert 50 * score.wrong <= score.right
    assert score.right >= 4 * score.missed


@pytest.mark.parametrize(
    ("text", "language", "towns"),
    [
        ("It sank off Gdynia and west of Brest.", "en", ["Gdynia PL"]),
        (
            "He lived in Malibu, she in New York.",
            "en",
            ["Malibu US", "New York US"],
        ),
        ("He lived near Kingston, New York, till May.", "en", ["Kingston US"]),
        (
            "She went to Kingston, New York. New York grew.",
            "en",
            ["Kingston US", "New York US"],
        ),
        ("He wrote to Burnley that Preston was ill.", "en", []),
        ("The train ran from Cordoba to the sea.", "en", []),
        ("Sein Fahrer Siegen kannte Trier nicht.", "de", ["Trier DE"]),
        ("On allait vers Paris-Lyon.", "fr", ["Paris FR", "Lyon FR"]),
        ("On passa par Golfe-Juan.", "fr", []),
        ("Он жил под Воронежем.", "ru", ["Воронеж RU"]),
        # Janów is Jonava's name in Polish, too, and that of villages
        (
            "Pociąg z Krakowa do Janowa i do Siedlec.",
            "pl",
            ["Kraków PL", "Siedlce PL"],
        ),
    ],
)
def test_towns_of_one_name_are_told_apart(
    text: str, language: str, towns: list[str]
) -> None:
    assert list_sure(text, language=language) == towns


def test_lands_are_no_towns_overseas() -> None:
    text = (
        "The trader left Egypt in 1801 and sailed from there to India. He bought tea in India"
        " and sold it in Greece, and his brother in Ireland wrote to him. Australia, South"
        " Island, Tonga and Crete lay far from Wellington, New Zealand."
    )
    assert list_sure(text) == ["Wellington NZ"]
    assert read(text).doubtful == {}


def test_people_directions_and_citations_are_no_towns() -> None:
    text = "Hughes and Clark went to Campbell (Sequeira, 2020). The Tour in Luca was Central."
    named = read(text)
    assert named.sure == {}
    assert "Hughes" not in named.doubtful and "Sequeira" not in named.doubtful
    assert list_sure("Der Wind kam aus Norden.", language="de") == []


@pytest.mark.parametrize(
    ("text", "towns"),
    [
        ("He lived in Portland, Oregon.", ["Portland US"]),
        ("He lived in Wellington, New Zealand.", ["Wellington NZ"]),
        ("He lived in Springfield.", []),
        ("He lived in Nelson.", []),
        ("They marched from Reims to Verdun.", ["Reims FR", "Verdun FR"]),
    ],
)
def test_a_town_is_sure_by_its_land_its_size_or_its_neighbours(
    text: str, towns: list[str]
) -> None:
    assert list_sure(text) == towns


def test_titles_and_streets_are_no_towns() -> None:
    assert list_sure("The Duke of York slept in the Rue de Rome.") == []


def test_the_other_town_of_a_name_is_left_off_and_listed() -> None:
    named = read("Er kam nach Weilheim (unter Lochen).", language="de")
    assert named.sure == {}
    assert named.doubtful["Weilheim"][0].country_code == "DE"


def test_a_village_is_found_where_its_land_is_named() -> None:
    assert list_sure("The mill stood in Fishguard, Wales.") == ["Fishguard GB"]


def test_a_village_of_which_nobody_knows_the_people_is_left_off() -> None:
    named = read("They marched from Harbin to Fengtian, in China, and stayed.")
    assert list(named.sure) == ["Harbin"]
    assert [town.population for town in named.doubtful["Fengtian"]] == [0]


def test_towns_in_a_bulleted_list_are_found() -> None:
    bullets = ("- Budapest (2)", "- Ljubljana (1)", "- Zagreb (3)")
    assert list_sure(*bullets) == ["Budapest HU", "Ljubljana SI", "Zagreb HR"]
    assert list_sure("- Ljubljana (1)", "Zagreb rose early.") == []


def test_the_parts_of_a_town_s_name_are_no_towns() -> None:
    assert list_sure("Il vint à La Rochelle.", language="fr") == [
        "La Rochelle FR"
    ]
    assert list_sure("He sold salt at Halifax, Nova Scotia.") == ["Halifax CA"]
    assert list_sure("Er fuhr nach Baden-Baden.", language="de") == [
        "Baden-Baden DE"
    ]


@pytest.mark.parametrize(
    ("language", "text", "towns"),
    [
        ("en", "They marched on Trenton, New Jersey.", ["Trenton US"]),
        ("en", "She moved to Paris, Texas.", ["Paris US"]),
        ("en", "The bishop lived in Heidelberg.", ["Heidelberg DE"]),
        ("de", "Er erreichte nach elf Tagen New York.", ["New York US"]),
        ("de", "In Jena Fichte, in Berlin Hegel.", ["Jena DE", "Berlin DE"]),
        ("fr", "Parti de Dunkerque, il revint.", ["Dunkerque FR"]),
        ("fr", "En 1860, Nice et Turin rompirent.", ["Nice FR", "Turin IT"]),
        ("es", "Vivían en Santiago, de Chile.", ["Santiago CL"]),
        ("it", "Il Po bagna Torino e Piacenza.", ["Torino IT", "Piacenza IT"]),
    ],
)
def test_towns_are_found_by_the_words_around_them(
    language: str, text: str, towns: list[str]
) -> None:
    assert list_sure(text, language=language) == towns


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "She wrote; Lincoln's wife read."),
        ("en", "From Worcester sauce to Brussels sprouts, all was sold."),
        ("en", "The Strait of Gibraltar is narrow."),
        ("en", "Chicago, the youngest, went to sea."),
        ("de", "Die Pest kam im Mai, und der alte Bochum schwieg."),
        ("de", "Das Singen begann bei Regen; das Essen war knapp."),
        ("fr", "Le général Marseille et le docteur Lille partirent."),
        ("es", "La Paz fue firmada."),
        ("it", "Il signor Bologna e il dottor Pavia si sposarono."),
    ],
)
def test_people_things_and_waters_are_no_towns(
    language: str, text: str
) -> None:
    assert list_sure(text, language=language) == []


@pytest.mark.parametrize(
    ("language", "text", "towns"),
    [
        ("ru", "Он приехал в Харбин из Москвы.", ["Харбин CN", "Москва RU"]),
        (
            "ru",
            "Поезд до Нижнего Новгорода стоял под Смоленском.",
            ["Нижний Новгород RU", "Смоленск RU"],
        ),
        ("ru", "Александр Пушкин и Владимир молчали.", []),
        (
            "pl",
            "Z Krakowa do Lwowa; w Wilnie.",
            ["Kraków PL", "Lwów UA", "Wilno LT"],
        ),
        ("pl", "W Łodzi tkano, w Gdańsku budowano.", ["Łódź PL", "Gdańsk PL"]),
        ("uk", "Він жив у Львові та в Києві.", ["Львів UA", "Київ UA"]),
        (
            "pt",
            "Nasceu no Porto e morreu em Lisboa.",
            ["Porto PT", "Lisboa PT"],
        ),
        ("nl", "Hij voer naar Antwerpen.", ["Antwerpen BE"]),
        ("sv", "Hon bodde i Göteborg.", ["Göteborg SE"]),
        ("ja", "大阪で生まれ、東京へ移った。", ["大阪 JP", "東京 JP"]),
        ("ja", "石川は山口に手紙を書いた。", []),
        ("ja", "船はロンドンへ向かった。", ["ロンドン GB"]),
        ("zh", "他从哈尔滨到北京。", ["哈尔滨 CN", "北京 CN"]),
        ("zh", "和平的生活在东方开始了。", []),
    ],
)
def test_towns_of_other_languages_stand_in_the_form_of_the_dictionary(
    language: str, text: str, towns: list[str]
) -> None:
    assert list_sure(text, language=language) == towns


def test_two_towns_of_one_country_leave_a_name_in_doubt() -> None:
    named = read("The firm moved to Portland.")
    assert named.sure == {}
    regions = [town.region for town in named.doubtful["Portland"]]
    assert regions[:2] == ["OR", "ME"]


def test_a_listed_town_is_sure_beside_its_neighbour() -> None:
    towns = list_sure("The train stops at Doncaster, York and Darlington.")
    assert towns == ["Doncaster GB", "York GB", "Darlington GB"]
