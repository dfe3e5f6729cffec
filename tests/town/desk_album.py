# SPDX-License-Identifier: GPL-3.0-or-later
"""The pictures of the staff's screen, day and night, and of what the door shows where a carer has one: taken from the
running programs, by the keys and touches that a carer would use."""

import shutil
import time

from desk import Desk
from door import DOOR, new_uuid
from programs import wait_for
from staff_screen import StaffScreen

DESK = "desk-1"
SIZE = (1440, 900)
DOOR_SCREENS = ("no_card", "see_staff")
SCREENS = (
    "sign_in",
    "sign_in_pin",
    "board",
    "board_person",
    "round",
    "winter_off",
    "night_list",
    "figures",
    "people",
    "person",
    "card_awaited",
    "register",
    "register_duplicates",
    "details",
    "queue",
    "queue_who",
    "team",
    "record",
    "account",
    "change_of_person",
    "locked",
    "blank",
)
PALETTES = ("day", "night")


def expected():
    return [f"staff_{screen}_{palette}.png" for screen in SCREENS for palette in PALETTES]


class DeskAlbum:
    """`doors` are the DoorScreens of the same house."""

    def __init__(self, facility, doors, album, say):
        self.facility, self.doors, self.album, self.say = facility, doors, album, say
        self.people = facility.town.data.staff
        self.screen = StaffScreen(facility, DESK, size=SIZE, languages=("pl", "en"))
        self.palette = "day"

    def play(self):
        self.screen.start()
        for palette in PALETTES:
            self.say(f"The staff's screen by {palette}")
            self.palette = palette
            self._sign_in()
            self._the_night()
            self._find()
            self._lost_card()
            self._register()
            self._details()
            self._nobody_has_a_card()
            self._the_house()
            self._away()
        return Desk(self.facility).state()["places"]["free"]

    # how a picture is taken

    def _shows(self, screen, control=None, without=None):
        """The last picture, once it is that screen's with the one control and without the other."""

        def fits():
            record = self.screen.wait_screen(screen, control)
            return record if without not in [each["name"] for each in record["controls"]] else None

        return wait_for(fits, f"{screen} without {without}")

    def _keep(self, name, record):
        target = self.album.folder / f"staff_{name}_{self.palette}.png"
        shutil.copyfile(self.screen.photographs / record["png"], target)

    def _touch(self, record, control):
        self.screen.touch(record, control)

    # what a carer does

    def _hold(self, member, screen, control):
        self.screen.hold(member.card_type, member.uid, lambda: self.screen.shows(screen, control))

    def _sign_in(self):
        manager = self.people["manager"]
        self._keep("sign_in", self._shows("sign_in", without="pin_0"))
        self._hold(manager, "sign_in", "pin_0")
        self._keep("sign_in_pin", self._shows("sign_in", "pin_0"))
        self.screen.type(manager.pin)
        self.screen.key("Return")
        self.screen.go_to_people()
        self._keep("people", self._shows("people", "found_3"))

    def _the_night(self):
        self._somebody_waits()
        self.screen.key("F1")
        self._keep("board", self._shows("board", "arrival_0"))
        self.screen.key("ctrl+z")
        record = self._shows("board", "filter_free", without="arrival_0")
        desk = Desk(self.facility)
        beds = [bed for room in desk.get("/v1/board").json()["rooms"] for bed in room["beds"]]
        taken = next(bed["number"] for bed in beds if bed["state"] == "occupied")
        self._touch(record, f"bed_{taken}")
        self._keep("board_person", self._shows("board", "stay_move"))
        self.screen.key("Escape", "F5")
        self._touch(self._shows("round", "round_all_0"), "round_all_0")
        self._keep("round", self._shows("round", "round_record"))
        self.screen.key("F8")
        self._keep("winter_off", self._shows("winter", "winter_begin"))
        self.screen.key("F11")
        record = self._shows("night_list", "to_figures")
        self._keep("night_list", record)
        self._touch(record, "to_figures")
        self._keep("figures", self._shows("figures", "save_pdf"))
        self.screen.key("F3")
        self._shows("people", "to_people")

    def _somebody_waits(self):
        """In this house a card is the admission: this one sits at the desk until that is taken back."""
        desk = Desk(self.facility)
        here = {bed["person"] for room in desk.get("/v1/board").json()["rooms"] for bed in room["beds"]}
        found = (desk.post("/v1/people/search", query=each.name).json()["people"] for each in self.facility.town.data.residents)
        person = next(people[0]["person"] for people in found if people and people[0]["person"] not in here)
        answer = desk.post("/v1/arrivals", person=person, bed="")
        if answer.status != 200:
            raise AssertionError(f"nobody waits: {answer.status} {answer.text}")

    def _open(self, letters, control):
        self.screen.type(letters)
        self._shows("people", "found_0", without="found_6")
        self.screen.key("Return")
        return self._shows("people", control)

    def _find(self):
        self._keep("person", self._open("jaworska", "card_lost"))
        self.screen.key("Escape", "Escape")

    def _lost_card(self):
        self._open("petrenk", "card_lost")
        self.screen.key("z")
        self._keep("card_awaited", self._shows("people", "card_later"))
        if self.palette == "day":
            # The album keeps the door's pictures by screen and size.
            tap = self.facility.tap("oksana", {"see_staff"})
            self.album.keep(self.doors, "see_staff", tap=tap.visit["tap"])
            self.facility.command(tap, "done")
        self.screen.key("Escape")
        self._shows("people", "card_found")
        self.screen.key("o")
        self._shows("people", "card_lost")
        self.screen.key("Escape", "Escape")

    def _register(self):
        self.screen.key("F2")
        self._keep("register", self._shows("register", without="save"))
        self.screen.type("Marek Zalewsk")
        self.screen.key("Tab", "m")
        record = self._shows("register", "duplicate_0")
        self._keep("register_duplicates", record)
        self._touch(record, "register_cancel")
        self._shows("people")

    def _details(self):
        self._open("zalewski", "details")
        self.screen.key("d")
        self._keep("details", self._shows("details", "details_back"))
        self.screen.key("Escape")
        self._shows("people", "details")

    def _nobody_has_a_card(self):
        if self.palette == "day":
            since = time.monotonic()
            for door in self.doors[:1]:
                door.press(door.wait_photograph("idle"), "no_card")
            self.album.keep(self.doors, "no_card", after=since)
        else:
            call = {"id": new_uuid(), "visit": "", "command": "no_card"}
            answer = self.facility.ask(f"{DOOR}.screen", "POST", "/v1/commands", call)
            if not 200 <= answer.status < 300:
                raise AssertionError(f"no card at the door: {answer.status} {answer.text}")
        self.screen.key("F4")
        # The evening's help has been waiting since before.
        record = self._shows("queue", "call_1")
        self._keep("queue", record)
        self._touch(record, "call_1")
        record = self._shows("queue", "find_0")
        self._keep("queue_who", record)
        self._touch(record, "call_done_1")
        self._shows("queue", without="call_1")

    def _the_house(self):
        self.screen.key("F6")
        self._keep("team", self._shows("team", "member_4"))
        self.screen.key("F7")
        record = self._shows("record", "account")
        self._keep("record", record)
        self._touch(record, "account")
        self._keep("account", self._shows("account", "sign_out"))

    def _away(self):
        self._hold(self.people["carer"], "sign_in", "stay")
        self._keep("change_of_person", self._shows("sign_in", "stay"))
        self.screen.key("Escape")
        self._keep("locked", self._shows("locked", "pin_0"))
        self._unlock()
        self.screen.key("F9")
        self._keep("blank", self._shows("blank", "unblank"))
        self.screen.key("F9")
        record = self._shows("account", "sign_out")
        if self.palette == "day":
            self._touch(record, "theme")
        self._touch(record, "sign_out")
        self._shows("sign_in", without="pin_0")

    def _unlock(self):
        self.screen.type(self.people["manager"].pin)
        self.screen.key("Return")
        self._shows("account", "sign_out")
