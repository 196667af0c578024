"""AWS Signature Version 4, checked over the bytes that came: in the Authorization header or in a presigned address."""

import hashlib
import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import lru_cache
from urllib.parse import quote

from carillon.wire.aws.address import Address
from carillon.wire.aws.errors import IncompleteSignature, MissingAuthentication, WrongSignature

ALGORITHM = "AWS4-HMAC-SHA256"
LONGEST_SKEW = timedelta(minutes=15)
LONGEST_PRESIGNED = timedelta(days=7)
TIMES = "%Y%m%dT%H%M%SZ"

Headers = Mapping[str, str]
"""By lower-case name; several of one name are joined by commas."""

_CREDENTIAL = re.compile(r"([\w-]{1,128})/(\d{8})/([a-z0-9-]{1,64})/([a-z0-9-]{1,64})/aws4_request", re.ASCII)
_FIELD = re.compile(r"\s*(Credential|SignedHeaders|Signature)=([^\s,]+)\s*")
_MISMATCH = (
    "The signature does not match this request. Check the secret access key, and that nothing on the way "
    "changes the Host header, the path or the query."
)


@dataclass(frozen=True, slots=True)
class Claim:
    """What a request says about its own signature; nothing of it is proved yet."""

    access_key_id: str
    region: str
    service: str
    signed_headers: tuple[str, ...]
    signature: str
    stamp: str
    lifetime: timedelta | None = None
    """Set for a presigned address."""
    session_token: str | None = field(default=None, repr=False)
    """Comes with temporary credentials; whoever has the key must have this too."""

    @property
    def scope(self) -> str:
        return f"{self.stamp[:8]}/{self.region}/{self.service}/aws4_request"


@dataclass(frozen=True, slots=True)
class Signed:
    """The parts of a request that a signature covers."""

    method: str
    address: Address
    headers: Headers


def claimed(request: Signed, service: str, bound_headers: frozenset[str]) -> Claim:
    """Take the signature apart. `bound_headers` are those that the operation reads, so they must be signed."""
    query = dict(request.address.query)
    header = request.headers.get("authorization")
    if header and "X-Amz-Signature" in query:
        raise IncompleteSignature(reason="Sign in the Authorization header or in the query, not in both.")
    if header is None and "X-Amz-Signature" not in query:
        raise MissingAuthentication
    claim = _from_header(header, request.headers) if header is not None else _from_query(query)
    _check_claim(claim, request.headers, service, bound_headers)
    return replace(claim, session_token=_session_token(request.headers, query, presigned=header is None))


def _session_token(headers: Headers, query: Mapping[str, str], *, presigned: bool) -> str | None:
    """A presigned address carries it in the query, where it is signed with all the rest."""
    return query.get("X-Amz-Security-Token") if presigned else headers.get("x-amz-security-token")


def _from_header(header: str, headers: Headers) -> Claim:
    algorithm, _, rest = header.partition(" ")
    if algorithm != ALGORITHM:
        raise MissingAuthentication
    matches = map(_FIELD.fullmatch, rest.split(","))
    fields: dict[str, str] = {match[1]: match[2] for match in matches if match}
    if missing := {"Credential", "SignedHeaders", "Signature"} - fields.keys():
        raise IncompleteSignature(reason=f"The Authorization header lacks {', '.join(sorted(missing))}.")
    stamp = headers.get("x-amz-date", "")
    return _claim(fields["Credential"], fields["SignedHeaders"], fields["Signature"], stamp, None)


def _from_query(query: Mapping[str, str]) -> Claim:
    names = ("X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-SignedHeaders", "X-Amz-Date", "X-Amz-Expires")
    if missing := [name for name in names if name not in query]:
        raise IncompleteSignature(reason=f"The presigned address lacks {', '.join(missing)}.")
    algorithm, credential, signed_headers, stamp, seconds = (query[name] for name in names)
    if algorithm != ALGORITHM:
        raise IncompleteSignature(reason=f"X-Amz-Algorithm must be {ALGORITHM}.")
    if not re.fullmatch(r"[0-9]{1,6}", seconds) or not 0 < int(seconds) <= LONGEST_PRESIGNED.total_seconds():
        raise IncompleteSignature(reason="X-Amz-Expires must be between 1 and 604800 seconds.")
    lifetime = timedelta(seconds=int(seconds))
    return _claim(credential, signed_headers, query["X-Amz-Signature"], stamp, lifetime)


