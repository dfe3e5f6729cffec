# SPDX-License-Identifier: GPL-3.0-or-later
"""A program that dies leaves nothing of what it knew: no core, however large one might be and whoever would take it."""

import os
import resource
import signal
import subprocess
import sys
import unittest

from door import DOOR, new_uuid
from programs import members, wait_for
from secrets_of import Secrets, files_below, memory
from town import Town

MARKER = "Zdzisława Znakowska-Próbna"
NOBODY = 65_534


def as_somebody():
    """Whose the programs are: a process of root's tells nobody by its owner whether it may be dumped."""
    return NOBODY if os.geteuid() == 0 else None


def died(pid):
    """How: (signal, whether it left a core)."""
    told = os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
    return told.si_status, told.si_code == os.CLD_DUMPED


def owner(pid):
    """root, where the kernel keeps a process from being dumped and looked into."""
    return os.stat(f"/proc/{pid}/mem").st_uid


class Dumps(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        before = resource.getrlimit(resource.RLIMIT_CORE)
        cls.addClassCleanup(resource.setrlimit, resource.RLIMIT_CORE, before)
        cls.addClassCleanup(os.chdir, os.getcwd())
        resource.setrlimit(resource.RLIMIT_CORE, (before[1], before[1]))
        cls.town = Town(facilities=("wodna-12",), marker=MARKER, user=as_somebody())
        cls.addClassCleanup(cls.town.stop)
        if not cls.reachable():
            raise unittest.SkipTest("the programs' folder can't be reached by a user who isn't root")
        os.chdir(cls.town.folder)  # where a core would be written
        cls.wodna = cls.town["wodna-12"]
        cls.kiosk = cls.add_kiosk()
        cls.town.start()
        cls.kiosk.start().wait_ready(timeout=60)
        cls.wodna.tap("marker", {"bed"})

    @classmethod
    def reachable(cls):
        tried = cls.town.program("version", [cls.town.binary("ostoja-reader"), "--version"]).start()
        wait_for(lambda: not tried.running, "ostoja-reader --version")
        return tried.stop() == 0

    @classmethod
    def add_kiosk(cls):
        folder = cls.wodna.folder
        config = folder / "kiosk.toml"
        config.write_text(f'[station]\nsocket = "{cls.wodna.socket(f"{DOOR}.screen")}"\n', encoding="utf-8")
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software", "HOME": str(folder)}
        kiosk = cls.town.program("kiosk", [cls.town.binary("ostoja-kiosk"), "--config", config], environment)
        cls.wodna.kiosks.append(kiosk)
        return kiosk

    def programs(self):
        ours = {name: self.wodna.programs[name] for name in ("station", "reader", "uplink")}
        return {"office": self.town.office, "kiosk": self.kiosk, **ours}

    def worker(self):
        reader = self.wodna.programs["reader"].pid
        (worker,) = [pid for pid in members(reader) if pid != reader]
        return worker

    def cores(self):
        return [path for path in files_below(self.town.folder) if path.name.startswith("core")]

    def test_1_no_program_of_ours_may_be_dumped_or_looked_into(self):
        cards = self.wodna.programs["cards"].pid
        self.assertNotEqual(owner(cards), 0, "the simulated chip holds nobody's secrets, and may be")
        for name, program in self.programs().items():
            with self.subTest(name):
                self.assertEqual(owner(program.pid), 0)
                self.assertEqual(core_limits(program.pid), ["0", "0"])
        with self.subTest("the reader's worker"):
            self.assertEqual(owner(self.worker()), 0)
            self.assertEqual(core_limits(self.worker()), ["0", "0"])

    def test_2_a_program_that_crashes_leaves_no_core(self):
        for name, program in self.programs().items():
            for number in (signal.SIGSEGV, signal.SIGABRT):
                with self.subTest(name, signal=number.name):
                    program.signal(number)
                    self.assertEqual(died(program.pid), (number, False))
                    self.assertEqual(program.stop(), -number)
                    program.start().wait_ready(timeout=60)
        self.assertEqual(self.cores(), [])

    def test_3_a_worker_that_crashes_leaves_no_core(self):
        worker = self.worker()
        os.kill(worker, signal.SIGABRT)
        wait_for(lambda: "the worker ended" in self.wodna.programs["reader"].log(), "the reader to notice")
        self.assertEqual(self.cores(), [])

    def test_4_the_operators_command_may_not_be_dumped_either(self):
        never = self.town.folder / "pipe"
        os.mkfifo(never)
        os.chown(never, as_somebody() or os.getuid(), -1)
        command = [self.town.binary("ostoja"), "init", "--database", self.town.folder / "new.db", "--station-id", new_uuid()]
        command += ["--town", never, "--facility", "wodna-12", "--card-key", self.town.enrolment / "town-card.key",
                    "--master-key", self.town.folder / "master-key"]
        waiting = self.town.program("init", command).start()
        try:
            # Somebody reads there as soon as this end can be opened; then ostoja waits for what never comes.
            held = wait_for(lambda: write_end(never), "ostoja to read the town's file")
            self.addCleanup(os.close, held)
            self.assertEqual(owner(waiting.pid), 0)
        finally:
            waiting.kill()
            waiting.stop()

    def test_5_the_station_is_locked_into_memory_and_says_so_where_it_cannot_be(self):
        if os.geteuid() != 0:
            self.skipTest("only root may let the station lock its memory")
        station = self.wodna.programs["station"]
        plain = station.command
        with self.subTest("allowed, as by its unit"):
            station.stop()
            station.command = [plain[0], "--inh-caps=+ipc_lock", "--ambient-caps=+ipc_lock", *plain[1:]]
            station.start().wait_ready(timeout=60)
            self.wodna.tap("marker", {"bed"})
            self.assertNotIn("swap space", station.log())
            self.assertEqual(swappable(station.pid), [])
        with self.subTest("under a limit"):
            station.stop()
            station.command = ["prlimit", f"--memlock={2**20}", *plain]
            station.start().wait_ready(timeout=60)
            self.assertIn("memory can't be kept out of the swap space: only 1 MiB may be locked", station.log())
            self.assertNotEqual(swappable(station.pid), [], "or the other half of this test sees nothing")
            self.wodna.tap("marker", {"bed"})
        station.stop()
        station.command = plain
        station.start().wait_ready(timeout=60)

    def test_6_a_mark_in_a_core_is_found(self):
        """In one that is made here of a process's memory, wherever the kernel puts its own; in its own, too, where it
        writes them beside the program."""
        crashing = self.somebody_with_the_mark()
        try:
            core = self.town.folder / f"core.{crashing.pid}"
            core.write_bytes(memory(crashing.pid))
            self.assert_found_in_the_core()
        finally:
            crashing.stdin.close()
            crashing.wait()
        self.assertEqual(crashing.returncode, -signal.SIGABRT)
        if kernel_writes_cores_here():
            self.assert_found_in_the_core()

    def somebody_with_the_mark(self):
        """A process that may be dumped, holds the mark, and crashes at the end of its input."""
        program = f"import os, sys; mark = {MARKER!r} + str(os.getpid()); print(flush=True); sys.stdin.read(); os.abort()"
        crashing = subprocess.Popen([sys.executable, "-c", program], cwd=self.town.folder, stdin=subprocess.PIPE,
                                    stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.addCleanup(crashing.stdout.close)
        self.assertEqual(crashing.stdout.readline(), b"\n")
        return crashing

    def assert_found_in_the_core(self):
        (core,) = self.cores()
        try:
            found = Secrets(self.town.data.residents).found_in(core.read_bytes())
            self.assertIn("the name of marker", found)
        finally:
            core.unlink()


def kernel_writes_cores_here():
    with open("/proc/sys/kernel/core_pattern", encoding="ascii") as pattern:
        where = pattern.read().strip()
    return where.startswith("core") and "/" not in where and resource.getrlimit(resource.RLIMIT_CORE)[0] != 0


def core_limits(pid):
    with open(f"/proc/{pid}/limits", encoding="ascii") as limits:
        return next(line for line in limits if line.startswith("Max core file size")).split()[4:6]


def swappable(pid):
    """Mappings of a process's own memory that the kernel may swap out."""
    mappings, name = [], None
    with open(f"/proc/{pid}/smaps", encoding="utf-8") as smaps:
        for line in smaps:
            if line.split()[0].count("-") == 1 and " rw-p " in line:
                name = line.strip()
            elif line.startswith("VmFlags:"):
                if name and "lo" not in line.split():
                    mappings.append(name)
                name = None
    return mappings


def write_end(pipe):
    try:
        return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
    except OSError:
        return None


if __name__ == "__main__":
    unittest.main()
