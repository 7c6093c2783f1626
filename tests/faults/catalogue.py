"""All faults that the tests know of."""

from __future__ import annotations

from tests.faults import bodies, heads, http2, redirections, slowness, statuses, tls

# A server of its own for each of a hundred statuses would show in a set of sources nothing that one does not.
FAULTS = (*heads.FAULTS, *bodies.FAULTS, *redirections.FAULTS, *slowness.FAULTS, *tls.FAULTS, *http2.FAULTS)
STATUSES = statuses.FAULTS
