"""Other languages."""

from __future__ import annotations


@pytest.mark.parametrize(
    ("language", "written", "heard"),
    [
        ("ru", "в 21 день, 9 августа", "в двадцать один день, девять августа"),
        ("de", "1945 fielen 12,5 % von 1.200", "neunzehnhundertfünfundvierzig fielen zwölf Komma fünf Prozent von "
         "eintausendzweihundert"),
        ("de", "120–150 km", "einhundertzwanzig bis einhundertfünfzig Kilometer"),
        ("fr", "à 1 km, 3km", "à un kilomètre, trois kilomètres"),
        ("es", "el 84% de 1945", "el ochenta y cuatro por ciento de mil novecientos cuarenta y cinco"),
        ("xx", "21 x 3-4", "21 x 3-4"),
    ],
)  # fmt: skip
def test_other_languages_get_numbers_in_their_own_words(
    language: str, written: str, heard: str
) -> None:
    assert say(written, language=language) == heard
