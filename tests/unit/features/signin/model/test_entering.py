"""What jobs about entering carry."""

import msgspec

from carillon.features.signin.model.entering import SendReset, SendSignUp


def test_waiting_letters_hold_no_secret() -> None:
    for job in (SendSignUp("alice@example.com", "1"), SendReset("alice@example.com", "1")):
        assert set(msgspec.to_builtins(job)) == {"email", "letter_id", "language"}
