-- SPDX-License-Identifier: GPL-3.0-or-later
-- Staff are told of whoever waited until their time ran out, and which bed went back.

CREATE TABLE new_alert (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('revoked_card', 'unknown_card', 'two_places', 'arrival_lapsed')),
    terminal TEXT NOT NULL,
    card TEXT REFERENCES card (id),
    person TEXT REFERENCES resident (id),
    bed TEXT REFERENCES bed (id),
    at INTEGER NOT NULL,
    at_ms INTEGER NOT NULL,
    seen INTEGER
) STRICT;
INSERT INTO new_alert (id, kind, terminal, card, person, at, at_ms, seen)
SELECT id, kind, terminal, card, person, at, at_ms, seen FROM alert;
DROP TABLE alert;
ALTER TABLE new_alert RENAME TO alert;
CREATE INDEX unseen_alerts ON alert (at) WHERE seen IS NULL;
