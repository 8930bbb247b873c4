"""Why a value is refused by a model."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError


def find_refusal(model: Any, value: Any) -> str:
    """Return why a value isn't allowed."""
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(model).validate_python(value)
    return str(caught.value.errors()[0]["msg"]).removeprefix("Value error, ")
