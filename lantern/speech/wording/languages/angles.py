"""Latitudes and longitudes in languages other than English: 48°51′24″N."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from lantern.speech.wording.languages.spelling import Spelling
from lantern.speech.wording.tokens import Token

_ANGLE = re.compile(
    r"(\d{1,3}(?:[.,]\d+)?)°(?:(\d{1,2})['′’](?:(\d{1,2})(?:\"|″|”|''|′′))?)?(\w)"
)


class Angles(Spelling):
    """How a language says where on the globe a place lies."""

    minute_of_arc = ""
    """The name of a sixtieth of a degree, as units."""
    second_of_arc = ""
    quarters: Mapping[str, str] = {}
    """A letter after an angle -> what is said: N -> north."""

    def read_angle(self, tokens: Sequence[Token], i: int) -> list[str] | None:
        """Read 48°51′N and 2.5°E."""
        match = _ANGLE.fullmatch(tokens[i].core)
        if match is None or match[4] not in self.quarters:
            return None
        degrees, minutes, seconds, letter = match.groups()
        said = [
            self.measure(degrees.replace(".", self.decimal), self.units["°"])
        ]
        for number, names in (
            (minutes, self.minute_of_arc),
            (seconds, self.second_of_arc),
        ):
            if number:
                said.append(self.measure(str(int(number)), names))
        words = [*said, self.quarters[letter]]
        return None if None in words else [" ".join(map(str, words))]
