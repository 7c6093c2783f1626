"""Names of time zones in dates, for those that mean one offset wherever they are written."""

from __future__ import annotations

from datetime import UTC, timedelta, timezone

# Hours ahead of UTC. IST (India, Israel, Ireland) and AST are left out; CST is America's, as RFC 822 has it.
_HOURS = {
    0: "UT UTC GMT Z WET",
    1: "CET MEZ BST WEST",
    2: "CEST MESZ EET SAST CAT",
    3: "EEST MSK TRT EAT",
    4: "GST",
    7: "WIB ICT",
    8: "HKT SGT PHT MYT AWST WITA",
    9: "JST KST WIT",
    10: "AEST",
    11: "AEDT",
    12: "NZST",
    13: "NZDT",
    -2: "BRST",
    -3: "BRT ART ADT",
    -4: "EDT CLT",
    -5: "EST CDT COT PET",
    -6: "CST MDT",
    -7: "MST PDT",
    -8: "PST AKDT",
    -9: "AKST",
    -10: "HST",
}
ZONES = {
    name: timezone(timedelta(hours=hours)) if hours else UTC
    for hours, names in _HOURS.items()
    for name in names.split()
}
