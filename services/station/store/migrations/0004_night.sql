-- SPDX-License-Identifier: GPL-3.0-or-later
-- The night: who comes, who holds a bed, who was refused; the house's rules and its hours. Minutes are those of the
-- local day, days are "2026-11-26", days of the year "11-26".

CREATE TABLE former_facility AS SELECT only, id, key, name, kind, address, hours, reader_side, seats FROM facility;
DROP TABLE facility;
CREATE TABLE facility (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    id TEXT NOT NULL,
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('night_shelter', 'shelter', 'warming_room', 'bathhouse', 'day_centre')),
    address TEXT NOT NULL,
    hours TEXT NOT NULL,
    reader_side TEXT NOT NULL CHECK (reader_side IN ('right', 'below', 'left')),
    seats INTEGER NOT NULL CHECK (seats >= 0),
    demo INTEGER NOT NULL DEFAULT 0 CHECK (demo IN (0, 1))
) STRICT;
INSERT INTO facility (only, id, key, name, kind, address, hours, reader_side, seats)
SELECT only, id, key, name, kind, address, hours, reader_side, seats FROM former_facility;
DROP TABLE former_facility;

CREATE TABLE house_rules (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    tap TEXT NOT NULL CHECK (tap IN ('arrives', 'admits')),
    cut_off INTEGER CHECK (cut_off BETWEEN 0 AND 1439),
    only_for TEXT CHECK (only_for IN ('f', 'm')),
    minors INTEGER NOT NULL CHECK (minors IN (0, 1)),
    self_care INTEGER NOT NULL CHECK (self_care IN (0, 1)),
    arrival_minutes INTEGER NOT NULL CHECK (arrival_minutes BETWEEN 1 AND 1440),
    hold_minutes INTEGER NOT NULL CHECK (hold_minutes BETWEEN 1 AND 1440),
    frost_from TEXT NOT NULL CHECK (frost_from GLOB '[01][0-9]-[0-3][0-9]'),
    frost_until TEXT NOT NULL CHECK (frost_until GLOB '[01][0-9]-[0-3][0-9]')
) STRICT;
-- As it was until now: a tap admits, round the clock.
INSERT INTO house_rules (only, tap, cut_off, only_for, minors, self_care, arrival_minutes, hold_minutes, frost_from,
                         frost_until)
SELECT 1, 'admits', NULL, NULL, 1, 0, 20, 90, '11-01', '03-31' FROM facility;

-- None: round the clock. One that closes before it opens runs over midnight, one that ends before it begins over
-- New Year.
CREATE TABLE opening (
    place INTEGER PRIMARY KEY CHECK (place > 0),
    from_day TEXT NOT NULL CHECK (from_day GLOB '[01][0-9]-[0-3][0-9]'),
    until_day TEXT NOT NULL CHECK (until_day GLOB '[01][0-9]-[0-3][0-9]'),
    opens INTEGER NOT NULL CHECK (opens BETWEEN 0 AND 1439),
    closes INTEGER NOT NULL CHECK (closes BETWEEN 0 AND 1439)
) STRICT;

