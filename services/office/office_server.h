// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "error/error.h"
#include "host/clock.h"
#include "net/loop.h"
#include "net/server.h"
#include "net/tls.h"
#include "office/allow_list.h"
#include "office/board.h"
#include "office/enrolment_desk.h"
#include "office/metrics.h"
#include "office/once_an_hour.h"
#include "office/writer.h"

namespace ostoja::office {

struct OfficeOptions {
    std::string town;
    std::string database;
    /// Room held back on its disk for what has to end; 0 for none.
    std::int64_t ballastBytes = 0;
    /// Path of stations.toml; read again whenever the file changes, so that a revoked station's next request
    /// is refused.
    std::string stations;
    /// Ed25519 secret in hex.
    std::string signingKey;
    /// Folder with Inter-*.otf for the page; where they are missing, browsers use their own.
    std::string fonts;
    EnrolmentOptions enrolment;
    /// What a reader of the stream may lag behind before it is closed.
    std::size_t streamBacklogBytes = 524'288;
    /// The stream's readers are told the occupancy anew after so long, changed or not: a page knows by it
    /// that the office is there.
    std::chrono::milliseconds tellAnewAfter{15'000};
};

/// The office's routes, as docs/api/office.yaml describes them, over its book and its board.
class OfficeServer {
  public:
    /// Errors of AllowList::load and Ledger::open.
    static Expected<std::unique_ptr<OfficeServer>> open(net::Loop& loop, const host::Clock& clock,
                                                        OfficeOptions options);
    ~OfficeServer();
    OfficeServer(const OfficeServer&) = delete;
    OfficeServer& operator=(const OfficeServer&) = delete;

    /// Returns the port.
    Expected<std::uint16_t> listen(const std::string& address, const net::TlsFiles& files);
    void close();

  private:
    OfficeServer(net::Loop& loop, const host::Clock& clock, OfficeOptions options, AllowList allowed,
                 std::unique_ptr<Ledger> ledger);

    void handle(const net::Request& request, net::Responder responder);
    void ingest(const net::Request& request, net::Responder responder);
    void renew(const net::Request& request, net::Responder responder);
    Expected<Batch> read(const net::Request& request, const AllowedStation& sender);
    void settle(Writer::Group group);
    void answered(const std::string& station, const Expected<Receipt>& receipt, net::Responder responder);
    void tell(const net::HandshakeFailure& failure);
    /// `station` is empty for a caller that isn't known as one.
    void refuse(const std::string& station, const net::Caller& caller, const Error& error,
                net::Responder responder);
    void openStream(net::Responder responder);
    net::Response health() const;
    net::Response file(const std::string& path) const;
    void tick();
    void rereadStations();
    void changed();
    void broadcast();
    std::int64_t now() { return time_.now().ms; }

    net::Loop& loop_;
    const host::Clock& clock_;
    OfficeTime time_;
    OfficeOptions options_;
    Board board_;
    Counters counters_;
    OnceAnHour complaints_;
    bool storageWorks_ = true;
    std::string stationsStamp_;
    std::string mood_;
    bool broadcastWaits_ = false;
    std::int64_t broadcastAtMs_ = 0;
    std::map<std::uint64_t, net::EventStream> streams_;
    std::uint64_t nextStream_ = 0;
    std::map<std::string, std::string> fonts_;
    net::Timer ticking_;
    net::Timer broadcasting_;
    net::Server server_;
    /// What the writer's thread posts, and a stream that closes, ask whether this is still there.
    std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
    /// Last, each with a thread of its own, which ends before anything else here goes.
    std::unique_ptr<Writer> writer_;
    std::unique_ptr<EnrolmentDesk> desk_;
};

}  // namespace ostoja::office
