# SPDX-License-Identifier: GPL-3.0-or-later
"""Requests from a description and a seed: as described, nearly so, and wild. The same seed asks the same, but for what
the caller puts in as known (identifiers that mean something to the program just now)."""

import json
import random
import re
import re._parser as pattern_parser
import string
import uuid
from urllib.parse import quote

DEEPEST = 6
LONGEST = 40
STRANGE_TEXTS = ["", " ", "\x00", "a\x1fb", "ł" * 100, "😀", "\ufffe", "'; DROP TABLE journal; --", "../../etc/passwd", "%s%n", "x" * 5_000]
STRANGE_NUMBERS = [-1, 0, 1, 2**31, 2**53 + 1, 2**63 - 1, 2**63, 2**64, -(2**63) - 1, 10**40, 0.5, 1.0, -0.0, 1e300]
METHODS = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "CONNECT", "BREW", "get", "P0ST"]


class Values:
    """Values that a schema describes. `known`: member name → values worth trying there."""

    def __init__(self, rng, document, known):
        self._rng = rng
        self._document = document
        self._known = known

    def valid(self, schema, depth=0, name=""):
        if name in self._known and self._known[name] and self._rng.random() < 0.4:
            return self._rng.choice(self._known[name])
        if "$ref" in schema:
            return self.valid(self._resolve(schema["$ref"]), depth, name)
        for choice in ("anyOf", "oneOf"):
            if choice in schema:
                return self.valid(self._rng.choice(schema[choice]), depth, name)
        if "const" in schema:
            return schema["const"]
        if "enum" in schema:
            return self._rng.choice(schema["enum"])
        kind = schema.get("type", "null")
        return getattr(self, f"_{kind if isinstance(kind, str) else self._rng.choice(kind)}")(schema, depth)

    def _resolve(self, reference):
        found = self._document
        for part in reference.removeprefix("#/").split("/"):
            found = found[part]
        return found

    def _object(self, schema, depth):
        required = schema.get("required", [])
        members = dict.fromkeys(required) | schema.get("properties", {})
        made = {}
        for name, described in members.items():
            if name in required or (depth < DEEPEST and self._rng.random() < 0.7):
                made[name] = self.valid(described or {"type": "string"}, depth + 1, name)
        return made

    def _array(self, schema, depth):
        count = 0 if depth > DEEPEST else self._rng.choice([0, 1, 1, 2, 3])
        return [self.valid(schema["items"], depth + 1) for _ in range(min(count, schema.get("maxItems", count)))]

    def _string(self, schema, _depth):
        if schema.get("format") == "date-time":
            day, second = self._rng.randint(1, 28), self._rng.randint(0, 59)
            return f"{self._rng.choice([0, 1970, 2026, 9999]):04}-{self._rng.randint(1, 12):02}-{day:02}T23:00:{second:02}.999Z"
        if schema.get("format", "").startswith("padded"):
            return f"{self._rng.choice([1, 2, self._rng.randrange(1, 2**40)]):020}"
        if "pattern" in schema:
            return matching(self._rng, schema["pattern"])
        most = min(schema.get("maxLength", LONGEST), LONGEST)
        return "".join(self._rng.choice(string.ascii_letters + " -ął") for _ in range(self._rng.randrange(most // 2 + 1)))

    def _integer(self, schema, _depth):
        low, high = schema.get("minimum", -5), schema.get("maximum", 2**40)
        return self._rng.choice([low, high, self._rng.randint(low, high), self._rng.randint(low, min(high, low + 100))])

    def _boolean(self, _schema, _depth):
        return self._rng.random() < 0.5

    def _null(self, _schema, _depth):
        return None

    def strange(self):
        rng = self._rng
        return rng.choice(
            [
                lambda: None,
                lambda: True,
                lambda: [],
                lambda: {},
                lambda: [[[[]]]],
                lambda: {"a": {"b": [None, -1]}},
                lambda: str(uuid.UUID(int=rng.getrandbits(128))),
                lambda: rng.choice(STRANGE_TEXTS),
                lambda: rng.choice(STRANGE_NUMBERS),
            ]
        )()

    def nearly(self, value):
        """One thing in it is otherwise."""
        places = list(_places(value))
        if not places:
            return self.strange()
        holder, key = self._rng.choice(places)
        change = self._rng.randrange(4)
        if change == 0 and isinstance(holder, dict):
            del holder[key]
        elif change == 1 and isinstance(holder, dict):
            holder[self._rng.choice(["more", "", key.upper(), f"{key}_"])] = self.strange()
        elif change == 2 and isinstance(holder[key], str):
            holder[key] = self._otherwise(holder[key])
        else:
            holder[key] = self.strange()
        return value

    def _otherwise(self, text):
        at = self._rng.randrange(len(text) + 1)
        return self._rng.choice([text[:at], text + text[:1], text[:at] + "\n" + text[at:], text.upper(), f" {text}", text * 3])


def _places(value):
    keys = value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in keys:
        yield value, key
        yield from _places(value[key])


def matching(rng, pattern):
    """A text that fits a regular expression of the kinds that docs/api uses."""
    return "".join(_piece(rng, *token) for token in pattern_parser.parse(pattern))


def _piece(rng, kind, detail):
    kind = str(kind)
    if kind == "LITERAL":
        return chr(detail)
    if kind == "ANY":
        return rng.choice(string.printable[:90])
    if kind == "IN":
        return _one_of(rng, detail)
    if kind in ("MAX_REPEAT", "MIN_REPEAT"):
        low, high, inner = detail
        times = rng.randint(low, min(int(high), low + 8))
        return "".join(_piece(rng, *token) for _ in range(times) for token in inner)
    if kind == "SUBPATTERN":
        return "".join(_piece(rng, *token) for token in detail[-1])
    if kind == "BRANCH":
        return "".join(_piece(rng, *token) for token in rng.choice(detail[1]))
    if kind == "AT":
        return ""
    raise ValueError(f"no text is made for {kind}")


def _one_of(rng, choices):
    kind, detail = rng.choice(choices)
    if str(kind) == "RANGE":
        return chr(rng.randint(*detail))
    if str(kind) == "CATEGORY":
        return rng.choice(string.digits)
    return chr(detail)


class Request:
    """The bytes, what they are, and whether they are one whole request, so that an answer is owed."""

    def __init__(self, kind, method, target, headers, body, owed=True):
        self.kind = kind
        self.owed = owed
        self.wild = kind.startswith(("wild head", "wild target"))
        self._head = (method, target, headers)
        lines = [f"{method} {target} HTTP/1.1", *(f"{name}: {value}" for name, value in headers)]
        self.bytes = "\r\n".join(lines).encode("utf-8", "surrogateescape") + b"\r\n\r\n" + body

    def with_body(self, body):
        method, target, headers = self._head
        kept = [(name, value) for name, value in headers if name != "Content-Length"]
        return Request(self.kind, method, target, [*kept, ("Content-Length", str(len(body)))], body, self.owed)

    def __str__(self):
        return f"{self.kind}: {self.bytes[:600]!r}"


class Requests:
    """`make(n)` is the n-th request of that seed."""

    def __init__(self, seed, description, known=None):
        self._seed = seed
        self._description = description
        self.known = known if known is not None else {}

    def make(self, number):
        rng = random.Random(f"{self._seed} {number}")
        values = Values(rng, self._description.document, self.known)
        operations = self._description.operations
        taking = [each for each in operations if "requestBody" in each.content]
        operation = rng.choice(operations if rng.random() < 0.6 else taking)
        kind = rng.choices(["valid", "nearly", "wild body", "wild target", "wild head"], [30, 35, 15, 10, 10])[0]
        target = self._target(rng, values, operation, kind)
        method, headers, body, owed = operation.method, [("Host", "localhost")], b"", True
        described = operation.content.get("requestBody")
        if described is not None:
            (media, content), = described["content"].items()
            headers.append(("Content-Type", media))
            body = self._body(rng, values, content["schema"], kind)
        if kind == "wild target":
            method, target = rng.choice([method, *METHODS]), wild_target(rng, target)
        if kind == "wild head":
            headers, owed = wild_headers(rng, headers, body)
        elif body or described is not None:
            headers.append(("Content-Length", str(len(body))))
        return Request(f"{kind}, {operation.id}", method, target, headers, body, owed)

    @staticmethod
    def _target(rng, values, operation, kind):
        target, query = operation.path, []
        for parameter in operation.content.get("parameters", []):
            value = values.valid(parameter["schema"], name=parameter["name"])
            if parameter["name"] == "wait":
                value = 0  # nobody has half a minute for each
            if kind == "nearly" and rng.random() < 0.5:
                value = values.strange()
            text = quote(str(value), safe="") or "x"
            if parameter["in"] == "path":
                target = target.replace("{" + parameter["name"] + "}", text)
            elif parameter["name"] == "wait" or rng.random() < 0.7:
                query.append(f"{parameter['name']}={text}")
        return target + ("?" + "&".join(query) if query else "")

    @staticmethod
    def _body(rng, values, schema, kind):
        if kind == "wild body":
            return wild_body(rng, json.dumps(values.valid(schema)).encode())
        value = values.valid(schema)
        if kind == "nearly":
            value = values.nearly(value)
        return json.dumps(value, ensure_ascii=rng.random() < 0.5).encode("utf-8", "surrogatepass")


def wild_body(rng, good):
    at = rng.randrange(len(good) + 1)
    return rng.choice(
        [
            lambda: good[:at],
            lambda: good[:at] + bytes([rng.randrange(256)]) + good[at:],
            lambda: good[:at] + b"\xff\xc3\x28" + good[at:],
            lambda: good.replace(b'"', b'"\xed\xa0\x80', 1),
            lambda: rng.randbytes(rng.randrange(200)),
            lambda: rng.randrange(1, 2_000) * b"[",
            lambda: rng.randrange(1, 40) * b'{"a":' + b"1" + rng.randrange(40) * b"}",
            lambda: b"[" + rng.randrange(1, 500) * b"1," + b"1]",
            lambda: b'{"id":' + rng.randrange(1, 400) * b"9" + b"}",
            lambda: b'{"age_ms":1e' + rng.randrange(1, 6) * b"9" + b"}",
            lambda: good + good,
            lambda: b"\xef\xbb\xbf" + good,
            lambda: good.decode("utf-8").encode("utf-16"),
            lambda: rng.choice([b"NaN", b"null", b"true", b"0", b'""', b"{}", b"[]", b"-", b"{,}", b'"\\ud800"', b"/**/{}"]),
            lambda: rng.randrange(3_000, 40_000) * b" " + good,
            lambda: b'{"id":"' + rng.randrange(10, 20_000) * b"x" + b'"}',
        ]
    )()


def wild_target(rng, target):
    at = rng.randrange(len(target) + 1)
    return rng.choice(
        [
            lambda: target[:at] + rng.choice(["%00", "%2e%2e", "%2F", "//", "/..", "?", "%", "%zz", "#", ";", "\\", "%c0%af", "ł"]) + target[at:],
            lambda: target + "/",
            lambda: target.upper(),
            lambda: target[:at],
            lambda: "/" + "".join(rng.choice("abc/.%?&=0") for _ in range(rng.randrange(1, 60))),
            lambda: "/" + rng.randrange(1, 9_000) * "a",
            lambda: rng.choice(["*", "localhost:80", "http://elsewhere/v1/taps", "", "v1/taps", "/v1", "/v1/taps?" + 500 * "a=b&"]),
            lambda: target,
        ]
    )()


def wild_headers(rng, headers, body):
    """Heads that are strange or that lie. Returns them and whether an answer is owed."""
    length = [("Content-Length", str(len(body)))]
    return rng.choice(
        [
            lambda: (headers[1:] + length, True),
            lambda: (headers + headers[:1] + length, True),
            lambda: ([(n, v) for n, v in headers if n != "Content-Type"] + length, True),
            lambda: (headers[:1] + [("Content-Type", rng.choice(["text/plain", "", "application/xml", "application/json;charset=latin1", "☃"]))] + length, True),
            lambda: (headers + [("Content-Length", str(len(body) + 10))], False),
            lambda: (headers + [("Content-Length", rng.choice(["-1", "x", "99999999999999999999", "1 1", "0x10", ""]))], True),
            lambda: (headers + length + [("Content-Length", "7")], True),
            lambda: (headers + [("Transfer-Encoding", rng.choice(["chunked", "gzip", "chunked, gzip", "identity", "x"]))], False),
            lambda: (headers + length + [("Transfer-Encoding", "chunked")], False),
            lambda: (headers + length + [(f"X-{n}", "y" * rng.randrange(100)) for n in range(rng.randrange(300))], True),
            lambda: (headers + length + [("X", "y" * rng.randrange(30_000))], True),
            lambda: (headers + length + [("Expect", rng.choice(["100-continue", "200-nothing"]))], True),
            lambda: (headers + length + [("Connection", rng.choice(["close", "upgrade", "keep-alive, x"])), ("Upgrade", "h2c")], True),
            lambda: (headers + length + [("Last-Event-ID", rng.choice(["", "1-1", "x" * 300, "\x01"]))], True),
            lambda: (headers + length + [("bad header", "x"), ("", "y")], True),
        ]
    )()
