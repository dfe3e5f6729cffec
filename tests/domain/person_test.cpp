// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <functional>

#include "domain/person.h"

using namespace ostoja::domain;

namespace {

constexpr auto today = "2026-11-26";

/// "name too_long, born no_such_day".
std::string problems(const PersonDetails& details, PersonKind kind = PersonKind::resident) {
    std::string text;
    for (const auto& problem : checkDetails(kind, details, today)) {
        CHECK_FALSE(problem.words.empty());
        text += (text.empty() ? "" : ", ") + problem.field + " " + problem.code;
    }
    return text;
}

std::string repeat(std::string_view text, int times) {
    std::string whole;
    for (int i = 0; i < times; ++i) whole += text;
    return whole;
}

}  // namespace

TEST_CASE("the name that the person gives is enough, whatever it looks like") {
    const auto* const name =
        GENERATE("Ola", "Олександр Ковальчук", "გიორგი ბერიძე", "محمد", "Łukasz Żółć-Brzęczyszczykiewicz",
                 "李小龍", "Robert'); DROP TABLE resident;--", "' OR 1=1 --", "<script>alert(1)</script>",
                 "${jndi:ldap://x}", "😀", "👩‍👩‍👧 Ania", "O'Brien", "%s%n", "NULL", "-",
                 "Jan \\ \"Bosman\" / Nowak", "../../etc/passwd");
    INFO(name);
    CHECK(problems({.name = name, .greeting = name, .legalName = name, .contact = name, .remark = name})
              .empty());
}

TEST_CASE("a text that can't be kept is refused for a reason, in whichever field it stands") {
    struct Row {
        std::string what;
        std::string text;
        std::string code;
    };
    const auto row = GENERATE(values<Row>({
        {"200 letters fit", repeat("ż", 200), ""},
        {"201 don't", repeat("ż", 201), "too_long"},
        {"300 characters", repeat("a", 300), "too_long"},
        {"300 emoji", repeat("😀", 300), "too_long"},
        {"a tab", "Jan\tNowak", "control_character"},
        {"a line end", "Jan\nNowak", "control_character"},
        {"a byte of nothing", std::string("Jan\0Nowak", 9), "control_character"},
        {"an escape sequence", "\x1b[31mJan", "control_character"},
        {"delete", "Jan\x7f", "control_character"},
        {"a C1 control", "Jan\xc2\x85", "control_character"},
        {"a line separator", "Jan\xe2\x80\xa8", "control_character"},
        {"a right-to-left override", "Jan\xe2\x80\xaekawoN", "invisible_mark"},
        {"a right-to-left mark", "Jan\xe2\x80\x8f", "invisible_mark"},
        {"an Arabic letter mark", "Jan\xd8\x9c", "invisible_mark"},
        {"an isolate", "\xe2\x81\xa7Jan\xe2\x81\xa9", "invisible_mark"},
        {"a space without width", "Jan\xe2\x80\x8bNowak", "invisible_mark"},
        {"a byte order mark", "\xef\xbb\xbfJan", "invisible_mark"},
        {"a lonely lead byte", "Jan\xc5", "broken_text"},
        {"a lonely trail byte", "\x80Jan", "broken_text"},
        {"Latin-2", "\xb3ukasz", "broken_text"},
        {"an overlong slash", "\xc0\xaf", "broken_text"},
        {"an overlong letter of three bytes", "\xe0\x80\xaf", "broken_text"},
        {"half of a surrogate pair", "\xed\xa0\xbd", "broken_text"},
        {"beyond Unicode", "\xf4\x90\x80\x80", "broken_text"},
        {"a byte that UTF-8 never has", "\xff", "broken_text"},
        {"a character cut at the end", "Jan\xe2\x80", "broken_text"},
    }));
    INFO(row.what);
    const std::vector<std::pair<std::string, std::string PersonDetails::*>> fields = {
        {"name", &PersonDetails::name},
        {"greeting", &PersonDetails::greeting},
        {"legal_name", &PersonDetails::legalName},
        {"last_registration", &PersonDetails::lastRegistration},
        {"liable_commune", &PersonDetails::liableCommune},
        {"contact", &PersonDetails::contact}};
    for (const auto& [field, member] : fields) {
        PersonDetails details{.name = "Jan"};
        details.*member = row.text;
        CHECK(problems(details) == (row.code.empty() ? "" : field + " " + row.code));
    }
}

TEST_CASE("a remark may have lines, and is longer than a name") {
    CHECK(problems({.name = "Jan", .remark = "first\nsecond", .healthRemark = repeat("ą", 2000)}).empty());
    CHECK(problems({.name = "Jan", .remark = repeat("ą", 2001)}) == "remark too_long");
    CHECK(problems({.name = "Jan", .healthRemark = "a\tb"}) == "health_remark control_character");
    CHECK(problems({.name = "Jan", .healthRemark = "\xe2\x80\xae"}) == "health_remark invisible_mark");
}

TEST_CASE("a resident needs a name, a guest has none") {
    CHECK(problems({}) == "name missing");
    CHECK(problems({.name = "   "}) == "name missing");
    CHECK(problems({.sex = Sex::woman, .needs = {Need::dog}}, PersonKind::guest).empty());
    CHECK(problems({.name = "Jan", .legalName = "Jan Nowak", .pesel = "44051401359"}, PersonKind::guest) ==
          "name guest_is_anonymous, legal_name guest_is_anonymous, pesel guest_is_anonymous");
}

