"""People: who may use Carillon, in which account, with which licence, and how they came in."""

from carillon.features.people.model.acts import Act, ActImpact, ActImpacts
from carillon.features.people.model.deeds import Deeds
from carillon.features.people.model.facts import (
    LicenseChanged,
    UserActivated,
    UserDeleted,
    UserLeftWithDomain,
    UserMoved,
    UserRegistered,
    UserRemoved,
    UserSuspended,
)
from carillon.features.people.model.holdings import Erased, Erasing, Holding, Holdings, Leaf
from carillon.features.people.model.invitations import (
    AlreadyRegistered,
    AnotherPerson,
    LinkExpired,
    LinkUnknown,
    Offer,
    Site,
)
from carillon.features.people.model.metering import HostedMeeting
from carillon.features.people.model.profiles import Profile, ProfileChanged
from carillon.features.people.model.users import (
    Card,
    EmailTaken,
    EmailWrong,
    NameWrong,
    PhoneBook,
    Registration,
    User,
    UserNotFound,
    UserType,
    clean_display_name,
    clean_email,
)
from carillon.features.people.service.contacts import card, cards, contacts, reachable
from carillon.features.people.service.deeds import count, done_by, has_judged, judge
from carillon.features.people.service.holdings import PeopleHolding, TrailHolding
from carillon.features.people.service.impact import PeopleImpact, PeopleOfDomain, PeopleRoster
from carillon.features.people.service.invitations import create_user, invite, offer, re_encrypt
from carillon.features.people.service.listing import Signposts
from carillon.features.people.service.metering import meter
from carillon.features.people.service.profiles import change_email, check_email, profile, update_profile
from carillon.features.people.service.registration import (
    able_to_sign_in,
    enroll,
    find_by_email,
    ids_of_domain,
    join,
    person,
    register,
    sign_up,
    touch,
)
from carillon.features.people.service.rosters import ids_of_account, is_barred, leaving_for
from carillon.features.people.service.users import find, hold, pin_is_taken, remove, suspend

__all__ = [
    "Act",
    "ActImpact",
    "ActImpacts",
    "AlreadyRegistered",
    "AnotherPerson",
    "Card",
    "Deeds",
    "EmailTaken",
    "EmailWrong",
    "Erased",
    "Erasing",
    "Holding",
    "Holdings",
    "HostedMeeting",
    "Leaf",
    "LicenseChanged",
    "LinkExpired",
    "LinkUnknown",
    "NameWrong",
    "Offer",
    "PeopleHolding",
    "PeopleImpact",
    "PeopleOfDomain",
    "PeopleRoster",
    "PhoneBook",
    "Profile",
    "ProfileChanged",
    "Registration",
    "Signposts",
    "Site",
    "TrailHolding",
    "User",
    "UserActivated",
    "UserDeleted",
    "UserLeftWithDomain",
    "UserMoved",
    "UserNotFound",
    "UserRegistered",
    "UserRemoved",
    "UserSuspended",
    "UserType",
    "able_to_sign_in",
    "card",
    "cards",
    "change_email",
    "check_email",
    "clean_display_name",
    "clean_email",
    "contacts",
    "count",
    "create_user",
    "done_by",
    "enroll",
    "find",
    "find_by_email",
    "has_judged",
    "hold",
    "ids_of_account",
    "ids_of_domain",
    "invite",
    "is_barred",
    "join",
    "judge",
    "leaving_for",
    "meter",
    "offer",
    "person",
    "pin_is_taken",
    "profile",
    "re_encrypt",
    "reachable",
    "register",
    "remove",
    "sign_up",
    "suspend",
    "touch",
    "update_profile",
]
