// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/requests.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <string_view>

#include "api/json_fields.h"
#include "crypto/crypto.h"

namespace ostoja::station {

namespace {

template <class T>
Expected<T> parseAs(const std::string& body, Expected<T> (*fromJson)(const boost::json::value&)) {
    const auto value = api::parseJson(body);
    if (!value) return tl::make_unexpected(value.error());
    return fromJson(*value);
}

auto malformed(std::string_view field, std::string_view expected) {
    return failure("malformed", std::string(field) + ": " + std::string(expected) + " was expected");
}

bool isCardHash(std::string_view text) {
    return text.size() == 67 && text.starts_with("v1:") &&
           text.substr(3).find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

template <std::size_t N>
bool isOne(const std::array<std::string_view, N>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

Expected<std::int64_t> queryNumber(const net::Request& request, std::string_view key, std::int64_t most) {
    const auto text = request.queryValue(key);
    if (!text) return 0;
    std::int64_t number = -1;
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), number);
    if (error != std::errc{} || end != text->data() + text->size() || number < 0 || number > most) {
        return malformed(key, "a whole number from 0 to " + std::to_string(most));
    }
    return number;
}

}  // namespace

Expected<api::Tap> readTap(const std::string& body) {
    static constexpr std::array<std::string_view, 4> kinds{"ntag", "classic", "desfire", "unknown"};
    auto tap = parseAs(body, api::tapFromJson);
    if (!tap) return tap;
    if (!crypto::isUuid(tap->id)) return malformed("tap.id", "a UUID");
    if (!isCardHash(tap->card)) return malformed("tap.card", "\"v1:\" and 64 hex digits");
    if (!isOne(kinds, tap->kind)) return malformed("tap.kind", "ntag, classic, desfire or unknown");
    if (tap->proof != "uid") return malformed("tap.proof", "uid");
    return tap;
}

Expected<api::ReaderState> readReaderState(const std::string& body) {
    return parseAs(body, api::readerStateFromJson);
}

Expected<api::ScreenCommand> readCommand(const std::string& body) {
    static constexpr std::array<std::string_view, 6> known{"away",      "leave", "help",
                                                           "more_time", "done",  "no_card"};
    auto command = parseAs(body, api::screenCommandFromJson);
    if (!command) return command;
    if (!crypto::isUuid(command->id)) return malformed("command.id", "a UUID");
    const bool begins = command->command == "no_card";
    if (begins && !command->visit.empty()) return malformed("command.visit", "nothing");
    if (!begins && !crypto::isUuid(command->visit)) return malformed("command.visit", "a UUID");
    if (!isOne(known, command->command)) {
        return malformed("command.command", "away, leave, help, more_time, done or no_card");
    }
    return command;
}

Expected<api::Delivery> readDelivery(const std::string& body) {
    return parseAs(body, api::deliveryFromJson);
}

Expected<SignedTownPlaces> readTown(const std::string& body, const std::string& officeKey) {
    const auto told = parseAs(body, api::signedTownFromJson);
    if (!told) return tl::make_unexpected(told.error());
    if (officeKey.empty()) {
        return failure("no_office_key",
                       "this station was given no office_key; the town's places stay unknown");
    }
    if (!crypto::verify(officeKey, told->townPlaces, told->signature)) {
        return failure("town_signature",
                       "the town's places are not signed by the office that this station knows");
    }
    auto places = parseAs(told->townPlaces, api::townPlacesFromJson);
    if (!places) return tl::make_unexpected(places.error());
    return SignedTownPlaces{*told, std::move(*places)};
}

Expected<JournalQuery> readJournalQuery(const net::Request& request) {
    constexpr std::int64_t longestWait = 30;
    const auto after = queryNumber(request, "after", std::numeric_limits<std::int64_t>::max());
    if (!after) return tl::make_unexpected(after.error());
    const auto wait = queryNumber(request, "wait", longestWait);
    if (!wait) return tl::make_unexpected(wait.error());
    const auto epoch = request.queryValue("epoch");
    if (epoch && !crypto::isUuid(*epoch)) return malformed("epoch", "a UUID");
    return JournalQuery{std::string(epoch.value_or("")), *after, std::chrono::seconds(*wait)};
}

}  // namespace ostoja::station
