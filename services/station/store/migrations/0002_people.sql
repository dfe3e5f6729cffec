-- SPDX-License-Identifier: GPL-3.0-or-later
-- People, their cards, the staff. What is known of a person is sealed, field by field, under a key of their own;
-- what was plain is sealed by the program right after these statements, in the same transaction.

-- The master key that wraps the keys below, by its name, and a value that only it opens, for this facility; the
-- station's signing pair (Ed25519), its secret sealed.
CREATE TABLE vault (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    key_id TEXT NOT NULL,
    proof BLOB NOT NULL,
    signing_public TEXT NOT NULL,
    signing_secret BLOB NOT NULL
) STRICT;

-- Of a person or a staff member. Deleted, nothing that was sealed with it can be opened again.
CREATE TABLE person_key (
    owner TEXT PRIMARY KEY,
    wrapped BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE household (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('family', 'couple', 'siblings'))
) STRICT;

ALTER TABLE resident RENAME COLUMN name TO plain_name;
ALTER TABLE resident RENAME COLUMN greeting TO plain_greeting;
ALTER TABLE resident RENAME COLUMN sex TO plain_sex;
ALTER TABLE resident ADD COLUMN kind TEXT NOT NULL DEFAULT 'resident' CHECK (kind IN ('resident', 'guest'));
ALTER TABLE resident ADD COLUMN version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0);
ALTER TABLE resident ADD COLUMN household TEXT REFERENCES household (id);
ALTER TABLE resident ADD COLUMN linked_to TEXT REFERENCES resident (id);
-- The number of the journal's entry; from then on all below is NULL, before it nothing is.
ALTER TABLE resident ADD COLUMN erased INTEGER;
ALTER TABLE resident ADD COLUMN greeting BLOB;
ALTER TABLE resident ADD COLUMN sex BLOB;
ALTER TABLE resident ADD COLUMN is_protected BLOB;
ALTER TABLE resident ADD COLUMN name BLOB;
ALTER TABLE resident ADD COLUMN legal_name BLOB;
ALTER TABLE resident ADD COLUMN born BLOB;
ALTER TABLE resident ADD COLUMN estimated_age BLOB;
ALTER TABLE resident ADD COLUMN languages BLOB;
ALTER TABLE resident ADD COLUMN last_registration BLOB;
ALTER TABLE resident ADD COLUMN liable_commune BLOB;
ALTER TABLE resident ADD COLUMN contact BLOB;
ALTER TABLE resident ADD COLUMN needs BLOB;
ALTER TABLE resident ADD COLUMN identity BLOB;
ALTER TABLE resident ADD COLUMN brought_by BLOB;
ALTER TABLE resident ADD COLUMN pesel BLOB;
ALTER TABLE resident ADD COLUMN remark BLOB;
ALTER TABLE resident ADD COLUMN health_remark BLOB;
ALTER TABLE resident ADD COLUMN privacy_notice BLOB;
ALTER TABLE resident ADD COLUMN house_rules BLOB;
CREATE INDEX household_members ON resident (household) WHERE household IS NOT NULL;

