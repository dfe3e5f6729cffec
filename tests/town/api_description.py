# SPDX-License-Identifier: GPL-3.0-or-later
"""docs/api/*.yaml as judges of what was said: whether an exchange is as described, and what is described but was never seen."""

import calendar
import functools
import json
import re
from urllib.parse import parse_qsl, unquote

import jsonschema
import yaml
from town_data import ROOT

FOLDER = ROOT / "docs" / "api"
ANY = "any request"
PROBLEM = "urn:ostoja:problem:"


def _whole(_checker, value):
    return isinstance(value, int) and not isinstance(value, bool)


def _bytes(_validator, most, value, _schema):
    if isinstance(value, str) and len(value.encode("utf-8", "surrogatepass")) > most:
        yield jsonschema.ValidationError(f"more than {most} bytes")


def _pattern(_validator, pattern, value, _schema):
    # Python's $ also fits before a line's end, JSON Schema's doesn't.
    if isinstance(value, str) and not re.search(re.sub(r"\$$", r"\\Z", pattern), value, re.ASCII):
        yield jsonschema.ValidationError(f"{value!r} does not fit {pattern!r}")


# JSON Schema takes 1.0 for an integer; canonical JSON, which is what gets hashed, has no such spelling. And it counts
# a text's characters; the programs count bytes, which are never fewer.
Validator = jsonschema.validators.extend(
    jsonschema.Draft202012Validator,
    validators={"maxLength": _bytes, "pattern": _pattern},
    type_checker=jsonschema.Draft202012Validator.TYPE_CHECKER.redefine("integer", _whole),
)
FORMATS = jsonschema.FormatChecker(formats=())


@FORMATS.checks("date-time")
def _is_time(text):
    if not isinstance(text, str):
        return True
    found = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)\.\d{3}Z", text, re.ASCII)
    if found is None:
        return False
    year, month, day, hour, minute, second = map(int, found.groups())
    # The calendar repeats after 400 years, and Python has no year 0.
    fits = 1 <= month <= 12 and 1 <= day <= calendar.monthrange(2000 + year % 400, month)[1]
    return fits and hour < 24 and minute < 60 and second < 60


@FORMATS.checks("padded-number")
def _is_padded(text):
    return not isinstance(text, str) or (text.isascii() and text.isdigit() and int(text) < 2**63)


@FORMATS.checks("padded-sequence")
def _is_sequence(text):
    return not isinstance(text, str) or (text.isascii() and text.isdigit() and 1 <= int(text) < 2**40)


class Operation:
    def __init__(self, path, method, content):
        self.path = path
        self.method = method.upper()
        self.id = content["operationId"]
        self.roles = content.get("x-roles")
        self.content = content
        self._pattern = re.compile(re.sub(r"\\\{[a-z]+\\\}", "[^/]+", re.escape(path)))

    def fits(self, path):
        return self._pattern.fullmatch(path) is not None


