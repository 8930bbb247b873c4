"""What the store holds and for whom: records of renderings, pruning, and where a finished file came from."""

from __future__ import annotations

from lantern.core.cache.explain import origin
from lantern.core.cache.prune import Holding, Holdings, holdings, prune
from lantern.core.cache.records import Record, keep, records

__all__ = ["Holding", "Holdings", "Record", "holdings", "keep", "origin", "prune", "records"]
