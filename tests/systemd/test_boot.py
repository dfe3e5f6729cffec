# SPDX-License-Identifier: GPL-3.0-or-later
"""A box is booted, and systemd starts the station from its real unit, with each way to hand the master key over.

The machine's own tree under an overlay is the box's disk, in systemd-nspawn. Usage: test_boot.py BIN_FOLDER PROJECT_FOLDER
"""
import contextlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

BINARIES, PROJECT = (pathlib.Path(path).resolve() for path in sys.argv[1:3])
BOX_UNIT = """[Unit]
Description=What this box is booted for
[Service]
Type=exec
ExecStart=/usr/bin/python3 /project/tests/systemd/inside_a_box.py /binaries
"""


@contextlib.contextmanager
def the_machines_tree():
    """The machine's own tree at another place. Nothing that deletes a folder with its content may ever come near it: it is in
    no folder that is cleared, and only an empty folder is taken away."""
    tree = pathlib.Path(tempfile.mkdtemp(prefix="ostoja-tree-"))
    if subprocess.run(["mount", "--bind", "-o", "ro", "/", tree], check=False).returncode != 0:
        tree.rmdir()
        raise unittest.SkipTest("nothing can be mounted here")
    try:
        yield tree
    finally:
        subprocess.run(["umount", "--lazy", tree], check=True)
        tree.rmdir()


@unittest.skipUnless(os.geteuid() == 0 and shutil.which("systemd-nspawn"), "needs root and systemd-nspawn (systemd-container)")
class ABox(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = pathlib.Path(cls.enterClassContext(tempfile.TemporaryDirectory(prefix="ostoja-box-")))
        share = folder / "share"
        share.mkdir()
        (folder / "box.service").write_text(BOX_UNIT, encoding="utf-8")
        with the_machines_tree() as tree:
            cls.boot(folder, share, tree)
        failed = share / "failed"
        if failed.exists():
            raise AssertionError(failed.read_text(encoding="utf-8"))
        told = share / "told.ndjson"
        if not told.exists():
            raise unittest.SkipTest(f"no box boots here: {(folder / 'console').read_text(encoding='utf-8', errors='replace')[-500:]}")
        cls.told = {line["step"]: line for line in map(json.loads, told.read_text(encoding="utf-8").splitlines())}

    @staticmethod
    def boot(folder, share, tree):
        command = [
            *("systemd-nspawn", f"--directory={tree}", "--volatile=overlay", "--boot", "--register=no", "--keep-unit"),
            *("--private-network", "--link-journal=no", "--console=pipe", f"--machine={folder.name}"),
            *(f"--bind={share}:/share", f"--bind-ro={PROJECT}:/project", f"--bind-ro={BINARIES}:/binaries"),
            f"--bind-ro={folder / 'box.service'}:/etc/systemd/system/box.service",
            *("systemd.unit=multi-user.target", "systemd.wants=box.service"),
        ]
        with open(folder / "console", "wb") as console:
            subprocess.run(command, stdin=subprocess.DEVNULL, stdout=console, stderr=console, timeout=150, check=False)

    def runs_as_it_should(self, step):
        self.assertTrue(step["active"])
        self.assertEqual(step["credential"], ["0o400", "ostoja-station"])
        self.assertEqual(step["memory_of"], "root", "nobody of its own user may look into it")
        groups = {"door-1.reader": "ostoja-reader", "door-1.screen": "ostoja-screen", "uplink": "ostoja-uplink", "admin": "ostoja-admin"}
        self.assertEqual(step["sockets"] | groups, step["sockets"])

    def test_the_station_waits_for_the_key_that_is_typed(self):
        self.assertFalse(self.told["typed"]["active_before"])
        self.runs_as_it_should(self.told["typed"])

    def test_after_a_crash_it_comes_back_without_anybody_and_without_a_core(self):
        self.runs_as_it_should(self.told["crash"])
        self.assertEqual((self.told["crash"]["restarts"], self.told["crash"]["cores"], self.told["crash"]["asked"]), (1, [], []))

    def test_another_key_opens_nothing_and_it_is_said_why(self):
        self.assertEqual(self.told["wrong"]["exit"], 3)
        self.assertIn("is sealed with the master key", self.told["wrong"]["log"])

    def test_a_token_may_be_taken_out_once_the_station_runs(self):
        self.runs_as_it_should(self.told["token"])
        self.assertTrue(self.told["token"]["taken_out"])

    def test_a_credential_without_a_tpm_works_and_the_doctor_says_what_it_is_worth(self):
        self.runs_as_it_should(self.told["encrypted"])
        self.assertTrue([line for line in self.told["encrypted"]["doctor"] if "whoever copies the disk reads every name" in line])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
