"""Where programs call."""

from carillon.features.access.model.endpoints import Reach, endpoints


def test_each_service_has_its_address_and_the_variable_that_clients_read() -> None:
    roots = {"iam": "/aws/iam", "chime-sdk-voice": "/aws/chime-sdk-voice", "chime": "/aws/chime"}
    found = endpoints(Reach("https://chime.example.com"), roots)
    assert [(each.service, each.variable, each.url) for each in found] == [
        ("chime", "AWS_ENDPOINT_URL_CHIME", "https://chime.example.com/aws/chime"),
        ("chime-sdk-voice", "AWS_ENDPOINT_URL_CHIME_SDK_VOICE", "https://chime.example.com/aws/chime-sdk-voice"),
        ("iam", "AWS_ENDPOINT_URL_IAM", "https://chime.example.com/aws/iam"),
    ]
