"""Licences by their SPDX or Creative Commons ids: which are known, what they ask of a film. The door to packaging."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from functools import cache

from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression

OWN_WORK = "own-work"
"""The licence of what we made and keep to ourselves; only with `made_by: us`."""
_SAME = {
    "public domain": "CC-PDM-1.0",
    "pd": "CC-PDM-1.0",
    "cc0": "CC0-1.0",
    "own work": OWN_WORK,
    "own-work": OWN_WORK,
}
_USUAL = (
    "CC0-1.0", "CC-BY-2.0", "CC-BY-3.0", "CC-BY-4.0", "CC-BY-SA-3.0", "CC-BY-SA-4.0", "CC-BY-NC-4.0", "CC-BY-NC-SA-4.0",
    "CC-BY-ND-4.0", "CC-BY-NC-ND-4.0", "CC-PDM-1.0", "MIT", "Apache-2.0", "OFL-1.1", "GPL-3.0-or-later", OWN_WORK,
)  # fmt: skip


@dataclass(frozen=True)
class Licence:
    """A known licence and its conditions: no commercial use, no changes, changed versions under the same licence."""

    id: str
    non_commercial: bool = False
    no_derivatives: bool = False
    share_alike: bool = False

    @property
    def url(self) -> str | None:
        """Where the licence can be read."""
        creative = re.fullmatch(
            r"CC-(BY(?:-NC)?(?:-SA|-ND)?)-(\d\.\d)(?:-([A-Z]{2,3}))?", self.id
        )
        if creative:
            port = f"{creative[3].lower()}/" if creative[3] else ""
            return f"https://creativecommons.org/licenses/{creative[1].lower()}/{creative[2]}/{port}"
        if self.id in ("CC0-1.0", "CC-PDM-1.0"):
            name = "zero" if self.id == "CC0-1.0" else "mark"
            return f"https://creativecommons.org/publicdomain/{name}/1.0/"
        plain = (
            re.fullmatch(r"[A-Za-z0-9.+-]+", self.id)
            and not self.id.startswith("LicenseRef-")
            and self.id != OWN_WORK
        )
        return f"https://spdx.org/licenses/{self.id}.html" if plain else None


@cache
def parse(text: str) -> Licence | None:
    """The licence that is meant; `CC BY-SA 4.0` is CC-BY-SA-4.0. None for one that nobody knows."""
    plain = " ".join(text.split())
    name = _SAME.get(plain.casefold(), plain)
    if name == OWN_WORK:
        return Licence(OWN_WORK)
    creative = re.fullmatch(
        r"cc[ -](by(?:[ -](?:nc|nd|sa))*)[ -](\d\.\d)(?:[ -]([a-z]{2,3}))?", name, re.I
    )
    if creative:
        name = "-".join(
            filter(
                None, ("CC", creative[1].replace(" ", "-"), creative[2], creative[3])
            )
        )
    try:
        found = str(canonicalize_license_expression(name))
    except InvalidLicenseExpression:
        return None
    terms = set(re.split(r"[^A-Z]+", found)) if "CC-BY" in found else set()
    return Licence(found, "NC" in terms, "ND" in terms, "SA" in terms)


def suggest_licence(text: str) -> str:
    """`; did you mean 'CC-BY-4.0'?`, or a full stop."""
    plain = re.sub(r"[\s_]+", "-", text.strip()).upper()
    near = difflib.get_close_matches(plain, _USUAL, n=1, cutoff=0.6)
    return f"; did you mean '{near[0]}'?" if near else "."
