"""The options that say whose the pictures of a new film are, for `new` and `import`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from lantern.cli.options import UsageError, flag, option

if TYPE_CHECKING:
    from lantern.credits.shared_credit import SharedCredit

CreditOption = Annotated[
    str | None,
    option(
        "--credit",
        metavar="WHO",
        help="Whose its pictures are: 'Jane Doe, CC-BY-4.0'.",
    ),
]
OwnWorkOption = Annotated[
    bool,
    flag("--own-work", help="Its pictures are your own work."),
]


def read_credit(
    credit: str | None, *, is_own_work: bool
) -> SharedCredit | None:
    """Return the credit that the options give all pictures; None without them.

    Raises:
        UsageError: Both were given, or the credit is no author and known licence.
    """
    from lantern.credits.shared_credit import make_own_credit, parse_credit

    if credit is None:
        return make_own_credit() if is_own_work else None
    if is_own_work:
        raise UsageError(
            "--credit and --own-work both say whose the pictures are; leave one out"
        )
    try:
        return parse_credit(credit)
    except ValueError as error:
        raise UsageError(f"--credit: {error}") from None
