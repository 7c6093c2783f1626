"""What the browser asks of its proxy, and what the proxy makes of it."""

from __future__ import annotations

from http import HTTPStatus

import pytest

from monitor.fetch.browser.requests import Asked, RefusedError, read_request

OURS = b"Basic cGFnZTpvcGVu"
AUTHORIZED = "Proxy-Authorization: Basic cGFnZTpvcGVu"


def head(line: str, *fields: str) -> bytes:
    return "".join(f"{text}\r\n" for text in (line, *fields, "")).encode("latin-1")


def refused(line: str, *fields: str) -> HTTPStatus:
    with pytest.raises(RefusedError) as caught:
        read_request(head(line, *fields), OURS)
    return caught.value.status


@pytest.mark.parametrize(
    ("target", "host", "port"),
    [
        ("news.example:443", "news.example", 443),
        ("NEWS.example:8443", "news.example", 8443),
        ("192.0.2.1:80", "192.0.2.1", 80),
        ("[2001:db8::1]:443", "2001:db8::1", 443),
        ("127.0.0.1:443", "127.0.0.1", 443),  # which networks may be asked is judged when it is dialled
    ],
)
def test_a_tunnel_leads_to_a_host_and_port(target: str, host: str, port: int) -> None:
    assert read_request(head(f"CONNECT {target} HTTP/1.1", AUTHORIZED), OURS) == Asked(host, port)


@pytest.mark.parametrize(
    ("target", "status"),
    [
        ("news.example", HTTPStatus.BAD_REQUEST),
        ("news.example:", HTTPStatus.BAD_REQUEST),
        ("https://news.example:443", HTTPStatus.BAD_REQUEST),
        ("user@news.example:443", HTTPStatus.BAD_REQUEST),
        ("news.example:443/path", HTTPStatus.BAD_REQUEST),
        ("news.example\\:443", HTTPStatus.BAD_REQUEST),
        ("news.example:22", HTTPStatus.FORBIDDEN),
        ("news.example:25", HTTPStatus.FORBIDDEN),
        ("news.example:6667", HTTPStatus.FORBIDDEN),
        ("news.example:0", HTTPStatus.FORBIDDEN),
        ("news.example:99999", HTTPStatus.FORBIDDEN),
        ("2130706433:443", HTTPStatus.FORBIDDEN),
        ("0x7f.1:443", HTTPStatus.FORBIDDEN),
        (":443", HTTPStatus.BAD_REQUEST),
    ],
)
def test_a_tunnel_leads_nowhere_else(target: str, status: HTTPStatus) -> None:
    assert refused(f"CONNECT {target} HTTP/1.1", AUTHORIZED) == status


def test_a_plain_request_is_sent_on_as_its_server_expects_it() -> None:
    asked = read_request(
        head(
            "GET http://news.example:8080/tv?page=1 HTTP/1.1",
            "Host: elsewhere.example",
            AUTHORIZED,
            "Proxy-Connection: keep-alive",
            "Upgrade: websocket",
            "Cookie: a=1",
            "Accept: */*",
        ),
        OURS,
    )
    assert (asked.host, asked.port, asked.body) == ("news.example", 8080, 0)
    assert asked.head == head(
        "GET /tv?page=1 HTTP/1.1", "host: news.example:8080", "cookie: a=1", "accept: */*", "connection: close"
    )


def test_the_length_of_a_body_is_known() -> None:
    asked = read_request(head("POST http://news.example/q HTTP/1.1", "Content-Length: 12", AUTHORIZED), OURS)
    assert (asked.port, asked.body) == (80, 12)


@pytest.mark.parametrize(
    ("line", "fields", "status"),
    [
        ("GET https://news.example/ HTTP/1.1", (), HTTPStatus.BAD_REQUEST),
        ("GET ftp://news.example/ HTTP/1.1", (), HTTPStatus.BAD_REQUEST),
        ("GET file:///etc/passwd HTTP/1.1", (), HTTPStatus.BAD_REQUEST),
        ("GET / HTTP/1.1", (), HTTPStatus.BAD_REQUEST),  # what a page in another browser could send here
        ("GET http://user:word@news.example/ HTTP/1.1", (), HTTPStatus.FORBIDDEN),
        ("GET http://news.example\\@10.0.0.1/ HTTP/1.1", (), HTTPStatus.FORBIDDEN),
        ("GET http://news.example:25/ HTTP/1.1", (), HTTPStatus.FORBIDDEN),
        ("GET http://news.example/ HTTP/2", (), HTTPStatus.BAD_REQUEST),
        ("get http://news.example/ HTTP/1.1", (), HTTPStatus.BAD_REQUEST),
        ("POST http://news.example/ HTTP/1.1", ("Transfer-Encoding: chunked",), HTTPStatus.LENGTH_REQUIRED),
        ("POST http://news.example/ HTTP/1.1", ("Content-Length: -1",), HTTPStatus.LENGTH_REQUIRED),
        (
            "POST http://news.example/ HTTP/1.1",
            ("Content-Length: 1", "Content-Length: 2"),
            HTTPStatus.LENGTH_REQUIRED,
        ),
        ("GET http://news.example/ HTTP/1.1", ("Accept : */*",), HTTPStatus.BAD_REQUEST),
        ("GET http://news.example/ HTTP/1.1", ("Accept: a", " folded: b"), HTTPStatus.BAD_REQUEST),
    ],
)
def test_what_is_no_plain_request_is_refused(line: str, fields: tuple[str, ...], status: HTTPStatus) -> None:
    assert refused(line, AUTHORIZED, *fields) == status


@pytest.mark.parametrize(
    "field", ["Accept: */*", "Proxy-Authorization: Basic cGFnZTpzaHV0", "Authorization: Basic cGFnZTpvcGVu"]
)
def test_nobody_is_served_without_the_credentials(field: str) -> None:
    assert refused("CONNECT news.example:443 HTTP/1.1", field) == HTTPStatus.PROXY_AUTHENTICATION_REQUIRED
