"""Figures and short forms in Polish, as a narrator says them."""

from __future__ import annotations

import pytest

from tests.support.spoken import say


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        (
            "9 sierpnia 1945 r. w XIX wieku",
            "dziewiątego sierpnia tysiąc dziewięćset czterdziestego piątego roku w "
            "dziewiętnastym wieku",
        ),
        ("w 1945 roku", "w tysiąc dziewięćset czterdziestym piątym roku"),
        ("1945 rok", "tysiąc dziewięćset czterdziesty piąty rok"),
        (
            "1 km, 2 km, 5 km, 22 km",
            "jeden kilometr, dwa kilometry, pięć kilometrów, dwadzieścia dwa kilometry",
        ),
        ("2 t", "dwie tony"),
        ("o 18:30", "o osiemnastej trzydzieści"),
        ("nr 5, Zygmunt III", "numer pięć, Zygmunt Trzeci"),
        ("od 9 do 20 sierpnia", "od dziewiątego do dwudziestego sierpnia"),
        (
            "3,5 mln zł, 2,5 km",
            "trzy i pół miliona złotych, dwa i pół kilometra",
        ),
        ("o godz. 6.05", "o godzinie szóstej pięć"),
        ("5 tys. ludzi, 2/3", "pięć tysięcy ludzi, dwie trzecie"),
    ],
)
def test_figures_are_said_as_a_narrator_says_them(
    written: str, heard: str
) -> None:
    assert say(written, language="pl") == heard


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        (
            "lata 80. XX wieku, w latach 30. było",
            "lata osiemdziesiąte dwudziestego wieku, w latach trzydziestych było",
        ),
        (
            "10–15 km, 22–25 osób",
            "dziesięć do piętnastu kilometrów, dwadzieścia dwa do dwudziestu pięciu osób",
        ),
        ("w XVI–XVII wieku", "w szesnastym – siedemnastym wieku"),
        (
            "od 1941 do 1945 roku",
            "od tysiąc dziewięćset czterdziestego pierwszego "
            "do tysiąc dziewięćset czterdziestego piątego roku",
        ),
        (
            "2½ godziny, 1½ km, 1½ minuty",
            "dwie i pół godziny, półtora kilometra, półtorej minuty",
        ),
        ("2 książki, 2 domy", "dwie książki, dwa domy"),
        (
            "Elżbieta I, za Zygmunta II",
            "Elżbieta Pierwsza, za Zygmunta Drugiego",
        ),
        (
            "II wojna, po II wojnie, tom III",
            "druga wojna, po drugiej wojnie, tom trzeci",
        ),
        ("dr Nowak, np. tam", "doktor Nowak, na przykład tam"),
        (
            "52°14′N",
            "pięćdziesiąt dwa stopnie czternaście minut szerokości północnej",
        ),
    ],
)
def test_what_stands_beside_a_number_decides_how_it_is_said(
    written: str, heard: str
) -> None:
    assert say(written, language="pl") == heard


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("o godz. 7", "o godzinie siódmej"),
        ("o godz. 21", "o godzinie dwudziestej pierwszej"),
        ("od godz. 20", "od godziny dwudziestej"),
        ("godzina 5", "godzina piąta"),
        ("2 godz. później", "dwie godziny później"),
        ("trwało 5 godz. dziennie", "trwało pięć godzin dziennie"),
    ],
)
def test_hours_agree_with_the_word_before(written: str, heard: str) -> None:
    assert say(written, language="pl") == heard


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        (
            "1 maja 1945 r. było",
            "pierwszego maja tysiąc dziewięćset czterdziestego piątego roku było",
        ),
        (
            "Jan III Sobieski, Jan Paweł II",
            "Jan Trzeci Sobieski, Jan Paweł Drugi",
        ),
        (
            "1 zł, 22 zł, 5 zł",
            "jeden złoty, dwadzieścia dwa złote, pięć złotych",
        ),
        ("3,50 zł", "trzy złote pięćdziesiąt"),
        ("1 min, 2 min, 5 min", "jedna minuta, dwie minuty, pięć minut"),
        ("tzn. teraz, np. dziś", "to znaczy teraz, na przykład dziś"),
        ("ul. Długa 5", "ulica Długa pięć"),
        ("1/2, 3/4", "jedna druga, trzy czwarte"),
        ("lata 20.", "lata dwudzieste."),
        ("I wojna światowa", "pierwsza wojna światowa"),
    ],
)
def test_small_things_of_a_text_are_said(written: str, heard: str) -> None:
    assert say(written, language="pl") == heard
