"""The letter about a domain that was given away says what was lost, and not to whom."""

from carillon.core.letters import Reader
from carillon.features.people.model.taken_domains import TellOfTakenDomain, taken_away


def test_the_letter_names_the_domain_and_the_account_that_had_it() -> None:
    job = TellOfTakenDomain("review-1", "account-1", "example.com")
    letter = taken_away(Reader(), "olivia@example.com", job, "Acme", "https://carillon.example.com/console/")
    assert (letter.to, letter.message_id) == ("olivia@example.com", "domain-taken-review-1")
    assert letter.subject == "example.com was given to another organisation"
    assert "no longer one of Acme" in letter.text
    assert "https://carillon.example.com/console/" in letter.text


def test_the_job_is_found_among_the_mails() -> None:
    assert TellOfTakenDomain.mails
