"""What the store holds and for whom: records of renderings, pruning, and where a finished file came from."""

from __future__ import annotations

from lantern.keeping.origins import origin
from lantern.keeping.pruning import Holding, Holdings, holdings, prune
from lantern.keeping.records import Record, keep, records

__all__ = ["Holding", "Holdings", "Record", "holdings", "keep", "origin", "prune", "records"]
