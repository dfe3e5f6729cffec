// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/seating.h"

#include <map>
#include <set>

namespace ostoja::domain {

namespace {

/// Bipartite matching by augmenting paths: whoever sits where a newcomer must sit moves on, if they can.
class Seating {
  public:
    explicit Seating(std::span<const std::vector<std::size_t>> choices) : choices_(choices) {}

    bool place(std::size_t guest) {
        std::set<std::size_t> asked;
        return place(guest, asked);
    }

    std::vector<std::size_t> places() const {
        std::vector<std::size_t> places(choices_.size());
        for (const auto& [place, guest] : guestOf_) places[guest] = place;
        return places;
    }

  private:
    bool place(std::size_t guest, std::set<std::size_t>& asked) {
        for (const auto choice : choices_[guest]) {
            if (guestOf_.emplace(choice, guest).second) return true;
        }
        for (const auto choice : choices_[guest]) {
            if (!asked.insert(choice).second || !place(guestOf_.at(choice), asked)) continue;
            guestOf_[choice] = guest;
            return true;
        }
        return false;
    }

    std::span<const std::vector<std::size_t>> choices_;
    std::map<std::size_t, std::size_t> guestOf_;
};

}  // namespace

std::optional<std::vector<std::size_t>> seat(std::span<const std::vector<std::size_t>> choices) {
    Seating seating(choices);
    for (std::size_t guest = 0; guest < choices.size(); ++guest) {
        if (!seating.place(guest)) return std::nullopt;
    }
    return seating.places();
}

}  // namespace ostoja::domain
