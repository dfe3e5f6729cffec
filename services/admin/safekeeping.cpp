// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/safekeeping.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <boost/json/serialize.hpp>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "office/store/backup.h"
#include "station/store/backup.h"
#include "station/store/person_copy.h"
#include "station/store/read_store.h"

namespace ostoja::admin {

namespace store = station::store;

namespace {

std::string standing(const store::BackedUp& stands) {
    return "entry " + std::to_string(stands.sequence) + " of epoch " + stands.epoch;
}

using Lines = std::vector<std::string>;

/// The journal's failures don't name the file.
tl::unexpected<Error> ofFile(const std::string& database, const Error& error) {
    for (const char* const journals : {"journal_", "checkpoint_"}) {
        if (error.code.starts_with(journals))
            return failure(error.code, database + ": " + error.message + ".");
    }
    return tl::make_unexpected(error);
}

Expected<Lines> tellVerified(const Verification& wanted, const store::Verified& verified) {
    const auto& database = wanted.database;
    if (!wanted.signedBy.empty() && wanted.signedBy != verified.signingKey) {
        return failure("signed_by_other", database + ": its checkpoints are signed by " +
                                              verified.signingKey +
                                              ", not by the key that you noted: another station wrote this "
                                              "journal, or somebody wrote it anew.");
    }
    Lines lines{
        database + ": " + std::to_string(verified.entries) + " entries, each follows from the one before it.",
        database + ": " + std::to_string(verified.checkpoints) + " checkpoints, signed by " +
            verified.signingKey + "."};
    if (wanted.masterKey.empty()) return lines;
    return crypto::MasterKey::read(wanted.masterKey)
        .and_then([&](const crypto::MasterKey& key) { return store::verifySealed(database, key); })
        .map([&](std::int64_t people) {
            lines.push_back(database + ": all that is sealed of " + std::to_string(people) +
                            " people can be opened.");
            return lines;
        });
}

/// Mode 0600, on the disk. What can't be written whole isn't left there.
Expected<void> writeForOneself(int file, const std::string& path, const std::string& text) {
    std::size_t written = 0;
    while (written < text.size()) {
        const auto piece = ::write(file, text.data() + written, text.size() - written);
        if (piece < 0) break;
        written += static_cast<std::size_t>(piece);
    }
    const bool whole = written == text.size() && ::fsync(file) == 0;
    if (::close(file) == 0 && whole) return {};
    const std::string why = std::strerror(errno);
    std::filesystem::remove(path);
    return failure("file_unwritable",
                   path + ": " + why + ". That a copy was made is on the record; make another.");
}

}  // namespace

Expected<std::vector<std::string>> exportPerson(const PersonExport& wanted, const host::Clock& clock) {
    const auto key = crypto::MasterKey::read(wanted.masterKey);
    if (!key) return tl::make_unexpected(key.error());
    // Before anything is on the record: that there is a place for it.
    const int file = ::open(wanted.to.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (file < 0) {
        return errno == EEXIST ? failure("file_exists", wanted.to + " is already there. Nothing was changed.")
                               : failure("file_unwritable", wanted.to + ": " + std::strerror(errno) + ".");
    }
    const auto copy = store::exportPerson(wanted.database, *key, clock, wanted.person);
    if (!copy) {
        ::close(file);
        std::filesystem::remove(wanted.to);
        return tl::make_unexpected(copy.error());
    }
    return writeForOneself(file, wanted.to, boost::json::serialize(*copy) + "\n").map([&] {
        return Lines{wanted.to +
                     " holds all that is kept of the person, in the clear: give it to them, and leave "
                     "no copy of it."};
    });
}

Expected<std::vector<std::string>> backUp(const std::string& database, const std::string& to) {
    const auto whole = to + " is whole and on the disk";
    if (office::isOfficeDatabase(database)) {
        return office::backUpOffice(database, to).map([&] { return Lines{whole + "."}; });
    }
    return store::backUpFacility(database, to).map([&](const store::BackedUp& stands) {
        return Lines{whole + "; it ends with " + standing(stands) + "."};
    });
}

Expected<std::vector<std::string>> restore(const std::string& backup, const std::string& database,
                                           const std::string& masterKey, const host::Clock& clock) {
    if (office::isOfficeDatabase(backup)) {
        return office::restoreOffice(backup, database).map([&] {
            return Lines{database + " is as the backup was. What came after it, the stations send again."};
        });
    }
    const auto key = crypto::MasterKey::read(masterKey);
    if (!key && masterKey.empty())
        return failure("key_missing", "--master-key: the master key with which " + backup + " is sealed.");
    if (!key) return tl::make_unexpected(key.error());
    return store::restoreFacility(backup, database, *key, clock).map([&](const store::BackedUp& stood) {
        return Lines{
            database + " goes on after " + standing(stood) + ", in a new epoch.",
            "What the station recorded after that is not in it: whoever took a bed since has to hold "
            "the card to the reader again. The office shows how many they are, as far as it heard of "
            "them."};
    });
}

Expected<std::vector<std::string>> verify(const Verification& wanted) {
    const auto& database = wanted.database;
    const auto pages = database + ": every page is whole.";
    if (wanted.whole && office::isOfficeDatabase(database)) {
        return office::verifyWholeOffice(database).map([&] { return Lines{pages}; });
    }
    const auto verified =
        wanted.whole ? store::verifyWholeFacility(database) : store::verifyFacility(database);
    if (!verified) return ofFile(database, verified.error());
    return tellVerified(wanted, *verified).map([&](Lines lines) {
        if (wanted.whole) lines.insert(lines.begin(), pages);
        return lines;
    });
}

}  // namespace ostoja::admin
