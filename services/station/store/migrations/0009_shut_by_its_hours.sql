-- SPDX-License-Identifier: GPL-3.0-or-later
-- A door that is shut by its hours has refused nobody. Until now whoever tapped then counted as turned away.

DELETE FROM turned_away WHERE times <= (
    SELECT count(*) FROM refusal WHERE why = 'closed' AND refusal.night = turned_away.night
        AND refusal.segment = turned_away.segment);
UPDATE turned_away SET times = times - (
    SELECT count(*) FROM refusal WHERE why = 'closed' AND refusal.night = turned_away.night
        AND refusal.segment = turned_away.segment);
DELETE FROM refusal WHERE why = 'closed';
