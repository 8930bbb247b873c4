"""Names of maps that are never shown, though what they name lies in the frame."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lantern.checks.look.cut_film import CutFilm
from lantern.checks.look.finding import LookFinding, make_finding
from lantern.core.problems import AssetFailure
from lantern.script.document import Loc, read_yaml
from lantern.visuals.map.shot.check import check_towns
from lantern.visuals.map.shot.lettered import list_names
from lantern.visuals.specs import MapSpec


def find_hidden_names(film: CutFilm) -> Iterator[LookFinding]:
    """Yield the towns that views don't show, and other names that no shot of their map shows."""
    names = _NamesOfMaps()
    for shot in film.shots:
        if not isinstance(shot.spec, MapSpec):
            continue
        context = film.make_context(shot)
        try:
            problems = list(
                check_towns(shot.spec, context, shot.authored.find_span)
            )
            path = context.find(shot.spec.map)
            for name in list_names(shot.spec, context):
                key = _NameOnMap(path, name.loc, name.text)
                names.note(key, shot.index, is_shown=name.is_shown)
        except AssetFailure:
            continue  # what is wrong with a map is told elsewhere
        for problem in problems:
            yield LookFinding("hidden names", problem, (shot.index,))
    yield from names.list_findings()


@dataclass(frozen=True)
class _NameOnMap:
    """A name: its map file, its place there, its words."""

    path: Path
    loc: Loc
    text: str


@dataclass
class _NamesOfMaps:
    """In which shots the names of maps belong, and which names any of them shows."""

    shots: dict[_NameOnMap, list[int]] = field(default_factory=dict)
    shown: set[_NameOnMap] = field(default_factory=set)

    def note(self, key: _NameOnMap, shot: int, *, is_shown: bool) -> None:
        """Note that a name belongs into a shot."""
        self.shots.setdefault(key, []).append(shot)
        if is_shown:
            self.shown.add(key)

    def list_findings(self) -> Iterator[LookFinding]:
        """Yield the names that no shot shows."""
        for key, shots in self.shots.items():
            tree, _ = read_yaml(key.path)
            if key in self.shown or tree is None:
                continue
            message = (
                f"no shot has room for “{key.text}”, though its place is seen; move its line, make "
                "it shorter, or leave it out"
            )
            span = tree.find_span(key.loc)
            yield make_finding("hidden names", message, span, shots=shots)
