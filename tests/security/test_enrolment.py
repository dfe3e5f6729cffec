# SPDX-License-Identifier: GPL-3.0-or-later
"""A box comes in by its own key and a one-time code, is replaced, and is thrown out: with the real programs."""

import http.client
import json
import stat
import subprocess
import threading
import tomllib
import unittest

from codes import made_up, secret_and_digest, token
from door import build_folder
from http_clients import ask
from lab import OfficeLab, key_of, openssl
from programs import wait_for
from town import Town


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


class EnrolmentCase(unittest.TestCase):
    def setUp(self):
        self.lab = OfficeLab()
        self.addCleanup(self.lab.close)
        self.box = self.lab.folder / "box"

    def enrolled(self, folder, code):
        """The station's UUID."""
        done = self.lab.enrol_box(folder, code)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout.strip()

    def listed(self):
        return tomllib.loads(self.lab.stations.read_text(encoding="utf-8")).get("station", [])

    def request(self, name="x"):
        """A key of a box, and its certificate request."""
        key = self.lab.folder / f"{name}.key"
        openssl("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", key)
        return key, openssl("req", "-new", "-key", key, "-subj", "/CN=admin").decode()

    def show(self, shown, request, source=None):
        connect = self.lab.connect
        if source:

            def connect():
                made = self.lab.connect()
                made.source_address = (source, 0)
                made.host = "127.0.0.1"
                return made

        answer = ask(connect, "POST", "/v1/enrolments", {"token": shown, "request": request})
        return answer


