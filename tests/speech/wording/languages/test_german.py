"""Figures and short forms in German, as a narrator says them."""

from __future__ import annotations

import pytest

from lantern.speech.wording import join_spoken, split_sentences, split_words
from tests.support.spoken import say


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        (
            "Am 9. August 1945 begann es.",
            "Am neunten August neunzehnhundertfünfundvierzig begann es.",
        ),
        ("der 9. August; 9. August", "der neunte August; neunter August"),
        ("Im 19. Jahrhundert", "Im neunzehnten Jahrhundert"),
        ("Das 20. Jahrhundert", "Das zwanzigste Jahrhundert"),
        (
            "gegen Ende des 16. Jahrhunderts",
            "gegen Ende des sechzehnten Jahrhunderts",
        ),
        ("Der 2. Weltkrieg", "Der zweite Weltkrieg"),
        ("1,5 Mio. Euro", "eins Komma fünf Millionen Euro"),
        ("Das Haus Nr. 5", "Das Haus Nummer fünf"),
        ("S. 27 und Bd. 2", "Seite siebenundzwanzig und Band zwei"),
        ("Friedrich II. war König", "Friedrich der Zweite war König"),
        (
            "unter Friedrich II. und gegen Ludwig XIV.",
            "unter Friedrich dem Zweiten und gegen Ludwig den Vierzehnten.",
        ),
        ("um 7.30 Uhr", "um sieben Uhr dreißig"),
        ("um 18:30", "um achtzehn Uhr dreißig"),
        ("um 1:00 Uhr", "um ein Uhr"),
        ("bei -3 °C", "bei minus drei Grad Celsius"),
        ("am 19.1.1915", "am neunzehnten Januar neunzehnhundertfünfzehn"),
        ("1848/49", "achtzehnhundertachtundvierzig bis neunundvierzig"),
        ("z. B. dort, d.h. hier", "zum Beispiel dort, das heißt hier"),
        ("ca. 12 km", "circa zwölf Kilometer"),
        ("1 t und 1 km", "eine Tonne und ein Kilometer"),
        ("3,50 €, 5€ und €5", "drei Euro fünfzig, fünf Euro und fünf Euro"),
        ("1/2 und 3/4", "ein halb und drei Viertel"),
        ("1.200.000 Mann", "eine Million zweihunderttausend Mann"),
        ("die röm. Straße", "die römische Straße"),
        (
            "die 1920er Jahre, Mitte der 30er",
            "die neunzehnhundertzwanziger Jahre, Mitte der dreißiger",
        ),
        (
            "12.–15. Mai, am 9./10. August",
            "zwölfter bis fünfzehnter Mai, am neunten und zehnten August",
        ),
        (
            "Tel. 030 9018, +49 30 1234",
            "Tel. null drei null neun null eins acht, plus vier neun drei null eins zwei drei vier",
        ),
        ("1½ Stunden, 10⁶", "eineinhalb Stunden, zehn hoch sechs"),
        ("3,5 Mio. € und € 5", "drei Komma fünf Millionen Euro und fünf Euro"),
        ("das S 5", "das S fünf"),
    ],
)
def test_figures_are_said_as_a_narrator_says_them(
    written: str, heard: str
) -> None:
    assert say(written, language="de") == heard


def list_sentences(text: str) -> list[str]:
    words = split_words(text, "de", {})
    sentences = split_sentences(words)
    return [join_spoken(words[each.start : each.stop]) for each in sentences]


def test_an_ordinal_ends_no_sentence_and_a_number_does() -> None:
    assert list_sentences(
        "Im 19. Jahrhundert war Ruhe. Es waren 19. Dann ging er."
    ) == [
        "Im neunzehnten Jahrhundert war Ruhe.",
        "Es waren neunzehn.",
        "Dann ging er.",
    ]


def test_a_king_ends_a_sentence_before_its_next_word() -> None:
    assert list_sentences("Es war Otto I. Die Stadt wuchs.") == [
        "Es war Otto der Erste.",
        "Die Stadt wuchs.",
    ]


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("von 9.30–17.00 Uhr", "von neun Uhr dreißig bis siebzehn Uhr"),
        (
            "in den 80er-Jahren, die 1990er-Jahre",
            "in den achtziger Jahren, die neunzehnhundertneunziger Jahre",
        ),
        ("am 3.10. um 8 Uhr", "am dritten Oktober um acht Uhr"),
        (
            "im 16.–17. Jahrhundert",
            "im sechzehnten bis siebzehnten Jahrhundert",
        ),
        (
            "in der 2. Etage, der 3. Versuch",
            "in der zweiten Etage, der dritte Versuch",
        ),
        (
            "Ende des 3. Jh. v. Chr. war",
            "Ende des dritten Jahrhunderts vor Christus war",
        ),
        (
            "Papst Johannes XXIII. kam",
            "Papst Johannes der Dreiundzwanzigste kam",
        ),
        (
            "Elisabeth I. starb, unter Elisabeth II. war",
            "Elisabeth die Erste starb, unter Elisabeth der Zweiten war",
        ),
        ("Band III, Akt V", "Band drei, Akt fünf"),
        (
            "1 1/2 Stunden, 3¾ Liter",
            "eineinhalb Stunden, drei drei Viertel Liter",
        ),
        ("1 Frau und 1 Mann", "eine Frau und ein Mann"),
        (
            "48°51′24″N",
            "achtundvierzig Grad einundfünfzig Minuten vierundzwanzig Sekunden Nord",
        ),
        (
            "auf Platz 1 Berlin, Band 1 Die",
            "auf Platz eins Berlin, Band eins Die",
        ),
    ],
)
def test_what_stands_beside_a_number_decides_how_it_is_said(
    written: str, heard: str
) -> None:
    assert say(written, language="de") == heard


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("1 Mio. Soldaten", "eine Million Soldaten"),
        ("1 Mrd. Euro", "eine Milliarde Euro"),
        ("11 Mio. Euro", "elf Millionen Euro"),
        ("1/2 Stunde", "eine halbe Stunde"),
        ("1/2 Jahr", "ein halbes Jahr"),
        ("2/3 der Stimmen", "zwei Drittel der Stimmen"),
    ],
)
def test_one_million_and_half_an_hour_agree_with_their_noun(
    written: str, heard: str
) -> None:
    assert say(written, language="de") == heard


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("Ludwig XIV. starb", "Ludwig der Vierzehnte starb"),
        ("um 7:05 Uhr", "um sieben Uhr fünf"),
        ("die 1920er Jahre", "die neunzehnhundertzwanziger Jahre"),
        ("1945-05-08", "achter Mai neunzehnhundertfünfundvierzig"),
        ("am 1.1.1900", "am ersten Januar neunzehnhundert"),
        (
            "Bd. 3, S. 27, Nr. 5",
            "Band drei, Seite siebenundzwanzig, Nummer fünf",
        ),
        ("3,50 €, $ 5", "drei Euro fünfzig, fünf Dollar"),
        ("1 t, 1 km", "eine Tonne, ein Kilometer"),
        ("z. B. heute, d. h. morgen", "zum Beispiel heute, das heißt morgen"),
        ("10⁶", "zehn hoch sechs"),
    ],
)
def test_small_things_of_a_text_are_said(written: str, heard: str) -> None:
    assert say(written, language="de") == heard
