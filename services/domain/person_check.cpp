// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <set>

#include "domain/day.h"
#include "domain/person.h"
#include "domain/pesel.h"
#include "domain/unicode.h"

namespace ostoja::domain {

namespace {

constexpr int oldestAge = 120;

class Check {
  public:
    explicit Check(std::string_view today) : today_(parseDay(today)) {}

    void line(std::string_view field, std::string_view text) { check(field, text, longestName, false); }
    void remark(std::string_view field, std::string_view text) { check(field, text, longestRemark, true); }

    void day(std::string_view field, std::string_view text) {
        if (text.empty()) return;
        const auto day = parseDay(text);
        if (!day)
            return refuse(field, "no_such_day",
                          "A date is written like 1968-03-02 and must be in the calendar.");
        if (today_ && *day > *today_) return refuse(field, "in_the_future", "This date is still to come.");
        if (today_ && yearsBetween(*day, *today_) > oldestAge) {
            refuse(field, "too_long_ago", "This date is more than 120 years ago.");
        }
    }

    void age(std::optional<std::int64_t> years) {
        if (years && (*years < 0 || *years > oldestAge)) {
            refuse("estimated_age", "no_such_age", "An age lies between 0 and 120 years.");
        }
    }

    void languages(const std::vector<std::string>& languages) {
        const std::set<std::string> once(languages.begin(), languages.end());
        if (once.size() != languages.size())
            return refuse("languages", "twice", "A language stands here twice.");
        if (!std::all_of(languages.begin(), languages.end(), isLanguage)) {
            refuse("languages", "no_such_language",
                   "A language is two small letters (ISO 639-1), like pl or uk.");
        }
    }

    void needs(const std::vector<Need>& needs) {
        const std::set<Need> once(needs.begin(), needs.end());
        if (once.size() != needs.size()) refuse("needs", "twice", "A need stands here twice.");
    }

    /// The sex in it is not compared: `sex` says which ward is right for the person, and only they know.
    void pesel(std::string_view pesel, std::string_view born) {
        if (pesel.empty()) return;
        const auto read = readPesel(pesel);
        if (!read) return refuse("pesel", read.error().code, read.error().message);
        if (today_ && *parseDay(read->born) > *today_) {
            return refuse("pesel", "in_the_future",
                          "The birth date in this PESEL is still to come: read it again.");
        }
        if (!born.empty() && parseDay(born) && read->born != born) {
            refuse("pesel", "pesel_other_date", "The birth date in this PESEL is another than the one told.");
        }
    }

    void told(bool isTold, std::string_view field, std::string_view code, std::string_view words) {
        if (!isTold) refuse(field, code, words);
    }

    std::vector<FieldProblem> problems() && { return std::move(problems_); }

  private:
    static bool isLanguage(std::string_view text) {
        return text.size() == 2 && std::all_of(text.begin(), text.end(),
                                               [](char letter) { return letter >= 'a' && letter <= 'z'; });
    }

    void check(std::string_view field, std::string_view text, std::size_t longest, bool mayHaveLines) {
        const auto points = decodeUtf8(text);
        if (!points) return refuse(field, "broken_text", "This text is broken (not UTF-8): type it again.");
        if (points->size() > longest) {
            return refuse(field, "too_long", "At most " + std::to_string(longest) + " characters fit here.");
        }
        const auto isBad = [&](char32_t point) {
            return isControl(point) && !(mayHaveLines && point == U'\n');
        };
        if (std::any_of(points->begin(), points->end(), isBad)) {
            return refuse(
                field, "control_character",
                "There is a control character in this text (a tab or a line end, say): type it again.");
        }
        if (std::any_of(points->begin(), points->end(), isInvisibleMark)) {
            refuse(field, "invisible_mark",
                   "There is an invisible mark in this text that turns or hides writing: type it, don't "
                   "paste it.");
        }
    }

    void refuse(std::string_view field, std::string_view code, std::string_view words) {
        problems_.push_back({std::string(field), std::string(words), std::string(code)});
    }

    std::optional<date::year_month_day> today_;
    std::vector<FieldProblem> problems_;
};

bool isBlank(std::string_view text) {
    return text.find_first_not_of(' ') == std::string_view::npos;
}

void checkKind(Check& check, PersonKind kind, const PersonDetails& details) {
    if (kind == PersonKind::resident) {
        check.told(!isBlank(details.name), "name", "missing",
                   "A name is needed: whichever the person gives.");
        return;
    }
    const std::array<std::pair<std::string_view, const std::string*>, 3> unknown = {
        {{"name", &details.name}, {"legal_name", &details.legalName}, {"pesel", &details.pesel}}};
    for (const auto& [field, text] : unknown) {
        check.told(text->empty(), field, "guest_is_anonymous",
                   "A guest stays anonymous: register a resident to keep this, and link the guest to them.");
    }
}

}  // namespace

std::vector<FieldProblem> checkDetails(PersonKind kind, const PersonDetails& details,
                                       std::string_view today) {
    Check check(today);
    checkKind(check, kind, details);
    check.line("name", details.name);
    check.line("greeting", details.greeting);
    check.line("legal_name", details.legalName);
    check.day("born", details.born);
    check.age(details.estimatedAge);
    check.languages(details.languages);
    check.line("last_registration", details.lastRegistration);
    check.line("liable_commune", details.liableCommune);
    check.line("contact", details.contact);
    check.needs(details.needs);
    check.pesel(details.pesel, details.born);
    check.remark("remark", details.remark);
    check.remark("health_remark", details.healthRemark);
    check.day("privacy_notice", details.privacyNotice);
    check.day("house_rules", details.houseRules);
    return std::move(check).problems();
}

}  // namespace ostoja::domain
