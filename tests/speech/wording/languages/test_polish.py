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
            "trzy przecinek pięć miliona złotych, dwa przecinek pięć kilometra",
        ),
        ("o godz. 6.05", "o godzinie szóstej pięć"),
        ("5 tys. ludzi, 2/3", "pięć tysięcy ludzi, dwie trzecie"),
    ],
)
def test_figures_are_said_as_a_narrator_says_them(written: str, heard: str) -> None:
    assert say(written, language="pl") == heard
