-- SPDX-License-Identifier: GPL-3.0-or-later
-- How many places the house had when a night ended, and how many of them were somebody's: at the closing, or at noon
-- where nothing closes. epoch and counted_at name the journal's last entry before it. Nights before this have no row.

CREATE TABLE night_places (
    night TEXT NOT NULL REFERENCES night (name),
    segment TEXT NOT NULL,
    registered INTEGER NOT NULL CHECK (registered >= 0),
    out_of_service INTEGER NOT NULL CHECK (out_of_service >= 0),
    extra INTEGER NOT NULL CHECK (extra >= 0),
    occupied INTEGER NOT NULL CHECK (occupied >= 0),
    epoch INTEGER NOT NULL REFERENCES epoch (number),
    counted_at INTEGER NOT NULL CHECK (counted_at > 0),
    PRIMARY KEY (night, segment)
) STRICT, WITHOUT ROWID;
