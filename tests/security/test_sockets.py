# SPDX-License-Identifier: GPL-3.0-or-later
"""The station's sockets: whose they are, who gets through them, and what lies in their place."""

import grp
import os
import re
import shutil
import socket
import stat
import subprocess
import unittest

import yaml
from http_clients import ask
from lab import StationLab, is_root
from programs import wait_for
from town_data import ROOT

ROLES = ("reader", "screen", "uplink", "admin")
NAMES = {"reader": "door-1.reader", "screen": "door-1.screen", "uplink": "uplink", "admin": "admin"}
# Groups that every Debian has, in the place of ours.
GROUPS = {"reader": "games", "screen": "man", "uplink": "lp", "admin": "mail"}
NOBODY = 65534

CONNECT = """
import socket, sys
try:
    socket.socket(socket.AF_UNIX).connect(sys.argv[1])
    print("in")
except OSError as error:
    print(type(error).__name__)
"""


def group_number(name):
    return grp.getgrnam(name).gr_gid


class Roles(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.lab = StationLab()
        cls.addClassCleanup(cls.lab.close)
        cls.lab.start()
        description = yaml.safe_load((ROOT / "docs/api/station.yaml").read_text(encoding="utf-8"))
        cls.routes = [
            (method.upper(), re.sub(r"\{[a-z]+\}", "door-1", path), operation["x-roles"])
            for path, methods in description["paths"].items()
            for method, operation in methods.items()
        ]

    def test_every_described_route_is_for_its_roles_and_at_no_other_socket(self):
        self.assertGreater(len(self.routes), 9)
        for method, path, roles in self.routes:
            for role in ROLES:
                if role in roles:
                    continue
                with self.subTest(method=method, path=path, role=role):
                    answer = ask(lambda name=NAMES[role]: self.lab.connect(name), method, path, {})
                    self.assertEqual(answer.status, 403, answer.text)
                    self.assertIn("urn:ostoja:problem:not_your_role", answer.text)

    def test_who_one_is_cannot_be_claimed(self):
        for header in ("X-Role", "X-Forwarded-For", "X-Real-IP", "Forwarded", "Authorization", "Host"):
            connection = self.lab.connect("door-1.screen")
            connection.putrequest("GET", "/v1/beds", skip_host=True)
            connection.putheader("Host", "admin")
            if header != "Host":
                connection.putheader(header, "admin")
            connection.endheaders()
            self.assertEqual(connection.getresponse().status, 403, header)
            connection.close()


@unittest.skipUnless(is_root() and shutil.which("setpriv"), "SKIPPED: only root can become somebody else (setpriv)")
class Strangers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        os.umask(0o022)
        groups = "[groups]\n" + "".join(f'{role} = "{group}"\n' for role, group in GROUPS.items())
        cls.lab = StationLab(groups)
        cls.addClassCleanup(cls.lab.close)
        # Everybody may come as far as the sockets, so that nothing but their own mode keeps anybody out.
        cls.lab.folder.chmod(0o755)
        cls.lab.start()

    def come(self, role, groups=""):
        words = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", f"--groups={groups}" if groups else "--clear-groups"]
        command = [*words, "/usr/bin/python3", "-c", CONNECT, str(self.lab.sockets / NAMES[role])]
        return subprocess.run(command, capture_output=True, text=True, check=True, timeout=30).stdout.strip()

    def test_each_socket_is_for_the_station_and_its_group(self):
        for role, name in NAMES.items():
            facts = (self.lab.sockets / name).stat()
            self.assertTrue(stat.S_ISSOCK(facts.st_mode))
            self.assertEqual(stat.S_IMODE(facts.st_mode), 0o660, name)
            self.assertEqual((facts.st_uid, facts.st_gid), (os.geteuid(), group_number(GROUPS[role])), name)
        self.assertEqual(stat.S_IMODE(self.lab.sockets.stat().st_mode), 0o711)

    def test_a_stranger_gets_to_none_and_a_member_of_one_group_to_that_one_alone(self):
        for role in ROLES:
            self.assertEqual(self.come(role), "PermissionError", role)
            for other in ROLES:
                with self.subTest(socket=role, member=other):
                    wanted = "in" if other == role else "PermissionError"
                    self.assertEqual(self.come(role, str(group_number(GROUPS[other]))), wanted)

    def test_a_stranger_sees_no_socket_and_makes_none(self):
        for script in (
            f"import os; os.listdir({str(self.lab.sockets)!r})",
            f"import socket; socket.socket(socket.AF_UNIX).bind({str(self.lab.sockets / 'mine')!r})",
            f"import os; os.unlink({str(self.lab.sockets / 'admin')!r})",
        ):
            words = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", "/usr/bin/python3", "-c", script]
            done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=30)
            self.assertIn("PermissionError", done.stderr)


