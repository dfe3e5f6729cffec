// SPDX-License-Identifier: GPL-3.0-or-later
#include "enrolment/registrar.h"

#include <algorithm>

#include "crypto/certificate_requests.h"
#include "crypto/sealing.h"
#include "enrolment/allow_list_text.h"
#include "enrolment/files.h"
#include "enrolment/invitation.h"
#include "enrolment/invitation_list.h"
#include "host/file_content.h"

namespace ostoja::enrolment {

namespace {

std::string certificatePath(const std::string& directory, const std::string& key) {
    return directory + "/box-" + key.substr(0, 32) + ".pem";
}

/// Whatever is wrong with a code or with who shows it, the caller learns this and no more.
tl::unexpected<Error> refused() {
    return failure("enrolment_refused",
                   "the code opens nothing: it may be mistyped, used or expired. Ask for a new one.");
}

Expected<Invitation> findInvitation(const std::string& directory, const std::string& digest,
                                    std::int64_t nowMs) {
    const auto all = loadInvitations(invitationsPath(directory));
    if (!all) return tl::make_unexpected(all.error());
    const auto found =
        std::find_if(all->begin(), all->end(), [&](const auto& one) { return one.digest == digest; });
    if (found == all->end() || found->endsMs <= nowMs) return refused();
    return *found;
}

/// Writes the list with the new key in it and the station's former one revoked: in one file and at once.
Expected<void> listKey(const std::string& directory, const AllowList& list, const AllowedStation& station,
                       std::int64_t nowMs) {
    const auto path = stationsPath(directory);
    Expected<std::string> text = host::contentOf(path);
    if (const auto* former = list.byId(station.id)) text = withRevoked(*text, former->key, nowMs);
    if (!text) return tl::make_unexpected(text.error());
    return replaceFile(path, withStation(*text, station));
}

}  // namespace

std::string stationsPath(const std::string& directory) {
    return directory + "/stations.toml";
}

std::string invitationsPath(const std::string& directory) {
    return directory + "/invitations.toml";
}

Expected<std::string> invite(const std::string& directory, const Wish& wish,
                             const std::string& authorityDigest, const crypto::Key32& cardKey,
                             std::int64_t nowMs) {
    if (!wish.station.empty() && !crypto::isUuid(wish.station)) {
        return failure("not_uuid", "--station: a UUID in lower-case letters was expected.");
    }
    const auto lock = FolderLock::take(directory);
    if (!lock) return tl::make_unexpected(lock.error());
    const auto list = AllowList::load(stationsPath(directory));
    if (!list) return tl::make_unexpected(list.error());
    const auto* known = list->byId(wish.station);
    if (!wish.station.empty() && known == nullptr) {
        return failure("station_unknown", stationsPath(directory) + " has no station " + wish.station +
                                              ". Without --station a new one is invited.");
    }
    auto invitations = loadInvitations(invitationsPath(directory));
    if (!invitations) return tl::make_unexpected(invitations.error());
    std::erase_if(*invitations, [&](const auto& one) { return one.endsMs <= nowMs; });
    const auto code = newCode(authorityDigest);
    const std::string_view cardBytes(reinterpret_cast<const char*>(cardKey.data()), cardKey.size());
    invitations->push_back({.digest = digestOfToken(tokenOf(code)),
                            .station = known != nullptr ? known->id : crypto::newUuid(nowMs),
                            .name = known != nullptr ? known->name : wish.name,
                            .endsMs = wish.endsMs,
                            .sealedCardKey = crypto::seal(sealKeyOf(code), cardBytes)});
    auto written = replaceFile(invitationsPath(directory), invitationsText(*invitations));
    if (!written) return tl::make_unexpected(written.error());
    return codeText(code);
}

Expected<AllowedStation> revoke(const std::string& directory, const std::string& station,
                                std::int64_t nowMs) {
    const auto lock = FolderLock::take(directory);
    if (!lock) return tl::make_unexpected(lock.error());
    const auto path = stationsPath(directory);
    const auto list = AllowList::load(path);
    if (!list) return tl::make_unexpected(list.error());
    const auto* found = list->byId(station);
    if (found == nullptr) {
        return failure("station_unknown",
                       path + " has no station " + station + " that is allowed. Nothing was changed.");
    }
    const auto text = withRevoked(host::contentOf(path), found->key, nowMs);
    if (!text) return tl::make_unexpected(text.error());
    if (auto written = replaceFile(path, *text); !written) return tl::make_unexpected(written.error());
    return *found;
}

Expected<Enrolled> enrol(const std::string& directory, const BoxAuthority& authority,
                         const std::string& token, const std::string& requestPem, std::int64_t nowMs) {
    const auto key = crypto::keyOfRequest(requestPem);
    if (!key) return tl::make_unexpected(key.error());
    const auto lock = FolderLock::take(directory);
    if (!lock) return tl::make_unexpected(lock.error());
    const auto digest = digestOfToken(token);
    const auto invitation = findInvitation(directory, digest, nowMs);
    if (!invitation) return tl::make_unexpected(invitation.error());
    const auto list = AllowList::load(stationsPath(directory));
    if (!list) return tl::make_unexpected(list.error());

    const auto* before = list->byKey(*key);
    if (before != nullptr && before->invitation == digest) {
        auto given = host::contentOf(certificatePath(directory, *key));
        if (!given.empty()) return Enrolled{*before, std::move(given), invitation->sealedCardKey, true};
    }
    const bool spent = list->isUsed(digest) || before != nullptr || list->revokedMs(*key).has_value();
    if (spent) return refused();

    const AllowedStation station{
        .id = invitation->station, .name = invitation->name, .key = *key, .invitation = digest};
    auto certificate = crypto::signRequest(requestPem, station.name, authority.certificate, authority.key);
    if (!certificate) return tl::make_unexpected(certificate.error());
    auto written = replaceFile(certificatePath(directory, *key), *certificate).and_then([&] {
        return listKey(directory, *list, station, nowMs);
    });
    if (!written) return tl::make_unexpected(written.error());
    return Enrolled{station, std::move(*certificate), invitation->sealedCardKey, false};
}

Expected<std::string> renew(const BoxAuthority& authority, const AllowedStation& station,
                            const std::string& requestPem) {
    const auto key = crypto::keyOfRequest(requestPem);
    if (!key) return tl::make_unexpected(key.error());
    if (*key != station.key) {
        return failure("key_other",
                       "the request is another key's than the connection's; a new key needs an invitation.");
    }
    return crypto::signRequest(requestPem, station.name, authority.certificate, authority.key);
}

}  // namespace ostoja::enrolment
