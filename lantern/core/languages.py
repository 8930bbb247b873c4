"""Language tags such as `en`, `en-GB` and `zh_CN`."""

from __future__ import annotations

import re


def get_primary_language(tag: str) -> str:
    """Return the language of a tag without region and script, in lower case: `en` for `en-GB`."""
    return re.split("[-_]", tag.casefold())[0]
