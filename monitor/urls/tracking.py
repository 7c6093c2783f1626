"""Query parameters that tell how a reader came, never what is read.

A name stands here only if a known tool owns it; words that sites also use for content (id, ref, source, page) do not.
"""

from __future__ import annotations

from urllib.parse import unquote_plus

_PREFIXES = (
    "utm_",  # Google Analytics and everybody after it
    "mtm_", "matomo_", "piwik_", "pk_",  # Matomo
    "at_",  # Piano, once AT Internet
    "hsa_", "_hs",  # HubSpot
    "ns_",  # Comscore
    "wt_", "wt.",  # Webtrekk, Webtrends
    "guce_", "guccounter",  # Yahoo's consent page
    "vero_",
)  # fmt: skip

_NAMES = frozenset(
    {
        "fbclid", "igsh", "igshid", "mibextid",  # Meta
        "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "srsltid", "_ga", "_gl",  # Google
        "msclkid", "ocid",  # Microsoft
        "twclid", "ttclid", "rdt_cid", "scclid",  # Twitter, TikTok, Reddit, Snapchat
        "li_fat_id", "epik",  # LinkedIn, Pinterest
        "yclid", "ysclid", "_openstat",  # Yandex
        "spm",  # Alibaba
        "mc_cid", "mc_eid",  # Mailchimp
        "__hssc", "__hstc", "__hsfp", "hsctatracking",  # HubSpot
        "mkt_tok", "oly_anon_id", "oly_enc_id", "s_kwcid", "ef_id", "wickedid", "rb_clickid",
        "soc_src", "soc_trk", "sr_share", "xtor", "cmpid", "icid", "ncid", "ftag", "smid", "ito",  # newsrooms' own
    }
)  # fmt: skip


def is_tracking(name: str) -> bool:
    """Tell whether a query parameter of this name, as it stands in the address, only tracks."""
    folded = unquote_plus(name).casefold()
    return folded in _NAMES or folded.startswith(_PREFIXES)
