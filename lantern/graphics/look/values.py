"""The kinds of numbers in a look."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

NonNegative = Annotated[float, Field(ge=0, allow_inf_nan=False)]
TimingSeconds = NonNegative
Share = Annotated[float, Field(ge=0, le=1)]
