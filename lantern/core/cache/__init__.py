"""What the store holds and for whom: records of renderings, pruning, and where a finished file came from."""

from __future__ import annotations

from lantern.core.cache.explain import origin
from lantern.core.cache.prune import StoreReport, StoreUse, holdings, prune
from lantern.core.cache.records import RenderRecord, keep, records

__all__ = ["RenderRecord", "StoreReport", "StoreUse", "holdings", "keep", "origin", "prune", "records"]
