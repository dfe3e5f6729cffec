// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/station/house.h"

#include <filesystem>
#include <future>
#include <stdexcept>

#include "crypto/crypto.h"

namespace ostoja::station {

namespace {

constexpr int residents = 40;

template <class T>
T orThrow(Expected<T> expected) {
    if (!expected) throw std::runtime_error(expected.error().code + ": " + expected.error().message);
    return std::move(*expected);
}

store::FacilitySetup withResidents(store::FacilitySetup setup) {
    for (int n = 1; n <= residents; ++n) {
        const auto number = std::to_string(n);
        std::string name = "Imię" + number;
        name += " Nazwisko" + number;
        setup.residents.push_back({.id = "",
                                   .details = {.name = std::move(name),
                                               .greeting = "witaj" + number,
                                               .sex = n % 2 == 1 ? domain::Sex::man : domain::Sex::woman},
                                   .cards = {{.hash = cardHash(n), .kind = "ntag"}},
                                   .household = ""});
    }
    return setup;
}

}  // namespace

host::Moment SetClock::now() const {
    return {.wallMs = wallMs,
            .monotonicMs = host::SystemClock().now().monotonicMs - startedMs,
            .synchronised = synchronised};
}

void SetClock::reboot() {
    startedMs = host::SystemClock().now().monotonicMs;
    boot = crypto::newUuid(wallMs);
}

std::string cardHash(int number) {
    return "v1:" + crypto::sha256Hex("card " + std::to_string(number));
}

std::string freshId() {
    return crypto::newUuid(1'795'366'800'000);
}

api::Tap tapOf(int resident, std::int64_t ageMs) {
    return {.id = freshId(), .card = cardHash(resident), .kind = "ntag", .proof = "uid", .ageMs = ageMs};
}

store::FacilitySetup smallShelter() {
    store::FacilitySetup setup;
    setup.key = "mala-1";
    setup.name = "Noclegownia Mała 1";
    setup.kind = "night_shelter";
    setup.address = "ul. Mała 1";
    setup.hours = "18–8";
    setup.rules.tap = "admits";
    setup.rooms = {
        {.number = "1",
         .segment = "men",
         .colour = "#9CC9F2",
         .colourName = "blue",
         .sign = "anchor",
         .way = {"enter", "left", "door:1", "room"},
         .beds = {{.number = "1", .position = "lower"}, {.number = "2", .position = "upper"}}},
        {.number = "2",
         .segment = "women",
         .colour = "#F3A9B8",
         .colourName = "rose",
         .sign = "park",
         .way = {"enter", "up:1", "room"},
         .beds = {{.number = "3"}}},
        {.number = "3",
         .segment = "any",
         .colour = "#9BDCA8",
         .colourName = "green",
         .sign = "sailing",
         .way = {"enter", "right", "room"},
         .beds = {{.number = "4"}, {.number = "5", .position = "single", .state = "out_of_service"}}}};
    return withResidents(std::move(setup));
}

store::FacilitySetup twentyBeds() {
    auto setup = smallShelter();
    setup.rules.cleaningAfterStay = true;
    int number = 0;
    for (auto& room : setup.rooms) {
        room.beds.clear();
        const int beds = room.segment == "any" ? 8 : 6;
        for (int n = 0; n < beds; ++n) room.beds.push_back({.number = std::to_string(++number)});
    }
    for (int n = 1; n <= 8; ++n) {
        setup.staff.push_back({.id = "",
                               .name = "Opiekun " + std::to_string(n),
                               .role = domain::Role::carer,
                               .card = store::CardSetup{.hash = cardHash(300 + n), .kind = "ntag"},
                               .pin = "739154",
                               .setupCode = ""});
    }
    return setup;
}

store::FacilitySetup dayCentre() {
    store::FacilitySetup setup;
    setup.key = "swietlica";
    setup.name = "Świetlica";
    setup.kind = "day_centre";
    setup.address = "ul. Dzienna 2";
    setup.hours = "8–16";
    setup.seats = 3;
    return withResidents(std::move(setup));
}

House::House(const store::FacilitySetup& setup)
    : keyFile(folder.path("master-key")), database(folder.path("facility.sqlite")) {
    auto done = key.write(keyFile).and_then(
        [&] { return store::createFacility(database, stationId, setup, key, clock); });
    if (!done) throw std::runtime_error(done.error().message);
}

House::House(const House& like)
    : key(like.key), keyFile(folder.path("master-key")), database(folder.path("facility.sqlite")) {
    if (auto done = key.write(keyFile); !done) throw std::runtime_error(done.error().message);
    std::filesystem::copy_file(like.database, database);
}

std::unique_ptr<store::Writer> House::open(store::Writer::Options options) {
    return orThrow(store::Writer::open(database, key, clock, std::move(options)));
}

std::unique_ptr<store::ReadStore> House::read() const {
    return orThrow(store::ReadStore::open(database, key));
}

std::vector<api::JournalEvent> House::journal() const {
    return orThrow(read()->journalAfter(0, 1'000)).events;
}

std::vector<std::string> House::story() const {
    std::vector<std::string> types;
    for (const auto& event : journal()) types.push_back(event.type.substr(10, event.type.size() - 13));
    return types;
}

Expected<void> runNow(store::Writer& writer, store::Writer::Work work) {
    std::promise<Expected<void>> settled;
    writer.submit(std::move(work), [&](Expected<void> done) { settled.set_value(std::move(done)); });
    return settled.get_future().get();
}

Expected<TapResult> tapNow(store::Writer& writer, const TapRequest& request) {
    Expected<TapResult> result;
    auto done = runNow(writer, [&](store::WriteStore& store) -> Expected<void> {
        result = recordTap(store, request);
        if (!result) return tl::make_unexpected(result.error());
        return {};
    });
    if (!done) return tl::make_unexpected(done.error());
    return result;
}

Expected<TapResult> tapNow(store::Writer& writer, int resident) {
    return tapNow(writer, {.tap = tapOf(resident), .terminal = "door-1", .leaving = ""});
}

}  // namespace ostoja::station
