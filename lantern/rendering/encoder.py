"""The encoder of a run: tried before anything is made, and told."""

from __future__ import annotations

from lantern.core.encoder_trial import AUTO, try_encoder
from lantern.core.encoders import X264
from lantern.core.problems import ToolFailure
from lantern.plan import OutputFormat
from lantern.rendering.layout import choose_format
from lantern.rendering.session import Session


def prepare_encoder(session: Session) -> None:
    """Try a hardware encoder, and report which one the film gets.

    Raises:
        ToolFailure: the film names one that can't be used here.
    """
    output_format = choose_format(session.script.film.output, session.options)
    if output_format.encoder not in (AUTO, X264):
        _require(output_format)
    report_encoder(session)


def _require(output_format: OutputFormat) -> None:
    trial = try_encoder(
        output_format.encoder,
        output_format.size,
        output_format.fps,
        quality=output_format.quality,
    )
    if trial.refusal:
        raise ToolFailure(trial.advice, trial.detail)


def report_encoder(session: Session) -> None:
    """Report which encoder a film gets that doesn't just have x264."""
    output_format = choose_format(session.script.film.output, session.options)
    if output_format.encoder != X264:
        session.reporter.note(f"Encoder: {output_format.choose_encoder()}")
