// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "error/error.h"
#include "net/loop.h"
#include "station/desk/night_chart.h"
#include "station/frame/read_thread.h"
#include "station/store/night_board.h"

namespace ostoja::station {

/// The night as staff's board shows it, in memory once somebody asked. What changed is read again when it is
/// asked for, on a thread of its own: no tap and no report waits for it, nor it for them. Of the loop's
/// thread.
class NightBook {
  public:
    struct Page {
        store::NightBoard board;
        /// The nights with which this one is compared, as far as the file has them.
        std::vector<NightComings> usual;
        /// number() when it was true.
        std::int64_t number = 0;
        /// How many changes this one knew of.
        std::int64_t changes = 0;
    };
    using Then = std::function<void(const Expected<std::shared_ptr<const Page>>&)>;

    NightBook(net::Loop& loop, std::unique_ptr<store::ReadStore> store);

    /// Something was committed.
    void changed();
    /// Another one whenever the night may be another one. It doesn't count: how much was recorded is not
    /// everybody's to know.
    std::int64_t number() const { return number_; }

    /// Calls back with what the night has to do with one person. Errors as the store's.
    void ofPerson(const std::string& person, std::function<void(const Expected<store::PersonTonight>&)> then);

    /// Calls back with the night as it is now, at once where it is known. Errors as the store's.
    void with(Then then);

  private:
    struct Memory {
        std::string night;
        std::vector<NightComings> usual;
    };

    void read();
    void turn(const Expected<std::shared_ptr<const Page>>& page);

    net::Loop& loop_;
    std::int64_t number_ = 0;
    std::int64_t changes_ = 0;
    std::shared_ptr<const Page> page_;
    /// With the changes that there were when they asked.
    std::vector<std::pair<std::int64_t, Then>> waiting_;
    bool reading_ = false;
    std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
    /// Of the reading thread.
    std::shared_ptr<Memory> memory_ = std::make_shared<Memory>();
    ReadThread reads_;
};

}  // namespace ostoja::station
