"""Licences: the names people write, what they ask, and where they can be read."""

from __future__ import annotations

import pytest

from lantern.credits import licences


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("CC BY 4.0", "CC-BY-4.0"),
        ("cc-by-nc-sa-3.0", "CC-BY-NC-SA-3.0"),
        ("Public Domain", "CC-PDM-1.0"),
        ("gpl-3.0-OR-later", "GPL-3.0-or-later"),
        ("MIT OR CC0-1.0", "MIT OR CC0-1.0"),
        ("own work", "own-work"),
        ("CC-BY", None),
        ("free to use", None),
    ],
)
def test_licences_by_the_names_people_write(
    written: str, name: str | None
) -> None:
    found = licences.parse(written)
    assert (found and found.id) == name


def test_what_licences_ask_and_where_they_can_be_read() -> None:
    found = licences.parse("CC BY-NC-ND 4.0")
    assert found is not None and (
        found.non_commercial,
        found.no_derivatives,
        found.share_alike,
    ) == (True, True, False)
    assert found.url == "https://creativecommons.org/licenses/by-nc-nd/4.0/"
    urls = [
        licences.Licence(name).url
        for name in ("CC0-1.0", "OFL-1.1", "own-work", "LicenseRef-x")
    ]
    deed, font = (
        "https://creativecommons.org/publicdomain/zero/1.0/",
        "https://spdx.org/licenses/OFL-1.1.html",
    )
    assert urls == [deed, font, None, None]


@pytest.mark.parametrize(
    ("name", "url"),
    [
        ("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"),
        (
            "CC BY-SA 3.0 de",
            "https://creativecommons.org/licenses/by-sa/3.0/de/",
        ),
        ("public domain", "https://creativecommons.org/publicdomain/mark/1.0/"),
        ("MIT", "https://spdx.org/licenses/MIT.html"),
        ("MIT OR CC0-1.0", None),
        ("own-work", None),
        ("LicenseRef-letter", None),
    ],
)
def test_a_licence_can_be_read_at_its_address(
    name: str, url: str | None
) -> None:
    licence = licences.parse(name)
    assert licence is not None
    assert licence.url == url


@pytest.mark.parametrize(
    "name", ["MIT", "GPL-3.0-or-later", "CC0-1.0", "own-work"]
)
def test_only_creative_commons_terms_bind_a_film(name: str) -> None:
    licence = licences.parse(name)
    assert licence == licences.Licence(name)


def test_blanks_and_case_do_not_matter() -> None:
    assert licences.parse("  cc   by-nc   2.0 ") == licences.Licence(
        "CC-BY-NC-2.0", non_commercial=True
    )


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("CC_BY_SA_4", "; did you mean 'CC-BY-SA-4.0'?"),
        ("OFL 1.0", "; did you mean 'OFL-1.1'?"),
        ("mit licence", "."),
    ],
)
def test_a_misspelt_licence_has_a_suggestion(text: str, hint: str) -> None:
    assert licences.suggest_licence(text) == hint


@pytest.mark.parametrize(
    ("text", "is_broken"),
    [
        ("CC0-1.0 AND (((((", True),
        ("MIT AND", True),
        ("MIT OR AND GPL-3.0-only", True),
        ("(MIT", True),
        ("MIT AND Apache-2.0", False),
        ("(MIT OR Apache-2.0) AND CC0-1.0", False),
        ("GFDL (the old one)", False),
        ("bought from the agency", False),
    ],
)
def test_an_expression_that_breaks_the_rules_is_known(
    text: str, is_broken: bool
) -> None:
    assert licences.is_broken_expression(text) == is_broken


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://creativecommons.org/licenses/by-sa/4.0/", "CC-BY-SA-4.0"),
        ("http://creativecommons.org/licenses/by/3.0/de/", "CC-BY-3.0-DE"),
        (
            "https://www.creativecommons.org/licenses/by-nc/2.5/deed.fr",
            "CC-BY-NC-2.5",
        ),
        ("http://creativecommons.org/publicdomain/mark/1.0/", "CC-PDM-1.0"),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "CC0-1.0"),
        ("http://creativecommons.org/licenses/publicdomain/", "CC-PDM-1.0"),
        ("http://rightsstatements.org/vocab/InC/1.0/", None),
        ("https://creativecommons.org.example/licenses/by/4.0/", None),
        ("", None),
    ],
)
def test_a_licence_by_its_address(address: str, name: str | None) -> None:
    licence = licences.parse_address(address)
    assert (licence.id if licence else None) == name
