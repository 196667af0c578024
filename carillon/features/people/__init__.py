"""People: who may use Carillon, in which account, with which licence, and how they came in."""

from carillon.features.people.model.acts import Act, ActImpact, ActImpacts
from carillon.features.people.model.deeds import Deeds
from carillon.features.people.model.erasures import Erasure
from carillon.features.people.model.exports import Export
from carillon.features.people.model.facts import (
    UserDeleted,
    UserLeftWithDomain,
    UserMoved,
    UserRegistered,
    UserRemoved,
    UserSuspended,
)
from carillon.features.people.model.holdings import Erased, Erasing, Holding, Holdings, Leaf
from carillon.features.people.model.invitations import AlreadyRegistered, AnotherPerson, LinkExpired, LinkUnknown, Site
from carillon.features.people.model.metering import HostedMeeting
from carillon.features.people.model.moving import read_members, read_numbers
from carillon.features.people.model.profiles import ProfileChanged
from carillon.features.people.model.sheets import (
    Entry,
    Line,
    Sheet,
    SheetKind,
    Standing,
    Undertakings,
    Verdict,
    conflicting,
    matched,
)
from carillon.features.people.model.users import (
    Card,
    EmailTaken,
    EmailWrong,
    PhoneBook,
    Registration,
    User,
    UserNotFound,
    UserType,
    clean_display_name,
    clean_email,
)
from carillon.features.people.service.bulk import BulkInvitations, BulkLicenses
from carillon.features.people.service.contacts import card, cards, contacts, reachable
from carillon.features.people.service.deeds import count, done_by, has_judged, judge
from carillon.features.people.service.ending import PeopleOfOrganisation
from carillon.features.people.service.erasures import Preview
from carillon.features.people.service.exports import request_own
from carillon.features.people.service.holdings import PeopleHolding, TrailHolding
from carillon.features.people.service.impact import PeopleImpact, PeopleOfDomain, PeopleRoster
from carillon.features.people.service.invitations import create_user, invite, offer, re_encrypt
from carillon.features.people.service.leaving import leaves
from carillon.features.people.service.listing import Signposts
from carillon.features.people.service.metering import meter
from carillon.features.people.service.moving_accounts import MovingAccounts
from carillon.features.people.service.moving_contacts import MovingContacts
from carillon.features.people.service.moving_users import MovingUsers, known_at
from carillon.features.people.service.profiles import change_email, check_email, profile, update_profile
from carillon.features.people.service.readers import language_of_caller, reader, reader_at
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
from carillon.features.people.service.unmanaged import erase_oneself, preview_own
from carillon.features.people.service.users import find, hold, pin_is_taken, present_ids, remove, suspend

__all__ = [
    "Act",
    "ActImpact",
    "ActImpacts",
    "AlreadyRegistered",
    "AnotherPerson",
    "BulkInvitations",
    "BulkLicenses",
    "Card",
    "Deeds",
    "EmailTaken",
    "EmailWrong",
    "Entry",
    "Erased",
    "Erasing",
    "Erasure",
    "Export",
    "Holding",
    "Holdings",
    "HostedMeeting",
    "Leaf",
    "Line",
    "LinkExpired",
    "LinkUnknown",
    "MovingAccounts",
    "MovingContacts",
    "MovingUsers",
    "PeopleHolding",
    "PeopleImpact",
    "PeopleOfDomain",
    "PeopleOfOrganisation",
    "PeopleRoster",
    "PhoneBook",
    "Preview",
    "ProfileChanged",
    "Registration",
    "Sheet",
    "SheetKind",
    "Signposts",
    "Site",
    "Standing",
    "TrailHolding",
    "Undertakings",
    "User",
    "UserDeleted",
    "UserLeftWithDomain",
    "UserMoved",
    "UserNotFound",
    "UserRegistered",
    "UserRemoved",
    "UserSuspended",
    "UserType",
    "Verdict",
    "able_to_sign_in",
    "card",
    "cards",
    "change_email",
    "check_email",
    "clean_display_name",
    "clean_email",
    "conflicting",
    "contacts",
    "count",
    "create_user",
    "done_by",
    "enroll",
    "erase_oneself",
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
    "known_at",
    "language_of_caller",
    "leaves",
    "leaving_for",
    "matched",
    "meter",
    "offer",
    "person",
    "pin_is_taken",
    "present_ids",
    "preview_own",
    "profile",
    "re_encrypt",
    "reachable",
    "read_members",
    "read_numbers",
    "reader",
    "reader_at",
    "register",
    "remove",
    "request_own",
    "sign_up",
    "suspend",
    "touch",
    "update_profile",
]
