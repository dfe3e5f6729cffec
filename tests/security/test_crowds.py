# SPDX-License-Identifier: GPL-3.0-or-later
"""Many at once: slow ones, idle ones, half connections. Each time somebody beside them is served all the while, and it is
made sure that the crowd is still there when that has been seen."""

import itertools
import select
import socket
import ssl
import threading
import time
import unittest

from http_clients import Stream
from lab import BATCH, Bystander, OfficeLab, StationLab, expects, may_open_many_files
from programs import wait_for

HEAD = b"GET /v1/occupancy HTTP/1.1\r\nHost: x\r\n"
PER_CALLER = 64
"""So many connections the office gives one address."""


def addresses():
    """This machine has sixteen million of its own."""
    for third, fourth in itertools.product(range(4, 250), range(1, 250)):
        yield f"127.0.{third}.{fourth}"


def closed(wires):
    """Those that the other end has closed."""
    poll = select.poll()
    by_number = {wire.fileno(): wire for wire in wires}
    for number in by_number:
        poll.register(number, select.POLLRDHUP | select.POLLHUP | select.POLLERR)
    return [by_number[number] for number, _ in poll.poll(0)]


class Crowd:
    """Connections that do something slowly for as long as the block lasts. With `reopen`, some of those whose time is over
    come again at once: on a busy machine it may be over before the bystanders are through."""

    def __init__(self, wires, drip=None, reopen=None):
        self.wires = wires
        self.there = len(wires)
        self._drip, self._reopen = drip, reopen
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._slowly, daemon=True)

    def __enter__(self):
        self._thread.start()
        return self

    def _slowly(self):
        while (self._drip or self._reopen) and not self._over.wait(0.05):
            for wire in self.wires if self._drip else ():
                try:
                    wire.send(self._drip)
                except OSError:
                    pass
            if self._reopen:
                self._come_again()

    def _come_again(self):
        gone = closed(self.wires)
        self.there = len(self.wires) - len(gone)
        for wire in gone[:20]:
            source = wire.getsockname()
            wire.close()
            self.wires[self.wires.index(wire)] = self._reopen(source)

    def __exit__(self, *_):
        self._over.set()
        self._thread.join()
        for wire in self.wires:
            wire.close()