def _claim(credential: str, signed_headers: str, signature: str, stamp: str, lifetime: timedelta | None) -> Claim:
    match = _CREDENTIAL.fullmatch(credential)
    if match is None:
        raise IncompleteSignature(reason="Credential must be KEY/YYYYMMDD/REGION/SERVICE/aws4_request.")
    access_key_id, date, region, service = match.groups()
    if not re.fullmatch(r"[0-9]{8}T[0-9]{6}Z", stamp) or not stamp.startswith(date):
        raise IncompleteSignature(reason="X-Amz-Date must be YYYYMMDDTHHMMSSZ, of the same day as the credential.")
    return Claim(access_key_id, region, service, tuple(signed_headers.split(";")), signature, stamp, lifetime)


def _check_claim(claim: Claim, headers: Headers, service: str, bound_headers: frozenset[str]) -> None:
    if claim.service != service:
        raise WrongSignature(reason=f"The credential is scoped to {claim.service}, and this address is {service}.")
    needed = {"host"} | ((bound_headers | {"x-amz-security-token"}) & headers.keys())
    if claim.lifetime is None:
        needed.add("x-amz-date")
    if unsigned := needed - set(claim.signed_headers):
        raise IncompleteSignature(reason=f"These headers must be signed: {', '.join(sorted(unsigned))}.")
    if absent := set(claim.signed_headers) - headers.keys():
        raise IncompleteSignature(reason=f"These signed headers are absent: {', '.join(sorted(absent))[:400]}.")


class Verifier:
    """Checks claims. `window` is how far the clocks of client and server may differ."""

    def __init__(self, window: timedelta = timedelta(minutes=5)) -> None:
        if not timedelta() < window <= LONGEST_SKEW:
            raise ValueError("The window for signatures is between 1 second and 15 minutes.")
        self._window = window
        self._signing_key = lru_cache(maxsize=1024)(signing_key)

    def check_time(self, claim: Claim, now: datetime) -> None:
        """`now` is what the clocks on the wall show, which clients share with us."""
        signed_at = _moment(claim.stamp)
        if signed_at > now + self._window:
            raise WrongSignature(reason=f"Signature not yet current: {claim.stamp} is later than {now:{TIMES}}.")
        latest = signed_at + (claim.lifetime or self._window)
        if now > latest:
            raise WrongSignature(reason=f"Signature expired: {latest:{TIMES}} is earlier than {now:{TIMES}}.")

    def check(self, claim: Claim, request: Signed, body: bytes, secret: str) -> None:
        key = self._signing_key(secret, claim.scope)
        expected = signature(key, claim, canonical(request, claim.signed_headers, body))
        if not hmac.compare_digest(expected.encode(), claim.signature.encode()):
            raise WrongSignature(reason=_MISMATCH)


def _moment(stamp: str) -> datetime:
    try:
        return datetime.fromisoformat(stamp)
    except ValueError as error:
        raise IncompleteSignature(reason="X-Amz-Date is no moment in time.") from error


def signing_key(secret: str, scope: str) -> bytes:
    """Good for one day, region and service; deriving it costs as much as the rest of the check."""
    key = f"AWS4{secret}".encode()
    for part in scope.split("/"):
        key = hmac.digest(key, part.encode(), "sha256")
    return key


def signature(key: bytes, claim: Claim, canonical_request: bytes) -> str:
    digest = hashlib.sha256(canonical_request).hexdigest()
    text = f"{ALGORITHM}\n{claim.stamp}\n{claim.scope}\n{digest}"
    return hmac.digest(key, text.encode(), "sha256").hex()


def canonical(request: Signed, signed_headers: tuple[str, ...], body: bytes) -> bytes:
    """The request in the one form that both sides sign: the raw path is encoded once more."""
    lines = (
        request.method,
        quote(request.address.raw_path, safe="/~"),
        _canonical_query(request.address.raw_query),
        *(f"{name}:{' '.join(request.headers[name].split())}" for name in signed_headers),
        "",
        ";".join(signed_headers),
        hashlib.sha256(body).hexdigest(),
    )
    return "\n".join(lines).encode("latin-1")


def _canonical_query(raw_query: str) -> str:
    pairs = (part.partition("=")[::2] for part in raw_query.split("&") if part)
    return "&".join(f"{name}={value}" for name, value in sorted(pairs) if name != "X-Amz-Signature")
