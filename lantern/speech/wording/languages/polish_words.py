"""Words that decide how Polish numbers are said. Tables only."""

from __future__ import annotations

GENITIVES = {
    "stopień": "stopnia",
    "złoty": "złotego",
    "rubel": "rubla",
    "tysiąc": "tysiąca",
}


FEMININE = {"fem": "a", "fem gen": "ej", "fem acc": "ą", "neut": "e"}
MASCULINE = {"gen": "ego", "dat": "emu", "loc": "ym"}
DECADE_CASES = {
    "lata": "e",
    "latach": "ych",
    "lat": "ych",
    "latami": "ymi",
    "latom": "ym",
}
KINGS_GENITIVE = frozenset({
    "Zygmunta", "Jana", "Kazimierza", "Władysława", "Bolesława", "Stanisława", "Augusta",
    "Fryderyka", "Karola", "Ludwika", "Henryka", "Aleksandra", "Mikołaja", "Piotra", "Pawła",
    "Napoleona", "Wilhelma", "Franciszka", "Filipa", "Jerzego", "Edwarda", "Iwana",
})  # fmt: skip

BEFORE_GENITIVE_PL = (
    "od do około koło z ze bez dla u obok oprócz wokół spośród wśród podczas powyżej "
    "poniżej ciągu trakcie przeciągu rzędu końca połowy "
    "blisko zamiast mimo"
)
PERSONS = (
    "ludzi", "żołnierzy", "mężczyzn", "oficerów", "generałów", "jeńców", "robotników",
    "mieszkańców", "obrońców", "rannych", "zabitych", "poległych", "lotników", "partyzantów",
    "Polaków", "Niemców", "Rosjan", "Japończyków", "chłopów", "królów", "dowódców", "arzy",
    "istów", "wojowników", "członków", "uczniów", "ministrów", "przyjaciół", "braci", "synów",
)  # fmt: skip
ORDERED_CAPITALS = (
    "Armi", "Dywizj", "Korpus", "Pułk", "Brygad", "Front", "Flot", "Batalion", "Kompani",
    "Rzesz", "Międzynarodówk",
)  # fmt: skip
"""How words begin that an ordinal stands before, though they have a capital."""
LOCATIVES = {
    "batalionie": "loc", "froncie": "loc", "korpusie": "loc", "okręgu": "loc",
    "brygadzie": "fem gen", "flocie": "fem gen", "klasie": "fem gen", "rocznicy": "fem gen",
}  # fmt: skip
ENDINGS_OF_CASES = {
    "owi": "dat", "em": "loc", "a": "fem", "ę": "fem acc", "ą": "fem acc", "i": "fem gen",
    "y": "fem gen", "o": "neut", "um": "neut", "cie": "neut", "sce": "neut",
}  # fmt: skip
STEMS = {
    "sto": "stu",
    "tysiąc": "tysiąc",
    "dwa": "dwu",
    "trzy": "trzy",
    "cztery": "cztero",
}
ADJECTIVE_CASES = {
    "ej": "fem gen", "ego": "gen", "emu": "dat", "ski": "nom", "cki": "nom", "jny": "nom",
}  # fmt: skip
"""The ending of an adjective between an ordinal and its noun -> the case of both."""
VOWELS = "aąeęioóuy"
HOURS = "godzina/godziny/godzin"
GENITIVE = ("od", "do", "około", "koło")
HOUR_WORDS = ("godzinie", "godziny", "godzina")
