"""Ring, a bot for Carillon's chat rooms: says which commands it knows, and does them. Python alone, nothing to install.

    python3 ring.py --token-file token.txt --port 8443 --certificate cert.pem --key key.pem

The token is the SecurityToken of the bot. Behind a proxy that ends TLS, leave the certificate and the key away.
"""

import argparse
import base64
import hashlib
import hmac
import json
import ssl
from http.client import HTTPConnection, HTTPSConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

HELP = "I know these commands: help, echo."
LARGEST_EVENT = 64 * 1024


def is_genuine(token: str, timestamp: str, body: bytes, signature: str) -> bool:
    wanted = base64.b64encode(hmac.digest(token.encode(), f"{timestamp}|".encode() + body, hashlib.sha256))
    return hmac.compare_digest(wanted, signature.encode())


def reply_to(event: dict[str, Any]) -> str | None:
    """What the bot says to an event, if anything: the word after its name is the command."""
    if event["EventType"] == "Invite":
        return HELP
    if event["EventType"] != "Mention":
        return None
    _, _, rest = event["Message"].partition("@")
    command, _, words = " ".join(rest.split()[1:]).partition(" ")
    return words or "Echo what?" if command.lower() == "echo" else HELP


def say(url: str, text: str) -> None:
    place = urlsplit(url)
    connect = HTTPSConnection if place.scheme == "https" else HTTPConnection
    carillon = connect(place.netloc, timeout=10)
    body = json.dumps({"Content": text})
    carillon.request("POST", f"{place.path}?{place.query}", body, {"Content-Type": "application/json"})
    carillon.getresponse().read()
    carillon.close()


class Ring(BaseHTTPRequestHandler):
    """Hears one request of Carillon's."""

    token = ""

    def do_POST(self) -> None:
        body = self.rfile.read(min(int(self.headers.get("Content-Length", "0")), LARGEST_EVENT))
        timestamp, signature = (self.headers.get(f"Chime-{name}", "") for name in ("Request-Timestamp", "Signature"))
        if not is_genuine(self.token, timestamp, body, signature):
            return self._answer(403, {"Message": "This is not signed with my token."})
        event = json.loads(body)
        if "Challenge" in event:
            return self._answer(200, {"Challenge": event["Challenge"]})
        # Carillon waits for two seconds: answer at once, and work afterwards.
        self._answer(200, {})
        if text := reply_to(event):
            Thread(target=say, args=(event["InboundHttpsEndpoint"]["Url"], text)).start()
        return None

    def _answer(self, status: int, content: dict[str, Any]) -> None:
        body = json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def main() -> None:
    parser = argparse.ArgumentParser(description="A bot that knows help and echo.")
    parser.add_argument("--token-file", type=Path, required=True)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8443)
    parser.add_argument("--certificate")
    parser.add_argument("--key")
    options = parser.parse_args()
    Ring.token = options.token_file.read_text().strip()
    server = ThreadingHTTPServer((options.host, options.port), Ring)
    if options.certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(options.certificate, options.key)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
