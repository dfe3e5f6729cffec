# SPDX-License-Identifier: GPL-3.0-or-later
"""Half-open connections: the other end is gone and nobody was told. Each notices within its own time limit, goes on when
somebody is there again, and gives back what it held. (A door's screen and a reader before a station that hangs are in
tests/system/test_trouble.py.)

  test_the_other_end_vanishes_without_a_word.py [Silence] [LongSilence]
"""

import os
import select
import ssl
import unittest

from account import wait_delivered
from bad_line import BadLine
from busy_town import BusyTown
from far_away import FarAway, why_not
from http_clients import UnixConnection
from load import Load
from programs import wait_for
from proof import everything_wrong

NOTICED_WITHIN_S = 240
"""How long a test waits at most. The programs' own limits: 10 s for a station's answer, 20 s for an office's, 45 s for a
stream's reader, 120 s for an idle connection."""


class TownCase(unittest.TestCase):
    def town(self, keys, **how):
        town = BusyTown(keys=keys, terminals=2, **how)
        self.addCleanup(self.ended_well, town)
        return town

    def ended_well(self, town):
        self.assertEqual(town.stop(), {})


class Silence(TownCase):
    def test_an_uplink_notices_that_the_office_or_its_station_fell_silent_and_goes_on(self):
        town = self.town(("nocleg", "laznia"))
        behind_the_line, hanging = town["nocleg"], town["laznia"]
        line = BadLine(("127.0.0.1", town.office_port))
        self.addCleanup(line.close)
        behind_the_line.office_address = f"localhost:{line.port}"
        behind_the_line.write_uplink_config()
        town.start()
        load = Load([behind_the_line], "silence", lanes=1)
        wait_for(lambda: behind_the_line.health()["office_linked"], "the office to be reached")
        wait_for(lambda: hanging.health()["office_linked"], "the office to be reached")

        load.start()
        self.addCleanup(load.stop)
        load.wait_sent(50)
        line.fall_silent()
        hanging.station.freeze()
        wait_for(lambda: not behind_the_line.health()["office_linked"], "the silence to be told", NOTICED_WITHIN_S)
        load.wait_sent(50)  # the doors don't mind
        load.stop()
        wait_for(lambda: "the station doesn't answer" in hanging.uplink.log(), "the hanging station to be told", NOTICED_WITHIN_S)

        hanging.station.thaw()
        line.speak_again()
        wait_for(lambda: behind_the_line.health()["office_linked"], "the office to be reached again", NOTICED_WITHIN_S)
        wait_for(lambda: hanging.health()["office_linked"], "the station to be reached again", NOTICED_WITHIN_S)
        wait_delivered(town, 60)
        self.assertEqual(everything_wrong(town, load.taps), [])
        print(f"\nfigures: silence_survived=2 taps_answered={len(load.taps)} lost=0", flush=True)

    def test_a_screen_that_reads_no_more_is_let_go_and_holds_up_nobody(self):
        town = self.town(("nocleg",))
        house = town["nocleg"]
        house.station.start().wait_ready()
        door = house.terminals[0]
        deaf = [UnixConnection(house.run / f"{door}.screen") for _ in range(20)]
        for screen in deaf:
            screen.request("GET", "/v1/events")
            self.addCleanup(screen.close)
        load = Load([house], "deaf", lanes=2).start()
        self.addCleanup(load.stop)
        wait_for(lambda: all(hung_up(screen.sock) for screen in deaf), "the deaf screens to be let go", NOTICED_WITHIN_S)
        load.stop()
        self.assertEqual([tap.id for tap in load.taps if tap.broken], [])


@unittest.skipIf(why_not(), why_not())
class LongSilence(TownCase):
    def test_the_office_lets_go_of_pages_and_boxes_that_vanished(self):
        town = self.town(("nocleg",), listen="0.0.0.0")
        town.start()
        wait_for(lambda: town["nocleg"].health()["office_linked"], "the office to be reached")
        far = FarAway(town.keeper, town.logs / "far-away.log")
        self.addCleanup(far.close)
        before = open_sockets(town.office.pid)
        for _ in range(5):
            self.ask_from(far, town, "/v1/occupancy/stream")
            self.ask_from(far, town, "/v1/occupancy")
        wait_for(lambda: town.metric("ostoja_office_streams") == 5, "the pages to be followed")
        self.assertGreaterEqual(open_sockets(town.office.pid), before + 10)
        far.vanish()
        wait_for(lambda: town.metric("ostoja_office_streams") == 0, "the vanished pages to be let go", NOTICED_WITHIN_S)
        wait_for(lambda: open_sockets(town.office.pid) <= before, "the vanished boxes to be let go", NOTICED_WITHIN_S)
        print("\nfigures: vanished_connections=10 held_afterwards=0", flush=True)

    def ask_from(self, far, town, target):
        """A connection from over there that asked once and stays open."""
        keys = town.enrolment
        context = ssl.create_default_context(cafile=str(keys / "ca.pem"))
        name = f"station-{town['nocleg'].station_id}"
        context.load_cert_chain(keys / f"{name}.pem", keys / f"{name}.key")
        connection = context.wrap_socket(far.connect(town.office_port), server_hostname="localhost")
        self.addCleanup(connection.close)
        connection.sendall(f"GET {target} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        self.assertIn(b"200", connection.recv(4096))


def hung_up(connection):
    """Whether the other end closed it, without reading what it sent before."""
    poll = select.poll()
    poll.register(connection, select.POLLRDHUP)
    return bool(poll.poll(0))


def open_sockets(pid):
    count = 0
    for name in os.listdir(f"/proc/{pid}/fd"):
        try:
            count += os.readlink(f"/proc/{pid}/fd/{name}").startswith("socket:")
        except FileNotFoundError:
            pass  # closed while we looked
    return count


if __name__ == "__main__":
    unittest.main()
