// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

#include <memory>
#include <string>
#include <vector>

#include "crypto/crypto.h"
#include "tests/reader/process.h"
#include "tests/reader/station_stand_in.h"
#include "tests/temporary_folder.h"

namespace ostoja {

/// A card as ostoja-cards places it, and as the station should hear of it.
struct TestCard {
    std::string type;
    std::string uid;
    std::string kind;
};

/// A simulated chip, a station's stand-in and the real ostoja-reader between them.
class Bench {
  public:
    Bench();
    ~Bench();

    void startReader();
    /// Orders something of ostoja-cards, e.g. {"place", "ntag213", "04…"}.
    void cards(const std::vector<std::string>& words) const;
    void place(const TestCard& card) const { cards({"place", card.type, card.uid}); }
    void swap(const TestCard& card) const { cards({"swap", card.type, card.uid}); }
    /// How many commands the chip has been given.
    long commands() const;
    /// Whether no ordered fault waits any longer.
    bool faultsOver() const;
    /// Waits until the reader has been working for a while more: so many further commands.
    bool works(long further) const;
    bool reads(const TestCard& card, std::size_t asTapNumber) const;
    bool told(const std::string& state, const std::string& reason = "") const;
    /// What a card's hash should be; "" when there is no such tap.
    std::string hashOf(const TestCard& card) const;

    /// The worker's process; 0 when there is none now.
    pid_t worker() const;

    std::string status() const;
    std::string config(const std::string& name, const std::string& connstring) const;
    std::string port() const { return folder.path("port"); }

    TemporaryFolder folder;
    crypto::Key32 key{};
    std::unique_ptr<StationStandIn> station;
    std::unique_ptr<Process> chip;
    std::unique_ptr<Process> reader;
};

}  // namespace ostoja
