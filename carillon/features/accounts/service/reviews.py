"""What is done with reviews: whoever runs the installation sees them, learns what each would do, and decides."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from carillon.core import events
from carillon.core.callers import Operator, Principal
from carillon.core.calls import Call
from carillon.features import organisations
from carillon.features.accounts.model.domains import Claim, DomainImpacts, DomainRemoved, DomainTakenAway
from carillon.features.accounts.model.reviews import Decision, Review, ReviewDecided, ReviewNotFound, ReviewOver
from carillon.features.accounts.service.accounts import unguarded
from carillon.features.accounts.store import domains
from carillon.features.accounts.store import reviews as store

MOST_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Party:
    """An account and its organisation, as far as they are still there."""

    account_id: str
    account_name: str | None
    organisation_name: str | None


@dataclass(frozen=True, slots=True)
class Case:
    """A review with those whom it is about; `claim` is None where nothing is left to decide."""

    review: Review
    owner: Party
    claimant: Party
    claim: Claim | None


async def newest(call: Call) -> list[Case]:
    """Those that wait first."""
    await organisations.operating(call)
    return [await _case(call, review) for review in await store.newest(call.tx, MOST_SHOWN)]


async def find(call: Call, review_id: str) -> Case:
    await organisations.operating(call)
    review = await store.find(call.tx, review_id)
    if review is None:
        raise ReviewNotFound(review_id=review_id)
    return await _case(call, review)


async def impact_of_moving(call: Call, review_id: str) -> Mapping[str, int]:
    """What it would do to the owner's people to take the domain from it."""
    case = await find(call, review_id)
    counts: dict[str, int] = {}
    if case.claim is not None:
        for feature in call.part(DomainImpacts).features:
            counts |= await feature.of_removing(call, case.review.owner_id, case.review.domain)
    return counts


async def decide(call: Call, review_id: str, decision: Decision) -> Case:
    """Leave the domain with its owner, or take it away; then the claimant's record is looked for once more.

    Not in the same moment: the owner's people are released first, so that nobody takes them over with the domain.
    """
    await organisations.operating(call)
    review = await store.hold(call.tx, review_id)
    if review is None:
        raise ReviewNotFound(review_id=review_id)
    if not review.is_open:
        raise ReviewDecided
    claim = await _live_claim(call, review)
    if claim is None:
        raise ReviewOver(domain=review.domain)
    if decision is Decision.MOVE:
        await domains.disown(call.tx, review.owner_id, review.domain, call.now)
        await domains.save_claim(call.tx, claim.hurried(call.now))
        await events.publish(call, DomainRemoved(review.owner_id, review.domain))
        await events.publish(call, DomainTakenAway(review.id, review.owner_id, review.domain))
    decided = replace(review, decision=decision, decided_at=call.now, decided_by=_name(call))
    await store.decide(call.tx, decided)
    return await _case(call, decided)


async def _case(call: Call, review: Review) -> Case:
    return Case(
        review,
        await _party(call, review.owner_id),
        await _party(call, review.claimant_id),
        await _live_claim(call, review) if review.is_open else None,
    )


async def _live_claim(call: Call, review: Review) -> Claim | None:
    """The claim behind the review, as long as it and the owner's domain are there."""
    claim = await domains.find_claim(call.tx, review.claimant_id, review.domain)
    owner = (await domains.claimants(call.tx, [review.domain])).get(review.domain)
    if claim is None or claim.created_at != review.claimed_at or claim.is_over(call.now) or owner != review.owner_id:
        return None
    return claim


async def _party(call: Call, account_id: str) -> Party:
    account = await unguarded(call.tx, account_id)
    if account is None:
        return Party(account_id, None, None)
    names = await organisations.names(call.tx, [account.organisation_id])
    return Party(account_id, account.name, names.get(account.organisation_id))


def _name(call: Call) -> str:
    match call.caller:
        case Principal(name=name) | Operator(name=name):
            return name
        case _:
            return ""
