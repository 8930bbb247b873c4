"""What each millisecond of a 1080p frame buys: warps, layers, maps, cards, overlays, dissolves,
the encoder.

scripts/bench frame [group ...] measures some groups only: stills, maps, cards, documents,
several, archive, laid, pointed, outside.
CPU of one process.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from scripts.benches.speed import archive, costs, several, signs

GROUPS: dict[str, Callable[[Path], Iterator[costs.Cost]]] = {
    "stills": costs.stills,
    "maps": costs.maps,
    "cards": costs.cards,
    "documents": costs.documents,
    "several": several.several,
    "archive": archive.archive,
    "laid": costs.laid,
    "pointed": signs.pointed,
    "outside": costs.outside,
}


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="lantern-bench-") as folder:
        for name in sys.argv[1:] or GROUPS:
            for title, figure, note in GROUPS[name](Path(folder)):
                print(
                    f"{title:<52}{figure:>8.2f} ms  {note}".rstrip(), flush=True
                )


if __name__ == "__main__":
    main()