class InItsPlace(unittest.TestCase):
    """What may lie where a socket is to be, when the station starts."""

    def setUp(self):
        self.lab = StationLab()
        self.addCleanup(self.lab.close)
        self.lab.sockets.mkdir(mode=0o711)
        self.place = self.lab.sockets / "admin"

    def refused(self, words):
        station = self.lab.station.start()
        wait_for(lambda: not station.running, "the station to give up")
        self.assertEqual(station.stop(), 1)
        self.assertIn(words, station.log())
        self.lab.programs.clear()

    def test_a_dead_stations_socket_is_replaced(self):
        with socket.socket(socket.AF_UNIX) as dead:
            dead.bind(str(self.place))
        self.lab.start()
        self.assertEqual(ask(lambda: self.lab.connect("admin"), "GET", "/v1/health").status, 200)

    def test_a_killed_station_starts_again_at_its_own_sockets(self):
        self.lab.start()
        self.lab.station.kill()
        self.assertTrue(self.place.is_socket())
        self.lab.start()
        self.assertEqual(ask(lambda: self.lab.connect("admin"), "GET", "/v1/health").status, 200)

    def test_a_socket_that_answers_is_left_alone(self):
        with socket.socket(socket.AF_UNIX) as alive:
            alive.bind(str(self.place))
            alive.listen()
            self.refused(f"{self.place}: another server answers there")
            self.assertTrue(self.place.is_socket())

    def test_a_symlink_a_file_and_a_folder_are_left_alone_and_where_they_lead_too(self):
        target = self.lab.folder / "precious"
        for make in (
            lambda: (target.write_text("x"), self.place.symlink_to(target)),
            lambda: self.place.symlink_to(self.lab.folder / "nowhere"),
            lambda: self.place.write_text("x"),
            lambda: self.place.mkdir(),
        ):
            make()
            before = self.place.lstat()
            self.refused(f"{self.place}: there is a file that is not a socket")
            self.assertEqual(self.place.lstat().st_ino, before.st_ino)
            if target.exists():
                self.assertEqual(target.read_text(), "x")
            self.assertFalse((self.lab.folder / "nowhere").exists())
            if self.place.is_dir() and not self.place.is_symlink():
                self.place.rmdir()
            else:
                self.place.unlink()

    def test_a_symlink_to_a_living_socket_is_not_followed(self):
        other = self.lab.folder / "other"
        with socket.socket(socket.AF_UNIX) as alive:
            alive.bind(str(other))
            self.place.symlink_to(other)
            mode = stat.S_IMODE(other.stat().st_mode)
            self.refused(f"{self.place}: there is a file that is not a socket")
            self.assertEqual(stat.S_IMODE(other.stat().st_mode), mode)

    def test_a_folder_in_which_others_may_write_is_refused(self):
        for mode in (0o777, 0o731, 0o1777, 0o772):
            self.lab.sockets.chmod(mode)
            self.refused(f"others may write in {self.lab.sockets}")
        self.lab.sockets.chmod(0o711)
        self.lab.start()
        self.assertEqual(self.lab.station.stop(), 0)


if __name__ == "__main__":
    unittest.main()
