"""The verb voices remove: delete a voice that was fetched or added."""

from __future__ import annotations

from lantern.cli.envelope import set_result
from lantern.cli.output import print_line
from lantern.cli.voices.listing import NameArgument, require_pack


def remove(name: NameArgument) -> None:
    """Delete a voice's files from this machine."""
    from lantern.speech.catalogue.installed import remove_pack

    pack = require_pack(name)
    freed = remove_pack(pack)
    set_result(voices=[voice.id for voice in pack.voices], bytes=freed)
    names = ", ".join(voice.id for voice in pack.voices)
    print_line(f"{names}: removed, {freed / 1_000_000:.1f} MB freed.")
