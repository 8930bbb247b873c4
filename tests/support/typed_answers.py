"""A person who signs in, and has typed the answers beforehand."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class TypedAnswers:
    """Answers in the order in which they are asked for."""

    answers: list[str]
    told: list[str] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)

    def tell(self, text: str) -> None:
        self.told.append(text)

    def ask(self, question: str) -> str:
        return self.answers.pop(0)

    def ask_secret(self, question: str) -> str:
        return self.answers.pop(0)

    def open_address(self, address: str) -> None:
        self.opened.append(address)
