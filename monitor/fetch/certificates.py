"""Why a secure connection was not made, in plain words."""

from __future__ import annotations

import ssl

# OpenSSL's codes of verification, X509_V_ERR_*; Python names none of them.
_VERDICTS = {
    9: "it is not valid yet",
    10: "it has expired",
    18: "it is signed by nobody but itself",
    19: "an unknown authority has signed it",
    20: "an unknown authority has signed it",
    21: "an unknown authority has signed it",  # the server sends no certificate between its own and the authority's
    23: "it has been revoked",
    62: "it is made out to another name",
    64: "it is made out to another address",
}
_REASONS = {
    "WRONG_VERSION_NUMBER": "the server does not speak TLS",
    "UNEXPECTED_EOF_WHILE_READING": "the server broke off",
    "UNSUPPORTED_PROTOCOL": "the server speaks only old TLS, which is not safe",
    "TLSV1_ALERT_PROTOCOL_VERSION": "the server speaks only old TLS, which is not safe",
    "DH_KEY_TOO_SMALL": "the server's key is too short to be safe",
}


def reason(error: ssl.SSLError) -> str:
    """Say why, as the end of a sentence and without its full stop."""
    # Only errors that ssl makes itself have any of these attributes.
    if isinstance(error, ssl.SSLCertVerificationError):
        code, message = getattr(error, "verify_code", None), getattr(error, "verify_message", "")
        return _VERDICTS.get(code or 0) or str(message).rstrip(".") or "it cannot be verified"
    name = getattr(error, "reason", None) or ""
    return _REASONS.get(name) or name.replace("_", " ").lower() or "the server broke off"