-- Under which a commune pays for nights, and how many days of absence it pays in a calendar month.
CREATE TABLE contract (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    commune TEXT NOT NULL,  -- empty: all that have no contract of their own
    from_day TEXT NOT NULL CHECK (from_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    until_day TEXT NOT NULL CHECK (until_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    absence_days INTEGER NOT NULL CHECK (absence_days >= 0),
    CHECK (from_day <= until_day)
) STRICT;

ALTER TABLE room ADD COLUMN ward TEXT NOT NULL DEFAULT 'any'
    CHECK (ward IN ('women', 'men', 'any', 'family', 'accessible'));
UPDATE room SET ward = segment;
ALTER TABLE room DROP COLUMN segment;
ALTER TABLE room RENAME COLUMN ward TO segment;

ALTER TABLE bed ADD COLUMN condition TEXT NOT NULL DEFAULT 'in_use'
    CHECK (condition IN ('in_use', 'cleaning', 'out_of_service'));
UPDATE bed SET condition = state;
ALTER TABLE bed DROP COLUMN state;
ALTER TABLE bed RENAME COLUMN condition TO state;
-- There only while a winter action needs it.
ALTER TABLE bed ADD COLUMN extra INTEGER NOT NULL DEFAULT 0 CHECK (extra IN (0, 1));
CREATE INDEX beds_not_in_use ON bed (state) WHERE state <> 'in_use';

CREATE TABLE bed_feature (
    bed TEXT NOT NULL REFERENCES bed (id),
    feature TEXT NOT NULL CHECK (feature IN ('near_toilet', 'wheelchair', 'dog', 'quiet')),
    PRIMARY KEY (bed, feature)
) STRICT, WITHOUT ROWID;

-- until_ms is when it ends by itself; approved_by is a function, never a name.
CREATE TABLE winter_action (
    id TEXT PRIMARY KEY,
    began INTEGER NOT NULL,
    from_ms INTEGER NOT NULL,
    until_ms INTEGER NOT NULL,
    threshold_c INTEGER NOT NULL CHECK (threshold_c BETWEEN -60 AND 20),
    extra INTEGER NOT NULL CHECK (extra >= 0),
    around_clock INTEGER NOT NULL CHECK (around_clock IN (0, 1)),
    approved_by TEXT NOT NULL CHECK (approved_by IN ('director', 'city_office', 'voivode', 'crisis_staff')),
    ended INTEGER,
    ended_ms INTEGER,
    CHECK (from_ms < until_ms),
    CHECK ((ended IS NULL) = (ended_ms IS NULL))
) STRICT;
CREATE UNIQUE INDEX one_winter_action_at_a_time ON winter_action (ended IS NULL) WHERE ended IS NULL;

-- held: an arrival's, until a carer says. admitted is the entry's number. presence tells how anybody knows that the
-- person was there; kept: an exception from the closing. why_bed are the grounds of the choice, words with commas.
CREATE TABLE night_stay (
    id TEXT PRIMARY KEY,
    night TEXT NOT NULL REFERENCES night (name),
    resident TEXT NOT NULL REFERENCES resident (id),
    bed TEXT NOT NULL REFERENCES bed (id),
    state TEXT NOT NULL CHECK (state IN ('held', 'here', 'away', 'ended')),
    presence TEXT NOT NULL CHECK (presence IN ('tapped', 'round', 'assumed')),
    presence_ms INTEGER NOT NULL,
    kept INTEGER NOT NULL DEFAULT 0 CHECK (kept IN (0, 1)),
    winter TEXT REFERENCES winter_action (id),
    why_bed TEXT NOT NULL DEFAULT '',
    began INTEGER NOT NULL,
    admitted INTEGER,
    ended INTEGER,
    ended_why TEXT,
    CHECK ((state = 'ended') = (ended IS NOT NULL)),
    CHECK (ended IS NOT NULL OR ended_why IS NULL),
    CHECK (state NOT IN ('here', 'away') OR admitted IS NOT NULL)
) STRICT;
INSERT INTO night_stay (id, night, resident, bed, state, presence, presence_ms, began, admitted, ended)
SELECT id, night, resident, bed, state, 'tapped',
    coalesce((
        SELECT time_ms FROM journal WHERE journal.epoch = (SELECT epoch FROM station) AND sequence = began), 0),
    began, began, ended
FROM stay;
DROP TABLE stay;
ALTER TABLE night_stay RENAME TO stay;
CREATE UNIQUE INDEX one_person_in_a_bed ON stay (night, bed) WHERE state <> 'ended';
CREATE UNIQUE INDEX one_bed_for_a_person ON stay (night, resident) WHERE state <> 'ended';
CREATE INDEX stays_of_a_person ON stay (resident, night);

-- Somebody came and waits for a carer's word, mostly with a bed that is held. grounds are what a carer has to look
-- at, words with commas; party is the arrival of whoever of them held the card.
CREATE TABLE arrival (
    id TEXT PRIMARY KEY,
    night TEXT NOT NULL REFERENCES night (name),
    person TEXT NOT NULL REFERENCES resident (id),
    terminal TEXT NOT NULL,
    tap TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'admitted', 'refused', 'lapsed', 'withdrawn')),
    grounds TEXT NOT NULL,
    stay TEXT REFERENCES stay (id),
    party TEXT NOT NULL,
    opened INTEGER NOT NULL,
    opened_ms INTEGER NOT NULL,
    until_ms INTEGER NOT NULL,
    ended INTEGER,
    CHECK ((state = 'waiting') = (ended IS NULL))
) STRICT;
CREATE UNIQUE INDEX one_arrival_of_a_person ON arrival (person) WHERE state = 'waiting';
CREATE INDEX arrivals_of_a_stay ON arrival (stay) WHERE stay IS NOT NULL;

-- A bed kept until a time, for somebody or for whoever comes.
CREATE TABLE bed_hold (
    id TEXT PRIMARY KEY,
    bed TEXT NOT NULL REFERENCES bed (id),
    night TEXT NOT NULL REFERENCES night (name),
    person TEXT REFERENCES resident (id),
    until_ms INTEGER NOT NULL,
    began INTEGER NOT NULL,
    ended INTEGER
) STRICT;
CREATE UNIQUE INDEX one_hold_of_a_bed ON bed_hold (bed) WHERE ended IS NULL;
CREATE UNIQUE INDEX one_hold_for_a_person ON bed_hold (person) WHERE ended IS NULL AND person IS NOT NULL;

