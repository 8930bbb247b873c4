"""Figures and short forms in Spanish, as a narrator says them."""

from __future__ import annotations

import pytest

from tests.support.spoken import say


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("El Sr. López y la Sra. Ruiz", "El señor López y la señora Ruiz"),
        ("el siglo XIX", "el siglo diecinueve"),
        ("Felipe II y Alfonso XIII", "Felipe segundo y Alfonso trece"),
        ("1 km y 21 km", "un kilómetro y veintiún kilómetros"),
        ("1 t", "una tonelada"),
        ("3,50 €", "tres euros con cincuenta"),
        ("a las 18:30 h", "a las dieciocho y treinta horas"),
        ("el 1 de mayo de 1808", "el primero de mayo de mil ochocientos ocho"),
        ("la 2ª vez, el 3er día", "la segunda vez, el tercer día"),
        ("pág. 27, n.º 5", "página veintisiete, número cinco"),
        ("-3 °C", "menos tres grados"),
        ("2,5 km", "dos coma cinco kilómetros"),
        ("EE. UU. ganó", "Estados Unidos ganó"),
        ("9/8/1945", "nueve de agosto de mil novecientos cuarenta y cinco"),
        ("1/2 litro, 1/2 hora, 2/3", "medio litro, media hora, dos tercios"),
        ("a las 6.05", "a las seis y cinco"),
        (
            "Tel. 91 234 56 78",
            "Tel. nueve uno dos tres cuatro cinco seis siete ocho",
        ),
        ("10⁶", "diez elevado a seis"),
    ],
)
def test_figures_are_said_as_a_narrator_says_them(
    written: str, heard: str
) -> None:
    assert say(written, language="es") == heard


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        (
            "21 libros, 31 casas, 200 personas",
            "veintiún libros, treinta y una casas, doscientas personas",
        ),
        (
            "1 persona, 21 días, 21 para ella",
            "una persona, veintiún días, veintiuno para ella",
        ),
        (
            "2½ horas, 3¾ km",
            "dos horas y media, tres y tres cuartos kilómetros",
        ),
        ("Isabel I, Fernando I", "Isabel primera, Fernando primero"),
        (
            "la II Guerra Mundial, tomo IV",
            "la segunda Guerra Mundial, tomo cuatro",
        ),
        ("siglos XVI-XVII", "siglos dieciséis a diecisiete"),
        ("2°21'E", "dos grados veintiún minutos este"),
        (
            "501 páginas, capítulo 1 Historia",
            "quinientas una páginas, capítulo uno Historia",
        ),
    ],
)
def test_what_stands_beside_a_number_decides_how_it_is_said(
    written: str, heard: str
) -> None:
    assert say(written, language="es") == heard


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("1 millón de euros", "un millón de euros"),
        ("21 millones de personas", "veintiún millones de personas"),
        ("31 millones", "treinta y un millones"),
        ("1 billón", "un billón"),
    ],
)
def test_one_loses_its_vowel_before_millions(written: str, heard: str) -> None:
    assert say(written, language="es") == heard


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("Felipe II, Alfonso XIII", "Felipe segundo, Alfonso trece"),
        ("200 casas, 21 personas", "doscientas casas, veintiuna personas"),
        ("a las 18.30 h", "a las dieciocho y treinta horas"),
        ("1.er premio, la 2.ª división", "primer premio, la segunda división"),
        ("EE. UU.", "Estados Unidos."),
        ("14/07/1789", "catorce de julio de mil setecientos ochenta y nueve"),
        ("3,50 €", "tres euros con cincuenta"),
        ("100 hombres, 1000 hombres", "cien hombres, mil hombres"),
        (
            "1 250 000 habitantes",
            "un millón doscientos cincuenta mil habitantes",
        ),
    ],
)
def test_small_things_of_a_text_are_said(written: str, heard: str) -> None:
    assert say(written, language="es") == heard
