# SPDX-License-Identifier: GPL-3.0-or-later
"""What a box makes of an invitation's code, written anew from docs/api/office.yaml."""

import hashlib

SIGNS = "0123456789abcdefghjkmnpqrstvwxyz"


def secret_and_digest(code):
    """The 16 bytes of the secret, and the first 16 of the authority's SHA-256."""
    number = 0
    for sign in code.strip().replace("-", ""):
        number = number * 32 + SIGNS.index(sign)
    whole = (number >> 4).to_bytes(32, "big")
    return whole[:16], whole[16:]


def token(code):
    secret, _ = secret_and_digest(code)
    return hashlib.blake2b(b"ostoja enrolment token v1", key=secret, digest_size=32).hexdigest()


def made_up(other):
    """A code that nobody gave, for the same authority."""
    return ("0000" if other[:4] != "0000" else "1111") + other[4:]
