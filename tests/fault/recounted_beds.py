# SPDX-License-Identifier: GPL-3.0-or-later
"""A house's beds, its people and its journal, counted again from the file by the sqlite3 program alone."""

import json
import subprocess

# Where each stay was, from one entry of the journal to the next; no bed: it had ended.
PLACES = """
WITH placed AS (
    SELECT sequence, body ->> 'stay' AS stay, body ->> 'bed' AS bed FROM journal
    WHERE type IN ('pl.ostoja.bed.taken.v1', 'pl.ostoja.arrival.held.v1', 'pl.ostoja.stay.admitted.v1',
                   'pl.ostoja.stay.carried.v1')
    UNION ALL SELECT sequence, body ->> 'stay', body ->> 'to' FROM journal WHERE type = 'pl.ostoja.stay.moved.v1'
    UNION ALL SELECT sequence, body ->> 'stay', body ->> 'bed' FROM journal WHERE type = 'pl.ostoja.stay.swapped.v1'
    UNION ALL SELECT sequence, body ->> 'with', body ->> 'with_bed' FROM journal WHERE type = 'pl.ostoja.stay.swapped.v1'
    UNION ALL SELECT sequence, body ->> 'stay', NULL FROM journal
    WHERE type IN ('pl.ostoja.stay.ended.v1', 'pl.ostoja.arrival.lapsed.v1', 'pl.ostoja.arrival.refused.v1')
      AND body ->> 'stay' <> ''
), places AS (
    SELECT stay, bed, sequence AS since, lead(sequence, 1, 9e18) OVER (PARTITION BY stay ORDER BY sequence) AS until
    FROM placed
), held AS (
    SELECT body ->> 'bed' AS bed, sequence AS since, coalesce(
        (SELECT min(sequence) FROM journal AS later WHERE later.type = 'pl.ostoja.bed.released.v1'
            AND later.body ->> 'hold' = journal.body ->> 'hold'), 9e18) AS until
    FROM journal WHERE type = 'pl.ostoja.bed.held.v1'
)
"""

COUNTED = {
    "beds": "SELECT count(*) FROM bed",
    "entries": "SELECT count(*) FROM journal",
    "gaps": "SELECT max(sequence) - count(*) FROM journal",
    # as the tables stand
    "two_in_a_bed": "SELECT count(*) FROM (SELECT bed FROM stay WHERE state <> 'ended' GROUP BY night, bed HAVING count(*) > 1)",
    "two_beds_of_one": """SELECT count(*) FROM (SELECT resident FROM stay WHERE state <> 'ended' GROUP BY night, resident
        HAVING count(*) > 1)""",
    "held_and_slept_in": """SELECT count(*) FROM bed_hold JOIN stay ON stay.bed = bed_hold.bed AND stay.state <> 'ended'
        WHERE bed_hold.ended IS NULL""",
    # as the journal tells, at each of its moments
    "two_in_a_bed_ever": PLACES + """SELECT count(*) FROM places AS one JOIN places AS other ON one.bed = other.bed
        AND one.stay < other.stay AND one.since < other.until AND other.since < one.until""",
    "two_beds_of_one_ever": PLACES + """SELECT count(*) FROM places AS one JOIN stay AS whose ON whose.id = one.stay
        JOIN stay AS same ON same.resident = whose.resident AND same.id > whose.id JOIN places AS other ON other.stay = same.id
        AND one.since < other.until AND other.since < one.until WHERE one.bed IS NOT NULL AND other.bed IS NOT NULL""",
    "held_and_slept_in_ever": PLACES + """SELECT count(*) FROM held JOIN places ON places.bed = held.bed
        AND places.since < held.until AND held.since < places.until""",
    # the one against the other
    "stays_other_than_told": PLACES + """SELECT count(*) FROM stay LEFT JOIN places
        ON places.stay = stay.id AND places.until = 9e18 WHERE places.stay IS NULL
        OR (stay.state = 'ended') <> (places.bed IS NULL) OR (stay.state <> 'ended' AND stay.bed <> places.bed)""",
    "stays_that_nobody_told": PLACES + "SELECT count(*) FROM places WHERE stay NOT IN (SELECT id FROM stay)",
    "away_other_than_told": """SELECT count(*) FROM stay WHERE state IN ('here', 'away') AND (state = 'away') <>
        coalesce((SELECT type = 'pl.ostoja.stay.away.v1' FROM journal WHERE body ->> 'stay' = stay.id AND type IN
            ('pl.ostoja.stay.away.v1', 'pl.ostoja.stay.back.v1', 'pl.ostoja.bed.taken.v1') ORDER BY sequence DESC LIMIT 1), 0)""",
    "beds_other_than_told": """SELECT count(*) FROM bed WHERE state <> coalesce((SELECT body ->> 'state' FROM journal
        WHERE type = 'pl.ostoja.bed.state_changed.v1' AND body ->> 'bed' = bed.id ORDER BY sequence DESC LIMIT 1), 'in_use')""",
    "holds_other_than_told": PLACES + """SELECT abs((SELECT count(*) FROM bed_hold WHERE ended IS NULL) -
        (SELECT count(*) FROM held WHERE until = 9e18))""",
}


def answered(database, statement):
    told = subprocess.run(["sqlite3", "-readonly", "-json", database, statement], check=True, capture_output=True, text=True)
    return json.loads(told.stdout or "[]")


def recounted(database):
    """What has to be 0, and beside it `beds`, `entries` and, by type, what staff `told`."""
    counted = {key: next(iter(answered(database, statement)[0].values())) for key, statement in COUNTED.items()}
    whole = answered(database, "PRAGMA integrity_check")[0]["integrity_check"]
    counted["not_whole"] = 0 if whole == "ok" else 1
    kinds = answered(database, "SELECT type, count(*) AS count FROM journal GROUP BY type")
    counted["told"] = {k["type"].removeprefix("pl.ostoja.").removesuffix(".v1"): k["count"] for k in kinds}
    return counted
