# SPDX-License-Identifier: GPL-3.0-or-later
"""What the desk does with those who come: a part of test_api's evening."""

from datetime import datetime, timedelta, timezone

from door import new_uuid

DAYS = {"from": "2020-01-01", "until": "2099-12-31"}
WINTER = {
    "until": "2030-01-01T06:00:00.000Z",
    "threshold_c": -10,
    "extra": 0,
    "around_clock": False,
    "approved_by": "director",
}


class WhoComesIn:
    def who_comes_in(self):
        self.assertEqual(self.desk.sign_in("manager").status, 200)
        self.somebody_is_let_in()
        self.somebody_is_refused()
        self.terms_are_told()
        self.a_winter_action()

    def somebody_is_let_in(self):
        desk, nobody = self.desk, new_uuid()
        person = self.registered(desk, name="Igor Granat", sex="m")
        self.at(desk, "/v1/arrivals", {"person": nobody, "bed": ""}, 404)
        came = self.at(desk, "/v1/arrivals", {"person": person, "bed": ""})
        self.assertEqual(came["verdict"], "admit")
        self.at(desk, "/v1/arrivals", {"person": person, "bed": ""}, 409)
        admit = f"/v1/arrivals/{came['arrival']}/admit"
        self.at(desk, admit, {"bed": nobody}, 404)
        self.at(desk, admit, {}, 204)
        self.at(desk, admit, {}, 409)
        self.assertEqual(self.at(desk, f"/v1/people/{person}")["stay"]["bed"], came["bed"])

    def somebody_is_refused(self):
        desk = self.desk
        person = self.registered(desk, name="Iwan Grab", sex="m")
        suspensions = f"/v1/people/{person}/suspensions"
        self.at(desk, suspensions, {**DAYS, "why": "szyba"}, 204)
        came = self.at(desk, "/v1/arrivals", {"person": person, "bed": ""})
        self.assertEqual([each["ground"] for each in came["grounds"]], ["suspended"])
        arrival = f"/v1/arrivals/{came['arrival']}"
        self.at(desk, f"{arrival}/admit", {}, 409)
        self.at(desk, f"{arrival}/admit", {"despite": ["suspended"]}, 422)
        self.at(desk, f"{arrival}/refuse", {"why": "suspended", "points_to": ""}, 204)
        self.at(desk, f"{arrival}/refuse", {"why": "suspended", "points_to": ""}, 409)
        refused = [e["data"] for e in self.journal() if e["type"] == "pl.ostoja.arrival.refused.v1"]
        self.at(desk, f"/v1/refusals/{refused[-1]['refusal']}/outcome", {"outcome": "city_guard"}, 204)
        self.at(desk, f"/v1/refusals/{new_uuid()}/outcome", {"outcome": "city_guard"}, 404)
        suspension = self.at(desk, f"/v1/people/{person}")["suspensions"][0]
        self.assertEqual(suspension["why"], "szyba")
        lift = f"/v1/suspensions/{suspension['suspension']}/lift"
        self.at(desk, lift, {}, 204)
        self.at(desk, lift, {}, 409)
        self.at(desk, "/v1/undo", {"undo": desk.state()["session"]["undo"]["undo"]}, 204)
        self.at(desk, lift, {}, 204)
        self.at(desk, f"/v1/suspensions/{new_uuid()}/lift", {}, 404)

    def terms_are_told(self):
        desk, nobody = self.desk, new_uuid()
        one, other = (self.registered(desk, name=name, sex="m") for name in ("Ignacy Buk", "Ireneusz Klon"))
        self.at(desk, f"/v1/people/{nobody}/suspensions", {**DAYS, "why": ""}, 404)
        self.at(desk, f"/v1/people/{one}/apart", {"from": other, "apart": True}, 204)
        self.at(desk, f"/v1/people/{one}/apart", {"from": one, "apart": True}, 409)
        self.at(desk, f"/v1/people/{nobody}/apart", {"from": one, "apart": True}, 404)
        paper = {"kind": "interview", "from": "2026-11-01", "until": ""}
        self.at(desk, f"/v1/people/{one}/papers", paper, 204)
        self.at(desk, f"/v1/people/{nobody}/papers", paper, 404)
        shown = self.at(desk, f"/v1/people/{one}")
        self.assertEqual([each["person"] for each in shown["apart"]], [other])
        ended = f"/v1/papers/{shown['papers'][0]['paper']}/end"
        self.at(desk, ended, {}, 204)
        self.at(desk, ended, {}, 409)
        self.at(desk, f"/v1/papers/{nobody}/end", {}, 404)

    def a_winter_action(self):
        desk = self.desk
        until = (datetime.now(timezone.utc) + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M:%S.000Z")
        self.at(desk, "/v1/winter", {**WINTER, "until": until}, 204)
        self.at(desk, "/v1/winter", {**WINTER, "until": until}, 409)
        self.assertTrue(desk.state()["winter"])
        self.at(desk, "/v1/winter/end", {}, 204)
        self.at(desk, "/v1/winter/end", {}, 409)

    def journal(self):
        entries = []
        while page := self.station("uplink", "GET", f"/v1/journal?after={len(entries)}&wait=0").json()["events"]:
            entries += page
        return entries

    @staticmethod
    def what_staff_would_do_with_whoever_comes(person):
        """As what_staff_would_do."""
        return [
            ("/v1/arrivals", {"person": person, "bed": ""}),
            (f"/v1/arrivals/{person}/admit", {}),
            (f"/v1/arrivals/{person}/refuse", {"why": "other", "points_to": ""}),
            (f"/v1/refusals/{person}/outcome", {"outcome": "police"}),
            (f"/v1/people/{person}/suspensions", {**DAYS, "why": ""}),
            (f"/v1/suspensions/{person}/lift", {}),
            (f"/v1/people/{person}/apart", {"from": new_uuid(), "apart": True}),
            (f"/v1/people/{person}/papers", {"kind": "interview", "from": "2026-11-01", "until": ""}),
            (f"/v1/papers/{person}/end", {}),
            ("/v1/winter", WINTER),
            ("/v1/winter/end", {}),
        ]
