"""Letters of a running server: everybody reads their own language, from the request to the file in the outbox."""

from collections.abc import Iterator
from email import message_from_bytes, policy

import pytest

from tests.integration.web.visitor import PASSWORD, Visitor, register, set_up
from tests.kit.server import DEVELOPMENT, Server

GENEROUS = DEVELOPMENT + "[signin]\nattempts_per_account = 1000\nattempts_per_address = 100000\n"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    started = Server(tmp_path_factory.mktemp("letters") / "data", GENEROUS).start()
    yield started
    started.stop()


@pytest.fixture(scope="module")
def alice(server: Server) -> Visitor:
    return set_up(server)


def speak(visitor: Visitor, name: str, language: str | None, time_zone: str | None = None) -> None:
    answer = visitor.put("/profile", {"display_name": name, "language": language, "time_zone": time_zone})
    assert answer.is_success, answer.text


@pytest.fixture(scope="module")
def account_id(alice: Visitor) -> str:
    return str(alice.get("/session").json()["account"]["id"])


def invite(administrator: Visitor, account_id: str, address: str) -> None:
    administrator.done(f"/console/accounts/{account_id}/invitations", {"addresses": address})


def test_a_person_with_a_french_profile_gets_a_french_letter_whatever_the_browser_asks(
    server: Server, alice: Visitor
) -> None:
    bob = register(server, alice, "bob@example.com", "Bob")
    speak(bob, "Bob", "fr")
    stranger = Visitor(server, headers={"accept-language": "it"})
    stranger.done("/password/forgotten", {"email": "bob@example.com"})
    letter = stranger.letter("bob@example.com", about="mot de passe")
    assert letter["subject"] == "Choisissez un nouveau mot de passe pour Carillon"
    assert "Ouvrez ce lien" in letter["text"]
    secret = letter["links"][0].partition("#")[2]
    assert stranger.post("/password/reset", {"secret": secret, "password": PASSWORD}).status_code == 204
    assert stranger.letter("bob@example.com", about="a été changé")
    file = max(file for file in (server.data / "outbox").glob("*.eml") if b"bob@example.com" in file.read_bytes())
    sent = message_from_bytes(file.read_bytes(), policy=policy.default)
    assert sent["Subject"] == "Votre mot de passe Carillon a été changé"
    assert sent["Content-Language"] == "fr"
    page = sent.get_body(("html",))
    assert page is not None
    assert '<html lang="fr">' in page.get_content()


def test_a_person_who_has_chosen_nothing_is_written_to_as_the_browser_asks(server: Server, alice: Visitor) -> None:
    register(server, alice, "carol@example.com", "Carol")
    italian = Visitor(server, headers={"accept-language": "it-CH, de;q=0.5"})
    italian.done("/password/forgotten", {"email": "carol@example.com"})
    assert italian.letter("carol@example.com", about="Scegli una nuova password")["links"]


def test_strangers_who_sign_up_are_answered_in_their_own_language(server: Server, alice: Visitor) -> None:
    for asked, subject in (("zh-CN,zh;q=0.9", "您需要邀请才能使用 Carillon"), ("nl", "You need an invitation")):
        visitor = Visitor(server, headers={"accept-language": asked})
        address = f"stranger-{asked[:2]}@example.com"
        visitor.done("/signup", {"email": address})
        assert visitor.letter(address)["subject"].startswith(subject)


def test_an_invitation_by_an_indonesian_administrator_is_indonesian(server: Server, account_id: str) -> None:
    asking = Visitor(server, headers={"accept-language": "id"})
    asking.done("/console/session", {"kind": "user", "name": "Alice.Archer", "password": PASSWORD})
    invite(asking, account_id, "eve@example.com")
    assert asking.letter("eve@example.com")["subject"] == "Undangan ke Acme"


def test_the_profile_of_an_administrator_counts_before_the_browser(
    server: Server, alice: Visitor, account_id: str
) -> None:
    client = Visitor(server)
    assert client.sign_in("alice@example.com").is_success
    speak(client, "Alice Archer", "id")
    invite(alice, account_id, "frank@example.com")
    assert alice.letter("frank@example.com")["subject"] == "Undangan ke Acme"
    speak(client, "Alice Archer", None)
    invite(alice, account_id, "grace@example.com")
    assert alice.letter("grace@example.com")["subject"] == "Invitation to Acme"


def test_days_are_those_of_where_the_reader_is(server: Server, alice: Visitor) -> None:
    heidi = register(server, alice, "heidi@example.com", "Heidi")
    speak(heidi, "Heidi", "pt-BR", "America/Sao_Paulo")
    team = alice.done("/console/accounts", {"name": "Berg"})["id"]
    alice.done(f"/console/accounts/{team}/invitations", {"addresses": "heidi@example.com"})
    letter = alice.letter("heidi@example.com", about="Convite para Berg")
    assert "Entre para participar:" in letter["text"]
    assert " de 20" in letter["text"]
