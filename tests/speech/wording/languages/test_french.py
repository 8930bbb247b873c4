"""Figures and short forms in French, as a narrator says them."""

from __future__ import annotations

import pytest

from tests.support.spoken import say


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("M. Dupont et Mme. Durand", "Monsieur Dupont et Madame Durand"),
        ("le 9 août, le 1er mai", "le neuf août, le premier mai"),
        ("au XIXe siècle", "au dix-neuvième siècle"),
        ("Louis XIV et François Ier", "Louis quatorze et François premier"),
        (
            "à 18h30 et à 18 h 30",
            "à dix-huit heures trente et à dix-huit heures trente",
        ),
        ("à 1h", "à une heure"),
        ("n° 5, n°5", "numéro cinq, numéro cinq"),
        ("-3 °C", "moins trois degrés"),
        ("1 200 hommes", "mille deux cents hommes"),
        ("3,50 €", "trois euros cinquante"),
        ("1 t, 21 t", "une tonne, vingt et une tonnes"),
        ("1848-49", "mille huit cent quarante-huit à quarante-neuf"),
        ("la 2e fois", "la deuxième fois"),
        ("3/4", "trois quarts"),
        (
            "Le roi, le 1er, Le XIXe siècle",
            "Le roi, le premier, Le dix-neuvième siècle",
        ),
        (
            "1 250,50 € et 12 Md€",
            "mille deux cent cinquante euros cinquante et douze milliards d'euros",
        ),
        (
            "Tél. 01 42 34 56 78",
            "Tél. zéro un quarante-deux trente-quatre cinquante-six soixante-dix-huit",
        ),
        ("10⁶", "dix puissance six"),
        ("il n 5, p. 5", "il n cinq, page cinq"),
        ("à 7 h.", "à sept heures."),
    ],
)
def test_figures_are_said_as_a_narrator_says_them(
    written: str, heard: str
) -> None:
    assert say(written, language="fr") == heard


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("9h–17h", "neuf heures à dix-sept heures"),
        ("2½ heures, 1½ km", "deux heures et demie, un kilomètre et demi"),
        (
            "1 personne, 21 femmes, 21 jours",
            "une personne, vingt et une femmes, vingt et un jours",
        ),
        ("Élisabeth I et Napoléon I", "Élisabeth première et Napoléon premier"),
        ("tome III, acte V", "tome trois, acte cinq"),
        ("XIXe-XXe siècles", "dix-neuvième à vingtième siècles"),
        (
            "Mme Petit, Dr Blanc, Mlle Roux, St-Malo",
            "Madame Petit, Docteur Blanc, Mademoiselle Roux, Saint-Malo",
        ),
        ("48°51′N", "quarante-huit degrés cinquante et une minutes nord"),
        ("page 1 Introduction", "page un Introduction"),
    ],
)
def test_what_stands_beside_a_number_decides_how_it_is_said(
    written: str, heard: str
) -> None:
    assert say(written, language="fr") == heard


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("1/2 heure", "une demi-heure"),
        ("1/2 litre", "un demi-litre"),
        ("1/2 km", "un demi-kilomètre"),
        ("1/2 des hommes", "un demi des hommes"),
        ("3/4 des hommes", "trois quarts des hommes"),
    ],
)
def test_a_half_is_joined_with_its_noun(written: str, heard: str) -> None:
    assert say(written, language="fr") == heard


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("Napoléon Ier et Napoléon III", "Napoléon premier et Napoléon trois"),
        (
            "21 personnes, 80 hommes",
            "vingt et une personnes, quatre-vingts hommes",
        ),
        ("71 ans", "soixante et onze ans"),
        ("la IIe Guerre mondiale", "la deuxième Guerre mondiale"),
        ("1re armée", "première armée"),
        (
            "le 14/07/1789",
            "le quatorze juillet mille sept cent quatre-vingt-neuf",
        ),
        ("1914-1918", "mille neuf cent quatorze à mille neuf cent dix-huit"),
        ("M. Dupont et Mme Curie", "Monsieur Dupont et Madame Curie"),
        ("vol. II, p. 27", "volume deux, page vingt-sept"),
        ("3,50 €", "trois euros cinquante"),
    ],
)
def test_small_things_of_a_text_are_said(written: str, heard: str) -> None:
    assert say(written, language="fr") == heard
