"""Certificates, made for each run of the tests by an authority that only the tests know."""

from __future__ import annotations

import ssl
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import Enum

import trustme

NAME = "news.example"
FAR = datetime(2500, 1, 1, tzinfo=UTC)


class Certificate(Enum):
    """What a server shows."""

    GOOD = "good"
    EXPIRED = "expired"
    NOT_YET = "not yet"
    ANOTHER_NAME = "another name"
    UNKNOWN_AUTHORITY = "unknown authority"
    SELF_SIGNED = "self-signed"


@dataclass(slots=True)
class Authority:
    """Issues certificates, good and bad, and makes clients that trust it."""

    _ca: trustme.CA = field(default_factory=trustme.CA)

    def client(self) -> ssl.SSLContext:
        """Return what a client verifies with that trusts this authority and no other."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # without the system's authorities, which take time to read
        self._ca.configure_trust(context)
        return context

    def server(self, certificate: Certificate, *protocols: str) -> ssl.SSLContext:
        """Return what a server shows; `protocols` are those that it offers by ALPN."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        if certificate is Certificate.SELF_SIGNED:
            _show_itself(trustme.CA(), context)
        else:
            self._issue(certificate).configure_cert(context)
        if protocols:
            context.set_alpn_protocols(list(protocols))
        return context

    def _issue(self, certificate: Certificate) -> trustme.LeafCert:
        match certificate:
            case Certificate.EXPIRED:
                return self._ca.issue_cert(NAME, not_after=datetime(2020, 1, 1, tzinfo=UTC))
            case Certificate.NOT_YET:
                return self._ca.issue_cert(NAME, not_before=datetime(2400, 1, 1, tzinfo=UTC), not_after=FAR)
            case Certificate.ANOTHER_NAME:
                return self._ca.issue_cert("other.example", "*.news.example")
            case Certificate.UNKNOWN_AUTHORITY:
                return trustme.CA().issue_cert(NAME)
            case _:
                return self._ca.issue_cert(NAME)


def _show_itself(ca: trustme.CA, context: ssl.SSLContext) -> None:
    with ca.cert_pem.tempfile() as certificate, ca.private_key_pem.tempfile() as key:
        context.load_cert_chain(certificate, key)
