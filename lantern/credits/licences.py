"""Licences by their SPDX or Creative Commons ids: which are known, and what they ask of a film.

The only module that uses `packaging`.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from functools import cache

from packaging.licenses import (
    InvalidLicenseExpression,
    canonicalize_license_expression,
)

OWN_WORK = "own-work"
"""The licence of what we made and keep to ourselves; only with `made_by: us`."""
_SAME = {
    "public domain": "CC-PDM-1.0",
    "pd": "CC-PDM-1.0",
    "cc0": "CC0-1.0",
    "own work": OWN_WORK,
    "own-work": OWN_WORK,
}
_COMMON = (
    "CC0-1.0",
    "CC-BY-2.0",
    "CC-BY-3.0",
    "CC-BY-4.0",
    "CC-BY-SA-3.0",
    "CC-BY-SA-4.0",
    "CC-BY-NC-4.0",
    "CC-BY-NC-SA-4.0",
    "CC-BY-ND-4.0",
    "CC-BY-NC-ND-4.0",
    "CC-PDM-1.0",
    "MIT",
    "Apache-2.0",
    "OFL-1.1",
    "GPL-3.0-or-later",
    OWN_WORK,
)
"""Licences that a misspelt one is compared with."""
_CREATIVE_WRITTEN = re.compile(
    r"cc[ -](by(?:[ -](?:nc|nd|sa))*)[ -](\d\.\d)(?:[ -]([a-z]{2,3}))?", re.I
)
"""Terms, version and country, as people write them."""
_CREATIVE_ID = re.compile(
    r"CC-(BY(?:-NC)?(?:-SA|-ND)?)-(\d\.\d)(?:-([A-Z]{2,3}))?",
)


@dataclass(frozen=True)
class Licence:
    """A known licence and its conditions.

    They are: no commercial use, no changes, changed versions only under the same licence.
    """

    id: str
    non_commercial: bool = False
    no_derivatives: bool = False
    share_alike: bool = False

    @property
    def url(self) -> str | None:
        """Address of the licence's text; None if it has none."""
        creative = _CREATIVE_ID.fullmatch(self.id)
        if creative:
            terms = creative[1].lower()
            country = f"{creative[3].lower()}/" if creative[3] else ""
            version = creative[2]
            return f"https://creativecommons.org/licenses/{terms}/{version}/{country}"
        if self.id == "CC0-1.0":
            return "https://creativecommons.org/publicdomain/zero/1.0/"
        if self.id == "CC-PDM-1.0":
            return "https://creativecommons.org/publicdomain/mark/1.0/"
        is_single = re.fullmatch(r"[A-Za-z0-9.+-]+", self.id)
        is_private = self.id.startswith("LicenseRef-") or self.id == OWN_WORK
        if not is_single or is_private:
            return None
        return f"https://spdx.org/licenses/{self.id}.html"


@cache
def parse(text: str) -> Licence | None:
    """Return the licence that is meant, CC-BY-SA-4.0 for `CC BY-SA 4.0`; None if it isn't known."""
    plain = " ".join(text.split())
    name = _SAME.get(plain.casefold(), plain)
    if name == OWN_WORK:
        return Licence(OWN_WORK)
    creative = _CREATIVE_WRITTEN.fullmatch(name)
    if creative:
        terms = creative[1].replace(" ", "-")
        name = "-".join(filter(None, ("CC", terms, creative[2], creative[3])))
    try:
        found = str(canonicalize_license_expression(name))
    except InvalidLicenseExpression:
        return None
    conditions: set[str] = set()
    if "CC-BY" in found:
        conditions = set(re.split(r"[^A-Z]+", found))
    return Licence(
        id=found,
        non_commercial="NC" in conditions,
        no_derivatives="ND" in conditions,
        share_alike="SA" in conditions,
    )


_FREE = re.compile(r"CC0-1\.0|CC-PDM-1\.0|CC-BY(-SA)?-\d\.\d(-[A-Z]{2,3})?")
_ADDRESS = re.compile(
    r"https?://(?:www\.)?creativecommons\.org/(licenses|publicdomain)/([a-z0-9-]+)"
    r"(?:/(\d\.\d)(?:/([a-z]{2,3})(?=/|$))?)?",
    re.I,
)
_DEDICATIONS = {
    "zero": "CC0-1.0",
    "mark": "CC-PDM-1.0",
    "publicdomain": "CC-PDM-1.0",
}


def is_free(licence: str) -> bool:
    """Tell whether a licence lets everyone use and change a thing, at most with its maker named."""
    return _FREE.fullmatch(licence) is not None


def parse_address(url: str) -> Licence | None:
    """Return the licence of Creative Commons at an address; None if it is none of theirs."""
    match = _ADDRESS.match(url)
    if match is None:
        return None
    terms = match[2].lower()
    if terms in _DEDICATIONS:
        return parse(_DEDICATIONS[terms])
    country = f" {match[4]}" if match[4] else ""
    return parse(f"cc {terms} {match[3]}{country}")


_OPERATOR = re.compile(r"\b(AND|OR|WITH)\b")


def is_broken_expression(text: str) -> bool:
    """Tell whether a text is meant as an SPDX expression, and is none: its rules are broken."""
    is_meant = bool(_OPERATOR.search(text)) or text.count("(") != text.count(
        ")"
    )
    return is_meant and parse(text) is None


def suggest_licence(text: str) -> str:
    """Return `; did you mean 'CC-BY-4.0'?`, or a full stop if no common licence is similar."""
    plain = re.sub(r"[\s_]+", "-", text.strip()).upper()
    near = difflib.get_close_matches(
        plain,
        _COMMON,
        n=1,
        cutoff=0.6,
    )
    if near:
        return f"; did you mean '{near[0]}'?"
    return "."