class AtTheOffice(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        may_open_many_files()
        cls.lab = OfficeLab()
        cls.addClassCleanup(cls.lab.close)
        cls.wodna = cls.lab.station("Wodna")

    def station(self):
        files = self.lab.files(self.wodna)
        return Bystander(lambda: self.lab.connect(*files), expects("POST", "/v1/events", "[]", BATCH))

    def newcomers(self):
        """A station that comes anew for each request."""

        def question(_):
            answer = self.lab.post(*self.lab.files(self.wodna))
            return None if answer.status == 200 else f"{answer.status} {answer.text}"

        return Bystander(lambda: socket.socket(socket.AF_UNIX), question)

    def page(self):
        """Somebody in a browser, from an address of their own."""
        return Bystander(self.lab.connect, expects("GET", "/v1/occupancy"))

    def strangers(self, number):
        """Connections without a certificate, from as many addresses as it takes."""
        wires = []
        for source in addresses():
            for _ in range(PER_CALLER):
                if len(wires) == number:
                    return wires
                wires.append(self.lab.tls_socket(source))

    def half_connections(self, number):
        wires = []
        for source in addresses():
            for _ in range(PER_CALLER):
                if len(wires) == number:
                    return wires
                wires.append(socket.create_connection(("127.0.0.1", self.lab.port), 30, (source, 0)))

    def test_a_thousand_idle_connections_keep_nobody_out(self):
        with Crowd(self.strangers(1_000)) as crowd, self.station() as station, self.page() as page, self.newcomers() as newcomers:
            for bystander in (station, page, newcomers):
                bystander.unharmed(10)
            self.assertEqual(closed(crowd.wires), [])

    def test_headers_that_come_a_byte_at_a_time_keep_nobody_waiting(self):
        wires = self.strangers(150)
        for wire in wires:
            wire.sendall(HEAD + b"X: ")
        with Crowd(wires, b"x") as crowd, self.station() as station, self.page() as page, self.newcomers() as newcomers:
            for bystander in (station, page, newcomers):
                bystander.unharmed()
            self.assertEqual(closed(crowd.wires), [])

    def test_bodies_that_come_a_byte_at_a_time_keep_nobody_waiting(self):
        wires = self.strangers(150)
        for wire in wires:
            wire.sendall(b"POST /v1/enrolments HTTP/1.1\r\nHost: x\r\nContent-Length: 4000\r\n\r\n")
        with Crowd(wires, b" ") as crowd, self.station() as station, self.page() as page:
            for bystander in (station, page):
                bystander.unharmed()
            self.assertEqual(closed(crowd.wires), [])

    def test_answers_that_nobody_reads_keep_nobody_waiting(self):
        wires = self.strangers(12)
        asked = 300 * b"GET /app.js HTTP/1.1\r\nHost: x\r\n\r\n"
        for wire in wires:
            wire.setblocking(False)
        with Crowd(wires) as crowd:
            for wire in wires:
                self.fill(wire, asked)
            self.beside_unread_answers(crowd)

    def fill(self, wire, asked):
        """Until both directions are full: the office doesn't read what it can't answer."""
        for _ in range(100_000):
            try:
                wire.send(asked)
            except ssl.SSLWantWriteError:
                return
        self.fail("the office reads on and on")

    def beside_unread_answers(self, crowd):
        with self.station() as station, self.page() as page, self.newcomers() as newcomers:
            for bystander in (station, page, newcomers):
                bystander.unharmed()
            self.assertEqual(closed(crowd.wires), [])

    def test_streams_that_nobody_reads_don_t_keep_the_news_from_who_does(self):
        wires = self.strangers(200)
        for wire in wires:
            wire.sendall(b"GET /v1/occupancy/stream HTTP/1.1\r\nHost: x\r\n\r\n")
        stream = Stream(self.lab.connect, "/v1/occupancy/stream")
        self.addCleanup(stream.close)
        with Crowd(wires), self.station() as station:
            stream.wait(lambda _: True, "the present state")
            since = time.monotonic()
            added = self.lab.station("Nowa")
            stream.wait(lambda data: added in {f["station"] for f in data["facilities"]}, "the new station", since)
            station.unharmed()

    def test_half_handshakes_more_than_there_is_room_for_keep_no_station_out(self):
        def again(source):
            return socket.create_connection(("127.0.0.1", self.lab.port), 30, (source[0], 0))

        with Crowd(self.half_connections(1_500), reopen=again) as crowd:
            wait_for(lambda: crowd.there < 1_500, "the oldest to give way")
            with self.station() as station, self.newcomers() as newcomers:
                station.unharmed()
                newcomers.unharmed(10)
                wait_for(lambda: crowd.there > 500, "the crowd to be there all the while")

    def test_an_address_that_shakes_hands_again_and_again_keeps_nobody_waiting(self):
        over = threading.Event()
        tried = []

        def flood():
            while not over.is_set():
                try:
                    self.lab.tls_socket("127.0.3.9").close()
                except OSError:
                    pass
                tried.append(1)

        threads = [threading.Thread(target=flood, daemon=True) for _ in range(4)]
        for thread in threads:
            thread.start()
        try:
            with self.station() as station, self.newcomers() as newcomers:
                wait_for(lambda: len(tried) > 100, "a flood")
                station.unharmed()
                newcomers.unharmed(10)
        finally:
            over.set()
            for thread in threads:
                thread.join()

    def test_one_address_may_have_64_connections_and_no_more(self):
        with Crowd(self.half_connections(PER_CALLER)) as crowd:
            source = crowd.wires[0].getsockname()[0]
            with socket.create_connection(("127.0.0.1", self.lab.port), 30, (source, 0)) as one_more:
                self.assertEqual(one_more.recv(1), b"")
            self.assertEqual(closed(crowd.wires), [])
            with self.page() as page:
                page.unharmed()


class AtTheStation(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        may_open_many_files()
        cls.lab = StationLab()
        cls.addClassCleanup(cls.lab.close)
        cls.lab.start()

    def staff(self):
        def question(connection):
            time.sleep(0.01)  # below the limit of one caller
            return expects("GET", "/v1/health")(connection)

        return Bystander(lambda: self.lab.connect("admin"), question)

    def door(self):
        """The same caller as the crowd: the reader, which tells how it is."""

        def question(connection):
            time.sleep(0.01)
            return expects("PUT", "/v1/reader", '{"state":"ready"}', status=204)(connection)

        return Bystander(lambda: self.lab.connect("door-1.reader"), question)

    def crowd(self, number, first):
        wires = [self.lab.raw("door-1.reader") for _ in range(number)]
        for wire in wires:
            wire.sendall(first)
        return wires

    def served_beside(self, crowd):
        with self.staff() as staff, self.door() as door:
            staff.unharmed()
            door.unharmed()
            self.assertEqual(closed(crowd.wires), [])

    def test_slow_headers_slow_bodies_and_idle_connections_keep_nobody_waiting(self):
        for what, first, drip in (
            ("headers", b"PUT /v1/reader HTTP/1.1\r\nHost: x\r\nX: ", b"x"),
            ("bodies", b"PUT /v1/reader HTTP/1.1\r\nHost: x\r\nContent-Length: 9000\r\n\r\n", b" "),
            ("nothing", b"", None),
        ):
            with self.subTest(what=what), Crowd(self.crowd(200, first), drip) as crowd:
                self.served_beside(crowd)

    def test_streams_that_nobody_reads_keep_nobody_waiting(self):
        with Crowd(self.crowd(200, b"GET /v1/events HTTP/1.1\r\nHost: x\r\n\r\n")) as crowd:
            self.served_beside(crowd)

    def test_a_caller_who_takes_all_connections_that_it_may_harms_itself_alone(self):
        with Crowd(self.crowd(256, b"")):
            with self.lab.raw("door-1.reader") as one_more:
                self.assertEqual(one_more.recv(1), b"")
            with self.staff() as staff:
                staff.unharmed()


if __name__ == "__main__":
    unittest.main()
