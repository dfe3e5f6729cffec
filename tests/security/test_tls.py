# SPDX-License-Identifier: GPL-3.0-or-later
"""Who gets a connection to the office, who doesn't, and what the log tells about it."""

import datetime
import json
import socket
import ssl
import subprocess
import unittest

from http_clients import ask
from lab import BATCH, OfficeLab, key_of, openssl
from programs import wait_for

LONG_AGO = ["-startdate", "20200101000000Z", "-enddate", "20200201000000Z"]


class Tls(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.lab = OfficeLab()
        cls.addClassCleanup(cls.lab.close)
        cls.wodna = cls.lab.station("Wodna")

    def s_client(self, *words, say="", source="127.0.0.1"):
        words = ["-connect", f"127.0.0.1:{self.lab.port}", "-bind", f"{source}:0", "-CAfile", self.lab.authority, *words]
        done = subprocess.run(
            ["openssl", "s_client", *map(str, words)], input=say, capture_output=True, text=True, timeout=60, check=False
        )
        return done.stdout + done.stderr

    def told(self, source):
        return [line for line in self.lab.office.log().splitlines() if f"with {source} " in line]

    def problem(self, answer):
        return f"{answer.status} {json.loads(answer.text)['type'].rpartition(':')[2]}"

    def test_only_tls_1_3_is_spoken_and_what_is_older_is_told_once(self):
        for number, version in enumerate(("-tls1_2", "-tls1_1", "-tls1"), 20):
            source = f"127.0.0.{number}"
            for _ in range(2):
                said = self.s_client(version, "-cipher", "DEFAULT@SECLEVEL=0", source=source)
                self.assertRegex(said, "alert protocol version|alert number 70", version)
            (line,) = wait_for(lambda where=source: self.told(where), f"a line about {version}")
            self.assertIn("doesn't speak TLS 1.3; its program has to be brought up to date", line)
        self.assertIn("New, TLSv1.3, Cipher is", self.s_client("-tls1_3"))

    def test_nothing_is_renegotiated(self):
        said = self.s_client(say="R\n")
        self.assertIn("RENEGOTIATING", said)
        self.assertIn("wrong ssl version", said)

    def test_what_is_no_tls_is_told(self):
        with socket.create_connection(("127.0.0.1", self.lab.port), source_address=("127.0.0.30", 0)) as plain:
            plain.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            while plain.recv(4096):
                pass
        (line,) = wait_for(lambda: self.told("127.0.0.30"), "a line about it")
        self.assertIn("isn't TLS; ask with https", line)

    def test_another_towns_certificate_opens_nothing_and_the_log_says_what_to_do(self):
        other = self.lab.folder / "other"
        self.lab.ostoja("enrol", "town", "--directory", other, "--name", "Inne")
        station = self.lab.ostoja("enrol", "station", "--directory", other, "--name", "X")
        for _ in range(2):
            with self.assertRaises((ssl.SSLError, ConnectionError)) as refused:
                with self.lab.tls_socket("127.0.0.31", other / f"station-{station}.pem", other / f"station-{station}.key") as s:
                    s.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                    self.assertEqual(s.recv(100), b"")
            if isinstance(refused.exception, ssl.SSLError):
                self.assertIn("unknown ca", str(refused.exception))
        (line,) = wait_for(lambda: self.told("127.0.0.31"), "a line about it")
        self.assertIn("isn't one of this town's", line)
        self.assertIn("invite it and enrol it again", line)

    def test_a_box_that_does_not_trust_the_office_is_told(self):
        said = self.s_client("-verify_return_error", "-CAfile", self.lab.town / "boxes.pem", source="127.0.0.32")
        self.assertIn("certificate verify failed", said)
        (line,) = wait_for(lambda: self.told("127.0.0.32"), "a line about it")
        self.assertIn("doesn't trust this server's certificate", line)

    def test_without_a_certificate_one_may_read_and_not_post(self):
        self.assertEqual(self.lab.get("/v1/occupancy").status, 200)
        answer = ask(self.lab.connect, "POST", "/v1/events", "[]", BATCH)
        self.assertEqual(self.problem(answer), "403 certificate_missing")

    def test_a_key_that_is_not_on_the_list_is_refused_and_told_once(self):
        station = self.lab.station("Unlisted")
        pem, key = self.lab.files(station)
        text = self.lab.stations.read_text(encoding="utf-8")
        self.lab.stations.write_text(text.replace(key_of(pem), 64 * "0"), encoding="utf-8")
        self.addCleanup(self.lab.stations.write_text, text, encoding="utf-8")
        for _ in range(3):
            answer = self.lab.post(pem, key)
            self.assertEqual(self.problem(answer), "403 certificate_unknown")
            self.assertIn("invite the box and enrol it", answer.text)
        told = [line for line in self.lab.office.log().splitlines() if "isn't in the office's list" in line]
        self.assertEqual(len(told), 1, told)

    def expired(self, station):
        """The station's own key, certified by the town's authority for a month long ago."""
        pem, key = self.lab.files(station)
        folder = self.lab.folder / "expired"
        folder.mkdir(exist_ok=True)
        (folder / "index.txt").write_text("")
        (folder / "serial").write_text("1000\n")
        (folder / "ca.cnf").write_text(
            f"[ca]\ndefault_ca = it\n[it]\ndatabase = {folder}/index.txt\nserial = {folder}/serial\nnew_certs_dir = {folder}\n"
            f"default_md = sha256\npolicy = any\nx509_extensions = box\n[any]\ncommonName = supplied\n"
            "[box]\nbasicConstraints = critical,CA:FALSE\nextendedKeyUsage = clientAuth\n"
        )
        openssl("req", "-new", "-key", key, "-subj", "/CN=old", "-out", folder / "old.csr")
        authority = ["-cert", self.lab.authority, "-keyfile", self.lab.town / "ca.key"]
        openssl("ca", "-batch", "-config", folder / "ca.cnf", *authority, *LONG_AGO, "-in", folder / "old.csr", "-notext", "-out", folder / "old.pem")
        self.assertEqual(key_of(folder / "old.pem"), key_of(pem))
        return folder / "old.pem", key

    def test_an_expired_certificate_opens_nothing_but_its_own_renewal(self):
        station = self.lab.station("Expired")
        pem, key = self.expired(station)
        answer = self.lab.post(pem, key)
        self.assertEqual(self.problem(answer), "403 certificate_expired")
        self.assertIn("`ostoja renew` at the box", answer.text)

        box = self.lab.folder / "box"
        box.mkdir()
        for source, name in ((pem, "uplink.pem"), (key, "uplink.key"), (self.lab.authority, "ca.pem")):
            (box / name).write_bytes(source.read_bytes())
        self.lab.ostoja("renew", "--office", self.lab.address, "--directory", box)
        self.assertEqual(self.lab.post(box / "uplink.pem", box / "uplink.key").status, 200)
        ends = openssl("x509", "-in", box / "uplink.pem", "-noout", "-enddate").decode().strip().partition("=")[2]
        left = datetime.datetime.strptime(ends, "%b %d %H:%M:%S %Y %Z") - datetime.datetime.utcnow()
        self.assertGreater(left.days, 390)
        done = self.lab.run("renew", "--office", self.lab.address, "--directory", box)
        self.assertEqual((done.returncode, done.stderr), (0, "ostoja: the certificate needs no renewal yet.\n"))

    def test_a_revocation_holds_from_the_next_request_on_a_connection_that_is_open(self):
        station = self.lab.station("Revoked")
        neighbour = self.lab.connect(*self.lab.files(self.wodna))
        connection = self.lab.connect(*self.lab.files(station))
        self.addCleanup(neighbour.close)
        self.addCleanup(connection.close)

        def post(over):
            over.request("POST", "/v1/events", body="[]", headers={"Content-Type": BATCH})
            answer = over.getresponse()
            return answer.status, answer.read().decode()

        self.assertEqual(post(connection)[0], 200)
        self.assertEqual(post(neighbour)[0], 200)
        wire, other = connection.sock, neighbour.sock
        self.lab.ostoja("revoke", "--directory", self.lab.town, "--id", station)
        status, text = post(connection)
        self.assertEqual((status, json.loads(text)["type"]), (403, "urn:ostoja:problem:certificate_revoked"))
        self.assertIs(connection.sock, wire, "the same connection was used")
        self.assertEqual(post(neighbour)[0], 200)
        self.assertIs(neighbour.sock, other)
        self.assertEqual(self.problem(self.lab.post(*self.lab.files(station))), "403 certificate_revoked")
        listed = self.lab.stations.read_text(encoding="utf-8")
        self.assertRegex(listed, f'key = "{key_of(self.lab.files(station)[0])}"\nrevoked_ms = [0-9]+  # 20')
        known = [each["id"] for each in self.lab.get("/v1/stations").json()["stations"]]
        self.assertNotIn(station, known)
        self.assertIn(self.wodna, known)
        again = self.lab.run("revoke", "--directory", self.lab.town, "--id", station)
        self.assertEqual(again.returncode, 3)
        self.assertIn("Nothing was changed", again.stderr)
        self.assertEqual(listed, self.lab.stations.read_text(encoding="utf-8"))


if __name__ == "__main__":
    unittest.main()
