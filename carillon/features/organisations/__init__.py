"""An organisation: whoever runs Carillon here, with a 12-digit id in place of an AWS account's, and its set-up."""

from carillon.features.organisations.model import (
    OperatorOnly,
    Organisation,
    OrganisationNameInvalid,
    OrganisationNotFound,
    SetupDone,
    SetupSecretWrong,
)
from carillon.features.organisations.service import (
    check_setup_secret,
    ensure,
    find,
    finish_setup,
    home_id,
    names,
    new_setup_secret,
    operating,
    own,
    rename,
)

__all__ = [
    "OperatorOnly",
    "Organisation",
    "OrganisationNameInvalid",
    "OrganisationNotFound",
    "SetupDone",
    "SetupSecretWrong",
    "check_setup_secret",
    "ensure",
    "find",
    "finish_setup",
    "home_id",
    "names",
    "new_setup_secret",
    "operating",
    "own",
    "rename",
]
