"""Money in languages other than English: 3,50 €, €5 and $3 millones."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lantern.speech.wording.languages.spelling import Spelling
from lantern.speech.wording.tokens import Token, get_token, spread

_MONEY_BEFORE = re.compile(r"([$£€¥₽₴])(.*\d)")
_MONEY_AFTER = re.compile(r"(.*\d)([$£€¥₽₴])")


class Money(Spelling):
    """How a language says amounts of money."""

    def read_scaled_money(
        self, tokens: Sequence[Token], i: int
    ) -> list[str] | None:
        """Read $3 millones and € 1,5 Mio.: the name of the money comes behind the scale."""
        match = _MONEY_BEFORE.fullmatch(tokens[i].core)
        sign, number = match.groups() if match else ("", "")
        at = i + 1
        if not match:
            sign, number = tokens[i].core, get_token(tokens, i + 1).core
            at = i + 2
        scale = get_token(tokens, at).core
        names = self.currencies.get(sign)
        is_whole = not any(token.trail for token in tokens[i:at])
        if names is None or scale not in self.scales or not is_whole:
            return None
        spelled = self.spell_figure(number, is_measured=True)
        if spelled is None:
            return None
        scales = self.units.get(scale)
        name = self.choose_form(scales, number) if scales else scale
        spelled = self.spell_one(spelled, name)
        return [*spread(spelled, at - i), f"{name} {self.name_scaled(names)}"]

    def name_scaled(self, names: str) -> str:
        """Return the name of money behind millions: euros, and d'euros in French."""
        return self.choose_form(names, "1000")

    def read_money(self, tokens: Sequence[Token], i: int) -> list[str] | None:
        """Read 3,50 €, 5€ and €5."""
        core = tokens[i].core
        before = _MONEY_BEFORE.fullmatch(core)
        after = _MONEY_AFTER.fullmatch(core)
        if before:
            number, sign = before[2], before[1]
        elif after:
            number, sign = after.groups()
        else:
            return None
        if sign not in self.currencies:
            return None
        spelled = self.spell_price(number, self.currencies[sign])
        return None if spelled is None else [spelled]

    def read_sign_before(
        self, tokens: Sequence[Token], i: int
    ) -> list[str] | None:
        """Read € 5, the sign set off by a blank."""
        names = self.currencies.get(tokens[i].core)
        number = get_token(tokens, i + 1)
        is_sign = names is not None and not tokens[i].core[0].isalpha()
        if not is_sign or tokens[i].trail or number.lead:
            return None
        if names is None or get_token(tokens, i - 1).is_number:
            return None
        spelled = self.spell_price(number.core, names)
        return None if spelled is None else spread(spelled, 2)

    def spell_price(self, number: str, names: str) -> str | None:
        """Spell an amount of money; two decimals are hundredths."""
        whole, _, small = number.partition(self.decimal)
        if len(small) != 2:
            return self.measure(number, names)
        spelled = self.measure(whole, names)
        if spelled is None or small == "00":
            return spelled
        return self.join_cents(spelled, self.spell(str(int(small))) or "")

    def join_cents(self, spelled: str, small: str) -> str:
        """Return a price with its hundredths."""
        return f"{spelled} {small}"
