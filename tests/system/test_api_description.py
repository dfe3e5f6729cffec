# SPDX-License-Identifier: GPL-3.0-or-later
"""The judge of what the programs say, judged: each way of not being as docs/api describes it is told."""

import json
import unittest
import uuid

from api_description import ANY, FOLDER, Description, event_violations
from traffic import Conversation, Exchange

TAP = {"id": str(uuid.uuid4()), "card": "v1:" + 64 * "a", "kind": "ntag", "proof": "uid", "age_ms": 5}
RECORDED = {"tap": TAP["id"], "outcome": "bed", "sequence": 7}
JSON = {"content-type": "application/json"}
PROBLEM = {"content-type": "application/problem+json"}


def problem(status, code):
    content = {"type": f"urn:ostoja:problem:{code}", "title": "t", "status": status, "detail": "d"}
    return {"status": status, "answer_headers": PROBLEM, "answer": json.dumps(content).encode()}


def exchange(**changed):
    said = {
        "api": "station",
        "caller": "door-1.reader",
        "method": "POST",
        "target": "/v1/taps",
        "headers": JSON,
        "body": json.dumps(TAP).encode(),
        "status": 200,
        "answer_headers": JSON,
        "answer": json.dumps(RECORDED).encode(),
    }
    return Exchange(**{**said, **changed})


def of_uplink(target, **changed):
    return exchange(**{"caller": "uplink", "method": "GET", "target": target, "body": b"", **changed})


def heard(**event):
    stream = {"content-type": "text/event-stream"}
    order = {"event": "state", "data": '{"terminal": "door-1", "restarts": 0}', **event}
    return exchange(method="GET", target="/v1/events", body=b"", answer_headers=stream, answer=b"", events=[order])


class Judge(unittest.TestCase):
    def setUp(self):
        self.judge = Description("station")

    def test_what_is_as_described_is_no_problem(self):
        rows = [
            exchange(),
            exchange(body=json.dumps({**TAP, "more": 1}).encode()),
            exchange(body=b"{", **problem(400, "malformed_json")),
            exchange(**problem(409, "tap_too_old")),
            exchange(method="PATCH", **problem(405, "method_not_allowed")),
            heard(),
            of_uplink("/v1/journal?after=x", **problem(400, "malformed")),
        ]
        rows[4].answer_headers = {**PROBLEM, "allow": "POST"}
        for row in rows:
            with self.subTest(str(row)):
                self.assertEqual(self.judge.problems(row), [])

    def test_what_is_not_as_described_is_told(self):
        rows = {
            "a status of nobody's": exchange(status=418),
            "a status of another operation's": exchange(status=204, answer=b"", answer_headers={}),
            "a server's failure": exchange(**problem(500, "unanswered")),
            "another media type": exchange(answer_headers={"content-type": "text/plain"}),
            "no media type": exchange(answer_headers={}),
            "no JSON": exchange(answer=b"{"),
            "a member missing": exchange(answer=b'{"tap": "%s"}' % TAP["id"].encode()),
            "a value out of its range": exchange(answer=json.dumps({**RECORDED, "sequence": 0}).encode()),
            "a fraction": exchange(answer=json.dumps({**RECORDED, "sequence": 7.0}).encode()),
            "a word that isn't described": exchange(answer=json.dumps({**RECORDED, "outcome": "bath"}).encode()),
            "a request taken that is missing something": exchange(body=b"{}"),
            "a request taken in another media type": exchange(headers={"content-type": "text/plain"}),
            "a good request called malformed": exchange(**problem(400, "malformed")),
            "a code of another status": exchange(**problem(409, "town_older")),
            "a body that names another status": exchange(**{**problem(409, "tap_too_old"), "status": 413}),
            "a promised header that is missing": exchange(method="PATCH", **problem(405, "method_not_allowed")),
            "something where nothing is expected": of_uplink("/v1/delivery", method="PUT", status=204),
            "a parameter taken that is out of its range": of_uplink("/v1/journal?wait=31", answer=b"{}"),
            "an event of another name": heard(event="stat"),
            "an event that isn't as described": heard(data='{"terminal": "door-1"}'),
            "a path that isn't described": exchange(target="/v2/taps"),
        }
        for what, row in rows.items():
            with self.subTest(what):
                self.assertNotEqual(self.judge.problems(row), [])

    def test_an_entrys_data_is_held_to_its_events_description(self):
        entry = {"type": "pl.ostoja.bed.taken.v1", "data": {"bed": "7"}}
        said = of_uplink("/v1/journal", answer=json.dumps({"events": [entry]}).encode())
        self.assertTrue(any("pl.ostoja.bed.taken.v1" in p for p in self.judge.problems(said)))

    def test_the_example_of_an_event_fits_and_what_is_nearly_one_is_told(self):
        judged = 0
        for path in sorted((FOLDER / "events").glob("*.json")):
            schema = json.loads(path.read_text(encoding="utf-8"))
            for example in schema.get("examples", []):
                entry = {"type": schema["title"], "data": example}
                self.assertEqual(event_violations([entry]), [], path.name)
                wrong = [{k: v for k, v in example.items() if k != left_out} for left_out in example]
                wrong += [{**example, "name": "Ada"}] + [{**example, key: 7 if type(value) is not int else "7"} for key, value in example.items()]
                for data in wrong:
                    with self.subTest(event=schema["title"], data=data):
                        self.assertNotEqual(event_violations([{**entry, "data": data}]), [])
                judged += 1
        self.assertGreater(judged, 20)

    def test_what_was_never_seen_is_listed(self):
        self.assertEqual(len(self.judge.never_seen()), len(self.judge.described()))
        self.judge.problems(exchange())
        self.assertNotIn(("tap", "200"), self.judge.never_seen())
        self.assertIn(("tap", "409"), self.judge.never_seen())
        self.assertIn((ANY, "404"), self.judge.never_seen())

    def test_an_answer_that_is_wrong_does_not_count_as_seen(self):
        self.judge.problems(exchange(answer=b"{}"))
        self.assertIn(("tap", "200"), self.judge.never_seen())


