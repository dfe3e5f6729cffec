# SPDX-License-Identifier: GPL-3.0-or-later
"""The office's web page in a real browser, fed by a real office. Usage: test_page.py OSTOJA-OFFICE [FOLDER FOR PICTURES]"""
import os
import re
import shutil
import sys
import tempfile
import unittest
import uuid

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from selenium import webdriver  # noqa: E402
from selenium.webdriver.chrome.service import Service  # noqa: E402
from selenium.webdriver.common.by import By  # noqa: E402
from selenium.webdriver.support.ui import WebDriverWait  # noqa: E402
from fed_office import Journal, Town, now_ms, segment  # noqa: E402

NIGHT = "2026-11-22"
FACILITIES = 5
HOSTILE = '<img src=x onerror="document.title=1"> & "Dom"'
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--ignore-certificate-errors", "--hide-scrollbars"]

CONTRASTS = """
const channel = (v) => { v /= 255; return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; };
const parse = (text) => text.match(/[\\d.]+/g).map(Number);
const luminance = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
const ground = (node) => {
  for (let at = node; at !== null; at = at.parentElement) {
    const colour = parse(getComputedStyle(at).backgroundColor);
    if (colour.length === 3 || colour[3] > 0) return colour;
  }
  return [255, 255, 255];
};
const found = [];
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const node = walker.currentNode.parentElement;
  if (walker.currentNode.textContent.trim() === '' || node.getClientRects().length === 0) continue;
  const [a, b] = [luminance(parse(getComputedStyle(node).color)), luminance(ground(node))].sort((x, y) => y - x);
  found.push([walker.currentNode.textContent.trim(), (a + 0.05) / (b + 0.05)]);
}
return found;
"""


FIGURES = """
const number = (node) => Number(node.textContent.split(' ').at(-1));
const labels = [...document.querySelectorAll('#who dt')].map((each) => each.textContent);
const figures = [...document.querySelectorAll('#who dd')].map(number);
const cards = [...document.querySelectorAll('.card:has(.card-number)')].map((card) => ({
  free: number(card.querySelector('.card-number')), of: number(card.querySelector('.card-of')),
  freeWindows: card.querySelectorAll('.window.f').length, places: card.querySelectorAll('.window:not(.x)').length,
}));
return {total: number(document.querySelector('#free-beds')), who: Object.fromEntries(labels.map((label, at) => [label, figures[at]])), cards};
"""


def facility(name, kind="night_shelter", address="ul. Wodna 12", hours="18–8"):
    return {"facility": str(uuid.uuid4()), "name": name, "kind": kind, "address": address, "hours": hours}


class Shelter:
    """A station with beds m0… and w0…, some of them taken."""

    def __init__(self, town, name, men, women, men_taken, women_taken, out=0, age_ms=0):
        self.town = town
        self.journal = Journal()
        self.facility = facility(name)
        self.men = (men, men_taken, out)
        self.women = (women, women_taken)
        town.enrol(self.journal.station, name)
        beds = [(f"m{i}", "men", "out_of_service" if i >= men - out else "in_use") for i in range(men)]
        beds += [(f"w{i}", "women", "in_use") for i in range(women)]
        at = now_ms() - age_ms
        self.events = self.journal.opened(self.facility, beds, night=NIGHT, time_ms=at)
        self.events += [self.journal.bed_taken(f"m{i}", "men", NIGHT, at) for i in range(men_taken)]
        self.events += [self.journal.bed_taken(f"w{i}", "women", NIGHT, at) for i in range(women_taken)]

    def count(self, more=0):
        """The station's own count; `more` men than there are make it disagree."""
        men, taken, out = self.men
        return self.journal.snapshot(self.facility, [segment("men", men, taken + more, out), segment("women", *self.women)], NIGHT)

    def post(self, events):
        status, answer = self.town.post(events, self.journal.station)
        assert status == 200, answer
        assert answer["received_through"] == self.journal.sequence, answer


