# SPDX-License-Identifier: GPL-3.0-or-later
"""Requests that nobody sends in good faith, at both servers, and somebody beside them who is served all the while."""

import json
import time
import unittest

from lab import BATCH, Bystander, OfficeLab, StationLab, answers_in, expects, read_to_end

POST = b"POST /nowhere/at/all HTTP/1.1\r\nHost: x\r\n"
GET = b"GET /nowhere/at/all HTTP/1.1\r\nHost: x\r\n"
SMUGGLED = b"GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n"
CLOSE = b"Connection: close\r\n"
CHUNKED = b"Transfer-Encoding: chunked\r\n"

# What is sent, and the one status that comes back before the connection ends: a smuggled request is never answered.
AMBIGUOUS = {
    "length and chunks": (POST + b"Content-Length: 5\r\n" + CHUNKED + b"\r\n0\r\n\r\n" + SMUGGLED, 400),
    "chunks and length": (POST + CHUNKED + b"Content-Length: 5\r\n\r\n0\r\n\r\n" + SMUGGLED, 400),
    "two lengths": (POST + b"Content-Length: 0\r\nContent-Length: 45\r\n\r\n" + SMUGGLED, 400),
    "two lengths in one": (POST + b"Content-Length: 0, 45\r\n\r\n" + SMUGGLED, 400),
    "a length with a sign": (POST + b"Content-Length: +5\r\n\r\n" + SMUGGLED, 400),
    "a negative length": (POST + b"Content-Length: -5\r\n\r\n" + SMUGGLED, 400),
    "a length in hex": (POST + b"Content-Length: 0x5\r\n\r\n" + SMUGGLED, 400),
    "a length with a space": (POST + b"Content-Length: 4 5\r\n\r\n" + SMUGGLED, 400),
    "no length in its header": (POST + b"Content-Length:\r\n\r\n" + SMUGGLED, 400),
    "a length beyond 64 bits": (POST + b"Content-Length: 18446744073709551616\r\n\r\n" + SMUGGLED, 400),
    "a space before the colon": (POST + b"Content-Length : 5\r\n\r\n" + SMUGGLED, 400),
    "a space before the colon of chunks": (POST + b"Transfer-Encoding : chunked\r\n\r\n" + SMUGGLED, 400),
    "a coding that only looks like chunks": (POST + b"Transfer-Encoding: xchunked\r\n\r\n" + SMUGGLED, 501),
    "chunks, then a coding": (POST + b"Transfer-Encoding: chunked, identity\r\n\r\n" + SMUGGLED, 501),
    "chunks twice": (POST + CHUNKED + CHUNKED + b"\r\n0\r\n\r\n" + SMUGGLED, 400),
    "chunks folded in two": (POST + b"Transfer-Encoding: chun\r\n ked\r\n\r\n" + SMUGGLED, 501),
    "chunks in HTTP/1.0": (POST.replace(b"1.1", b"1.0") + b"Connection: keep-alive\r\n" + CHUNKED + b"\r\n0\r\n\r\n" + SMUGGLED, 400),
    "lines that end in LF": (GET.replace(b"\r\n", b"\n") + b"\n" + SMUGGLED, 400),
    "a line that ends in CR": (GET.replace(b"x\r\n", b"x\rX: y\r\n") + b"\r\n" + SMUGGLED, 400),
    "a header without a name": (GET + b": x\r\n\r\n" + SMUGGLED, 400),
    "a header without a colon": (GET + b"X\r\n\r\n" + SMUGGLED, 400),
    "a first header that is folded": (b"GET / HTTP/1.1\r\n X: y\r\nHost: x\r\n\r\n" + SMUGGLED, 400),
    "a zero byte in a header": (GET + b"X: a\0b\r\n\r\n" + SMUGGLED, 400),
    "a zero byte in a header's name": (GET + b"X\0: a\r\n\r\n" + SMUGGLED, 400),
    "a zero byte in the target": (b"GET /a\0b HTTP/1.1\r\nHost: x\r\n\r\n" + SMUGGLED, 400),
    "a zero byte in the method": (b"GE\0T / HTTP/1.1\r\nHost: x\r\n\r\n" + SMUGGLED, 400),
    "a whole address": (b"GET http://y/v1/health HTTP/1.1\r\nHost: x\r\n\r\n" + SMUGGLED, 400),
    "a proxy's request": (b"CONNECT y:443 HTTP/1.1\r\nHost: y:443\r\n\r\n" + SMUGGLED, 400),
    "a star": (b"OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n" + SMUGGLED, 400),
    "two hosts": (GET + b"Host: y\r\n\r\n" + SMUGGLED, 400),
    "no host": (b"GET / HTTP/1.1\r\n\r\n" + SMUGGLED, 400),
    "a version of its own": (b"GET / HTTP/1.7\r\nHost: x\r\n\r\n" + SMUGGLED, 400),
    "HTTP/0.9": (b"GET /\r\n\r\n" + SMUGGLED, 400),
    "HTTP/2": (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + SMUGGLED, 400),
    "a chunk's length that is none": (POST + CHUNKED + b"\r\nxyz\r\nabc\r\n0\r\n\r\n" + SMUGGLED, 400),
    "a chunk's length beyond 64 bits": (POST + CHUNKED + b"\r\nfffffffffffffffff\r\nabc\r\n0\r\n\r\n" + SMUGGLED, 400),
    "a chunk that is longer than it says": (POST + CHUNKED + b"\r\n2\r\nabcd\r\n0\r\n\r\n" + SMUGGLED, 400),
    "a length after the last chunk": (POST + CHUNKED + b"\r\n0\r\nContent-Length: 45\r\n\r\n" + SMUGGLED, 400),
}

