// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/safekeeping.h"

#include "office/store/backup.h"
#include "station/store/backup.h"
#include "station/store/read_store.h"

namespace ostoja::admin {

namespace store = station::store;

namespace {

std::string standing(const store::BackedUp& stands) {
    return "entry " + std::to_string(stands.sequence) + " of epoch " + stands.epoch;
}

std::string counted(const std::string& database, std::int64_t entries) {
    return database + ": " + std::to_string(entries) + " entries, each follows from the one before it.";
}

}  // namespace

Expected<std::vector<std::string>> backUp(const std::string& database, const std::string& to) {
    using Lines = std::vector<std::string>;
    const auto whole = to + " is whole and on the disk";
    if (office::isOfficeDatabase(database)) {
        return office::backUpOffice(database, to).map([&] { return Lines{whole + "."}; });
    }
    return store::backUpFacility(database, to).map([&](const store::BackedUp& stands) {
        return Lines{whole + "; it ends with " + standing(stands) + "."};
    });
}

Expected<std::vector<std::string>> restore(const std::string& backup, const std::string& database,
                                           const host::Clock& clock) {
    using Lines = std::vector<std::string>;
    if (office::isOfficeDatabase(backup)) {
        return office::restoreOffice(backup, database).map([&] {
            return Lines{database + " is as the backup was. What came after it, the stations send again."};
        });
    }
    return store::restoreFacility(backup, database, clock).map([&](const store::BackedUp& stood) {
        return Lines{
            database + " goes on after " + standing(stood) + ", in a new epoch.",
            "What the station recorded after that is not in it: whoever took a bed since has to hold "
            "the card to the reader again. The office shows how many they are, as far as it heard of "
            "them."};
    });
}

Expected<std::vector<std::string>> verify(const std::string& database) {
    auto opened = store::ReadStore::open(database);
    if (!opened) return tl::make_unexpected(opened.error());
    const auto entries = (*opened)->verifyJournal();
    if (!entries) return failure(entries.error().code, database + ": " + entries.error().message + ".");
    return std::vector{counted(database, *entries)};
}

Expected<std::vector<std::string>> verifyWhole(const std::string& database) {
    const auto pages = database + ": every page is whole.";
    if (office::isOfficeDatabase(database)) {
        return office::verifyWholeOffice(database).map([&] { return std::vector{pages}; });
    }
    const auto entries = store::verifyWholeFacility(database);
    if (!entries && entries.error().code == "journal_broken") {
        return failure("journal_broken", database + ": " + entries.error().message + ".");
    }
    if (!entries) return tl::make_unexpected(entries.error());
    return std::vector{pages, counted(database, *entries)};
}

}  // namespace ostoja::admin
