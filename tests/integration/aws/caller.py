"""A caller without an SDK, who sees the bytes of an answer."""

import http.client
from urllib.parse import urlsplit

from botocore.auth import SigV4Auth, SigV4QueryAuth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials as BotocoreCredentials

from tests.kit.clients import Credentials


class Caller:
    """Signs a request line and sends exactly that line."""

    def __init__(self, endpoint: str, credentials: Credentials) -> None:
        self._endpoint = endpoint
        self._key = BotocoreCredentials(credentials.access_key_id, credentials.secret_access_key)

    def call(self, method: str, target: str, body: bytes = b"") -> tuple[int, dict[str, str], bytes]:
        return self.send(method, target, self.signed(method, target, body), body)

    def signed(self, method: str, target: str, body: bytes = b"") -> dict[str, str]:
        request = AWSRequest(method, f"{self._endpoint}{target}", data=body)
        SigV4Auth(self._key, "chime", "eu-west-1").add_auth(request)
        return {name: str(value) for name, value in request.headers.items()}

    def presigned(self, target: str) -> str:
        request = AWSRequest("GET", f"{self._endpoint}{target}")
        SigV4QueryAuth(self._key, "chime", "us-east-1", expires=60).add_auth(request)
        return str(request.url).removeprefix(self._endpoint)

    def send(
        self, method: str, target: str, headers: dict[str, str] | None = None, body: bytes = b""
    ) -> tuple[int, dict[str, str], bytes]:
        place = urlsplit(self._endpoint)
        connection = http.client.HTTPConnection(place.netloc, timeout=10)
        connection.request(method, f"{place.path}{target}", body=body, headers=headers or {})
        response = connection.getresponse()
        answer = response.status, {name.lower(): value for name, value in response.getheaders()}, response.read()
        connection.close()
        return answer
