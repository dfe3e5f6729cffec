# SPDX-License-Identifier: GPL-3.0-or-later
"""Each unit is well-formed and leaves its program no more of the machine than it needs.

Usage: test_units.py UNIT_DIR CONFIG_DIR
"""
import pathlib
import re
import subprocess
import sys
import tempfile
import tomllib
import unittest

UNITS = pathlib.Path(sys.argv[1]).resolve()
CONFIG = pathlib.Path(sys.argv[2]).resolve()

# Who calls at which of the station's sockets: staff call at admin, from no unit.
CALLERS = {"reader": "reader", "screen": "kiosk", "uplink": "uplink"}

# systemd-analyze's overall exposure level, 0 (nothing) to 10 (everything).
MOST = {"station": 1.0, "uplink": 1.2, "reader": 1.2, "kiosk": 1.6, "office": 1.6}


def settings(unit, key):
    """The words of a key's lines."""
    lines = re.findall(rf"^{key}=(.*)$", unit.read_text(encoding="utf-8"), flags=re.M)
    return [word for line in lines for word in line.split()]


def groups_of(unit):
    return {*settings(unit, "Group"), *settings(unit, "SupplementaryGroups")}


def example(program):
    return tomllib.loads((CONFIG / f"{program}.toml").read_text(encoding="utf-8"))


def made_users_and_groups():
    """What systemd-sysusers makes on a machine that has nobody yet."""
    with tempfile.TemporaryDirectory() as root:
        (pathlib.Path(root) / "etc").mkdir()
        subprocess.run(["systemd-sysusers", f"--root={root}", UNITS / "ostoja.sysusers"], check=True,
                       capture_output=True, timeout=30)
        return tuple({line.split(":")[0] for line in (pathlib.Path(root) / "etc" / name).read_text().splitlines()}
                     for name in ("passwd", "group"))


class Units(unittest.TestCase):
    def test_each_program_is_exposed_no_more_than_its_limit(self):
        for name, most in MOST.items():
            with self.subTest(name):
                self.assertLessEqual(self.exposure(UNITS / f"ostoja-{name}.service"), most)

    def test_an_open_unit_would_be_noticed(self):
        with tempfile.TemporaryDirectory() as folder:
            unit = pathlib.Path(folder) / "ostoja-open.service"
            unit.write_text("[Service]\nExecStart=/bin/true\n", encoding="utf-8")
            self.assertGreater(self.exposure(unit), 9)

    def test_each_way_to_keep_the_master_key_off_the_disk_ends_where_the_station_takes_it_from(self):
        services = sorted((UNITS / "examples").glob("*/ostoja-key.service"))
        self.assertEqual(len(services), 2)
        drop_in = UNITS / "examples" / "key.conf"
        (named,) = settings(drop_in, "LoadCredential")
        self.assertRegex(drop_in.read_text(encoding="utf-8"), r"(?m)^LoadCredentialEncrypted=$")
        self.assertTrue(settings(UNITS / "ostoja-station.service", "LoadCredentialEncrypted")[0].startswith("master-key:"))
        credential, path = named.split(":")
        self.assertEqual(credential, "master-key")
        for service in services:
            with self.subTest(service.parent.name):
                self.assertEqual(path, f"/run/{settings(service, 'RuntimeDirectory')[0]}/master-key")
                self.assertTrue(any(path in word for word in settings(service, "ExecStart")), "it puts the key there")
                self.assertEqual(settings(service, "RemainAfterExit"), ["yes"], "else a crash would ask again")

    def test_no_unit_holds_a_word_that_systemd_does_not_know(self):
        for unit in [*UNITS.glob("*.service"), *UNITS.glob("examples/*/*.service")]:
            with self.subTest(str(unit.relative_to(UNITS))), tempfile.TemporaryDirectory() as folder:
                # The programs aren't installed where the tests run: only what systemd reads is asked here.
                text = re.sub(r"^ExecStart=.*$", "ExecStart=/bin/true", unit.read_text(encoding="utf-8"), flags=re.M)
                copy = pathlib.Path(folder) / unit.name
                copy.write_text(text, encoding="utf-8")
                verify = subprocess.run(["systemd-analyze", "verify", "--man=no", "--recursive-errors=no", copy],
                                        capture_output=True, text=True, check=False)
                self.assertEqual([line for line in verify.stderr.splitlines() if copy.name in line], [])

    def test_a_database_that_a_person_has_to_mend_is_no_restart_loop(self):
        for name in ("station", "office"):
            with self.subTest(name):
                self.assertEqual(settings(UNITS / f"ostoja-{name}.service", "Restart"), ["always"])
                self.assertEqual(settings(UNITS / f"ostoja-{name}.service", "RestartPreventExitStatus"), ["3"])

    def test_every_user_and_group_of_ours_in_a_unit_is_made(self):
        users, made = made_users_and_groups()
        for unit in UNITS.glob("*.service"):
            with self.subTest(unit.name):
                self.assertIn(settings(unit, "User")[0], users)
                ours = {group for group in groups_of(unit) if group.startswith("ostoja-")}
                self.assertLessEqual(ours, made)

    def test_each_socket_of_the_example_has_a_group_that_exists_and_that_the_station_can_give(self):
        groups = example("station")["groups"]
        self.assertEqual(groups.keys(), {*CALLERS, "admin"})
        self.assertEqual(len(set(groups.values())), len(groups), "who may call at one may not call at another")
        self.assertLessEqual(set(groups.values()), made_users_and_groups()[1])
        self.assertLessEqual(set(groups.values()), groups_of(UNITS / "ostoja-station.service"))

    def test_each_caller_is_in_the_group_of_its_own_socket_alone(self):
        groups = example("station")["groups"]
        for socket, program in CALLERS.items():
            with self.subTest(program):
                its = groups_of(UNITS / f"ostoja-{program}.service") & set(groups.values())
                self.assertEqual(its, {groups[socket]})

    def test_each_caller_of_the_examples_calls_at_a_socket_that_the_station_opens(self):
        station = example("station")
        run = station["station"]["run"]
        (directory,) = settings(UNITS / "ostoja-station.service", "RuntimeDirectory")
        self.assertEqual(run, f"/run/{directory}")
        sockets = {f"{run}/uplink"}
        for terminal in station["terminal"]:
            sockets |= {f"{run}/{terminal['name']}.reader", f"{run}/{terminal['name']}.screen"}
        for socket, program in CALLERS.items():
            with self.subTest(program):
                called = example(program)["station"]["socket"]
                self.assertIn(called, sockets)
                self.assertTrue(called.endswith(socket), called)

    def exposure(self, unit):
        told = subprocess.run(["systemd-analyze", "security", "--offline=true", unit], capture_output=True, text=True,
                              check=False)
        match = re.search(r"Overall exposure level for .*: ([0-9.]+)", told.stdout)
        self.assertIsNotNone(match, told.stderr)
        return float(match.group(1))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
