"""How people reach this server: the address in links, and the wizard's answers in the operator's file."""

import asyncio
import re
import ssl
from ipaddress import ip_address, ip_network
from pathlib import Path

import tomlkit

from carillon.core.config import ServerConfig
from carillon.features.signin import CertificateUnusable, HostNameInvalid, ProxyInvalid, Reach

_LABEL = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)", re.IGNORECASE)
EVERY_ADDRESS = "0.0.0.0"
DEFAULT_PORTS = {"https": 443, "http": 80}


def public_address(server: ServerConfig) -> str:
    """What links begin with, without a slash at the end. Behind a proxy people come by https to the usual port."""
    if not server.host_name:
        return f"{'https' if server.certificate_file else 'http'}://localhost:{server.port}"
    if server.certificate_file and server.port != DEFAULT_PORTS["https"]:
        return f"https://{server.host_name}:{server.port}"
    return f"https://{server.host_name}"


class ReachFile:
    """`signin.ConfigurationFile`: writes the server section and leaves everything else in the file as it is."""

    def __init__(self, file: Path) -> None:
        self._file = file

    async def write_reach(self, reach: Reach) -> str:
        return await asyncio.to_thread(self._write, reach)

    def _write(self, reach: Reach) -> str:
        _check(reach)
        document = tomlkit.parse(self._file.read_text()) if self._file.exists() else tomlkit.document()
        server = document.setdefault("server", tomlkit.table())
        server["host_name"] = reach.host_name.lower()
        server["host"] = "127.0.0.1" if _only_local_proxies(reach) else EVERY_ADDRESS
        for name in ("certificate_file", "key_file"):
            server[name] = getattr(reach, name)
        server["trusted_proxies"] = list(reach.trusted_proxies)
        draft = self._file.with_suffix(".new")
        draft.write_text(tomlkit.dumps(document))
        draft.chmod(0o600)
        draft.replace(self._file)
        return str(self._file)


def _check(reach: Reach) -> None:
    labels = reach.host_name.split(".")
    if len(reach.host_name) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        raise HostNameInvalid(host_name=reach.host_name[:253])
    for proxy in reach.trusted_proxies:
        try:
            ip_network(proxy, strict=False)
        except ValueError as error:
            raise ProxyInvalid(proxy=proxy[:100]) from error
    if reach.certificate_file or reach.key_file:
        _check_pair(reach)
    elif not reach.trusted_proxies:
        raise CertificateUnusable(reason="Name a certificate and its key, or the proxy that has them.")


def _check_pair(reach: Reach) -> None:
    """Load them as the server will: whether they can be read, are PEM, and belong together."""
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(reach.certificate_file, reach.key_file)
    except (OSError, ssl.SSLError) as error:
        reason = f"{reach.certificate_file} with {reach.key_file}: {error.strerror or error.args[-1]}."
        raise CertificateUnusable(reason=reason) from error


def _only_local_proxies(reach: Reach) -> bool:
    proxies = [proxy.partition("/")[0] for proxy in reach.trusted_proxies]
    return not reach.certificate_file and all(ip_address(proxy).is_loopback for proxy in proxies)
