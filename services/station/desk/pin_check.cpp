// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/desk/pin_check.h"

#include <chrono>
#include <optional>
#include <utility>

#include "crypto/pin_hash.h"
#include "domain/pin.h"

namespace ostoja::station {

namespace {

/// What the writer finds before a PIN is looked at.
struct Before {
    std::optional<std::string> hash;
    std::int64_t failures = 0;
};

std::int64_t inSeconds(std::chrono::milliseconds time) {
    return std::chrono::ceil<std::chrono::seconds>(time).count();
}

Expected<Before> countATry(store::WriteStore& store, const std::string& member, boost::json::object& more) {
    const auto account = store.staff().member(member);
    if (!account || !account->active) return failure("signed_out", "this account isn't in use any more");
    const domain::Instant now{.boot = store.bootId(), .monotonicMs = store.now().monotonicMs};
    if (const auto left = domain::delayLeft(account->failures, now); left.count() > 0) {
        more["retry_after_s"] = inSeconds(left);
        return failure("pin_delayed", "after so many wrong PINs none is looked at for a while");
    }
    const auto failures = account->failures.count + 1;
    store.staff().setFailures(member, {.count = failures, .last = now});
    return Before{.hash = store.staff().pinHash(member), .failures = failures};
}

}  // namespace

void PinCheck::check(const Doer& doer, std::string pin, std::function<void(Verdict)> then) {
    const auto before = std::make_shared<Before>();
    const auto more = std::make_shared<boost::json::object>();
    submit_(
        [member = doer.by, before, more](store::WriteStore& store) -> Expected<void> {
            auto counted = countATry(store, member, *more);
            if (!counted) return tl::make_unexpected(counted.error());
            *before = std::move(*counted);
            return {};
        },
        [this, doer, before, more, pin = std::move(pin), then = std::move(then)](const Expected<void>& done) {
            if (!done) return then({.right = done, .more = *more, .staff = {}});
            aside<bool>([hash = before->hash, pin] { return hash && crypto::pinMatches(*hash, pin); },
                        [this, doer, failures = before->failures, then](bool right) {
                            look(doer, right, failures, then);
                        });
        });
}

void PinCheck::look(const Doer& doer, bool right, std::int64_t failures, std::function<void(Verdict)> then) {
    const auto staff = std::make_shared<std::vector<store::StaffMember>>();
    submit_(
        [doer, right, staff](store::WriteStore& store) -> Expected<void> {
            if (right) {
                store.staff().setFailures(doer.by, {});
            } else {
                StaffAct(store, {.by = "", .role = doer.role, .terminal = doer.terminal})
                    .record("pl.ostoja.staff.sign_in_refused.v1",
                            {{"member", doer.by}, {"reason", "pin_wrong"}}, {});
            }
            *staff = store.staff().all();
            return {};
        },
        [right, failures, staff, then = std::move(then)](const Expected<void>& done) {
            if (!done || right) return then({.right = done, .more = {}, .staff = std::move(*staff)});
            boost::json::object more{{"attempts_left", domain::attemptsLeft(failures)}};
            const auto delay = domain::delayAfter(failures);
            if (delay.count() > 0) more["retry_after_s"] = delay.count();
            then({.right = failure("pin_wrong", "this is not the PIN of this card's owner"),
                  .more = std::move(more),
                  .staff = std::move(*staff)});
        });
}

void PinCheck::hash(std::string pin, std::function<void(std::string)> then) {
    aside<std::string>([pin = std::move(pin)] { return crypto::hashPin(pin); }, std::move(then));
}

template <class Result>
void PinCheck::aside(std::function<Result()> work, std::function<void(Result)> then) {
    thread_.post([this, work = std::move(work), then = std::move(then), alive = std::weak_ptr(alive_)] {
        auto result = std::make_shared<Result>(work());
        // The loop outlives this: it is told before this thread is joined.
        loop_.post([then, alive, result] {
            if (!alive.expired()) then(std::move(*result));
        });
    });
}

}  // namespace ostoja::station