class Wire(unittest.TestCase):
    """Bytes, in whatever pieces they come, become requests with their answers."""

    SENT = (
        b"POST /a HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc"
        b"PUT /b HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nde\r\n1\r\nf\r\n0\r\n\r\n"
        b"GET /c HTTP/1.1\r\n\r\n"
    )
    ANSWERED = (
        b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nX: 1\r\n\r\nok"
        b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n"
        b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n:\n\nevent: e\nid: 1\ndata: {}\n\nevent: f\nda"
    )

    def test_each_request_gets_its_answer_however_the_bytes_are_cut(self):
        for size in (1, 2, 7, 1_000):
            with self.subTest(size=size):
                kept = []
                wire = Conversation("station", "uplink", kept.append)
                for data, way in ((self.SENT, wire.asked), (self.ANSWERED, wire.answered)):
                    for at in range(0, len(data), size):
                        way.feed(data[at : at + size])
                said = [(e.method, e.target, e.body, e.status, e.answer) for e in kept]
                self.assertEqual(
                    said,
                    [("POST", "/a", b"abc", 200, b"ok"), ("PUT", "/b", b"def", 204, b""), ("GET", "/c", b"", 200, b"")],
                )
                self.assertEqual(kept[2].events, [{"event": "e", "id": "1", "data": "{}"}])
                self.assertEqual(kept[0].answer_headers["x"], "1")

    def test_an_answer_to_what_is_no_request_is_kept_too(self):
        kept = []
        wire = Conversation("station", "uplink", kept.append)
        wire.asked.feed(b"\x16\x03\x01")
        wire.answered.feed(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")
        self.assertEqual([(e.method, e.status) for e in kept], [("", 400)])


if __name__ == "__main__":
    unittest.main()
