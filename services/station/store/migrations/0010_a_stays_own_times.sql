-- SPDX-License-Identifier: GPL-3.0-or-later
-- When a stay began and when its person was admitted, and whether it went over from the night before. Until now that
-- was looked up in the journal by an entry's number, which after a restore is another entry's in another epoch.

ALTER TABLE stay ADD COLUMN began_ms INTEGER NOT NULL DEFAULT 0;
ALTER TABLE stay ADD COLUMN admitted_ms INTEGER;
ALTER TABLE stay ADD COLUMN carried INTEGER NOT NULL DEFAULT 0 CHECK (carried IN (0, 1));
UPDATE stay SET
    began_ms = coalesce((
        SELECT time_ms FROM epoch CROSS JOIN journal ON journal.epoch = epoch.number AND journal.sequence = stay.began
        WHERE journal.body ->> 'stay' = stay.id ORDER BY epoch.number DESC LIMIT 1), presence_ms),
    admitted_ms = iif(admitted IS NULL, NULL, coalesce((
        SELECT time_ms FROM epoch CROSS JOIN journal ON journal.epoch = epoch.number AND journal.sequence = stay.admitted
        WHERE journal.body ->> 'stay' = stay.id ORDER BY epoch.number DESC LIMIT 1), presence_ms)),
    carried = EXISTS (
        SELECT 1 FROM epoch CROSS JOIN journal ON journal.epoch = epoch.number AND journal.sequence = stay.began
        WHERE journal.body ->> 'stay' = stay.id AND journal.type = 'pl.ostoja.stay.carried.v1');
