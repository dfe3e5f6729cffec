// SPDX-License-Identifier: GPL-3.0-or-later
#include "office/store/backup.h"

#include "office/store/database_file.h"
#include "sqlite/backup.h"
#include "sqlite/damage.h"

namespace ostoja::office {

namespace {

Expected<void> noFurtherLook(sqlite::Connection&) {
    return {};
}

}  // namespace

Expected<void> backUpOffice(const std::string& database, const std::string& to) {
    return sqlite::backUp(database, to, databaseKind(), noFurtherLook);
}

Expected<void> restoreOffice(const std::string& backup, const std::string& database) {
    auto lock = sqlite::FileLock::take(database);
    if (!lock) return tl::make_unexpected(lock.error());
    return sqlite::backUp(backup, database, databaseKind(), noFurtherLook);
}

bool isOfficeDatabase(const std::string& path) {
    return databaseKind().marks(path);
}

Expected<void> verifyWholeOffice(const std::string& database) {
    return sqlite::checkFile(database).and_then([&] { return sqlite::examine(database); });
}

}  // namespace ostoja::office