-- hash is NULL once its holder was erased. issued and ended are numbers of entries (0: before the journal told of
-- cards), the times are by the wall clock.
ALTER TABLE card RENAME TO former_card;
CREATE TABLE card (
    id TEXT PRIMARY KEY,
    hash TEXT,
    kind TEXT NOT NULL,
    use TEXT NOT NULL CHECK (use IN ('own', 'loan')),
    holder TEXT NOT NULL REFERENCES resident (id),
    state TEXT NOT NULL CHECK (state IN ('valid', 'lost', 'returned', 'replaced')),
    issued INTEGER NOT NULL,
    issued_ms INTEGER NOT NULL,
    ended INTEGER,
    ended_ms INTEGER,
    CHECK ((state IN ('returned', 'replaced')) = (ended IS NOT NULL)),
    CHECK ((ended IS NULL) = (ended_ms IS NULL)),
    CHECK (hash IS NOT NULL OR ended IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX one_holder_of_a_card ON card (hash) WHERE state IN ('valid', 'lost');
CREATE INDEX replaced_cards ON card (hash) WHERE state = 'replaced';
CREATE INDEX cards_of_a_person ON card (holder);
CREATE INDEX loans ON card (use) WHERE use = 'loan' AND state IN ('valid', 'lost');

CREATE TABLE staff (
    id TEXT PRIMARY KEY,
    role TEXT NOT NULL CHECK (role IN ('carer', 'social_worker', 'manager', 'administrator', 'outreach_worker')),
    state TEXT NOT NULL CHECK (state IN ('active', 'left')),
    version INTEGER NOT NULL CHECK (version > 0),
    name BLOB NOT NULL,
    pin BLOB,
    failures INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0),
    failed_boot TEXT NOT NULL DEFAULT '',
    failed_monotonic_ms INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE staff_card (
    hash TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    staff TEXT NOT NULL UNIQUE REFERENCES staff (id)
) STRICT;

CREATE TRIGGER a_staff_card_is_nobody_elses BEFORE INSERT ON card
WHEN new.state IN ('valid', 'lost') AND EXISTS (SELECT 1 FROM staff_card WHERE hash = new.hash)
BEGIN
    SELECT raise(ABORT, 'the card is a staff member''s');
END;

CREATE TRIGGER a_staff_card_stays_nobody_elses BEFORE UPDATE ON card
WHEN new.state IN ('valid', 'lost') AND EXISTS (SELECT 1 FROM staff_card WHERE hash = new.hash)
BEGIN
    SELECT raise(ABORT, 'the card is a staff member''s');
END;

CREATE TRIGGER a_persons_card_is_no_staff_card BEFORE INSERT ON staff_card
WHEN EXISTS (SELECT 1 FROM card WHERE hash = new.hash AND state IN ('valid', 'lost'))
BEGIN
    SELECT raise(ABORT, 'the card is a person''s');
END;

CREATE TRIGGER a_persons_card_becomes_no_staff_card BEFORE UPDATE ON staff_card
WHEN EXISTS (SELECT 1 FROM card WHERE hash = new.hash AND state IN ('valid', 'lost'))
BEGIN
    SELECT raise(ABORT, 'the card is a person''s');
END;

-- With which the first administrator comes in, once; a hash under a key that follows from the master key.
CREATE TABLE setup_code (
    hash TEXT PRIMARY KEY,
    staff TEXT NOT NULL REFERENCES staff (id),
    used INTEGER
) STRICT;

-- Somebody at the door asks for a carer. number is that of the night's queue, person whoever it turned out to be.
CREATE TABLE call (
    id TEXT PRIMARY KEY,
    number INTEGER NOT NULL CHECK (number > 0),
    night TEXT NOT NULL REFERENCES night (name),
    terminal TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('no_card', 'help')),
    state TEXT NOT NULL CHECK (state IN ('waiting', 'answered', 'withdrawn')),
    person TEXT REFERENCES resident (id),
    opened INTEGER NOT NULL,
    opened_ms INTEGER NOT NULL,
    ended INTEGER,
    UNIQUE (night, number),
    CHECK ((state = 'waiting') = (ended IS NULL))
) STRICT;
CREATE INDEX waiting_calls ON call (number) WHERE state = 'waiting';

-- What staff are told quietly. at and seen are numbers of entries, card an issued card's id.
CREATE TABLE alert (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('revoked_card', 'unknown_card', 'two_places')),
    terminal TEXT NOT NULL,
    card TEXT REFERENCES card (id),
    person TEXT REFERENCES resident (id),
    at INTEGER NOT NULL,
    at_ms INTEGER NOT NULL,
    seen INTEGER
) STRICT;
CREATE INDEX unseen_alerts ON alert (at) WHERE seen IS NULL;

-- Where the journal stood, signed with the station's key.
CREATE TABLE checkpoint (
    epoch INTEGER NOT NULL REFERENCES epoch (number),
    sequence INTEGER NOT NULL CHECK (sequence > 0),
    hash TEXT NOT NULL,
    signature TEXT NOT NULL,
    PRIMARY KEY (epoch, sequence)
) STRICT, WITHOUT ROWID;
