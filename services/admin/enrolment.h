// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "error/error.h"
#include "host/clock.h"

namespace ostoja::admin {

/// Error "name_unusable" for what can't stand in a certificate.
Expected<void> checkName(const std::string& name);

/// The town's enrolment folder holds the authority (ca.pem, ca.key), the office's certificate (office.pem,
/// office.key), the authority with which the office signs boxes (boxes.pem, boxes.key), its signing pair
/// (office-signing.key, office-signing.pub), the town's card key (town-card.key) and the allow-list
/// (stations.toml). Nothing that exists is ever overwritten: error "file_exists" names it and nothing is
/// changed. Whatever fails leaves no file behind. `hosts` are the names under which boxes reach the office,
/// separated by commas: error "hosts_unusable".
Expected<void> enrolTown(const std::string& directory, const std::string& townName, const std::string& hosts);

struct EnrolledStation {
    std::string id;
    std::string certificatePath;
    std::string keyPath;
};

/// Issues station-<id>.pem and station-<id>.key and adds the station to the allow-list. An empty `id` takes a
/// new one. Enrolments at the same time wait for each other. Errors: "not_uuid", "town_not_enrolled",
/// "station_exists", "file_exists", and those of the allow-list's TOML.
Expected<EnrolledStation> enrolStation(const std::string& directory, const std::string& name,
                                       const std::string& id, const host::Clock& clock);

}  // namespace ostoja::admin
