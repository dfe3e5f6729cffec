// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "api/station.h"
#include "host/clock.h"
#include "net/loop.h"
#include "net/server.h"
#include "station/frame/settings.h"
#include "station/recording/record_admission.h"
#include "station/recording/record_tap.h"

namespace ostoja::station {

/// Who follows a terminal's events, with ids "run-number".
class Audience {
  public:
    explicit Audience(std::string run);

    /// `data` is what the newcomer gets first.
    void join(net::EventStream stream, const std::string& data);
    void tell(const std::string& data);
    bool empty() const { return streams_->empty(); }

  private:
    void send(net::EventStream& stream, const std::string& data);

    std::string run_;
    std::int64_t number_ = 0;
    std::int64_t key_ = 0;
    /// Shared with the streams' last words, which may come after this audience is gone.
    std::shared_ptr<std::map<std::int64_t, net::EventStream>> streams_;
};

/// One terminal in the station's memory: what its screen shows, how its reader is, who follows. Of the loop's
/// thread.
class Terminal {
  public:
    /// `common` gives what all screens share: the facility, its places, the town.
    Terminal(net::Loop& loop, const host::Clock& clock, const TerminalSettings& settings,
             const Durations& durations, const std::string& run, std::function<api::ScreenState()> common);

    const std::string& name() const { return settings_.name; }
    bool isStaffs() const { return settings_.isStaffs(); }
    /// Its screens are told this instead of a door's state.
    void tellInstead(std::function<std::string()> text) { instead_ = std::move(text); }

    void joinScreen(net::EventStream stream);
    void joinReader(net::EventStream stream);
    /// Tells the screens what is true now.
    void publish();
    api::ScreenState state() const;
    void restartReader();

    void setReader(const api::ReaderState& state);
    const std::string& reader() const { return reader_; }

    /// The resident whose card, held here once more, ends their stay. Taking it is using it up: a second tap
    /// on the way must not mean it again.
    std::string takeLeaving();
    /// The tap for which it was taken was not recorded.
    void giveBackLeaving(const std::string& resident);

    /// The resident whose welcome to a day facility is on the screen; empty for nobody.
    std::string welcomed() const;

    /// Begins the visit of a recorded tap, ending the one before.
    void show(const TapResult& result);
    /// The running visit of that id.
    bool isShowing(const std::string& visit);
    bool offers(const std::string& action) const;
    const std::string& resident() const { return visit_->resident; }
    bool hasVisit() const { return visit_.has_value(); }
    /// Begins the visit of somebody who has no card: the number of their call. `sequence` is its entry's.
    void showCall(const store::Call& call, std::int64_t sequence);
    /// What became of that call, unless somebody else's visit is on the screen; nothing: it is over.
    void answerCall(const std::string& call, const TapResult* result);

    /// What a carer said to somebody who arrived here and whose visit still stands.
    void answerArrival(const Answered& answered);
    /// The carer took it back while the visit still stands.
    void waitAgain(const WaitsAgain& again);
    /// Help was asked for by this call.
    void callsBy(const std::string& visit, const std::string& call);

    void askForCard();
    void confirm(const std::string& step);
    void moreTime();
    void endVisit();
    /// While a command is on its way to the disk its button is gone; a failure brings it back.
    void withdraw(const std::string& action);
    void offerAgain(const std::string& visit, const std::string& action);

  private:
    struct LiveVisit {
        api::Visit shown;
        std::string resident;
        /// While a carer's word is awaited.
        std::string arrival;
        /// That a carer has given already.
        std::string answered;
        /// By which this visit asked for help.
        std::string call;
        bool leaving = false;
        std::int64_t endsMs = 0;
    };

    /// The visit goes on with another outcome, for as long as a new one.
    void turnTo(const std::string& outcome, std::optional<api::BedPlace> bed,
                std::chrono::milliseconds lasts);
    void restartTime();
    /// Nobody knows who stands before the screen: neither a name nor what is for one person alone.
    void hideWhose();
    std::string told() const;

    const host::Clock& clock_;
    TerminalSettings settings_;
    Durations durations_;
    std::function<api::ScreenState()> common_;
    std::function<std::string()> instead_;
    Audience screens_;
    Audience readers_;
    std::string reader_ = "out_of_order";
    std::int64_t restarts_ = 0;
    std::optional<LiveVisit> visit_;
    net::Timer visitTimer_;
    net::Timer readerTimer_;
};

}  // namespace ostoja::station
