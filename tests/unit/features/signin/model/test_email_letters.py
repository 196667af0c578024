"""Letters about another address: who gets which, and that each is told from the others."""

from carillon.features.signin.model import email_letters as letters

OLD, NEW = "bob@example.com", "bob@example.org"
LINK, STOP = "https://carillon.example.com/email#yes", "https://carillon.example.com/email#no"


def test_the_new_mailbox_gets_one_link_and_not_the_old_address() -> None:
    letter = letters.confirm(NEW, LINK, "l1")
    assert (letter.to, LINK in letter.text, OLD in letter.text) == (NEW, True, False)


def test_the_old_mailbox_approves_or_stops() -> None:
    letter = letters.approve(OLD, NEW, LINK, STOP, "l1")
    assert letter.to == OLD
    assert letter.text.index(LINK) < letter.text.index(STOP)
    assert NEW in letter.text


def test_a_taken_address_is_told_so_without_a_link_that_changes_anything() -> None:
    letter = letters.taken(NEW, "https://carillon.example.com", "l1")
    assert "#" not in letter.text


def test_no_two_letters_have_one_id() -> None:
    ids = {letters.confirm(NEW, LINK, "l1").message_id, letters.approve(OLD, NEW, LINK, STOP, "l1").message_id}
    assert len(ids) == 2
    assert letters.changed(OLD, NEW, "l2").message_id == "l2"
