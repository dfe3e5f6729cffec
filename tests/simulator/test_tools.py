#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Debian's own NFC tools, on the real libnfc, read the simulated reader's cards."""

import json
import os
import re
import shutil
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import time
import unittest

PROGRAM = None
PATIENCE = 30

NTAG = "04A1B2C3D4E5F6"
CARDS = [
    # type, UID, ATQA, SAK, ATS (without its length)
    ("ntag213", NTAG, "0044", "00", None),
    ("ntag215", "04010203040506", "0044", "00", None),
    ("ntag216", "04112233445566", "0044", "00", None),
    ("classic1k", "DEADBEEF", "0004", "08", None),
    ("classic1k", "04778899AABBCC", "0044", "08", None),
    ("desfire", "04800102030405", "0344", "20", "7577810280"),
]


def wait_until(holds, what):
    end = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > end:
            raise AssertionError(f"waited {PATIENCE} s in vain for {what}")
        time.sleep(0.01)


def value_of(output, label):
    """The hex digits after a label of nfc-list and nfc-poll, or None."""
    found = re.search(rf"{re.escape(label)}: ([0-9a-f ]+)$", output, re.MULTILINE)
    return found and found.group(1).replace(" ", "").upper()


class Cards:
    """A running ostoja-cards in a folder of its own."""

    def __init__(self, *options):
        self.folder = tempfile.mkdtemp(prefix="oc-")
        self.link = os.path.join(self.folder, "reader")
        self.control = os.path.join(self.folder, "control")
        self.log = os.path.join(self.folder, "log")
        self.process = subprocess.Popen(
            [PROGRAM, "serve", "--link", self.link, "--control", self.control, "--log", self.log, *options],
            stderr=subprocess.PIPE, text=True)
        line = self.process.stderr.readline()
        if "ready" not in line:
            self.close()
            raise AssertionError(f"ostoja-cards didn't start: {line}")

    def ask(self, *words):
        return subprocess.run([PROGRAM, "--control", self.control, *words],
                              capture_output=True, text=True, timeout=PATIENCE)

    def tell(self, *words):
        done = self.ask(*words)
        if done.returncode != 0:
            raise AssertionError(f"{words}: {done.stdout}{done.stderr}")
        return done.stdout.strip()

    def status(self):
        return json.loads(self.tell("status").removeprefix("ok "))

    def environment(self):
        return {**os.environ, "LIBNFC_DEFAULT_DEVICE": f"pn532_uart:{self.link}", "LIBNFC_AUTO_SCAN": "false"}

    def tool(self, *command):
        done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, cwd=self.folder,
                              env=self.environment(), stdin=subprocess.DEVNULL)
        return done.stdout + done.stderr

    def events(self, kind):
        with open(self.log, encoding="utf-8") as lines:
            return [event for event in map(json.loads, lines) if event["event"] == kind]

    def close(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.process.stderr.close()
        shutil.rmtree(self.folder)


class WithCards(unittest.TestCase):
    options = ()

    def setUp(self):
        self.cards = Cards(*self.options)
        self.addCleanup(self.cards.close)


class ToolsReadEveryCard(WithCards):
    def with_each_card(self, check):
        for kind, *card in CARDS:
            with self.subTest(kind=kind, uid=card[0]):
                self.cards.tell("swap", kind, card[0])
                check(kind, *card)

    def check_target(self, output, uid, atqa, sak, ats):
        self.assertEqual(value_of(output, "UID (NFCID1)"), uid, output)
        self.assertEqual(value_of(output, "ATQA (SENS_RES)"), atqa, output)
        self.assertEqual(value_of(output, "SAK (SEL_RES)"), sak, output)
        self.assertEqual(value_of(output, "ATS"), ats, output)

    def test_nfc_list_shows_what_a_card_says_of_itself(self):
        fingerprints = {"classic1k": "MIFARE Classic 1K", "desfire": "MIFARE DESFire EV1"}

        def check(kind, *card):
            output = self.cards.tool("nfc-list", "-v")
            self.check_target(output, *card)
            self.assertIn("1 ISO14443A passive target(s) found", output)
            self.assertIn(fingerprints.get(kind, "MIFARE Ultralight"), output)
            self.assertIn("0 ISO14443B passive target(s) found", output)

        self.with_each_card(check)

    def test_nfc_poll_sees_a_card_come_and_go(self):
        def check(_, *card):
            with subprocess.Popen(["nfc-poll"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                                  env=self.cards.environment()) as poll:
                output = ""
                while "SAK" not in output:
                    line = poll.stdout.readline()
                    self.assertTrue(line, output)
                    output += line
                self.cards.tell("remove", card[0])
                output += poll.stdout.read()
            self.check_target(output, *card)
            self.assertRegex(output, r"Waiting for card removing\.\.\.[\s\S]*done\.")

        self.with_each_card(check)

    def test_nfc_mfultralight_reads_every_page_of_an_ntag(self):
        layouts = {"ntag213": (45, 0x12), "ntag215": (135, 0x3E), "ntag216": (231, 0x6D)}

        def check(kind, uid, *_):
            if kind not in layouts:
                return
            pages, capability = layouts[kind]
            output = self.cards.tool("nfc-mfultralight", "r", "dump")
            self.assertIn(f"NTAG Type: {kind.upper()}", output)
            self.assertIn(f"Done, {pages} of {pages} pages read (0 pages failed)", output)
            with open(os.path.join(self.cards.folder, "dump"), "rb") as file:
                dump = file.read()
            number = bytes.fromhex(uid)
            checks = [0x88 ^ number[0] ^ number[1] ^ number[2], number[3] ^ number[4] ^ number[5] ^ number[6]]
            self.assertEqual(len(dump), pages * 4)
            self.assertEqual(dump[:8], number[:3] + bytes([checks[0]]) + number[3:])
            self.assertEqual(dump[8:16], bytes([checks[1], 0x48, 0, 0, 0xE1, 0x10, capability, 0]))
            self.assertEqual(dump[-20:], bytes.fromhex("000000BD 040000FF 00050000 00000000 00000000"))

        self.with_each_card(check)

    def test_nfc_mfultralight_writes_what_it_then_reads(self):
        self.cards.tell("place", "ntag213", NTAG)
        path = os.path.join(self.cards.folder, "dump")
        self.cards.tool("nfc-mfultralight", "r", "dump")
        with open(path, "r+b") as file:
            file.seek(4 * 10)
            file.write(b"Noclegownia Wodna 12")
        output = self.cards.tool("nfc-mfultralight", "w", "dump")
        self.assertRegex(output, r"Done, \d+ of 45 pages written \(\d+ pages skipped, 0 pages failed\)")
        os.unlink(path)
        self.cards.tool("nfc-mfultralight", "r", "dump")
        with open(path, "rb") as file:
            self.assertEqual(file.read()[40:60], b"Noclegownia Wodna 12")

    def test_nfc_anticol_selects_a_card_bit_by_bit(self):
        def check(_, uid, atqa, sak, ats):
            for options in ([], ["-t"]):
                output = self.cards.tool("nfc-anticol", *options)
                self.assertIn(f"UID: {uid.lower()}\n", output)
                self.assertIn(f"ATQA: {atqa}\n", output)
                self.assertIn(f" SAK: {sak}\n", output)
                self.assertNotIn("BCC check failed", output)
                # With its length before it and its CRC behind it.
                self.assertEqual((value_of(output, "ATS") or "")[2:-4], ats or "", output)

        self.with_each_card(check)

    def test_an_empty_field_is_empty(self):
        self.assertIn("0 ISO14443A passive target(s) found", self.cards.tool("nfc-list", "-v"))
        self.assertIn("No tag available", self.cards.tool("nfc-anticol"))

    def test_several_cards_in_one_purse_are_all_found(self):
        for kind, uid in (("ntag213", NTAG), ("desfire", "04800102030405"), ("classic1k", "DEADBEEF")):
            self.cards.tell("place", kind, uid)
        output = self.cards.tool("nfc-list")
        self.assertIn("3 ISO14443A passive target(s) found", output)
        found = re.findall(r"UID \(NFCID1\): ([0-9a-f ]+)$", output, re.MULTILINE)
        self.assertEqual({each.replace(" ", "").upper() for each in found}, {NTAG, "04800102030405", "DEADBEEF"})


class ReaderComesAndGoes(WithCards):
    def test_whoever_has_the_port_open_sees_a_hang_up_when_the_reader_is_pulled_out(self):
        port = os.open(self.cards.link, os.O_RDWR | os.O_NOCTTY)
        self.addCleanup(os.close, port)
        self.assertEqual(self.cards.tell("unplug"), "ok unplugged")
        self.assertFalse(os.path.lexists(self.cards.link))
        self.assertRaises(OSError, os.write, port, b"\x55")
        self.assertEqual(os.read(port, 1), b"")

    def test_a_reader_plugged_in_again_is_found_under_its_path(self):
        self.cards.tell("place", "ntag213", NTAG)
        self.cards.tell("unplug")
        self.assertFalse(self.cards.status()["plugged"])
        self.assertIn("Unable to open NFC device", self.cards.tool("nfc-list"))
        self.assertEqual(self.cards.tell("replug"), "ok replugged")
        self.assertEqual(value_of(self.cards.tool("nfc-list"), "UID (NFCID1)"), NTAG)

    def test_a_tool_that_is_pulled_off_in_the_middle_is_told(self):
        self.cards.tell("place", "ntag213", NTAG)
        self.cards.tell("fault", "unplug", "--after", "40", "--for", "1")
        self.cards.tool("nfc-mfultralight", "r", "dump")
        self.assertEqual(len(self.cards.events("unplugged")), 1)
        wait_until(lambda: self.cards.status()["plugged"], "the reader to be back")
        self.assertEqual(value_of(self.cards.tool("nfc-list"), "UID (NFCID1)"), NTAG)

    def test_the_line_is_raw_and_echoes_nothing(self):
        port = os.open(self.cards.link, os.O_RDWR | os.O_NOCTTY)
        self.addCleanup(os.close, port)
        os.write(port, bytes.fromhex("5555 0000FF02FED4022A00"))
        answer = b""
        while len(answer) < 19:
            answer += os.read(port, 64)
        self.assertEqual(answer.hex().upper(), "0000FF00FF00" + "0000FF06FAD50332010607E800")

    def test_a_stopped_reader_is_silent_and_goes_on_afterwards(self):
        self.cards.tell("place", "ntag213", NTAG)
        self.cards.process.send_signal(signal.SIGSTOP)
        try:
            self.assertIn("Unable to open NFC device", self.cards.tool("nfc-list"))
        finally:
            self.cards.process.send_signal(signal.SIGCONT)
        self.assertEqual(value_of(self.cards.tool("nfc-list"), "UID (NFCID1)"), NTAG)


class FaultsReachTheHost(WithCards):
    def test_a_fault_shows_at_the_host_and_ends(self):
        self.cards.tell("place", "ntag213", NTAG)
        for fault in ("mute", "hang", "drop", "garbage", "half", "nak"):
            with self.subTest(fault=fault):
                self.cards.tell("fault", fault)
                self.assertIn("Unable to open NFC device", self.cards.tool("nfc-list"))
                self.assertEqual(self.cards.events("fault")[-1]["kind"], fault)
                self.cards.tell("fault", "none")
                self.assertEqual(value_of(self.cards.tool("nfc-list"), "UID (NFCID1)"), NTAG)

    def test_radio_noise_hides_a_card(self):
        self.cards.tell("place", "ntag213", NTAG)
        self.cards.tell("fault", "noise", "--for", "60000")
        self.assertIn("0 ISO14443A passive target(s) found", self.cards.tool("nfc-list", "-v"))

    def test_two_faults_kill_libnfc_itself(self):
        self.cards.tell("place", "desfire", "04800102030405")
        for fault, deadly in (("abort-bit", signal.SIGABRT), ("ats-zero", signal.SIGSEGV)):
            with self.subTest(fault=fault):
                self.cards.tell("fault", fault)
                died = subprocess.run(["nfc-list"], timeout=PATIENCE, cwd=self.cards.folder,
                                      env=self.cards.environment(), capture_output=True)
                self.assertEqual(died.returncode, -deadly)
                self.assertEqual(value_of(self.cards.tool("nfc-list"), "UID (NFCID1)"), "04800102030405")


class Log(WithCards):
    options = ("--select-ms", "20")

    def test_the_log_tells_the_radio_time_of_each_placement(self):
        before = time.clock_gettime_ns(time.CLOCK_MONOTONIC)
        self.assertEqual(self.cards.tell("place", "ntag213", NTAG), "ok placement 1")
        self.cards.tool("nfc-list")
        self.assertEqual(self.cards.tell("swap", "classic1k", "DEADBEEF"), "ok placement 2")
        self.cards.tool("nfc-list")
        self.assertEqual(self.cards.tell("remove"), "ok removed 2")
        self.assertEqual([(event["placement"], event["type"]) for event in self.cards.events("placed")],
                         [(1, "ntag213"), (2, "classic1k")])
        self.assertEqual([event["placement"] for event in self.cards.events("removed")], [1, 2])
        selects = self.cards.events("select")
        self.assertEqual({event["placement"] for event in selects}, {1, 2})
        self.assertEqual({event["radio_us"] // 1000 for event in selects}, {20})
        frames = self.cards.events("frame")
        self.assertTrue(all(event["wire_us"] > 0 for event in frames))
        self.assertTrue(any(event["command"] == "InListPassiveTarget" and event["radio_us"] >= 20000
                            for event in frames))
        after = time.clock_gettime_ns(time.CLOCK_MONOTONIC)
        self.assertTrue(all(before < event["t"] < after for event in frames))


class Control(WithCards):
    def test_a_line_that_makes_no_sense_gets_an_error_that_does(self):
        cases = {
            b"\n": "error: an empty command",
            b"put ntag213\n": "error: unknown command 'put'; expected place, remove",
            b"place visa 04\n": "error: unknown card type 'visa'; expected ntag213",
            b"place ntag213 04A1\n": "error: a ntag213 card's UID has 7 bytes, not 2",
            b"remove DEADBEEF\n": "error: card DEADBEEF isn't on the reader",
            b"replug\n": "error: the reader is plugged in already",
            b"\xff\x00\x01\n": "error: unknown command",
            b"place " + b"A" * 600 + b"\n": "error: the line is too long",
            b"A" * 5000: "error: the line is too long",
        }
        for line, answer in cases.items():
            with self.subTest(line=line[:30]):
                with socket.socket(socket.AF_UNIX) as connection:
                    connection.settimeout(PATIENCE)
                    connection.connect(self.cards.control)
                    connection.sendall(line)
                    said = connection.makefile(errors="replace").readline()
                self.assertTrue(said.startswith(answer), said)
        self.assertEqual(self.cards.status()["cards"], [])

    def test_many_lines_on_one_connection_get_an_answer_each(self):
        with socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(PATIENCE)
            connection.connect(self.cards.control)
            place = f"place ntag213 {NTAG}\n"
            connection.sendall(f"{place}{place}remove\nremove\n".encode())
            answers = connection.makefile()
            self.assertEqual([answers.readline() for _ in range(4)],
                             ["ok placement 1\n", "error: card 04A1B2C3D4E5F6 is on the reader already\n",
                              "ok removed 1\n", "ok nothing to remove\n"])

    def test_the_command_line_reports_mistakes_with_its_exit_code(self):
        self.assertEqual(self.cards.ask("place", "ntag213", "xyz").returncode, 2)
        self.assertEqual(self.cards.ask("fault", "tired").returncode, 2)
        self.assertEqual(self.cards.ask("dance").returncode, 2)
        self.assertEqual(self.cards.ask("remove", NTAG).returncode, 1)
        gone = subprocess.run([PROGRAM, "--control", self.cards.control + "x", "status"],
                              capture_output=True, text=True)
        self.assertEqual(gone.returncode, 1)
        self.assertIn("is ostoja-cards serve running?", gone.stderr)

    def test_only_its_owner_may_give_commands(self):
        self.assertEqual(stat.S_IMODE(os.stat(self.cards.control).st_mode), 0o700)


class StartAndEnd(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="oc-")
        self.addCleanup(shutil.rmtree, self.folder)

    def path(self, name):
        return os.path.join(self.folder, name)

    def serve(self, *options, link="reader", control="control"):
        where = ["--link", self.path(link), "--control", self.path(control)]
        return subprocess.run([PROGRAM, "serve", *where, *options],
                              capture_output=True, text=True, timeout=PATIENCE)

    def test_it_leaves_nothing_behind(self):
        for end in (signal.SIGTERM, signal.SIGINT):
            with self.subTest(signal=end):
                cards = Cards()
                self.addCleanup(cards.close)
                cards.process.send_signal(end)
                self.assertEqual(cards.process.wait(PATIENCE), 0)
                self.assertEqual(os.listdir(cards.folder), ["log"])

    def test_it_starts_over_what_a_killed_one_left(self):
        first = Cards()
        self.addCleanup(first.close)
        first.process.kill()
        first.process.wait()
        self.assertTrue(os.path.islink(first.link))
        again = subprocess.Popen([PROGRAM, "serve", "--link", first.link, "--control", first.control],
                                 stderr=subprocess.PIPE, text=True)
        self.addCleanup(again.stderr.close)
        self.addCleanup(again.kill)
        self.assertIn("ready", again.stderr.readline())
        self.assertTrue(stat.S_ISCHR(os.stat(first.link).st_mode))
        again.terminate()
        self.assertEqual(again.wait(PATIENCE), 0)

    def test_it_doesnt_take_what_is_somebody_elses(self):
        cards = Cards()
        self.addCleanup(cards.close)
        second = subprocess.run([PROGRAM, "serve", "--link", self.path("reader"), "--control", cards.control],
                                capture_output=True, text=True, timeout=PATIENCE)
        self.assertEqual(second.returncode, 1)
        self.assertIn("somebody listens there already", second.stderr)
        with open(self.path("reader"), "w", encoding="utf-8") as file:
            file.write("dear to me")
        refused = self.serve()
        self.assertEqual(refused.returncode, 1)
        self.assertIn("exists and is no symbolic link", refused.stderr)
        with open(self.path("reader"), encoding="utf-8") as file:
            self.assertEqual(file.read(), "dear to me")

    def test_a_mistake_in_the_script_is_shown_with_file_and_line(self):
        with open(self.path("evening"), "w", encoding="utf-8") as file:
            file.write("# comment\nat 1s place ntag213 04A1B2C3D4E5F6\nat 2s plcae\n")
        refused = self.serve("--script", self.path("evening"))
        self.assertEqual(refused.returncode, 2)
        self.assertIn(f"{self.path('evening')}:3: unknown command 'plcae'", refused.stderr)
        self.assertEqual(os.listdir(self.folder), ["evening"])
        self.assertEqual(self.serve("--script", self.path("none")).returncode, 2)
        self.assertEqual(self.serve("--baud", "fast").returncode, 2)
        self.assertEqual(self.serve("--select-ms", "-1").returncode, 2)

    def test_a_script_plays_by_itself(self):
        script = self.path("evening")
        with open(script, "w", encoding="utf-8") as file:
            file.write("at 30ms remove 04A1B2C3D4E5F6\nat 0ms place ntag213 04A1B2C3D4E5F6\n"
                       "at 20ms place desfire 04800102030405\n")
        cards = Cards("--script", script)
        self.addCleanup(cards.close)
        wait_until(lambda: cards.events("removed"), "the end of the script")
        self.assertEqual([card["type"] for card in cards.status()["cards"]], ["desfire"])


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    unittest.main(verbosity=2)