class Enrolment(EnrolmentCase):
    def test_a_box_makes_its_key_shows_a_code_and_is_a_station(self):
        code = self.lab.invite("--name", "Dom pod Lipą")
        station = self.enrolled(self.box, code)
        self.assertEqual(self.lab.post(self.box / "uplink.pem", self.box / "uplink.key").status, 200)

        (entry,) = self.listed()
        self.assertEqual((entry["id"], entry["name"]), (station, "Dom pod Lipą"))
        self.assertEqual(entry["key"], key_of(self.box / "uplink.pem"))
        self.assertEqual({p.name for p in self.box.iterdir()}, {"uplink.key", "uplink.pem", "ca.pem", "office-signing.pub", "card.key"})
        for secret in ("uplink.key", "card.key"):
            self.assertEqual(mode(self.box / secret), 0o600, secret)
        for name, original in (("ca.pem", "ca.pem"), ("office-signing.pub", "office-signing.pub"), ("card.key", "town-card.key")):
            self.assertEqual((self.box / name).read_text().strip(), (self.lab.town / original).read_text().strip(), name)

    def test_the_key_stays_at_the_box_and_the_code_is_nowhere_kept(self):
        code = self.lab.invite("--name", "A")
        self.enrolled(self.box, code)
        secret, _ = secret_and_digest(code)
        pem = (self.box / "uplink.key").read_text()
        private = "".join(pem.splitlines()[1:3])
        card_key = (self.lab.town / "town-card.key").read_text().strip()
        needles = [private, code, code.replace("-", ""), secret.hex(), token(code)]
        for path in self.lab.folder.rglob("*"):
            if path.is_file() and self.box not in path.parents:
                content = path.read_bytes()
                for needle in needles + ([card_key] if path.name != "town-card.key" else []):
                    self.assertNotIn(needle.encode(), content.replace(b"\n", b""), path)
        self.assertIn(card_key.encode(), (self.lab.town / "town-card.key").read_bytes(), "the search finds what is there")

    def test_a_box_keeps_quiet_before_an_office_that_is_not_the_codes(self):
        other = self.lab.folder / "other"
        self.lab.ostoja("enrol", "town", "--directory", other, "--name", "Inne")
        code = self.lab.ostoja("invite", "--directory", other, "--name", "A")
        done = self.lab.enrol_box(self.box, code)
        self.assertEqual(done.returncode, 3, done.stderr)
        self.assertIn("certificate verify failed", done.stderr)
        self.assertNotIn("opens nothing", self.lab.office.log())
        done = self.lab.run(
            "enrol", "box", "--office", f"127.0.0.2:{self.lab.port}", "--directory", self.box, code=self.lab.invite("--name", "B")
        )
        self.assertNotEqual(done.returncode, 0, "the office has no certificate for that name")
        self.assertEqual({p.name for p in self.box.iterdir()}, {"uplink.key"})

    def test_a_code_opens_once_and_the_same_key_gets_the_same_answer_again(self):
        code = self.lab.invite("--name", "A")
        _, request = self.request("first")
        _, other = self.request("second")
        first = self.show(token(code), request)
        self.assertEqual(first.status, 201, first.text)
        again = self.show(token(code), request)
        self.assertEqual(again.status, 200)
        self.assertEqual(first.text, again.text)
        self.assertEqual(self.show(token(code), other).status, 403)
        self.assertEqual(len(self.listed()), 1)
        self.lab.office.kill()
        self.lab.office.start().wait_ready()
        self.assertEqual(self.show(token(code), request).text, first.text, "after a power cut, too")
        self.assertEqual(self.show(token(code), other).status, 403)

    def test_of_many_boxes_with_one_code_at_the_same_moment_one_gets_in(self):
        code = self.lab.invite("--name", "A")
        requests = [self.request(f"k{number}")[1] for number in range(8)]
        answers = []
        ready = threading.Barrier(len(requests))

        def show(request):
            ready.wait()
            answers.append(self.show(token(code), request))

        threads = [threading.Thread(target=show, args=(request,)) for request in requests]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(sorted(a.status for a in answers if a.status != 429)[0], 201)
        self.assertEqual([a.status for a in answers].count(201), 1)
        self.assertEqual(len(self.listed()), 1)

    def test_an_office_killed_at_any_moment_of_it_has_the_box_or_takes_it_the_next_time(self):
        folder = self.lab.town
        for stage, reached in enumerate((
            lambda before: True,
            lambda before: len(list(folder.glob("box-*"))) > before,
            lambda before: (folder / "stations.toml.new").exists() or len(self.listed()) > stage,
            lambda before: len(self.listed()) > stage,
        )):
            code = self.lab.invite("--name", "A")
            _, request = self.request(f"killed-{stage}")
            before = len(list(folder.glob("box-*")))
            hurry = threading.Thread(target=self.swallow, args=(code, request))
            hurry.start()
            wait_for(lambda ready=reached, count=before: ready(count), f"stage {stage}", step=0)
            self.lab.office.kill()
            hurry.join()
            self.lab.office.start().wait_ready()
            answer = self.show(token(code), request)
            self.assertIn(answer.status, (200, 201), answer.text)
            (entry,) = [s for s in self.listed() if s["id"] == answer.json()["station"]]
            self.assertNotIn("revoked_ms", entry)
            self.assertEqual(self.show(token(code), self.request("late")[1], f"127.0.3.{stage + 1}").status, 403)

    def swallow(self, code, request):
        try:
            self.show(token(code), request)
        except (OSError, ValueError, http.client.HTTPException):
            pass  # the office is gone in the middle of it

    def test_whatever_is_wrong_with_a_code_the_answer_is_the_same(self):
        used = self.lab.invite("--name", "A")
        self.assertEqual(self.show(token(used), self.request("a")[1]).status, 201)
        expired = self.lab.invite("--name", "B")
        path = self.lab.town / "invitations.toml"
        lines = path.read_text(encoding="utf-8").splitlines()
        last = max(number for number, line in enumerate(lines) if line.startswith("ends_ms"))
        lines[last] = "ends_ms = 1"
        path.write_text("\n".join(lines), encoding="utf-8")
        _, request = self.request("b")
        shown = [token(used), token(expired), token(made_up(used)), "", "x", 128 * "0"]
        said = set()
        for number, one in enumerate(shown):
            answer = self.show(one, request, f"127.0.1.{number + 1}")
            said.add((answer.status, answer.text))
        self.assertEqual(len(said), 1, said)
        ((status, text),) = said
        self.assertEqual((status, json.loads(text)["type"]), (403, "urn:ostoja:problem:enrolment_refused"))

    def test_what_is_no_request_of_a_p256_key_is_refused_before_the_code_is_looked_at(self):
        code = self.lab.invite("--name", "A")
        good = self.request("good")[1]
        rsa = openssl("req", "-new", "-newkey", "rsa:2048", "-nodes", "-keyout", "/dev/null", "-subj", "/CN=a").decode()
        p384 = openssl("req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-384", "-nodes", "-keyout", "/dev/null", "-subj", "/CN=a").decode()
        lines = good.splitlines()
        spoilt = "\n".join([*lines[:2], lines[2][::-1], *lines[3:]])
        rows = [
            ("", "request_malformed"),
            ("nonsense", "request_malformed"),
            (rsa, "request_malformed"),
            (p384, "request_malformed"),
            (spoilt, "request_malformed"),
            ((self.lab.town / "ca.pem").read_text(), "request_malformed"),
            (3_000 * "x", "malformed"),
            (7, "malformed"),
            (None, "malformed"),
        ]
        for request, word in rows:
            with self.subTest(request=str(request)[:60]):
                answer = self.show(token(code), request)
                self.assertEqual(answer.status, 400, answer.text)
                self.assertEqual(json.loads(answer.text)["type"], f"urn:ostoja:problem:{word}")
        self.assertEqual(self.show(token(code), good).status, 201, "the code wasn't spent")

    def test_the_names_that_a_box_asks_for_mean_nothing(self):
        code = self.lab.invite("--name", "Dom")
        key = self.lab.folder / "sly.key"
        openssl("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", key)
        extensions = ["-addext", "basicConstraints=critical,CA:TRUE", "-addext", "subjectAltName=DNS:localhost"]
        request = openssl("req", "-new", "-key", key, "-subj", "/CN=office", *extensions).decode()
        given = self.show(token(code), request).json()["certificate"]
        text = openssl("x509", "-noout", "-text", input=given.encode()).decode()
        self.assertIn("Subject: CN = Dom", text)
        self.assertIn("CA:FALSE", text)
        self.assertIn("TLS Web Client Authentication", text)
        for word in ("CA:TRUE", "DNS:", "Server Authentication"):
            self.assertNotIn(word, text)

    def test_what_signs_boxes_cannot_sign_an_office(self):
        town = self.lab.town
        openssl("req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", town / "sly.key", "-subj", "/CN=office", "-out", town / "sly.csr")
        (town / "sly.ext").write_text("subjectAltName=DNS:localhost\nextendedKeyUsage=serverAuth\n")
        openssl("x509", "-req", "-in", town / "sly.csr", "-CA", town / "boxes.pem", "-CAkey", town / "boxes.key", "-CAcreateserial", "-extfile", town / "sly.ext", "-out", town / "sly.pem")
        for trusted in ("ca.pem", "boxes.pem"):
            done = subprocess.run(
                ["openssl", "verify", "-purpose", "sslserver", "-CAfile", town / trusted, town / "sly.pem"], capture_output=True, check=False
            )
            self.assertNotEqual(done.returncode, 0, trusted)

    def test_trying_codes_is_slowed_down_for_the_address_and_then_for_all_and_cries_in_the_log(self):
        code = self.lab.invite("--name", "A")
        wrong, (_, request) = token(made_up(code)), self.request("c")
        answers = [self.show(wrong, request, "127.0.2.1") for _ in range(6)]
        self.assertEqual([a.status for a in answers[:4]], [403, 403, 403, 403])
        self.assertEqual(answers[4].status, 429)
        self.assertGreaterEqual(int(answers[4].headers["Retry-After"]), 1)
        self.assertEqual(self.show(token(code), request, "127.0.2.1").status, 429, "no code is looked at meanwhile")
        self.assertNotIn("ALERT", self.lab.office.log())
        for number in range(2, 20):
            for _ in range(3):
                last = self.show(wrong, request, f"127.0.2.{number}").status
        self.assertEqual(last, 429)
        wait_for(lambda: "ALERT" in self.lab.office.log(), "an alert")
        self.assertEqual(self.lab.office.log().count("ALERT"), 1)
        self.assertEqual(self.lab.get("/v1/occupancy").status, 200, "all else goes on")

    def test_a_replaced_box_is_the_same_station_and_the_old_key_is_history(self):
        station = self.enrolled(self.box, self.lab.invite("--name", "Dom"))
        new = self.lab.folder / "new-box"
        code = self.lab.invite("--station", station)
        self.assertEqual(self.lab.post(self.box / "uplink.pem", self.box / "uplink.key").status, 200, "until then the old box goes on")
        self.assertEqual(self.enrolled(new, code), station)
        answer = self.lab.post(self.box / "uplink.pem", self.box / "uplink.key")
        self.assertEqual((answer.status, json.loads(answer.text)["type"]), (403, "urn:ostoja:problem:certificate_revoked"))
        self.assertEqual(self.lab.post(new / "uplink.pem", new / "uplink.key").status, 200)
        was, now = self.listed()
        self.assertEqual((was["id"], now["id"], now["name"]), (station, station, "Dom"))
        self.assertIn("revoked_ms", was)
        (shown,) = [s for s in self.lab.get("/v1/stations").json()["stations"] if s["id"] == station]
        self.assertEqual(shown["name"], "Dom")

    def test_a_revoked_box_comes_in_again_only_by_another_invitation_and_another_key(self):
        code = self.lab.invite("--name", "Dom")
        station = self.enrolled(self.box, code)
        self.lab.ostoja("revoke", "--directory", self.lab.town, "--id", station)
        request = openssl("req", "-new", "-key", self.box / "uplink.key", "-subj", "/CN=a").decode()
        self.assertEqual(self.show(token(code), request).status, 403)
        self.assertEqual(self.show(token(self.lab.invite("--name", "Dom")), request).status, 403)
        renewed = ask(lambda: self.lab.connect(self.box / "uplink.pem", self.box / "uplink.key"), "POST", "/v1/renewals", {"request": request})
        self.assertEqual(renewed.status, 403)
        self.enrolled(self.lab.folder / "again", self.lab.invite("--name", "Dom"))

    def test_a_certificate_is_renewed_for_its_own_key_alone(self):
        self.enrolled(self.box, self.lab.invite("--name", "Dom"))
        own = openssl("req", "-new", "-key", self.box / "uplink.key", "-subj", "/CN=a").decode()

        def renew(request, *files):
            answer = ask(lambda: self.lab.connect(*files), "POST", "/v1/renewals", {"request": request})
            return answer.status, answer.json()

        files = (self.box / "uplink.pem", self.box / "uplink.key")
        status, answer = renew(own, *files)
        self.assertEqual(status, 200)
        (self.box / "next.pem").write_text(answer["certificate"])
        self.assertEqual(key_of(self.box / "next.pem"), key_of(self.box / "uplink.pem"))
        self.assertEqual(self.lab.post(self.box / "next.pem", self.box / "uplink.key").status, 200)
        status, answer = renew(self.request("foreign")[1], *files)
        self.assertEqual((status, answer["type"]), (403, "urn:ostoja:problem:key_other"))
        status, answer = renew(own)
        self.assertEqual((status, answer["type"]), (403, "urn:ostoja:problem:certificate_missing"))

    def test_the_command_says_what_is_wrong_and_overwrites_nothing(self):
        code = self.lab.invite("--name", "A")
        for text, number, word in (("", 2, "letters and digits"), ("abcd-efgh", 2, "letters and digits"), (code[:-1] + "u", 2, "letters and digits")):
            done = self.lab.enrol_box(self.box, text)
            self.assertEqual(done.returncode, number, done.stderr)
            self.assertIn(word, done.stderr)
        self.assertEqual(list(self.box.iterdir()), [])
        (self.box / "card.key").write_text("somebody's")
        done = self.lab.enrol_box(self.box, code)
        self.assertEqual(done.returncode, 3)
        self.assertIn("card.key is already there", done.stderr)
        (self.box / "card.key").unlink()
        done = self.lab.enrol_box(self.box, made_up(code))
        self.assertEqual(done.returncode, 3)
        self.assertIn("the code opens nothing", done.stderr)
        key = (self.box / "uplink.key").read_text()
        untidy = "  " + code.upper().replace("-", " ").replace("0", "o").replace("1", "L") + "\r"
        self.enrolled(self.box, untidy)
        self.assertEqual(key, (self.box / "uplink.key").read_text(), "the same key goes on")
        done = self.lab.enrol_box(self.box, code)
        self.assertEqual(done.returncode, 3)
        self.assertIn("already there", done.stderr)
        for words, number, word in (
            (["invite", "--directory", self.lab.town], 2, "--name"),
            (["invite", "--directory", self.lab.town, "--name", "two\nlines"], 2, "--name"),
            (["invite", "--directory", self.lab.town, "--station", "seven"], 2, "UUID"),
            (["invite", "--directory", self.lab.town, "--station", "0199aaaa-bbbb-7ccc-8ddd-eeeeffff0001"], 3, "has no station"),
            (["invite", "--directory", self.lab.folder / "none", "--name", "A"], 2, "ca.pem"),
            (["enrol", "box", "--office", "nowhere", "--directory", self.box], 2, "host:port"),
            (["revoke", "--directory", self.lab.town, "--id", "seven"], 3, "has no station"),
        ):
            with self.subTest(words=words):
                done = self.lab.run(*words)
                self.assertEqual(done.returncode, number, done.stderr)
                self.assertIn(word, done.stderr)