TEST_CASE("a birth date lies in the calendar, behind us and within a life") {
    struct Row {
        std::string born;
        std::string code;
    };
    const auto row = GENERATE(values<Row>({
        {"", ""},
        {"1968-03-02", ""},
        {"2000-02-29", ""},
        {"2026-11-26", ""},
        {"1906-11-26", ""},
        {"1905-11-25", "too_long_ago"},
        {"2026-11-27", "in_the_future"},
        {"2031-01-01", "in_the_future"},
        {"2023-02-29", "no_such_day"},
        {"1900-02-29", "no_such_day"},
        {"1968-02-30", "no_such_day"},
        {"1968-13-01", "no_such_day"},
        {"1968-00-10", "no_such_day"},
        {"1968-04-31", "no_such_day"},
        {"02.03.1968", "no_such_day"},
        {"1968-3-2", "no_such_day"},
        {"1968-03-02 ", "no_such_day"},
        {"-968-03-02", "no_such_day"},
        {"+968-03-02", "no_such_day"},
        {"1968-+3-02", "no_such_day"},
        {"yesterday", "no_such_day"},
    }));
    INFO(row.born);
    CHECK(problems({.name = "Jan", .born = row.born}) == (row.code.empty() ? "" : "born " + row.code));
}

TEST_CASE("the days of the notice and of the signature are looked at, too") {
    CHECK(problems({.name = "Jan", .privacyNotice = "2026-11-26", .houseRules = "2026-11-25"}).empty());
    CHECK(problems({.name = "Jan", .privacyNotice = "2026-11-31"}) == "privacy_notice no_such_day");
    CHECK(problems({.name = "Jan", .houseRules = "2026-11-27"}) == "house_rules in_the_future");
}

TEST_CASE("an estimated age is one that a person can have") {
    CHECK(problems({.name = "Jan", .estimatedAge = 0}).empty());
    CHECK(problems({.name = "Jan", .estimatedAge = 120}).empty());
    CHECK(problems({.name = "Jan", .estimatedAge = -1}) == "estimated_age no_such_age");
    CHECK(problems({.name = "Jan", .estimatedAge = 121}) == "estimated_age no_such_age");
}

TEST_CASE("a PESEL fits itself and the birth date that was told") {
    CHECK(problems({.name = "Jan", .pesel = "44051401359"}).empty());
    CHECK(problems({.name = "Jan", .born = "1944-05-14", .pesel = "44051401359"}).empty());
    CHECK(problems({.name = "Jan", .born = "1944-05-15", .pesel = "44051401359"}) ==
          "pesel pesel_other_date");
    CHECK(problems({.name = "Jan", .pesel = "44051401358"}) == "pesel pesel_checksum");
    CHECK(problems({.name = "Jan", .pesel = "26320100015"}) == "pesel in_the_future");
}

TEST_CASE("the sex in a PESEL doesn't decide the ward") {
    CHECK(problems({.name = "Janina", .sex = Sex::woman, .pesel = "44051401359"}).empty());
}

TEST_CASE("languages are codes, each once; so are needs") {
    CHECK(problems({.name = "Jan", .languages = {"pl", "uk"}, .needs = {Need::dog, Need::quiet}}).empty());
    CHECK(problems({.name = "Jan", .languages = {"polski"}}) == "languages no_such_language");
    CHECK(problems({.name = "Jan", .languages = {"PL"}}) == "languages no_such_language");
    CHECK(problems({.name = "Jan", .languages = {""}}) == "languages no_such_language");
    CHECK(problems({.name = "Jan", .languages = {"pl", "pl"}}) == "languages twice");
    CHECK(problems({.name = "Jan", .needs = {Need::dog, Need::dog}}) == "needs twice");
}

TEST_CASE("everything that is wrong is told at once") {
    CHECK(problems({.name = "Jan\n", .born = "1968-02-30", .estimatedAge = 200}) ==
          "name control_character, born no_such_day, estimated_age no_such_age");
}

TEST_CASE("each word of a person's record reads back, and others are refused with those that are known") {
    const auto readsBack = [](auto read, std::vector<std::string> words) {
        for (const auto& word : words) {
            INFO(word);
            const auto value = read(word);
            REQUIRE(value.has_value());
            CHECK(name(*value) == word);
        }
        const auto refused = read("Resident");
        REQUIRE_FALSE(refused.has_value());
        CHECK(refused.error().code == "malformed");
        CHECK(refused.error().message.find(words.back()) != std::string::npos);
    };
    readsBack(personKindFromName, {"resident", "guest"});
    readsBack(needFromName, {"lower_bunk", "near_toilet", "wheelchair", "dog", "quiet"});
    readsBack(identityFromName, {"none", "document", "police", "declaration"});
    readsBack(broughtByFromName, {"self", "city_guard", "police", "ambulance", "outreach", "other"});
    readsBack(householdKindFromName, {"family", "couple", "siblings"});
    for (const auto sex : {Sex::woman, Sex::man}) CHECK(sexFromLetter(letter(sex)) == sex);
}
