// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <vector>

#include "api/station.h"
#include "crypto/vault.h"
#include "host/clock.h"
#include "station/recording/record_tap.h"
#include "station/store/facility_setup.h"
#include "station/store/read_store.h"
#include "station/store/writer.h"
#include "tests/temporary_folder.h"

namespace ostoja::station {

/// A wall clock that a test sets; the monotonic one runs.
class SetClock final : public host::Clock {
  public:
    host::Moment now() const override;
    std::string bootId() const override { return boot; }
    /// Another boot, from which the monotonic clock begins anew. Only while nobody reads it.
    void reboot();

    /// 2026-11-22 18:00 in Warsaw.
    std::atomic<std::int64_t> wallMs{1'795'366'800'000};
    std::atomic<bool> synchronised{true};
    std::string boot = "00000000-0000-4000-8000-000000000001";
    /// When the machine started, by the true monotonic clock.
    std::atomic<std::int64_t> startedMs{0};
};

inline constexpr std::int64_t hourMs = 3'600'000;
inline const std::string stationId = "01936f2e-0000-7000-8000-000000000001";

/// The keyed hash of the n-th resident's card.
std::string cardHash(int number);
/// A UUID of its own at each call.
std::string freshId();
/// The n-th resident's card at a reader.
api::Tap tapOf(int resident, std::int64_t ageMs = 100);

/// Room 1 for men (beds 1, 2), room 2 for women (3), room 3 for anybody (4), bed 5 there out of service.
/// Residents 1 to 40: odd ones men, even ones women, called "Imię1 Nazwisko1", greeted "witaj1".
store::FacilitySetup smallShelter();
/// Twenty beds in rooms for men, women and anybody, the same residents, and eight carers with cards 301 to
/// 308 and the PIN 739154.
store::FacilitySetup twentyBeds();
/// A day centre of three seats with the same residents.
store::FacilitySetup dayCentre();

/// A facility's database in a folder of its own.
struct House {
    explicit House(const store::FacilitySetup& setup = smallShelter());
    /// A copy of its database and key, in a folder of its own; nobody has it open.
    House(const House& like);
    House& operator=(const House&) = delete;

    std::unique_ptr<store::Writer> open(store::Writer::Options options = {});
    std::unique_ptr<store::ReadStore> read() const;
    /// All entries' types, without "pl.ostoja." and ".v1".
    std::vector<std::string> story() const;
    std::vector<api::JournalEvent> journal() const;

    TemporaryFolder folder;
    SetClock clock;
    crypto::MasterKey key = crypto::MasterKey::make();
    /// Where the station finds it.
    std::string keyFile;
    std::string database;
};

/// Runs one command and waits until it is on the disk.
Expected<void> runNow(store::Writer& writer, store::Writer::Work work);
Expected<TapResult> tapNow(store::Writer& writer, const TapRequest& request);
Expected<TapResult> tapNow(store::Writer& writer, int resident);

}  // namespace ostoja::station
