-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who came in a past night is asked for on each evening's board, among the stays of years.

CREATE INDEX stays_of_a_night ON stay (night);
