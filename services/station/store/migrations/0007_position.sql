-- SPDX-License-Identifier: GPL-3.0-or-later
-- Where the house stands, WGS84 in millionths of a degree; NULL where nobody has told.

ALTER TABLE facility ADD COLUMN latitude INTEGER CHECK (latitude BETWEEN -90000000 AND 90000000);
ALTER TABLE facility ADD COLUMN longitude INTEGER
    CHECK (longitude BETWEEN -180000000 AND 180000000 AND (longitude IS NULL) = (latitude IS NULL));