class WinterShelter:
    """A shelter in winter action, with every state that a bed can have."""

    def __init__(self, town, name):
        self.town = town
        self.journal = Journal()
        self.facility = facility(name, address="ul. Mroźna 3")
        town.enrol(self.journal.station, name)
        beds = [(f"m{i}", "men", "in_use") for i in range(8)] + [(f"w{i}", "women", "in_use") for i in range(4)]
        beds += [(f"f{i}", "family", "in_use") for i in range(4)] + [(f"a{i}", "accessible", "in_use") for i in range(2)]
        beds += [(f"x{i}", "men", "in_use", True) for i in range(4)]
        make = self.journal.event
        self.events = self.journal.opened(self.facility, beds, night=NIGHT)
        self.events.append(make("winter.began", {"winter": "w", "until": "2026-11-24T06:00:00.000Z", "threshold_c": -10, "extra": 3,
                                                 "around_clock": True, "approved_by": "director"}))
        taken = [("m1", "men"), ("m2", "men"), ("m3", "men"), ("m4", "men"), ("m5", "men"), ("w1", "women"), ("f0", "family"),
                 ("f1", "family"), ("a0", "accessible"), ("x0", "men"), ("x1", "men")]
        self.events += [self.journal.bed_taken(bed, ward, NIGHT) for bed, ward in taken]
        self.events += [
            make("arrival.held", {"night": NIGHT, "arrival": "1", "stay": "s-m0", "bed": "m0", "segment": "men"}),
            make("bed.held", {"night": NIGHT, "hold": "h", "bed": "w0", "segment": "women"}),
            make("bed.state_changed", {"bed": "w3", "segment": "women", "state": "cleaning"}),
            make("arrival.turned_away", {"night": NIGHT, "segment": "women", "reason": "no_suitable_bed"}),
            make("arrival.refused", {"night": NIGHT, "refusal": "r", "stay": "", "segment": "men", "why": "intoxicated", "frost": True}),
        ]

    def post(self, events):
        status, answer = self.town.post(events, self.journal.station)
        assert status == 200, answer


class Page:
    def __init__(self, town, width=1440, height=900):
        self.profile = tempfile.mkdtemp(prefix="ostoja-")
        options = webdriver.ChromeOptions()
        options.binary_location = "/usr/bin/chromium"
        for flag in FLAGS + [f"--user-data-dir={self.profile}"]:
            options.add_argument(flag)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        self.driver = webdriver.Chrome(service=Service("/usr/bin/chromedriver"), options=options)
        self.width = width
        try:
            self.size(width, height)
            self.driver.get(town.url)
        except Exception:
            self.close()
            raise

    def size(self, width, height):
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)

    def close(self):
        self.driver.quit()
        shutil.rmtree(self.profile, ignore_errors=True)

    def text(self, selector):
        return self.driver.execute_script("return document.querySelector(arguments[0])?.textContent ?? ''", selector)

    def texts(self, selector):
        return self.driver.execute_script("return [...document.querySelectorAll(arguments[0])].map((e) => e.textContent)", selector)

    def card(self, shelter, part):
        return self.text(f'[data-facility="{shelter.facility["facility"]}"] {part}')

    def until(self, condition, seconds=15):
        WebDriverWait(self.driver, seconds, poll_frequency=0.05).until(lambda _: condition())

    def press(self, selector):
        self.driver.find_element(By.CSS_SELECTOR, selector).click()

    def errors(self):
        return [entry for entry in self.driver.get_log("browser") if entry["level"] in ("SEVERE", "WARNING")]

    def photograph(self, path):
        height = self.driver.execute_script("return document.documentElement.scrollHeight")
        self.size(self.width, max(height, 844))
        self.driver.save_screenshot(path)


class PageTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.town = Town(cls.office)
        cls.wodna = Shelter(cls.town, "Noclegownia Wodna 12", 28, 12, 18, 8, out=2)
        cls.alberta = Shelter(cls.town, "Noclegownia św. Alberta", 40, 18, 33, 16)
        cls.stara = Shelter(cls.town, HOSTILE, 12, 8, 9, 5, age_ms=22 * 60_000)
        cls.zimowa = WinterShelter(cls.town, "Noclegownia Zimowa")
        cls.town.enrol(str(uuid.uuid4()), "Noclegownia Nowa")
        cls.town.start()
        cls.wodna.post(cls.wodna.events + [cls.wodna.count()])
        cls.alberta.post(cls.alberta.events + [cls.alberta.count()])
        cls.stara.post(cls.stara.events)
        cls.zimowa.post(cls.zimowa.events)

    @classmethod
    def tearDownClass(cls):
        cls.town.close()

    def open(self, **how):
        page = Page(self.town, **how)
        self.addCleanup(page.close)
        page.until(lambda: len(page.texts(".card")) == FACILITIES)
        return page

    def check_sums(self, page):
        """What the page shows adds up, whatever it is. Looked at in one go: a new document may come at any time."""
        shown = page.driver.execute_script(FIGURES)
        total, who = shown["total"], shown["who"]
        apart = [who.pop(label, 0) for label in ("niepewne, dane stare", "rodzinne")]
        who.pop("zarezerwowane", 0)
        who.pop("odmowy tej nocy", 0)
        self.assertEqual(total, sum(who.values()))
        self.assertEqual(total + sum(apart), sum(card["free"] for card in shown["cards"]))
        for card in shown["cards"]:
            self.assertEqual(card["free"], card["freeWindows"])
            self.assertEqual(card["of"], card["places"])

    def test_cards_appear_and_the_figures_add_up(self):
        page = self.open()
        self.assertEqual(page.text("#town"), "Ostoja · Brzegów")
        self.assertEqual(page.text("#night"), "noc z niedzieli 22 na 23 listopada · akcja zima trwa")
        self.assertEqual(page.card(self.alberta, ".card-kind"), "noclegownia, 18–8 · ul. Wodna 12")
        self.check_sums(page)
        self.assertEqual(page.errors(), [])

    def test_every_state_of_a_bed_is_shown_and_has_its_word(self):
        page = self.open()
        self.assertEqual(page.text("#night"), "noc z niedzieli 22 na 23 listopada · akcja zima trwa")
        self.assertEqual(page.card(self.zimowa, ".card-number"), "7")
        self.assertEqual(page.card(self.zimowa, ".card-of"), "wolnych z 20")
        self.assertEqual(page.card(self.zimowa, ".card-who"), "kobiety 1 · mężczyźni 3 · rodzinne 2 · na wózku 1")
        self.assertEqual(page.card(self.zimowa, ".card-besides"), "2 zarezerwowane · 3 dostawki · 1 wyłączone · 2 odmowy")
        self.assertEqual(page.card(self.zimowa, ".card-winter"), "akcja zima od −10 °C, do 3 dostawek, całą dobę, do 24 listopada, 07:00")
        strip = f'[data-facility="{self.zimowa.facility["facility"]}"] .windows'
        label = page.driver.execute_script("return document.querySelector(arguments[0]).getAttribute('aria-label')", strip)
        self.assertEqual(label, "wolne: 7, zarezerwowane: 2, zajęte: 9, zajęte dostawki: 2, wyłączone z użytku: 1")
        self.assertEqual(page.texts("#legend dd"), ["wolne", "zarezerwowane", "zajęte", "zajęte dostawki", "wyłączone z użytku"])
        who = dict(zip(page.texts("#who dt"), page.texts("#who dd")))
        self.assertEqual({label: who[label] for label in ("na wózku", "rodzinne", "zarezerwowane", "odmowy tej nocy")},
                         {"na wózku": "1", "rodzinne": "2", "zarezerwowane": "2", "odmowy tej nocy": "2"})
        self.assertIn("Noclegownia Zimowa: 1 odmowa w mróz, nie wiadomo, co dalej", page.texts("#attention li"))
        self.assertEqual(page.card(self.alberta, ".card-winter"), "")
        self.check_sums(page)

    def test_a_posted_event_changes_the_figure_without_reload(self):
        page = self.open()
        page.driver.execute_script("window.notReloaded = true")
        before = int(page.text("#free-beds"))
        men, taken, out = self.wodna.men
        self.wodna.post([self.wodna.journal.bed_taken(f"m{taken}", "men", NIGHT)])
        self.wodna.men = (men, taken + 1, out)
        page.until(lambda: int(page.text("#free-beds")) == before - 1)
        self.assertTrue(page.driver.execute_script("return window.notReloaded"))
        self.check_sums(page)

    def test_the_age_ticks_and_has_a_word(self):
        page = self.open()
        first = page.card(self.wodna, ".age")
        self.assertRegex(first, r"^aktualne · \d+ (s|min) temu$")
        page.until(lambda: page.card(self.wodna, ".age") != first)
        self.assertRegex(page.card(self.stara, ".age"), r"^nieaktualne · 2\d min temu$")
        self.assertIn("jeszcze bez danych", page.texts(".card .age"))

    def test_a_disagreement_is_shown_on_the_card_and_above_and_goes_when_the_count_agrees(self):
        page = self.open()
        self.alberta.post([self.alberta.count(more=-1)])
        page.until(lambda: page.card(self.alberta, ".differs") != "")
        self.assertRegex(page.card(self.alberta, ".differs"), r"^spis z \d\d:\d\d mówi 10$")
        self.assertTrue(any("Alberta: spis z" in text for text in page.texts("#attention li")))
        self.alberta.post([self.alberta.count()])
        page.until(lambda: page.card(self.alberta, ".differs") == "")

    def test_what_needs_attention_is_said(self):
        page = self.open()
        texts = page.texts("#attention li")
        self.assertTrue(any(re.search(r"brak danych od 2\d min$", text) for text in texts), texts)
        self.assertIn("Noclegownia Nowa: jeszcze bez danych", texts)
        self.wodna.post([self.wodna.journal.event("help.asked", {"terminal": "door-1", "visit": "v"})])
        page.until(lambda: any("Wodna 12: prośba o pomoc" in text for text in page.texts("#attention li")))

    def test_names_are_text_and_never_markup(self):
        page = self.open()
        self.assertIn(HOSTILE, page.texts(".card-name"))
        self.assertEqual(page.driver.find_elements(By.CSS_SELECTOR, "img"), [])
        self.assertNotEqual(page.driver.title, "1")

    def test_every_control_does_something_in_both_languages(self):
        page = self.open()
        self.assertEqual(page.text("#free-beds-label").split(" ", 1)[1], "na tę noc, bez decyzji")
        page.press("#language")
        self.assertIn("for tonight, no decision needed", page.text("#free-beds-label"))
        self.assertEqual(page.text("#night"), "night of Sunday 22 to 23 November · winter action")
        self.assertEqual(page.driver.execute_script("return document.documentElement.lang"), "en")
        page.press("#link-stations")
        page.until(lambda: len(page.texts("#stations-body tr")) == FACILITIES)
        self.assertIn("has not called yet", page.texts("#stations-body td"))
        page.press("#language")
        page.until(lambda: "jeszcze się nie zgłosiła" in page.texts("#stations-body td"))
        page.press("#link-now")
        page.until(lambda: page.driver.find_element(By.ID, "view-now").is_displayed())
        controls = page.driver.find_elements(By.CSS_SELECTOR, "a, button, input, select")
        self.assertEqual(len(controls), 3)
        self.assertEqual(page.errors(), [])

    def test_each_language_has_every_word(self):
        page = self.open()
        missing = page.driver.execute_async_script("""
            const done = arguments[0];
            import('/words.js').then(async () => {
              const text = await (await fetch('/words.js')).text();
              const tables = [...text.matchAll(/^  (pl|en): \\{([\\s\\S]*?)^  \\},/gm)].map((each) => new Set(
                [...each[2].matchAll(/(?:^|[\\s,])(\\w+): [\\['"]/g)].map((key) => key[1])));
              const [a, b] = tables;
              done([a.size, [...a].filter((key) => !b.has(key)), [...b].filter((key) => !a.has(key))]);
            });""")
        self.assertGreater(missing[0], 40)
        self.assertEqual(missing[1:], [[], []])

    def test_it_says_so_when_the_office_is_away_and_comes_back_by_itself(self):
        page = self.open()
        self.town.stop()
        page.until(lambda: page.driver.find_element(By.ID, "office-away").is_displayed())
        self.assertRegex(page.text("#office-away"), r"^Brak łączności z biurem od \d+ s\. Poniżej stan z \d\d:\d\d\.$")
        self.assertEqual(len(page.texts(".card")), FACILITIES)
        self.town.start()
        page.until(lambda: not page.driver.find_element(By.ID, "office-away").is_displayed(), 30)
        self.check_sums(page)

    def test_everything_can_be_read(self):
        page = self.open()
        self.alberta.post([self.alberta.count(more=-1)])
        page.until(lambda: page.card(self.alberta, ".differs") != "")
        for view in ("#link-now", "#link-stations"):
            page.press(view)
            page.until(lambda: len(page.driver.execute_script(CONTRASTS)) > 20)
            for text, contrast in page.driver.execute_script(CONTRASTS):
                self.assertGreaterEqual(contrast, 4.5, text)
        self.alberta.post([self.alberta.count()])

    def test_nothing_scrolls_sideways_on_a_phone(self):
        page = self.open(width=390, height=844)
        for view in ("#link-now", "#link-stations"):
            page.press(view)
            page.until(lambda: page.driver.execute_script("return document.querySelector('main:not([hidden])') !== null"))
            self.assertEqual(page.driver.execute_script("return document.documentElement.scrollWidth"), 390)
        self.assertEqual(page.errors(), [])

    def test_pictures(self):
        if not self.pictures:
            self.skipTest("no folder for pictures was given")
        os.makedirs(self.pictures, exist_ok=True)
        for width in (1440, 390):
            page = self.open(width=width, height=900)
            page.photograph(os.path.join(self.pictures, f"office_{width}.png"))


if __name__ == "__main__":
    PageTest.office = sys.argv[1]
    PageTest.pictures = sys.argv[2] if len(sys.argv) > 2 else None
    unittest.main(argv=sys.argv[:1], verbosity=2)
