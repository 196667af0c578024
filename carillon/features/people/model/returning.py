"""Who may not come back by themselves: people who were suspended in an account that keeps such people out (AMB-06)."""

from carillon.core.errors import Kind, Refusal


class MayNotReturn(Refusal):
    """Nobody signs up with {email} here any more. Ask your administrator to invite you."""

    kind = Kind.FORBIDDEN
