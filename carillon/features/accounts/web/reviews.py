"""Reviews of contested domains for the desk of whoever runs the installation."""

from datetime import datetime

import msgspec

from carillon.core.calls import Call
from carillon.features.accounts.model.reviews import Decision
from carillon.features.accounts.service import reviews
from carillon.features.accounts.service.reviews import Case, Party
from carillon.wire.http import allowed, route

REVIEWS = "/console/operator/domain-reviews"


class PartyView(msgspec.Struct, frozen=True, kw_only=True):
    """The names are null where the account is gone."""

    account_id: str
    account_name: str | None
    organisation_name: str | None


class DomainReviewView(msgspec.Struct, frozen=True, kw_only=True):
    """`claim_expires_at` is null where nothing is left to decide."""

    id: str
    domain: str
    owner: PartyView
    claimant: PartyView
    claimed_at: datetime
    opened_at: datetime
    claim_expires_at: datetime | None
    decision: Decision | None
    decided_at: datetime | None
    decided_by: str | None


class DomainReviews(msgspec.Struct, frozen=True, kw_only=True):
    items: list[DomainReviewView]


class MovingImpact(msgspec.Struct, frozen=True, kw_only=True):
    """How much would be concerned at the present owner, by kind."""

    counts: dict[str, int]


class DecisionWish(msgspec.Struct, frozen=True, kw_only=True):
    decision: Decision


@route("GET", REVIEWS, rule=allowed("carillon:AnswerRequests"))
async def list_domain_reviews(call: Call) -> DomainReviews:
    """Those that wait for a decision first, then the newest."""
    return DomainReviews(items=[_view(case) for case in await reviews.newest(call)])


@route("GET", REVIEWS + "/{review_id}", rule=allowed("carillon:AnswerRequests"))
async def get_domain_review(call: Call, review_id: str) -> DomainReviewView:
    """One of them."""
    return _view(await reviews.find(call, review_id))


@route("GET", REVIEWS + "/{review_id}/impact", rule=allowed("carillon:AnswerRequests"))
async def preview_moving(call: Call, review_id: str) -> MovingImpact:
    """What taking the domain from its owner would do."""
    return MovingImpact(counts=dict(await reviews.impact_of_moving(call, review_id)))


@route("POST", REVIEWS + "/{review_id}/decision", rule=allowed("carillon:AnswerRequests"), act="DecideDomainReview")
async def decide_domain_review(call: Call, review_id: str, body: DecisionWish) -> DomainReviewView:
    """Leave the domain with its owner, or move it to the claimant; moving cannot be undone."""
    return _view(await reviews.decide(call, review_id, body.decision))


def _view(case: Case) -> DomainReviewView:
    review = case.review
    return DomainReviewView(
        id=review.id,
        domain=review.domain,
        owner=_party(case.owner),
        claimant=_party(case.claimant),
        claimed_at=review.claimed_at,
        opened_at=review.opened_at,
        claim_expires_at=case.claim and case.claim.expires_at,
        decision=review.decision,
        decided_at=review.decided_at,
        decided_by=review.decided_by,
    )


def _party(party: Party) -> PartyView:
    return PartyView(
        account_id=party.account_id, account_name=party.account_name, organisation_name=party.organisation_name
    )
