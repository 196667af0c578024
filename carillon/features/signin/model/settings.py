"""What the operator decides about signing in; `app` fills it from the configuration."""

from dataclasses import dataclass
from datetime import timedelta

from carillon.features.signin.model.limits import Limit

PER_ACCOUNT = Limit(5, timedelta(minutes=1))
PER_ADDRESS = Limit(20, timedelta(minutes=1))
LETTERS = Limit(5, timedelta(hours=1))


@dataclass(frozen=True, slots=True)
class Settings:
    """`base_url` is the address that people use, without a slash at its end; links in messages begin with it."""

    base_url: str
    signup_open: bool = False
    development: bool = False
    host_name: str = ""
    person_session: timedelta = timedelta(days=30)
    console_session: timedelta = timedelta(hours=12)
    per_account: Limit = PER_ACCOUNT
    per_address: Limit = PER_ADDRESS
    letters: Limit = LETTERS
    help_centre: str = ""
    training: str = ""