HUGE = {
    "a chunk of nearly 64 bits": (POST + CHUNKED + b"\r\n7fffffffffffffff\r\nabc", 413),
    "a length of 4 GB, answered before the body": (POST + b"Content-Length: 4294967296\r\n\r\n", 413),
    "the same, asking whether to send it": (POST + b"Content-Length: 4294967296\r\nExpect: 100-continue\r\n\r\n", 413),
    "a chunk's remark of 300 KB": (POST + CHUNKED + b"\r\n1;" + 300_000 * b"x", 431),
    "300 KB after the last chunk": (POST + CHUNKED + b"\r\n0\r\nX: " + 300_000 * b"x", 431),
    "a header of 20 KB": (GET + b"X: " + 20_000 * b"x" + b"\r\n\r\n", 431),
    "a header that never ends": (GET + b"X: " + 300_000 * b"x", 431),
    "2,000 headers": (GET + b"".join(b"X-%d: y\r\n" % n for n in range(2_000)) + b"\r\n", 431),
    "a target of 20 KB": (b"GET /" + 20_000 * b"x" + b" HTTP/1.1\r\nHost: x\r\n\r\n", 431),
    "a method of 20 KB": (20_000 * b"X" + b" / HTTP/1.1\r\nHost: x\r\n\r\n", 431),
}

# What is unusual and understood: one answer of a path that isn't there, and the end that was asked for.
UNUSUAL = {
    "chunks with a remark": POST + CLOSE + CHUNKED + b'\r\n1;why="x"\r\na\r\n0\r\n\r\n' + SMUGGLED,
    "a line after the last chunk": POST + CLOSE + CHUNKED + b"\r\n1\r\na\r\n0\r\nX: y\r\n\r\n" + SMUGGLED,
    "a folded header": GET + CLOSE + b"X: a\r\n Transfer-Encoding: chunked\r\n\r\n" + SMUGGLED,
    "the same length twice": POST + CLOSE + b"Content-Length: 2\r\nContent-Length: 2\r\n\r\nab" + SMUGGLED,
    "a body with GET": GET + CLOSE + b"Content-Length: 2\r\n\r\nab" + SMUGGLED,
}


def nested(depth):
    return depth * "[" + depth * "]"


# JSON that no program of ours would send: refused as such, never taken in part.
JSON = {
    "10,000 levels": nested(10_000),
    "10,000 levels that don't end": 10_000 * "[",
    "10,000 levels of members": 3_000 * '{"a":',
    "33 levels": nested(33),
    "a number of 400 digits": f"[{400 * '9'}]",
    "a number beyond all": "[1e999999999]",
    "invalid UTF-8": b'["\xff\xfe"]',
    "a long form of a short letter": b'["\xc0\xaf"]',
    "half a pair of surrogates": '["\\ud800"]',
    "a zero byte": b"[\0]",
    "no number": "[NaN]",
    "a remark": "[] // and more",
    "two values": "[][]",
    "a comma too many": "[1,]",
    "a byte order mark": b"\xef\xbb\xbf[]",
    "nothing": "",
}


def slowly(question):
    """Below the station's 200 requests a second of one caller, whose limit isn't what is looked at here."""

    def asked(connection):
        time.sleep(0.01)
        return question(connection)

    return asked


