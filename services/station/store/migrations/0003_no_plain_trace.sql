-- SPDX-License-Identifier: GPL-3.0-or-later
-- The file is written anew, so that nothing of what was plain before version 2 stays in its free space.
VACUUM;
