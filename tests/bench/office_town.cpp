// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/office_town.h"

#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "crypto/certificates.h"
#include "crypto/crypto.h"
#include "tests/bench/journals.h"

namespace ostoja::bench {

namespace {

template <class T>
T sound(Expected<T> result) {
    if (!result) throw std::runtime_error(result.error().message);
    if constexpr (!std::is_void_v<T>) return std::move(*result);
}

}  // namespace

void makeOfficeTown(const std::string& folder, std::size_t stations, unsigned port) {
    std::filesystem::create_directories(folder);
    const auto path = [&](const std::string& name) { return folder + "/" + name; };
    sound(crypto::makeAuthority(folder, "Brzegów"));
    sound(crypto::issueCertificate(folder, path("office"), "office", "localhost,127.0.0.1"));
    std::ofstream list(path("stations.toml"));
    for (std::size_t i = 0; i < stations; ++i) {
        const auto name = "station-" + std::to_string(i);
        sound(crypto::issueCertificate(folder, path(name), name, ""));
        list << "[[station]]\nid = \"" << stationId(i) << "\"\nname = \"" << name << "\"\nkey = \""
             << sound(crypto::publicKeyOf(path(name + ".pem"))) << "\"\n";
    }
    std::ofstream(path("office-signing.key")) << crypto::newSigningPair().secretHex << '\n';
    std::ofstream(path("office.toml"))
        << "[office]\nlisten = \"127.0.0.1:" << port << "\"\ndatabase = \"" << path("office.db")
        << "\"\ncertificate = \"" << path("office.pem") << "\"\nkey = \"" << path("office.key")
        << "\"\nauthority = \"" << path("ca.pem") << "\"\nsigning_key = \"" << path("office-signing.key")
        << "\"\nstations = \"" << path("stations.toml") << "\"\n\n[town]\nname = \"Brzegów\"\n";
}

}  // namespace ostoja::bench
