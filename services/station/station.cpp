// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/station.h"

#include <spdlog/spdlog.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <boost/json/serialize.hpp>
#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

#include "crypto/crypto.h"
#include "domain/night.h"
#include "station/recording/record_night.h"
#include "station/tonight/figures.h"

namespace ostoja::station {

namespace {

constexpr unsigned socketMode = 0660;
constexpr std::chrono::milliseconds clockWatchPeriod{30'000};
/// A demonstration's time may run a thousand times faster.
constexpr std::chrono::milliseconds simulatedWatchPeriod{250};
/// The town's places come in one body; other callers send a few hundred bytes.
constexpr std::size_t largestBody = 2'500'000;
/// A screen or reader that hears nothing for three of these takes the station for hung.
constexpr std::chrono::seconds heartbeat{2};

/// Names one run of the station in its streams' ids.
std::string newRun() {
    std::array<std::uint8_t, 4> bytes{};
    crypto::randomBytes(bytes);
    return crypto::toHex(bytes);
}

/// Whoever may write in the sockets' folder could put their own in a socket's place.
Expected<void> prepareFolder(const std::string& run) {
    namespace fs = std::filesystem;
    std::error_code error;
    const bool made = fs::create_directories(run, error);
    // Callers find their socket by its name; the list of them is nobody's business.
    constexpr auto reachable = fs::perms::owner_all | fs::perms::group_exec | fs::perms::others_exec;
    if (made && !error) fs::permissions(run, reachable, error);
    if (error) return failure("listen_failed", run + " can't be created: " + error.message());
    const auto mode = fs::status(run, error).permissions();
    if (error) return failure("listen_failed", run + ": " + error.message());
    if ((mode & (fs::perms::group_write | fs::perms::others_write)) == fs::perms::none) return {};
    return failure("listen_failed",
                   "others may write in " + run +
                       ", the folder of the station's sockets; take that from them (chmod 711)");
}

}  // namespace

Expected<std::unique_ptr<Station>> Station::open(net::Loop& loop, const host::Clock& clock, Settings settings,
                                                 Heart heart) {
    std::unique_ptr<Station> station(new Station(loop, clock, std::move(settings)));
    if (auto opened = station->openStore(std::move(heart)); !opened)
        return tl::make_unexpected(opened.error());
    return station;
}

Station::Station(net::Loop& loop, const host::Clock& clock, Settings settings)
    : loop_(loop), clock_(clock), settings_(std::move(settings)), clockWatch_(loop) {}

Station::~Station() {
    close();
}

Expected<void> Station::openStore(Heart heart) {
    const auto key = crypto::MasterKey::read(settings_.masterKey);
    if (!key) return tl::make_unexpected(key.error());
    store::Writer::Options options;
    // The writer finishes what waits when the station goes; nobody is left then to hear of it.
    options.deliver = [this, alive = std::weak_ptr(alive_)](store::Writer::Batch batch) {
        loop_.post([this, alive, shared = std::make_shared<store::Writer::Batch>(std::move(batch))] {
            if (!alive.expired()) settle(std::move(*shared));
        });
    };
    options.pulse = std::move(heart.beat);
    options.pulsePeriod = heart.period;
    options.ballastBytes = settings_.ballastBytes;
    auto writer = store::Writer::open(settings_.database, *key, clock_, std::move(options));
    if (!writer) return tl::make_unexpected(writer.error());
    writer_ = std::move(*writer);

    auto reads = store::ReadStore::open(settings_.database, *key);
    if (!reads) return tl::make_unexpected(reads.error());
    town_ = std::make_unique<TownBoard>(writer_->facility().id, clock_.bootId());
    auto kept = (*reads)->town();
    if (!kept) return tl::make_unexpected(kept.error());
    if (*kept) town_->restore(**kept, settings_.officeKey);
    auto nights = store::ReadStore::open(settings_.database, *key);
    if (!nights) return tl::make_unexpected(nights.error());
    night_ = std::make_unique<NightBook>(loop_, std::move(*nights));
    auto& store = **reads;
    reads_ = std::make_unique<ReadThread>(std::move(*reads));
    desk_ = makeDesk();
    if (auto loaded = desk_->load(store); !loaded) return loaded;

    const auto run = newRun();
    for (const auto& terminal : settings_.terminals) {
        terminals_.push_back(std::make_unique<Terminal>(loop_, clock_, terminal, settings_.durations, run,
                                                        [this] { return common(); }));
        if (terminal.isStaffs()) tellStaff(*terminals_.back());
    }
    return {};
}

void Station::tellStaff(Terminal& terminal) {
    terminal.tellInstead([this, &terminal] {
        return boost::json::serialize(toJson(desk_->state(terminal.name(), terminal.reader())));
    });
}

std::unique_ptr<StaffDesk> Station::makeDesk() {
    StaffDesk::Station around{
        .loop = loop_,
        .clock = clock_,
        .settings = settings_,
        .facility = writer_->facility(),
        .reads = *reads_,
        .night = *night_,
        .submit = [this](store::Writer::Work work,
                         store::Writer::Settled settled) { submit(std::move(work), std::move(settled)); },
        .house = [this]() -> const store::House& { return house_; },
        .tellOffice =
            [this](api::StaffState& state) {
                state.officeLinked = delivery_.linked;
                if (deliveryToldMs_) state.officeAgeS = (clock_.monotonicMs() - *deliveryToldMs_) / 1'000;
            },
        .publish = [this](const std::string& name) { terminalNamed(name)->publish(); },
        .showAtDoor =
            [this](const std::string& name, const std::string& call, const TapResult* result) {
                if (auto* door = terminalNamed(name)) door->answerCall(call, result);
            },
        .answerAtDoor =
            [this](const Answered& answered) {
                for (const auto& terminal : terminals_) terminal->answerArrival(answered);
            },
        .waitsAtDoor =
            [this](const WaitsAgain& again) {
                for (const auto& terminal : terminals_) terminal->waitAgain(again);
            },
        .elsewhere = [this] { return town_->elsewhere(clock_.now()); }};
    return std::make_unique<StaffDesk>(std::move(around));
}

Terminal* Station::terminalNamed(const std::string& name) {
    const auto found = std::find_if(terminals_.begin(), terminals_.end(),
                                    [&](const auto& terminal) { return terminal->name() == name; });
    return found == terminals_.end() ? nullptr : found->get();
}

void Station::start(std::function<void(Expected<void>)> ready) {
    submit(
        [](store::WriteStore& store) -> Expected<void> {
            ensureNight(store);
            return {};
        },
        [this, ready = std::move(ready)](Expected<void> opened) {
            if (opened) opened = listen();
            if (opened)
                clockWatch_.every(clock_.isSimulated() ? simulatedWatchPeriod : clockWatchPeriod,
                                  [this] { tick(); });
            ready(std::move(opened));
        });
}

Expected<void> Station::listen() {
    if (auto ready = prepareFolder(settings_.run); !ready) return ready;
    net::Limits limits;
    limits.bodyBytes = largestBody;
    limits.heartbeat = heartbeat;
    server_ = std::make_unique<net::Server>(
        loop_,
        [this](const net::Request& request, net::Responder responder) {
            handle(request, std::move(responder));
        },
        limits);

    const auto screen = [](const Terminal& terminal) {
        return terminal.isStaffs() ? Role::staff : Role::screen;
    };
    callers_ = {{"uplink", {Role::uplink, nullptr}}, {"admin", {Role::admin, nullptr}}};
    for (const auto& terminal : terminals_) {
        callers_.insert({terminal->name() + ".reader", {Role::reader, terminal.get()}});
        callers_.insert({terminal->name() + ".screen", {screen(*terminal), terminal.get()}});
    }
    for (const auto& [tag, caller] : callers_) {
        const auto path = settings_.run + "/" + tag;
        if (auto listening = server_->listenUnix(path, socketMode, tag); !listening) return listening;
        const auto group = groupOf(caller.role);
        if (group && ::chown(path.c_str(), static_cast<uid_t>(-1), *group) != 0) {
            return failure("listen_failed",
                           path + " can't be given to its group: " + std::generic_category().message(errno) +
                               "; the station's user has to be in that group");
        }
    }
    return {};
}

std::optional<gid_t> Station::groupOf(Role role) const {
    switch (role) {
        case Role::reader:
            return settings_.groups.reader;
        case Role::screen:
        case Role::staff:
            return settings_.groups.screen;
        case Role::uplink:
            return settings_.groups.uplink;
        case Role::admin:
            break;
    }
    return settings_.groups.admin;
}

void Station::close() {
    clockWatch_.cancel();
    polls_.clear();
    if (server_) server_->close();
}

void Station::tick() {
    const auto byClock = domain::formatNight(domain::nightAt(clock_.wallMs()));
    const auto before = house_.night;
    if (byClock == before && !writer_->facility().hasBeds()) {
        // Nothing in a house without beds lasts until a time but the night itself.
        doubted_.clear();
        return;
    }
    submit(
        [](store::WriteStore& store) -> Expected<void> {
            ensureNight(store);
            return {};
        },
        [this, byClock, before](const Expected<void>&) {
            if (house_.night != before) spdlog::info("the night is {}", house_.night);
            if (byClock == house_.night) {
                doubted_.clear();
            } else if (std::exchange(doubted_, byClock) != byClock) {
                spdlog::warn("by the clock it is the night of {}; it is not believed, the night stays {}",
                             byClock, house_.night);
            }
        });
}

api::ScreenState Station::common() const {
    const auto& facility = writer_->facility();
    api::ScreenState state;
    state.facilityName = facility.name;
    state.facilityKind = facility.kind;
    state.readerSide = facility.readerSide;
    state.night = house_.night;
    state.open = !house_.night.empty();
    state.places = placesOf(facility, house_);
    state.carer = desk_->hasTerminals();
    state.simulated = clock_.isSimulated();
    state.winter = house_.winter.has_value();
    town_->tell(state, clock_.now());
    return state;
}

void Station::submit(store::Writer::Work work, store::Writer::Settled settled) {
    writer_->submit(std::move(work), [this, settled = std::move(settled)](const Expected<void>& done) {
        const bool failed = !done && (done.error().code.starts_with("storage_") ||
                                      done.error().code.starts_with("database_"));
        if (failed) spdlog::error("not recorded: {}", done.error().message);
        recording_ = !failed;
        settled(done);
    });
}

void Station::settle(store::Writer::Batch batch) {
    committedNs_ = batch.committedNs;
    takesNewWork_ = batch.takesNewWork;
    const auto night = house_.night;
    if (batch.house) {
        house_ = std::move(*batch.house);
        desk_->houseIs(house_);
    }
    // Whatever was committed may stand on the board, even where the house couldn't be read after it.
    if (batch.committedNs != 0) night_->changed();
    if (house_.night != night) desk_->nightBegan();
    for (const auto& settled : batch.settled) settled();
    publish();
    answerPolls();
}

void Station::publish() {
    for (const auto& terminal : terminals_) terminal->publish();
}

}  // namespace ostoja::station
