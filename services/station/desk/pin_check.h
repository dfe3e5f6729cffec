// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/json/object.hpp>
#include <functional>
#include <memory>
#include <string>

#include "error/error.h"
#include "host/clock.h"
#include "net/loop.h"
#include "station/frame/side_thread.h"
#include "station/recording/staff_act.h"
#include "station/store/writer.h"

namespace ostoja::station {

/// Looks at a PIN. Each look is counted as a failure, durably, before the PIN is hashed, and taken back when
/// it was right: whoever kills the station in between has used up a try. Hashing is done on a thread of its
/// own, so that no tap waits for it. Of the loop's thread.
class PinCheck {
  public:
    using Submit = std::function<void(store::Writer::Work, store::Writer::Settled)>;

    PinCheck(net::Loop& loop, Submit submit) : loop_(loop), submit_(std::move(submit)) {}

    struct Verdict {
        Expected<void> right;
        /// Members of the refusal beside its words: "attempts_left", "retry_after_s".
        boost::json::object more;
        /// The accounts as they are after it.
        std::vector<store::StaffMember> staff;
    };

    /// `doer.by` is the member whose PIN it should be. Errors "pin_wrong", "pin_delayed", "signed_out" for
    /// one who has left. `then` runs on the loop's thread.
    void check(const Doer& doer, std::string pin, std::function<void(Verdict)> then);
    /// crypto::hashPin's, on that thread.
    void hash(std::string pin, std::function<void(std::string)> then);

  private:
    void look(const Doer& doer, bool right, std::int64_t failures, std::function<void(Verdict)> then);
    /// `work` on the side thread, then `then` with what it gave on the loop's, unless this is gone by then.
    template <class Result>
    void aside(std::function<Result()> work, std::function<void(Result)> then);

    net::Loop& loop_;
    Submit submit_;
    std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
    SideThread thread_;
};

}  // namespace ostoja::station
