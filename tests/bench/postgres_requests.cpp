// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/postgres_requests.h"

#include <stdexcept>

namespace ostoja::bench {

namespace {

constexpr unsigned textOid = 25;
constexpr unsigned bigintOid = 20;
constexpr std::int64_t receivedMs = 1'795'000'000'000;

void appendNumber(std::string& out, std::uint64_t value, std::size_t bytes) {
    for (std::size_t i = bytes; i-- > 0;) out += static_cast<char>(value >> (8 * i) & 0xFFU);
}

std::string binary(std::int64_t value) {
    std::string out;
    appendNumber(out, static_cast<std::uint64_t>(value), 8);
    return out;
}

void appendField(std::string& out, const std::string& value) {
    appendNumber(out, value.size(), 4);
    out += value;
}

std::string keyOf(std::int64_t epoch, const Entry& entry) {
    return binary(epoch << 40U | entry.sequence);
}

/// An array of one dimension in PostgreSQL's binary form.
template <class Of>
std::string arrayOf(unsigned oid, const Entry* first, std::size_t count, Of of) {
    std::string out;
    for (const std::uint64_t part :
         {std::uint64_t{1}, std::uint64_t{0}, std::uint64_t{oid}, std::uint64_t{count}, std::uint64_t{1}}) {
        appendNumber(out, part, 4);
    }
    for (std::size_t i = 0; i < count; ++i) appendField(out, of(first[i]));
    return out;
}

std::vector<std::string> parametersOfOne(std::int64_t epoch, const Entry& entry) {
    return {keyOf(epoch, entry), entry.hash, entry.previousHash,     entry.type,
            binary(receivedMs),  entry.raw,  binary(entry.sequence), binary(epoch)};
}

std::vector<std::string> parametersOfMany(std::int64_t epoch, const Entry* first, std::size_t count) {
    const auto& last = first[count - 1];
    const auto text = [&](std::string Entry::*member) {
        return arrayOf(textOid, first, count, [member](const Entry& entry) { return entry.*member; });
    };
    const auto key = [&](const Entry& entry) { return keyOf(epoch, entry); };
    const auto received = [](const Entry&) { return binary(receivedMs); };
    return {arrayOf(bigintOid, first, count, key),
            text(&Entry::hash),
            text(&Entry::previousHash),
            text(&Entry::type),
            arrayOf(bigintOid, first, count, received),
            text(&Entry::raw),
            binary(last.sequence),
            last.hash,
            binary(epoch),
            binary(receivedMs)};
}

std::string copyOf(std::int64_t epoch, const Entry* first, std::size_t count) {
    std::string out("PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0", 19);
    for (std::size_t i = 0; i < count; ++i) {
        appendNumber(out, 6, 2);
        appendField(out, keyOf(epoch, first[i]));
        for (const auto* text : {&first[i].hash, &first[i].previousHash, &first[i].type})
            appendField(out, *text);
        appendField(out, binary(receivedMs));
        appendField(out, first[i].raw);
    }
    appendNumber(out, 0xFFFF, 2);
    return out;
}

std::vector<std::string> valuesOf(PostgresWay way, std::int64_t epoch, const std::vector<Entry>& journal,
                                  std::size_t first, std::size_t count) {
    switch (way) {
        case PostgresWay::single:
            return parametersOfOne(epoch, journal[first]);
        case PostgresWay::rows:
            return parametersOfMany(epoch, &journal[first], count);
        case PostgresWay::copy:
            return {copyOf(epoch, &journal[first], count)};
        case PostgresWay::event:
            return {journal[first].raw};
        case PostgresWay::batch:
            return {batchBody(journal, first, count)};
    }
    throw std::logic_error("a way that isn't one");
}

}  // namespace

PostgresRequest requestOf(PostgresWay way, std::int64_t epoch, const std::vector<Entry>& journal,
                          std::size_t first, std::size_t count) {
    return {.values = valuesOf(way, epoch, journal, first, count),
            .entries = static_cast<std::int64_t>(count),
            .lastSequence = journal[first + count - 1].sequence};
}

}  // namespace ostoja::bench
