// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/staff_record.h"

#include "api/json_fields.h"

namespace ostoja::api {

namespace json = boost::json;

namespace {

constexpr std::size_t mostEntries = 10'000;
constexpr std::size_t mostFields = 64;
constexpr std::string_view problemPrefix = "urn:ostoja:problem:";

FieldRefusal fieldRefusalFromJson(const json::value& value, Fields& outer) {
    Fields fields(value, "problems");
    FieldRefusal refusal{.field = fields.text("field"), .words = fields.text("words", longText)};
    outer.takeOver(fields);
    return refusal;
}

std::optional<std::int64_t> numberIfThere(Fields& fields, std::string_view key) {
    if (fields.optional(key) == nullptr) return std::nullopt;
    return fields.number(key, 0, INT64_MAX);
}

}  // namespace

json::value toJson(const RecordEntry& entry) {
    json::object object{
        {"at", entry.at}, {"who", entry.who}, {"who_name", entry.whoName}, {"what", entry.what}};
    if (!entry.person.empty()) object["person"] = entry.person;
    if (!entry.personName.empty()) object["person_name"] = entry.personName;
    if (!entry.terminal.empty()) object["terminal"] = entry.terminal;
    if (!entry.bed.empty()) object["bed"] = entry.bed;
    if (!entry.why.empty()) object["why"] = entry.why;
    if (!entry.fields.empty()) object["fields"] = json::array(entry.fields.begin(), entry.fields.end());
    return object;
}

Expected<RecordEntry> recordEntryFromJson(const json::value& value) {
    Fields fields(value, "entry");
    RecordEntry entry{.at = fields.text("at"),
                      .who = fields.textOr("who", {}),
                      .whoName = fields.textOr("who_name", {}, longText),
                      .what = fields.text("what"),
                      .person = fields.textOr("person", {}),
                      .personName = fields.textOr("person_name", {}, longText),
                      .terminal = fields.textOr("terminal", {}),
                      .bed = fields.textOr("bed", {}),
                      .why = fields.textOr("why", {}, longText),
                      .fields = fields.textsOr("fields", mostFields)};
    return fields.whole(std::move(entry));
}

json::value toJson(const RecordPage& page) {
    json::array entries;
    for (const auto& entry : page.entries) entries.push_back(toJson(entry));
    return {{"entries", std::move(entries)}, {"before", page.before}};
}

Expected<RecordPage> recordPageFromJson(const json::value& value) {
    Fields fields(value, "record");
    RecordPage page;
    page.before = fields.textOr("before", {});
    for (const auto& element : fields.array("entries", mostEntries)) {
        auto entry = recordEntryFromJson(element);
        if (!entry) return tl::make_unexpected(entry.error());
        page.entries.push_back(std::move(*entry));
    }
    return fields.whole(std::move(page));
}

Expected<Refusal> refusalFromJson(const json::value& value) {
    Fields fields(value, "problem");
    Refusal refusal;
    refusal.code = fields.text("type");
    if (refusal.code.starts_with(problemPrefix)) refusal.code.erase(0, problemPrefix.size());
    refusal.detail = fields.textOr("detail", {}, longText);
    refusal.attemptsLeft = numberIfThere(fields, "attempts_left");
    refusal.retryAfterS = numberIfThere(fields, "retry_after_s");
    refusal.field = fields.textOr("field", {});
    for (const auto& problem : fields.arrayOr("problems", mostFields)) {
        refusal.problems.push_back(fieldRefusalFromJson(problem, fields));
    }
    for (const auto& person : fields.arrayOr("people", mostFields)) {
        auto duplicate = likelyDuplicateFromJson(person);
        if (!duplicate) return tl::make_unexpected(duplicate.error());
        refusal.people.push_back(std::move(*duplicate));
    }
    refusal.by = fields.textOr("by", {}, longText);
    refusal.at = fields.textOr("at", {});
    return fields.whole(std::move(refusal));
}

}  // namespace ostoja::api