class Hostile:
    """At one server: `connect` opens a connection for raw bytes, `bystander` makes somebody who is served meanwhile."""

    def flooder(self):
        return self.connect()

    def sent(self, data):
        """All answers until the end of the connection."""
        with self.connect() as wire:
            try:
                wire.sendall(data)
            except (BrokenPipeError, ConnectionResetError):
                pass  # refused before all of it was sent; what was answered is still read
            return answers_in(read_to_end(wire))

    def rows(self, table, status_of, data_of):
        with self.bystander() as bystander:
            for what, row in table.items():
                with self.subTest(what=what):
                    answers = self.sent(data_of(row))
                    self.assertEqual([status for status, _, _ in answers], [status_of(row)])
                    _, headers, body = answers[0]
                    self.assertEqual(headers["content-type"], "application/problem+json")
                    self.assertEqual(json.loads(body)["status"], status_of(row))
                    self.assertEqual(headers["connection"], "close")
                bystander.unharmed(2)

    def test_what_can_be_read_in_two_ways_is_refused_and_nothing_behind_it_is_read(self):
        self.rows(AMBIGUOUS, lambda row: row[1], lambda row: row[0])

    def test_what_is_too_large_is_refused_at_the_first_sight_of_it(self):
        self.rows(HUGE, lambda row: row[1], lambda row: row[0])

    def test_what_is_unusual_is_read_in_the_one_way_there_is(self):
        with self.bystander() as bystander:
            for what, data in UNUSUAL.items():
                with self.subTest(what=what):
                    self.assertEqual(len(self.sent(data)), 1)
                bystander.unharmed(2)

    def test_json_that_makes_no_sense_is_refused_whatever_its_depth(self):
        with self.bystander() as bystander:
            for what, text in JSON.items():
                with self.subTest(what=what):
                    body = text if isinstance(text, bytes) else text.encode()
                    ((status, _, told),) = self.json(body)
                    self.assertEqual(status, 400, told)
                    self.assertIn(json.loads(told)["type"].rpartition(":")[2], ("malformed", "malformed_json"))
                bystander.unharmed(2)

    def test_a_flood_of_requests_on_one_connection_is_answered_one_by_one_beside_others(self):
        flood = 3_000
        with self.flooder() as wire, self.bystander() as bystander:
            asked = flood * (GET + b"\r\n")
            # Nothing is read of the answers until the bystander was served beside the unread ones.
            wire.setblocking(False)
            while asked:
                try:
                    asked = asked[wire.send(asked[:65_536]) :]
                except BlockingIOError:
                    break
                except OSError as error:  # TLS says it would block in its own way
                    if "write" not in str(error):
                        raise
                    break
            bystander.unharmed()
            whole = (flood * (GET + b"\r\n"))[: flood * len(GET + b"\r\n") - len(asked)]
            complete = whole.count(b"\r\n\r\n")
            self.assertGreater(complete, 200)
            wire.setblocking(True)
            seen = b""
            while seen.count(b"HTTP/1.1 404 ") + seen.count(b"HTTP/1.1 429 ") < complete:
                piece = wire.recv(65_536)
                self.assertTrue(piece, "the connection ended")
                seen += piece


class AtTheStation(Hostile, unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.lab = StationLab()
        cls.addClassCleanup(cls.lab.close)
        cls.lab.start()

    def connect(self):
        return self.lab.raw("door-1.reader")

    def flooder(self):
        """Another caller: whoever floods is told to wait for a while."""
        return self.lab.raw("door-1.screen")

    def bystander(self):
        return Bystander(lambda: self.lab.connect("admin"), slowly(expects("GET", "/v1/health")))

    def json(self, body):
        # The uplink's bodies may be the largest.
        with self.lab.raw("uplink") as wire:
            head = b"PUT /v1/town HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
            wire.sendall(head % len(body) + body)
            return answers_in(read_to_end(wire))

    def test_a_member_that_stands_twice_counts_as_it_stands_last(self):
        for body, wanted in ((b'{"state":"ready","state":"happy"}', 400), (b'{"state":"happy","state":"ready"}', 204)):
            with self.lab.raw("door-1.reader") as wire:
                wire.sendall(b"PUT /v1/reader HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: %d\r\n\r\n" % len(body) + body)
                ((status, _, told),) = answers_in(read_to_end(wire))
                self.assertEqual(status, wanted, told)


class AtTheOffice(Hostile, unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.lab = OfficeLab()
        cls.addClassCleanup(cls.lab.close)
        cls.wodna = cls.lab.station("Wodna")
        cls.alberta = cls.lab.station("Alberta")

    def connect(self):
        return self.lab.tls_socket("127.0.0.40", *self.lab.files(self.wodna))

    def bystander(self):
        files = self.lab.files(self.alberta)
        return Bystander(lambda: self.lab.connect(*files), expects("POST", "/v1/events", "[]", BATCH))

    def json(self, body):
        with self.connect() as wire:
            head = b"POST /v1/events HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/cloudevents-batch+json\r\nContent-Length: %d\r\n\r\n"
            wire.sendall(head % len(body) + body)
            return answers_in(read_to_end(wire))

    def test_a_member_that_stands_twice_counts_as_it_stands_last(self):
        for body, wanted in (
            ({"token": "x", "request": "y"}, "request_malformed"),
            ('{"token":7,"token":"x","request":"y"}', "request_malformed"),
            ('{"token":"x","token":7,"request":"y"}', "malformed"),
        ):
            connection = self.lab.connect()
            connection.request("POST", "/v1/enrolments", body=body if isinstance(body, str) else json.dumps(body))
            answer = connection.getresponse()
            self.assertEqual((answer.status, json.loads(answer.read())["type"].rpartition(":")[2]), (400, wanted))
            connection.close()


if __name__ == "__main__":
    unittest.main()
