"""Faults of secure connections over HTTP/1.1."""

from __future__ import annotations

from tests.faults.certificates import Certificate
from tests.faults.fault import SOON, Fault, tiny
from tests.fetch.fault_server import answer

_HERE = {"/": answer(200, b"here")}
_PLAIN = "https://news.example:{port}/"
FAULTS = (
    Fault("the right name", None, _HERE, certificate=Certificate.GOOD),
    Fault("a wrong name", "tls", _HERE, "made out to another name", certificate=Certificate.ANOTHER_NAME),
    Fault("an expired certificate", "tls", _HERE, "it has expired", certificate=Certificate.EXPIRED),
    Fault("a certificate of tomorrow", "tls", _HERE, "it is not valid yet", certificate=Certificate.NOT_YET),
    Fault("a self-signed certificate", "tls", _HERE, "nobody but itself", certificate=Certificate.SELF_SIGNED),
    Fault("an unknown authority", "tls", _HERE, "unknown authority", certificate=Certificate.UNKNOWN_AUTHORITY),
    Fault(
        "a good name, an address asked", "tls", _HERE, "another address", start="https://127.0.0.1:{port}/",
        certificate=Certificate.GOOD,
    ),
    Fault("no TLS", "tls", _HERE, start=_PLAIN, greeting=b"220 mail.example ESMTP\r\n"),
    Fault("silence instead of TLS", "timeout", {}, "TLS handshake", tiny(connect=SOON), start=_PLAIN),
)  # fmt: skip
