"""Where documents come from."""

from carillon.features.access.model.grants import Grant, GrantKind, rights, source
from carillon.features.access.model.rights import Decision

TEXT = '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "chime:Get*", "Resource": "*"}]}'
OWN = "arn:aws:iam::123456789012:policy/Own"
READ_ONLY = "arn:aws:iam::aws:policy/AmazonChimeReadOnly"


def test_a_source_is_named_as_the_simulator_names_it() -> None:
    def told(kind: GrantKind, bearer: str, name: str, text: str | None) -> tuple[str, str]:
        found = source(Grant(kind, bearer, name, text))
        return found.title, found.kind

    assert told(GrantKind.INLINE, "AIDA1", "mine", TEXT) == ("mine", "user")
    assert told(GrantKind.INLINE, "AGPA1", "ours", TEXT) == ("ours", "group")
    assert told(GrantKind.INLINE, "AROA1", "its", TEXT) == ("its", "role")
    assert told(GrantKind.ATTACHED, "AIDA1", OWN, TEXT) == ("Own", "user-managed")
    assert told(GrantKind.ATTACHED, "AIDA1", READ_ONLY, None) == ("AmazonChimeReadOnly", "aws-managed")


def test_an_attached_policy_that_is_gone_says_nothing() -> None:
    found = rights([Grant(GrantKind.ATTACHED, "AIDA1", "arn:aws:iam::aws:policy/Gone", None)], None)
    assert found.decide("chime:GetUser", "*", {}) is Decision.IMPLICITLY_DENIED


def test_a_boundary_bounds_whether_own_built_in_or_gone() -> None:
    everything = Grant(GrantKind.ATTACHED, "AIDA1", "arn:aws:iam::aws:policy/AdministratorAccess", None)
    bounded = rights([everything, Grant(GrantKind.BOUNDARY, "AIDA1", OWN, TEXT)], OWN)
    built_in = rights([everything], READ_ONLY)
    gone = rights([everything], OWN)
    for found in (bounded, built_in):
        assert found.decide("chime:GetUser", "*", {}) is Decision.ALLOWED
        assert found.decide("chime:CreateBot", "*", {}) is Decision.IMPLICITLY_DENIED
    assert gone.decide("chime:GetUser", "*", {}) is Decision.IMPLICITLY_DENIED
