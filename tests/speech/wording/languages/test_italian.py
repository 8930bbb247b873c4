"""Figures and short forms in Italian, as a narrator says them."""

from __future__ import annotations

import pytest

from tests.support.spoken import say


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("il sig. Rossi", "il signor Rossi"),
        (
            "nel XIX secolo, secolo XX",
            "nel diciannovesimo secolo, secolo ventesimo",
        ),
        ("Luigi XIV", "Luigi quattordicesimo"),
        ("il 1º maggio", "il primo maggio"),
        ("1 km, 1 t", "un chilometro, una tonnellata"),
        (
            "alle 18.30, ore 18:30",
            "alle diciotto e trenta, ore diciotto e trenta",
        ),
        ("pag. 27", "pagina ventisette"),
        ("-3 °C", "meno tre gradi"),
        ("3,50 €", "tre euro e cinquanta"),
        ("1/2 ora, 3/4", "mezza ora, tre quarti"),
        ("10⁶", "dieci elevato a sei"),
    ],
)
def test_figures_are_said_as_a_narrator_says_them(
    written: str, heard: str
) -> None:
    assert say(written, language="it") == heard


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("118 e 1918", "centodiciotto e millenovecentodiciotto"),
        ("gli anni '30", "gli anni trenta"),
        (
            "la sig.ra Bianchi, la dott.ssa Verdi",
            "la signora Bianchi, la dottoressa Verdi",
        ),
        ("2½ ore, 2½ km", "due ore e mezza, due chilometri e mezzo"),
        ("1 persona, 1 libro, 1 zaino", "una persona, un libro, uno zaino"),
        ("Elisabetta I, Umberto I", "Elisabetta prima, Umberto primo"),
        (
            "la II guerra mondiale, parte II, atto II",
            "la seconda guerra mondiale, parte seconda, atto secondo",
        ),
        ("45°26′N", "quarantacinque gradi ventisei minuti nord"),
        ("capitolo 1 Storia", "capitolo uno Storia"),
    ],
)
def test_what_stands_beside_a_number_decides_how_it_is_said(
    written: str, heard: str
) -> None:
    assert say(written, language="it") == heard


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("1 milione di euro", "un milione di euro"),
        ("1 miliardo", "un miliardo"),
        ("2 milioni", "due milioni"),
    ],
)
def test_one_loses_its_vowel_before_millions(written: str, heard: str) -> None:
    assert say(written, language="it") == heard


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("il 1° maggio 1945", "il primo maggio millenovecentoquarantacinque"),
        ("Vittorio Emanuele II, Pio IX", "Vittorio Emanuele secondo, Pio nono"),
        ("14/07/1789", "quattordici luglio millesettecentottantanove"),
        ("1 €, 5 €", "un euro, cinque euro"),
        ("n. 5, i 5 kg", "numero cinque, i cinque chilogrammi"),
        ("1914-1918", "millenovecentoquattordici a millenovecentodiciotto"),
    ],
)
def test_small_things_of_a_text_are_said(written: str, heard: str) -> None:
    assert say(written, language="it") == heard
