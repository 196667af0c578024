"""A Team pays for Pro people whose addresses are not its organisation's."""

import pytest

from carillon.features import people
from carillon.features.accounts import License
from carillon.features.people import User
from tests.integration.meetings.test_deeds import TODAY, days, days_of_account, hold
from tests.kit.halls import ROOM, Hall

pytestmark = pytest.mark.anyio


@pytest.mark.spec("ACC-07")
async def test_somebody_from_outside_is_pro_in_the_team_that_invited_and_metered_to_it(
    hall: Hall, alice: User, bob: User
) -> None:
    [secret] = await hall.office.invite(hall.account, "erin@partner.example")
    async with hall.office.nobody.write() as call:
        erin = await people.register(call, secret, "Erin")
    assert (erin.account_id, erin.license) == (hall.account.id, License.PRO)
    hall.rooms.members.setdefault(ROOM, set()).add(erin.id)
    await hold(hall, erin, alice, bob)
    assert await days(hall, erin) == [TODAY]
    assert await days_of_account(hall) == {TODAY: 1}
