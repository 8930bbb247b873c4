"""Messages of the command line in the words of the tools: an assistant can give no options."""

from __future__ import annotations

import re

_ARGUMENTS = {
    "--name": "film",
    "--sections": "sections",
    "--only": "only",
    "--strict": "strict",
    "--draft": "draft",
}
"""What tools call the options of verbs."""
_OFFLINE = "--offline forbids it"
_NO_NETWORK = "no tool uses it"
"""What is said of the network in its place: an assistant can't leave the option out."""
_OPTION = re.compile(r"(?<![\w'-])--[a-z]+(?:-[a-z]+)*")
"""An option that a message names, but not one that is quoted from what an assistant gave."""


def speak_of_tools(message: str) -> str:
    """Return a message with the tools' arguments in place of the verbs' options.

    Of other options it is said that no tool takes them.
    """
    for option, argument in _ARGUMENTS.items():
        message = re.sub(rf"{option}\b", argument, message)
    message = message.replace(_OFFLINE, _NO_NETWORK)
    options = list(dict.fromkeys(_OPTION.findall(message)))
    if options:
        names = " or ".join(options)
        message += f"; no tool takes {names}, so this has to be run by hand"
    return message
