// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "enrolment/registrar.h"
#include "host/clock.h"
#include "net/http.h"
#include "net/loop.h"
#include "net/server.h"
#include "office/attempt_limit.h"

namespace ostoja::office {

struct EnrolmentOptions {
    /// Folder of stations.toml and invitations.toml; empty where the office enrols nobody.
    std::string directory;
    enrolment::BoxAuthority authority;
    /// PEM of the town's authority, which a box is given to trust.
    std::string townAuthority;
    /// The office's Ed25519 public key, hex.
    std::string officeKey;
};

/// POST /v1/enrolments and /v1/renewals. Its own thread signs and waits for the disk, so that neither a slow
/// disk nor an operator who holds the folder's lock keeps the office from anything else.
class EnrolmentDesk {
  public:
    /// `enrolled` runs on the loop's thread when the list has changed.
    EnrolmentDesk(net::Loop& loop, const host::Clock& clock, EnrolmentOptions options,
                  std::function<void()> enrolled);
    ~EnrolmentDesk();
    EnrolmentDesk(const EnrolmentDesk&) = delete;
    EnrolmentDesk& operator=(const EnrolmentDesk&) = delete;

    void enrol(const net::Request& request, net::Responder responder);
    /// `station` is who calls, by the key of the connection.
    void renew(const net::Request& request, const enrolment::AllowedStation& station,
               net::Responder responder);

  private:
    using Work = std::function<net::Response()>;

    bool mayTry(const net::Caller& caller, net::Responder& responder);
    net::Response enrolled(const Expected<enrolment::Enrolled>& done, const std::string& network);
    void refused(const std::string& network);
    void submit(Work work, net::Responder responder);
    void serve();

    net::Loop& loop_;
    const host::Clock& clock_;
    EnrolmentOptions options_;
    std::function<void()> enrolled_;
    AttemptLimit limit_;
    std::int64_t alertedAtMs_ = 0;
    std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
    std::mutex mutex_;
    std::condition_variable something_;
    std::deque<std::pair<Work, net::Responder>> waiting_;
    bool ending_ = false;
    std::thread thread_;
};

}  // namespace ostoja::office
