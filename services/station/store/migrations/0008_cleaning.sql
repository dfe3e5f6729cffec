-- SPDX-License-Identifier: GPL-3.0-or-later
-- Whether a bed that somebody has slept in waits for a carer before the next has it.

ALTER TABLE house_rules ADD COLUMN cleaning_after_stay INTEGER NOT NULL DEFAULT 0
    CHECK (cleaning_after_stay IN (0, 1));
