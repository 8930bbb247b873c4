"""Words around a name that say that it is a place, in each language. Data alone."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class PlaceCues:
    """What stands before a name; each pattern ends where the name begins.

    `strong` words say that it is a place; `weak` ones stand before people, too. `first` before a
    name and `between` it and the next one make both places: from Paris to Rome.
    """

    strong: re.Pattern[str]
    weak: re.Pattern[str]
    first: re.Pattern[str]
    between: re.Pattern[str]


def _compile(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?:^|(?<=[\s(“”„«\"'’]))(?:{words})\s$", re.IGNORECASE)


def _make_cues(strong: str, weak: str, *, first: str, between: str) -> PlaceCues:
    return PlaceCues(
        _compile(strong),
        _compile(weak),
        _compile(first),
        re.compile(rf"\s(?:{between})\s", re.IGNORECASE),
    )


_EN_GOING = (
    r"went|go|goes|going|gone|sailed|sails|sailing|came|come|comes|moved|moves|travell?ed|travels"
    r"|returned|returns|fled|flew|marched|walked|rode|drove|ran|runs|run|sent|shipped|carried"
    r"|brought|left|leaves|set out|set off|emigrated|escaped|rushed|headed|road|train|trains"
    r"|railway|line|ships?|boats?|flight|way|journey|return|route|ice|home|back|on|troops|crossed"
)
_EN_OF = (
    r"city|cities|towns?|ports?|villages?|harbours?|harbors?|districts?|area|region|streets?|people"
    r"|stations?|siege|battle|treaty|peace|university|bishop|archbishop|outskirts|suburbs?"
    r"|north|south|east|west|capital|gates|walls|fall|fortress|cathedral|hamlet|parish|markets?"
    r"|citizens|liberation|occupation|bombing|bases?"
)
ENGLISH = _make_cues(
    r"in|at|near|around|outside|inside|into|towards?|via"
    r"|reach(?:ed|es|ing)|left|leav(?:es|ing)|enter(?:ed|s|ing)|occup(?:ied|ies|ying)"
    r"|captur(?:ed|es|ing)|liberat(?:ed|es|ing)|besieg(?:ed|es|ing)|visit(?:ed|s|ing)|founded"
    rf"|(?:{_EN_GOING})(?:\s\w+){{0,2}}\s(?:to|from|for)"
    rf"|(?:{_EN_OF})\sof"
    r"|capital\s(?:[\w’'-]+\s){0,4}(?:is|was)",
    r"to|from|of|between|over|off|behind|beyond|above|through|past",
    first=r"from|between",
    between=r"to|and",
)
GERMAN = _make_cues(
    r"in|nach|bei|aus|nahe|durch|an|bis|unweit\svon|(?:nördlich|südlich|östlich|westlich)\svon"
    r"|(?:[\w-]*stadt|dorf|gemeinde|hafen|ort|raum|schlacht\sbei|belagerung|universität)(?:\svon)?"
    r"|nähe\svon|erreichten?|verließ(?:en)?|belager(?:te|ten)|erober(?:te|ten)|besetz(?:te|ten)",
    r"von|vor|zu|über|um|für|gegen|zwischen",
    first=r"von|zwischen|aus",
    between=r"nach|bis|und",
)
FRENCH = _make_cues(
    r"à|vers|dans|jusqu['’]à|près\sde|loin\sde|(?:au\s)?(?:nord|sud|est|ouest)\sde"
    r"|(?:ville|port|village|bataille|siège|traité|paix|rues|faubourgs|évêque|université)\sde"
    r"|quitt(?:a|èrent|e)|gagn(?:a|èrent)|atteign(?:it|irent)|fond(?:a|èrent)|travers(?:e|a)"
    r"|part(?:ait|aient|it|irent)\sde|alla\sde|vint\sde",
    r"de|par|entre|pour|sur",
    first=r"de|entre",
    between=r"à|et|jusqu['’]à",
)
SPANISH = _make_cues(
    r"en|hacia|hasta|desde|cerca\sde|lejos\sde|pasa\spor"
    r"|(?:ciudad|villa|puerto|batalla|pueblo|sitio|tratado|obispo|universidad)\sde"
    r"|(?:lleg[óa]|llegaron|fue|fueron|viaj[óa]|volvió|volvieron|march[óa]|va|regresó)\sa",
    r"de|a|por|entre|para",
    first=r"de|desde|entre",
    between=r"a|hasta|y",
)
ITALIAN = _make_cues(
    r"in|presso|verso|fino\sa|vicino\sa|lontano\sda"
    r"|(?:città|paese|porto|battaglia|assedio|trattato|vescovo|università|navi)\sdi"
    r"|(?:nacque|morì|visse|andò|andarono|andavano|arrivò|giunse|tornò|studiò|insegnò|partì|passò"
    r"|poi|va|vanno|arriva|venne|vennero|fuggì|arrivarono|giunsero|tornarono|abitava|viveva)\s(?:ad?|da)",
    r"di|ad?|da|per|tra|fra|su",
    first=r"da|tra|fra",
    between=r"ad?|e|fino\sa",
)
ALL = {
    "en": ENGLISH,
    "de": GERMAN,
    "fr": FRENCH,
    "es": SPANISH,
    "it": ITALIAN,
}
"""Language -> its cues; articles in others are read with the English ones."""
AREA_AFTER = re.compile(
    r"\s(?:area|region|district|province|airfield|railway|station|harbour|port)s?\b"
)
"""English words after a name that make it a place."""
LIST_BETWEEN = re.compile(r",?\s(?:and|or|und|et|y|e|ed|o|ou|oder|bzw\.)\s|,\s")
"""What joins the names of a list."""
TITLES = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "professor",
        "general",
        "gen",
        "captain",
        "capt",
        "colonel",
        "major",
        "lieutenant",
        "admiral",
        "sir",
        "lord",
        "lady",
        "king",
        "queen",
        "prince",
        "princess",
        "saint",
        "sainte",
        "sankt",
        "san",
        "santa",
        "st",
        "ste",
        "bishop",
        "pope",
        "president",
        "senator",
        "judge",
        "doctor",
        "father",
        "brother",
        "sister",
        "uncle",
        "aunt",
        "emperor",
        "king",
        "marshal",
        "herr",
        "frau",
        "könig",
        "königin",
        "kaiser",
        "graf",
        "fürst",
        "bischof",
        "papst",
        "doktor",
        "bürgermeister",
        "pfarrer",
        "monsieur",
        "madame",
        "mademoiselle",
        "m.",
        "mme",
        "mlle",
        "roi",
        "reine",
        "señor",
        "señora",
        "don",
        "doña",
        "rey",
        "reina",
        "signor",
        "signora",
        "signore",
        "conte",
        "re",
        "console",
        "papa",
    ]
)
"""Words before a name that make it a person's, small letters."""
PERSON_BEFORE = re.compile(
    r"\b(?:señor(?:a|ita)?|don|doña|rey|reina|signor(?:a|ina|e)?|re|console|conte|papa|roi|reine"
    r"|comte|duc|monsieur|madame|king|queen|captain|general|professor|brothers?|sisters?)\s$"
    r"|\b(?:dukes?|duchess|earls?|count|countess|lord|lady|prince|princess|baron|marquess|house"
    r"|duc|duchesse|comte|comtesse|baron|maison|herzog|herzogin|graf|gräfin|fürst|freiherr|prinz"
    r"|duque|duquesa|conde|condesa|marqués|duca|duchessa|conte|contessa|marchese"
    r"|hôtel|hotel|rue|avenue|boulevard|café|gare|via|piazza|calle|avenida)"
    r"\s(?:of(?:\sthe)?|von|de|di|d['’])\s?$",
    re.IGNORECASE,
)
PERSON_AFTER = re.compile(
    r"\s(?:said|says|thought|wrote|writes|argued|argues|agreed|told|asked|believed|claimed"
    r"|was\sborn|et\sal)\b"
    r"|,?\s\(?(?:1[5-9]|20)\d\d[a-z]?(?:[,:]\s?\d+)?\)"
)
"""What stands after a person's name: a verb of saying, or the year of a citation."""
QUALIFIER = re.compile(
    r",?\s(?:(?:in|en|au|im|nel|nella|dans)\s)?(?:(?:the|der|la|le|les)\s)?(?=[A-ZÀ-ÖØ-ÞĀ-Ž])"
    r"|\s\((?:in\s)?(?=[A-ZÀ-ÖØ-ÞĀ-Ž])"
)
"""What stands between a town and the land it lies in."""
OTHER_TOWN = re.compile(
    r"\s\((?:unter|bei|am|an\sder|ob|near|upon|on|sur|sous)\s|\s(?:unter|ob|upon|sur)\s"
)
"""What stands after the name of a town that isn't the well known one of this name."""
