"""What the store holds and for which film: records, pruning, and what a file was made from."""

from __future__ import annotations

from lantern.core.cache.explain import explain_origin
from lantern.core.cache.prune import (
    StoreReport,
    StoreUse,
    measure_holdings,
    prune,
)
from lantern.core.cache.records import RenderRecord, read_records, write_record

__all__ = [
    "RenderRecord",
    "StoreReport",
    "StoreUse",
    "explain_origin",
    "measure_holdings",
    "prune",
    "read_records",
    "write_record",
]
