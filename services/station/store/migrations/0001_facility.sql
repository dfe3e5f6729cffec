-- SPDX-License-Identifier: GPL-3.0-or-later
-- One facility: what is true now, and the journal of how it became so.

CREATE TABLE epoch (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE station (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    id TEXT NOT NULL,
    epoch INTEGER NOT NULL REFERENCES epoch (number)
) STRICT;

CREATE TABLE facility (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    id TEXT NOT NULL,
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('night_shelter', 'bathhouse', 'day_centre')),
    address TEXT NOT NULL,
    hours TEXT NOT NULL,
    rule TEXT NOT NULL CHECK (rule = 'tap_admits'),
    reader_side TEXT NOT NULL CHECK (reader_side IN ('right', 'below', 'left')),
    seats INTEGER NOT NULL CHECK (seats >= 0)
) STRICT;

CREATE TABLE room (
    id TEXT PRIMARY KEY,
    place INTEGER NOT NULL UNIQUE,
    number TEXT NOT NULL UNIQUE,
    segment TEXT NOT NULL CHECK (segment IN ('women', 'men', 'any')),
    colour TEXT NOT NULL,
    colour_name TEXT NOT NULL,
    sign TEXT NOT NULL,
    way TEXT NOT NULL
) STRICT;

CREATE TABLE bed (
    id TEXT PRIMARY KEY,
    room TEXT NOT NULL REFERENCES room (id),
    place INTEGER NOT NULL UNIQUE,
    number TEXT NOT NULL,
    position TEXT NOT NULL CHECK (position IN ('lower', 'upper', 'single')),
    state TEXT NOT NULL CHECK (state IN ('in_use', 'out_of_service')),
    UNIQUE (room, number)
) STRICT;

-- The only table that holds names.
CREATE TABLE resident (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    greeting TEXT NOT NULL,
    sex TEXT NOT NULL CHECK (sex IN ('f', 'm'))
) STRICT;

CREATE TABLE card (
    hash TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    resident TEXT NOT NULL REFERENCES resident (id)
) STRICT;

CREATE TABLE night (
    name TEXT PRIMARY KEY CHECK (name GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    opened INTEGER NOT NULL,
    closed INTEGER
) STRICT;
CREATE UNIQUE INDEX one_night_is_open ON night (closed IS NULL) WHERE closed IS NULL;

-- began and ended are numbers of journal entries, as everywhere below.
CREATE TABLE stay (
    id TEXT PRIMARY KEY,
    night TEXT NOT NULL REFERENCES night (name),
    resident TEXT NOT NULL REFERENCES resident (id),
    bed TEXT NOT NULL REFERENCES bed (id),
    state TEXT NOT NULL CHECK (state IN ('here', 'away', 'ended')),
    began INTEGER NOT NULL,
    ended INTEGER,
    CHECK ((state = 'ended') = (ended IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX one_person_in_a_bed ON stay (night, bed) WHERE state <> 'ended';
CREATE UNIQUE INDEX one_bed_for_a_person ON stay (night, resident) WHERE state <> 'ended';

CREATE TABLE visit (
    id TEXT PRIMARY KEY,
    resident TEXT NOT NULL REFERENCES resident (id),
    began INTEGER NOT NULL,
    ended INTEGER
) STRICT;
CREATE UNIQUE INDEX one_open_visit_of_a_person ON visit (resident) WHERE ended IS NULL;

CREATE TABLE turned_away (
    night TEXT NOT NULL REFERENCES night (name),
    segment TEXT NOT NULL,
    times INTEGER NOT NULL CHECK (times > 0),
    PRIMARY KEY (night, segment)
) STRICT, WITHOUT ROWID;

-- What was answered to each tap, so that a repeat gets the same answer. No card stands here.
CREATE TABLE tap (
    id TEXT PRIMARY KEY,
    terminal TEXT NOT NULL,
    outcome TEXT NOT NULL,
    sequence INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The town's places as the office last signed them, and when they arrived by both clocks.
CREATE TABLE town (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    places TEXT NOT NULL,
    signature TEXT NOT NULL,
    issued_ms INTEGER NOT NULL,
    arrived_ms INTEGER NOT NULL,
    arrived_boot TEXT NOT NULL,
    arrived_monotonic_ms INTEGER NOT NULL
) STRICT;

-- body is canonical JSON. believed_ms is the time of the last entry, this one included, whose clock was believed: it
-- follows from the entries themselves and is not hashed.
CREATE TABLE journal (
    epoch INTEGER NOT NULL REFERENCES epoch (number),
    sequence INTEGER NOT NULL CHECK (sequence > 0),
    type TEXT NOT NULL,
    time_ms INTEGER NOT NULL,
    boot TEXT NOT NULL,
    monotonic_ms INTEGER NOT NULL,
    synchronised INTEGER NOT NULL CHECK (synchronised IN (0, 1)),
    body TEXT NOT NULL,
    private_hash TEXT NOT NULL,
    previous_hash TEXT NOT NULL,
    hash TEXT NOT NULL,
    believed_ms INTEGER NOT NULL,
    PRIMARY KEY (epoch, sequence)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER journal_has_no_gaps BEFORE INSERT ON journal
WHEN new.sequence <> 1 + coalesce((SELECT max(sequence) FROM journal WHERE epoch = new.epoch), 0)
BEGIN
    SELECT raise(ABORT, 'the journal is numbered without gaps');
END;

CREATE TRIGGER journal_is_never_changed BEFORE UPDATE ON journal
BEGIN
    SELECT raise(ABORT, 'the journal is append-only');
END;

CREATE TRIGGER journal_is_never_deleted BEFORE DELETE ON journal
BEGIN
    SELECT raise(ABORT, 'the journal is append-only');
END;
