// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/staff_record.h"

#include <algorithm>
#include <charconv>

#include "api/time_text.h"
#include "crypto/crypto.h"
#include "station/desk/record_pages.h"
#include "station/desk/staff_desk.h"
#include "station/frame/answers.h"

/// The record as a manager reads it.
namespace ostoja::station {

namespace {

constexpr std::size_t usualPage = 50;
constexpr std::size_t mostOnAPage = 100;
constexpr std::size_t pagesRemembered = 64;

Expected<std::size_t> pageSize(const std::string& text) {
    std::size_t size = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), size);
    if (error != std::errc{} || end != text.data() + text.size() || size == 0 || size > mostOnAPage) {
        return failure("malformed",
                       "limit: a whole number from 1 to " + std::to_string(mostOnAPage) + " was expected");
    }
    return size;
}

std::vector<std::string> textsIn(const boost::json::object& body, std::string_view key) {
    std::vector<std::string> texts;
    const auto* value = body.if_contains(boost::json::string_view(key.data(), key.size()));
    const auto* array = value == nullptr ? nullptr : value->if_array();
    if (array == nullptr) return texts;
    for (const auto& element : *array) {
        if (const auto* text = element.if_string()) texts.emplace_back(text->data(), text->size());
    }
    return texts;
}

/// Number of the bed that somebody got, or that it was about; empty where there is none.
std::string plateOf(const store::House& house, const boost::json::object& body) {
    auto bed = textIn(body, "to");
    if (bed.empty()) bed = textIn(body, "bed");
    if (bed.empty()) return bed;
    const auto found = std::find_if(house.beds.begin(), house.beds.end(),
                                    [&](const store::BedTonight& each) { return each.id == bed; });
    return found == house.beds.end() ? std::string() : found->number;
}

/// What left the box as a file, and of which nights.
void tellReport(const boost::json::object& body, api::RecordEntry& entry) {
    entry.why = textIn(body, "form");
    entry.fields = {textIn(body, "report")};
    if (auto table = textIn(body, "table"); !table.empty() && table != "night")
        entry.fields.push_back(std::move(table));
    entry.fields.push_back(textIn(body, "from"));
    if (auto until = textIn(body, "until"); until != entry.fields.back())
        entry.fields.push_back(std::move(until));
}

/// Whoever it was about: that somebody called and was seen to is no secret.
bool isAboutTheDoor(std::string_view type) {
    return type == "pl.ostoja.call.answered.v1" || type == "pl.ostoja.alert.seen.v1";
}

}  // namespace

void StaffDesk::readRecord(const Asked& asked) {
    const auto limit = asked.limit ? pageSize(*asked.limit) : usualPage;
    if (!limit) return refuse(asked, limit.error());
    auto& pages = asked.desk.pages;
    RecordPlace place{.epoch = station_.facility.epoch, .before = station_.house().sequence + 1};
    if (!asked.before.empty()) {
        const auto page = std::find_if(pages.begin(), pages.end(),
                                       [&](const auto& each) { return each.first == asked.before; });
        if (page == pages.end()) return refuse(asked, {"page_over", "begin again with the newest entries"});
        place = page->second;
    }
    auto isShown = [seesBoard = domain::may(asked.doer.role, domain::Right::seeBoard),
                    seesPeople = domain::may(asked.doer.role, domain::Right::seePeople),
                    hidden = people_.hiddenFrom(asked.doer.role)](const api::JournalEvent& event) {
        if (isAboutTheDoor(event.type)) return true;
        if (isOfTheNight(event.type) && !seesBoard) return false;
        const auto people = happenedIn(event);
        return std::all_of(people.begin(), people.end(),
                           [&](const Happened& each) { return seesPeople && !hidden.contains(each.person); });
    };
    station_.reads.post([this, asked, place, limit = *limit, isShown, alive = std::weak_ptr(alive_),
                         &loop = station_.loop](store::ReadStore& store) {
        auto read = std::make_shared<Expected<RecordRead>>(readRecordBack(store, place, limit, isShown));
        loop.post([this, asked, read, alive] {
            if (alive.expired()) return;
            if (!*read) return refuse(asked, read->error());
            asked.reply(jsonAnswer(toJson(pageShown(asked, **read))));
        });
    });
}

api::RecordPage StaffDesk::pageShown(const Asked& asked, const RecordRead& read) const {
    api::RecordPage page;
    for (const auto& event : read.entries) page.entries.push_back(entryShown(asked.doer.role, event));
    if (read.next.before == 0) return page;
    page.before = crypto::newUuid(station_.clock.wallMs());
    auto& pages = asked.desk.pages;
    pages.emplace_back(page.before, read.next);
    if (pages.size() > pagesRemembered) pages.pop_front();
    return page;
}

api::RecordEntry StaffDesk::entryShown(domain::Role role, const api::JournalEvent& event) const {
    const auto& body = event.body;
    api::RecordEntry entry;
    entry.at = api::formatTime(event.timeMs);
    entry.what = shortType(event.type);
    entry.who = textIn(body, "by");
    if (entry.who.empty()) entry.who = textIn(body, "member");
    if (const auto* account = member(entry.who)) entry.whoName = account->name;
    entry.terminal = textIn(body, "terminal");
    if (isAboutTheDoor(event.type) && !domain::may(role, domain::Right::seeProtected)) return entry;
    entry.person = textIn(body, "person");
    entry.personName = people_.label(role, entry.person);
    entry.bed = plateOf(station_.house(), body);
    for (const auto* key : {"why", "reason", "outcome", "use", "how"}) {
        if (entry.why.empty()) entry.why = textIn(body, key);
    }
    if (event.type == "pl.ostoja.bed.state_changed.v1") entry.why = textIn(body, "state");
    entry.fields = textsIn(body, "fields");
    if (auto what = textIn(body, "what"); !what.empty()) entry.fields.push_back(std::move(what));
    if (entry.what == "report.exported") tellReport(body, entry);
    return entry;
}

}  // namespace ostoja::station