class WholeTown(unittest.TestCase):
    def test_a_facility_whose_box_is_replaced_goes_on_and_the_old_box_is_told_why_not(self):
        with Town(facilities=("wodna-12",)) as town:
            town.start()
            wodna = town["wodna-12"]
            wodna.tap("jan", {"bed"})
            free = wodna.screen.latest()["places"]["free"]
            old = wodna.programs["uplink"]

            box = town.folder / "new-box"
            box.mkdir()
            code = town.admin("invite", "--directory", town.enrolment, "--station", wodna.station_id)
            done = subprocess.run(
                [build_folder() / "bin" / "ostoja", "enrol", "box", "--office", town.office_address, "--directory", box],
                input=code,
                capture_output=True,
                text=True,
                timeout=60,
                check=False,
            )
            self.assertEqual((done.returncode, done.stdout.strip()), (0, wodna.station_id), done.stderr)
            wodna.tap("ewa", {"bed"})
            wait_for(lambda: "the key was revoked at" in old.log(), f"the old uplink to say so:\n{old.log()}")
            self.assertEqual(old.stop(), 0)

            config = (wodna.folder / "uplink.toml").read_text(encoding="utf-8")
            config = config.replace(f"{town.enrolment}/station-{wodna.station_id}", f"{box}/uplink").replace(f"{town.enrolment}/ca.pem", f"{box}/ca.pem")
            (wodna.folder / "uplink.toml").write_text(config, encoding="utf-8")
            old.start().wait_ready()
            wodna.tap("piotr", {"bed"})
            town.wait_figures("wodna-12", lambda f: sum(s["free"] for s in f["segments"]) == free - 2, "both taps")
            (station,) = town.ask_office("/v1/stations").json()["stations"]
            self.assertIsNone(station["gap"])
            self.assertEqual(station["conflicts"]["count"], 0)
            self.assertEqual((box / "card.key").read_text(), (town.enrolment / "town-card.key").read_text())


if __name__ == "__main__":
    unittest.main()
