"""Figures and short forms in Portuguese, as a narrator says them."""

from __future__ import annotations

import pytest

from tests.support.spoken import say


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        (
            "no século XIX e no século VI",
            "no século dezenove e no século sexto",
        ),
        ("D. João VI", "Dom João sexto"),
        ("1º de maio de 1808", "primeiro de maio de mil oitocentos e oito"),
        ("às 18h30", "às dezoito horas e trinta"),
        ("1 km, 2 t", "um quilômetro, duas toneladas"),
        ("R$ 5, R$ 2,50", "cinco reais, dois reais e cinquenta"),
        ("3,50 €", "três euros e cinquenta"),
        ("-3 °C", "menos três graus"),
        ("1/2 hora, 2/3", "meia hora, dois terços"),
    ],
)
def test_figures_are_said_as_a_narrator_says_them(
    written: str, heard: str
) -> None:
    assert say(written, language="pt-BR") == heard


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        (
            "1 pessoa, 2 pessoas, 200 casas, 2 livros",
            "uma pessoa, duas pessoas, duzentas casas, dois livros",
        ),
        ("2½ horas", "duas horas e meia"),
        ("Maria I, Pedro I", "Maria primeira, Pedro primeiro"),
        (
            "a II Guerra Mundial, volume III",
            "a segunda Guerra Mundial, volume três",
        ),
        ("38°43′N", "trinta e oito graus quarenta e três minutos norte"),
    ],
)
def test_what_stands_beside_a_number_decides_how_it_is_said(
    written: str, heard: str
) -> None:
    assert say(written, language="pt") == heard


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        (
            "1 de maio de 1945",
            "primeiro de maio de mil novecentos e quarenta e cinco",
        ),
        ("o século XIX", "o século dezanove"),
        ("Luís XIV, João Paulo II", "Luís catorze, João Paulo segundo"),
        ("Sr. Silva, Dr. Sousa", "senhor Silva, doutor Sousa"),
        ("n.º 5, pág. 27", "número cinco, página vinte e sete"),
        (
            "1.ª Divisão, o 5.º regimento",
            "primeira Divisão, o quinto regimento",
        ),
        ("os anos 20", "os anos vinte"),
        (
            "1 250 000 habitantes",
            "um milhão duzentos e cinquenta mil habitantes",
        ),
        ("1 €, 5 €", "um euro, cinco euros"),
    ],
)
def test_small_things_of_a_text_are_said(written: str, heard: str) -> None:
    assert say(written, language="pt") == heard
