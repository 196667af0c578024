"""The operator's file and the environment; every mistake is named at once."""

from pathlib import Path

import pytest

from carillon.core.config import Config, ConfigurationWrong, default_folder, load


def written(folder: Path, text: str) -> Path:
    file = folder / "carillon.toml"
    file.write_text(text)
    return file


def test_nothing_has_to_be_configured(tmp_path: Path) -> None:
    config = load(None, {})
    assert config == Config()
    assert (config.server.host, config.server.port, config.development) == ("127.0.0.1", 8420, False)
    assert config.database_url(tmp_path) == f"sqlite+aiosqlite:///{tmp_path}/carillon.db"


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    file = written(tmp_path, '[server]\nport = 9000\nhost = "::"\n[mail]\nport = 25\n')
    config = load(file, {"CARILLON_SERVER__PORT": "9001", "CARILLON_DEVELOPMENT": "true", "PATH": "/bin"})
    assert (config.server.port, config.server.host, config.mail.port, config.development) == (9001, "::", 25, True)


def test_lists_are_written_with_commas_in_the_environment(tmp_path: Path) -> None:
    file = written(tmp_path, '[server]\ntrusted_proxies = ["192.0.2.1"]\n')
    assert load(file, {}).server.trusted_proxies == ("192.0.2.1",)
    config = load(file, {"CARILLON_SERVER__TRUSTED_PROXIES": "10.0.0.0/8, fd00::/8"})
    assert config.server.trusted_proxies == ("10.0.0.0/8", "fd00::/8")


def test_every_mistake_is_named_at_once(tmp_path: Path) -> None:
    file = written(
        tmp_path,
        """
        developmnt = true
        signin = 3
        [server]
        port = 70000
        key_file = "key.pem"
        trusted_proxies = ["proxy"]
        [mail]
        tls = "sometimes"
        port = "25"
        [media]
        address = "chime.example.com"
        [outgoing]
        private_networks = ["10.0.0.0/8", "intern"]
        [dns]
        servers = ["192.0.2.53", "ns.example.com"]
        [scan]
        address = "clamd"
        [telephony]
        on = true
        """,
    )
    with pytest.raises(ConfigurationWrong) as refused:
        load(file, {"CARILLON_SERVER__PROT": "1", "CARILLON_AWS__CLOCK_SKEW_MINUTES": "0"})
    assert refused.value.message.splitlines() == [
        "The configuration has 14 mistakes; Carillon does not start before that is mended:",
        "  developmnt: there is no such option; the nearest is development.",
        "  signin: this is a section; write [signin] and its options below.",
        "  server.port: 70000 is too large; the most is 65535.",
        '  mail.tls: this must be "starttls" or "tls" or "none".',
        "  mail.port: this must be a whole number.",
        (
            "  scan.address: the value has not the right form. "
            "Where clamd listens: host:port, or the path of its socket; empty for none."
        ),
        "  telephony: there is no such option.",
        "  CARILLON_AWS__CLOCK_SKEW_MINUTES: 0 is too small; the least is 1.",
        "  CARILLON_SERVER__PROT: there is no such option; the nearest is CARILLON_SERVER__PORT.",
        "  server.trusted_proxies: proxy is not an address or a network of addresses.",
        "  server.certificate_file and server.key_file belong together: set both or none.",
        "  media.address: chime.example.com is not an IP address.",
        "  outgoing.private_networks: intern is not an address or a network of addresses.",
        "  dns.servers: ns.example.com is not the address of a name server.",
    ]


def test_a_file_that_is_absent_or_no_toml_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationWrong, match=r"absent\.toml cannot be read: No such file or directory"):
        load(tmp_path / "absent.toml", {})
    with pytest.raises(ConfigurationWrong, match="1 mistake;"):
        load(written(tmp_path, "server = ["), {})


def test_secrets_are_shown_nowhere(tmp_path: Path) -> None:
    environment = {
        "CARILLON_DATABASE__URL": "postgresql://carillon:canary1@db/carillon",
        "CARILLON_MAIL__PASSWORD": "canary2",
        "CARILLON_SERVER__METRICS_TOKEN": "canary3",
    }
    config = load(None, environment)
    assert config.mail.password == "canary2"
    assert config.database_url(tmp_path) == "postgresql+asyncpg://carillon:canary1@db/carillon"
    assert "canary" not in repr(config)
    with pytest.raises(ConfigurationWrong) as refused:
        load(None, {**environment, "CARILLON_DATABASE__URL": "mysql://carillon:canary1@db"})
    assert "canary" not in refused.value.message


def test_the_folder_is_where_the_desktop_wants_it() -> None:
    assert default_folder({"XDG_DATA_HOME": "/srv"}) == Path("/srv/carillon")
    assert default_folder({}) == Path.home() / ".local/share/carillon"