class Description:
    """One yaml file. `problems(exchange)` also remembers what was seen."""

    def __init__(self, name, any_media_type=False):
        """`any_media_type`: a request may lie about its body's, as to a station, which doesn't look at it."""
        self.name = name
        self._any_media_type = any_media_type
        self.document = yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
        self.operations = [
            Operation(path, method, content)
            for path, methods in self.document["paths"].items()
            for method, content in methods.items()
        ]
        self.any_request = self.document["x-any-request"]["responses"]
        self._seen = set()
        self._codes_seen = set()

    # what is described

    def operation(self, method, path):
        """Literal paths come before those with a part left open."""
        fitting = [op for op in self.operations if op.method == method and op.fits(path)]
        return min(fitting, key=lambda op: "{" in op.path, default=None)

    def described(self):
        every = {(op.id, status) for op in self.operations for status in op.content["responses"]}
        return every | {(ANY, status) for status in self.any_request}

    def never_seen(self):
        return sorted(self.described() - self._seen)

    def codes(self):
        every = set()
        for where, responses in [(op.id, op.content["responses"]) for op in self.operations] + [(ANY, self.any_request)]:
            for response in responses.values():
                every |= {(where, code) for code in self._resolved(response).get("x-codes", [])}
        return every

    def codes_never_seen(self):
        return sorted(self.codes() - self._codes_seen)

    def schema(self, name):
        return self.document["components"]["schemas"][name]

    def violations(self, schema, value):
        resolver = jsonschema.RefResolver("", self.document)
        errors = Validator(schema, resolver=resolver, format_checker=FORMATS).iter_errors(value)
        return [f"{'/'.join(map(str, e.absolute_path)) or 'the whole'}: {e.message[:300]}" for e in errors]

    # one exchange

    def problems(self, exchange):
        path, _, query = exchange.target.partition("?")
        operation = self.operation(exchange.method, unquote(path))
        candidates = []
        status = str(exchange.status)
        if operation is not None and status in operation.content["responses"]:
            candidates.append((operation.id, operation.content["responses"][status]))
        if status in self.any_request:
            candidates.append((ANY, self.any_request[status]))
        if not candidates:
            return [f"{exchange}: this status isn't described; it said {exchange.answer[:300]!r}"]
        found = []
        for where, response in candidates:
            wrong = self._answer_problems(exchange, self._resolved(response))
            if not wrong:
                self._remember(where, status, exchange)
                found = []
                break
            found = found or wrong
        if operation is not None:
            found = found + self._request_problems(operation, exchange, query)
        return [f"{exchange}: {problem}" for problem in found]

    def _remember(self, where, status, exchange):
        self._seen.add((where, status))
        if code := code_of(exchange):
            self._codes_seen.add((where, code))

    def _resolved(self, response):
        if "$ref" not in response:
            return response
        return self.document["components"]["responses"][response["$ref"].rsplit("/", 1)[1]]

    def _answer_problems(self, exchange, response):
        found = []
        for name, header in response.get("headers", {}).items():
            value = exchange.answer_headers.get(name.lower())
            if value is None and header.get("required"):
                found.append(f"the header {name} is promised and missing")
            elif value is not None:
                found += [f"{name}: {v}" for v in self.violations(header["schema"], value)]
        if "content" not in response:
            return found + (["nothing was expected in the answer"] if exchange.answer else [])
        kind = media_type(exchange.answer_headers)
        if kind not in response["content"]:
            return found + [f"{kind or 'no media type'} isn't among {', '.join(response['content'])}"]
        if exchange.method == "HEAD":
            return found + (["a HEAD is answered without a body"] if exchange.answer else [])
        content = response["content"][kind]
        if kind == "text/event-stream":
            return found + self._event_problems(exchange, content)
        if kind.endswith("json"):
            found += self._json_problems(content["schema"], exchange.answer)
        if kind == "application/problem+json" and not found:
            found += self._code_problems(exchange, response)
        return found

    @staticmethod
    def _code_problems(exchange, response):
        problem = json.loads(exchange.answer)
        found = [] if problem["status"] == exchange.status else [f"the body says {problem['status']}"]
        code = problem["type"].removeprefix(PROBLEM)
        return found + ([] if code in response["x-codes"] else [f"the code {code} isn't among {response['x-codes']}"])

    def _event_problems(self, exchange, content):
        role = exchange.caller.rpartition(".")[2]
        schema = content["x-events"].get(role) or content["x-events"].get("anybody")
        if schema is None:
            return [f"no events are described for {role}"]
        found = []
        for event in exchange.events:
            if event.get("event") != content["x-event"]:
                found.append(f"an event named {event.get('event')}")
            found += self._json_problems(schema, event["data"])
        return found

    def _json_problems(self, schema, text):
        try:
            value = json.loads(text)
        except ValueError as error:
            return [f"no JSON: {error}"]
        return self.violations(schema, value) + event_violations(value)

    def _request_problems(self, operation, exchange, query):
        """Taken though it isn't as described, or called malformed though it is."""
        refused = code_of(exchange) in ("malformed", "malformed_json")
        if not refused and not 200 <= exchange.status < 300:
            return []
        wrong = self._parameter_problems(operation, query) + self._body_problems(operation, exchange)
        if refused and not wrong:
            return [f"it was called malformed, but it is as described: {exchange.body[:500]!r} {exchange.answer[:300]!r}"]
        return [] if refused else [f"it was taken, but {problem}" for problem in wrong]

    def _parameter_problems(self, operation, query):
        given = dict(reversed(parse_qsl(query, keep_blank_values=True)))
        found = []
        for parameter in operation.content.get("parameters", []):
            if parameter["in"] != "query":
                continue
            if parameter["name"] not in given:
                found += [f"{parameter['name']}: it is missing"] if parameter.get("required") else []
                continue
            text = given[parameter["name"]]
            whole = parameter["schema"]["type"] == "integer" and re.fullmatch(r"-?[0-9]+", text)
            value = int(text) if whole else text
            found += [f"{parameter['name']}: {v}" for v in self.violations(parameter["schema"], value)]
        return found

    def _body_problems(self, operation, exchange):
        described = operation.content.get("requestBody")
        if described is None:
            return []
        (kind, content), = described["content"].items()
        found = []
        if not self._any_media_type and media_type(exchange.headers) not in (kind, ""):
            found.append(f"its media type isn't {kind}")
        try:
            value = json.loads(exchange.body.decode("utf-8"), object_pairs_hook=_without_nulls, parse_constant=_no_constant)
        except (ValueError, RecursionError) as error:
            return found + [f"its body is no JSON: {error}"]
        if depth(value) > 32:
            return found + ["its body is nested more than 32 deep"]
        return found + self.violations(content["schema"], value)


def _without_nulls(pairs):
    """A member that is null counts as absent."""
    return {name: value for name, value in pairs if value is not None}


def _no_constant(name):
    raise ValueError(f"{name} is no JSON")


def depth(value):
    if isinstance(value, dict):
        return 1 + max(map(depth, value.values()), default=0)
    if isinstance(value, list):
        return 1 + max(map(depth, value), default=0)
    return 0


def media_type(headers):
    return headers.get("content-type", "").partition(";")[0].strip()


def code_of(exchange):
    if media_type(exchange.answer_headers) != "application/problem+json":
        return None
    try:
        return json.loads(exchange.answer)["type"].removeprefix(PROBLEM)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


@functools.cache
def event_schema(name):
    path = FOLDER / "events" / f"{name}.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else None


def event_violations(value):
    """Of the journal entries in a page or a batch: their data against docs/api/events, where the type is known."""
    entries = value.get("events", []) if isinstance(value, dict) else value if isinstance(value, list) else []
    found = []
    for entry in entries:
        if not isinstance(entry, dict) or not isinstance(entry.get("type"), str) or "/" in entry["type"]:
            continue
        if (schema := event_schema(entry["type"])) is not None:
            errors = jsonschema.Draft202012Validator(schema).iter_errors(entry.get("data"))
            found += [f"{entry['type']}: {error.message[:300]}" for error in errors]
    return found


def check(exchanges):
    """Every problem of these exchanges, and the two descriptions with what they saw."""
    judges = {name: Description(name) for name in ("station", "office")}
    problems = [p for exchange in exchanges if exchange.status for p in judges[exchange.api].problems(exchange)]
    return problems, judges
