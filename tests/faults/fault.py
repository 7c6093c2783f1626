"""What a fault is: a way to answer, and the name that it must be given."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from ipaddress import IPv4Network, ip_address
from typing import TYPE_CHECKING

from monitor.fetch import Fetcher, Limits
from tests.faults.certificates import NAME, Certificate
from tests.faults.h2_server import H2Server
from tests.fetch.fault_server import FaultServer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Mapping

    from monitor.fetch.addresses import Address
    from tests.faults.certificates import Authority
    from tests.faults.h2_server import Script
    from tests.fetch.fault_server import Answer

# Small in bytes, so that a bomb costs the tests nothing; in seconds more than a busy machine needs.
USUAL = Limits(body=100_000, ratio_from=50_000)
LOOPBACK = IPv4Network("127.0.0.0/8")


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that a server does wrong, or that only looks so.

    `answers` are those of an HTTP/1.1 server, `script` that of an HTTP/2 server; `certificate` makes either speak TLS.
    `start` is the target first asked, or with {port} a whole address; `leads_to` gives the addresses of its host, one
    turn after the other, the last for good.
    """

    name: str
    diagnosis: str | None  # None where all must end well
    answers: Mapping[str, Answer | tuple[Answer, ...]] = field(default_factory=dict)
    says: str = ""  # a part of the message
    limits: Limits = USUAL
    start: str = "/"
    script: Script | None = None
    certificate: Certificate | None = None
    greeting: bytes = b""
    leads_to: tuple[str, ...] = ("127.0.0.1",)

    @property
    def leads_away(self) -> bool:
        """Tell whether it is about names, which lead here only in a test that resolves them itself."""
        return self.leads_to != ("127.0.0.1",) or NAME in self.start

    @asynccontextmanager
    async def served(self, authority: Authority, host: str = NAME) -> AsyncIterator[str]:
        """Run the server in the block; gives the address to ask."""
        async with self._server(authority) as server:
            yield self.start.format(port=server.port) if "{port}" in self.start else server.url(self.start, host)

    def fetcher(self, authority: Authority) -> Fetcher:
        """Make the fetcher that meets this fault."""
        return Fetcher(
            user_agent="SeriesMonitor/1 (+https://contact.example)",
            limits=self.limits,
            politeness=timedelta(0),
            allow_private=(LOOPBACK,),
            resolve=self._resolve,
            tls=authority.client(),
        )

    def _server(self, authority: Authority) -> FaultServer | H2Server:
        if self.script is not None:
            return H2Server(self.script, tls=authority.server(self.certificate or Certificate.GOOD, "h2"))
        answers = {key: list(value) if isinstance(value, tuple) else value for key, value in self.answers.items()}
        tls = None if self.certificate is None else authority.server(self.certificate)
        return FaultServer(answers, greeting=self.greeting, tls=tls)

    @property
    def _resolve(self) -> Callable[[str, int], Awaitable[tuple[Address, ...]]]:
        turns = list(self.leads_to)

        async def resolve(host: str, port: int) -> tuple[Address, ...]:
            return (ip_address(turns.pop(0) if len(turns) > 1 else turns[0]),)

        return resolve


def tiny(**changes: timedelta | int) -> Limits:
    """Return the usual limits but for some, for faults that would take long to be noticed."""
    return Limits(**{"body": USUAL.body, "ratio_from": USUAL.ratio_from} | changes)  # type: ignore[arg-type]


SOON = timedelta(milliseconds=150)
