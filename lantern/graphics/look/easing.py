"""Easings: how a movement speeds up and slows down. All of them clip t to 0 to 1."""

from __future__ import annotations


def _clip(t: float) -> float:
    return min(1.0, max(0.0, t))


def smoothstep(t: float) -> float:
    """Ease in and out: slow, quick, slow."""
    t = _clip(t)
    return t * t * (3 - 2 * t)


def ease_out_cubic(t: float) -> float:
    """Start quickly, then settle."""
    return 1 - (1 - _clip(t)) ** 3


def ease_out_quint(t: float) -> float:
    """Start very quickly, then settle for long."""
    return 1 - (1 - _clip(t)) ** 5


def ease_in_quad(t: float) -> float:
    """Start slowly, then leave."""
    return _clip(t) ** 2