CREATE TRIGGER nobody_sleeps_in_a_held_bed BEFORE INSERT ON stay
WHEN new.state <> 'ended' AND EXISTS (SELECT 1 FROM bed_hold WHERE bed = new.bed AND ended IS NULL)
BEGIN
    SELECT raise(ABORT, 'the bed is held; the hold ends first');
END;

CREATE TRIGGER nobody_moves_into_a_held_bed BEFORE UPDATE OF bed, state ON stay
WHEN new.state <> 'ended' AND EXISTS (SELECT 1 FROM bed_hold WHERE bed = new.bed AND ended IS NULL)
BEGIN
    SELECT raise(ABORT, 'the bed is held; the hold ends first');
END;

CREATE TRIGGER a_hold_takes_nobodys_bed BEFORE INSERT ON bed_hold
WHEN new.ended IS NULL
    AND EXISTS (SELECT 1 FROM stay WHERE night = new.night AND bed = new.bed AND state <> 'ended')
BEGIN
    SELECT raise(ABORT, 'somebody has the bed tonight');
END;

CREATE TRIGGER a_hold_moves_to_nobodys_bed BEFORE UPDATE ON bed_hold
WHEN new.ended IS NULL
    AND EXISTS (SELECT 1 FROM stay WHERE night = new.night AND bed = new.bed AND state <> 'ended')
BEGIN
    SELECT raise(ABORT, 'somebody has the bed tonight');
END;

CREATE TRIGGER whoever_arrives_is_awaited_no_more BEFORE INSERT ON arrival
WHEN new.state = 'waiting' AND EXISTS (SELECT 1 FROM bed_hold WHERE person = new.person AND ended IS NULL)
BEGIN
    SELECT raise(ABORT, 'a bed is held for this person; the hold ends first');
END;

CREATE TRIGGER a_hold_is_for_nobody_who_arrived BEFORE INSERT ON bed_hold
WHEN new.ended IS NULL AND EXISTS (SELECT 1 FROM arrival WHERE person = new.person AND state = 'waiting')
BEGIN
    SELECT raise(ABORT, 'this person has arrived');
END;

-- The reason is sealed under the person's key. Both days belong to it; lifted is an entry's number.
CREATE TABLE suspension (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES resident (id),
    from_day TEXT NOT NULL CHECK (from_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    until_day TEXT NOT NULL CHECK (until_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    reason BLOB NOT NULL,
    began INTEGER NOT NULL,
    lifted INTEGER,
    CHECK (from_day <= until_day)
) STRICT;
CREATE INDEX suspensions_of_a_person ON suspension (person);

-- Two people who get no beds in one room.
CREATE TABLE kept_apart (
    a TEXT NOT NULL REFERENCES resident (id),
    b TEXT NOT NULL REFERENCES resident (id),
    PRIMARY KEY (a, b),
    CHECK (a < b)
) STRICT, WITHOUT ROWID;
CREATE INDEX kept_apart_from ON kept_apart (b);

-- What the form of facility asks for, as dates alone; until_day is empty where it has no end.
CREATE TABLE paper (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES resident (id),
    kind TEXT NOT NULL CHECK (kind IN ('decision', 'social_contract', 'emergency_placement', 'interview')),
    from_day TEXT NOT NULL CHECK (from_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    until_day TEXT NOT NULL
        CHECK (until_day = '' OR until_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    began INTEGER NOT NULL,
    ended INTEGER,
    CHECK (until_day = '' OR from_day <= until_day)
) STRICT;
CREATE INDEX papers_of_a_person ON paper (person);

CREATE TABLE absence (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES resident (id),
    from_day TEXT NOT NULL CHECK (from_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    until_day TEXT NOT NULL CHECK (until_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    began INTEGER NOT NULL,
    ended INTEGER,
    CHECK (from_day <= until_day)
) STRICT;
CREATE INDEX absences_of_a_person ON absence (person);

-- Whoever got no place. at and outcome_at are entries; in frost one stays open until somebody records what became of
-- the person.
CREATE TABLE refusal (
    id TEXT PRIMARY KEY,
    night TEXT NOT NULL REFERENCES night (name),
    person TEXT REFERENCES resident (id),
    segment TEXT NOT NULL,
    why TEXT NOT NULL,
    frost INTEGER NOT NULL CHECK (frost IN (0, 1)),
    points_to TEXT NOT NULL,
    at INTEGER NOT NULL,
    at_ms INTEGER NOT NULL,
    outcome TEXT CHECK (outcome IN ('arrived_elsewhere', 'city_guard', 'police', 'ambulance', 'declined', 'admitted')),
    outcome_at INTEGER,
    CHECK ((outcome IS NULL) = (outcome_at IS NULL))
) STRICT;
CREATE INDEX refusals_of_a_night ON refusal (night, person);
CREATE INDEX refusals_in_frost ON refusal (at) WHERE frost = 1 AND outcome IS NULL;
