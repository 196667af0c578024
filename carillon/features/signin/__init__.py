"""Signing in: passwords, sessions of people and administrators, registration, and the set-up of the installation."""

from carillon.features.signin.model.entering import SignInFailed, UserSuspended
from carillon.features.signin.model.limits import Limit
from carillon.features.signin.model.passwords import PasswordTooPlain, PasswordWrong
from carillon.features.signin.model.sessions import Opened, SessionsEnded
from carillon.features.signin.model.settings import Settings
from carillon.features.signin.model.setup import (
    CertificateUnusable,
    ConfigurationFile,
    HostNameInvalid,
    ProxyInvalid,
    Reach,
)
from carillon.features.signin.service.answers import (
    SessionsOfAccount,
    SessionsOfDomain,
    SessionsOfOrganisation,
    SessionsOfPeople,
)
from carillon.features.signin.service.attempts import count_from
from carillon.features.signin.service.hashing import CHEAP, Cost, Hasher
from carillon.features.signin.service.holdings import SigninHolding
from carillon.features.signin.service.passwords import set_password
from carillon.features.signin.service.sessions import administrator_of, living, person_of, sign_out_everywhere

__all__ = [
    "CHEAP",
    "CertificateUnusable",
    "ConfigurationFile",
    "Cost",
    "Hasher",
    "HostNameInvalid",
    "Limit",
    "Opened",
    "PasswordTooPlain",
    "PasswordWrong",
    "ProxyInvalid",
    "Reach",
    "SessionsEnded",
    "SessionsOfAccount",
    "SessionsOfDomain",
    "SessionsOfOrganisation",
    "SessionsOfPeople",
    "Settings",
    "SignInFailed",
    "SigninHolding",
    "UserSuspended",
    "administrator_of",
    "count_from",
    "living",
    "person_of",
    "set_password",
    "sign_out_everywhere",
]
