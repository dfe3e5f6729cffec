// SPDX-License-Identifier: GPL-3.0-or-later
#include "station/frame/answers.h"

#include <array>
#include <boost/json/serialize.hpp>
#include <string_view>
#include <utility>

#include "api/json_fields.h"

namespace ostoja::station {

namespace {

struct Kind {
    std::string_view code;
    unsigned status;
    std::string_view title;
};

constexpr std::array kinds{
    Kind{"malformed_json", 400, "The body is not JSON"},
    Kind{"malformed", 400, "The request is malformed"},
    Kind{"signed_out", 401, "Nobody is signed in"},
    Kind{"pin_wrong", 401, "The PIN is wrong"},
    Kind{"town_signature", 403, "The signature is not the office's"},
    Kind{"not_your_right", 403, "Your role may not do that"},
    Kind{"code_wrong", 403, "The code opens nothing"},
    Kind{"terminal_unknown", 404, "There is no such terminal"},
    Kind{"person_unknown", 404, "There is no such person"},
    Kind{"card_unknown", 404, "There is no such card"},
    Kind{"call_unknown", 404, "There is no such call"},
    Kind{"alert_unknown", 404, "There is no such alert"},
    Kind{"member_unknown", 404, "There is no such account"},
    Kind{"bed_unknown", 404, "There is no such bed"},
    Kind{"refusal_unknown", 404, "There is no such refusal"},
    Kind{"suspension_unknown", 404, "There is no such suspension"},
    Kind{"paper_unknown", 404, "There is no such paper"},
    Kind{"tap_too_old", 409, "The tap is too old"},
    Kind{"tap_elsewhere", 409, "The tap's id is taken"},
    Kind{"visit_over", 409, "The visit to the screen is over"},
    Kind{"not_offered", 409, "That is not offered now"},
    Kind{"no_office_key", 409, "The office's key is not known"},
    Kind{"town_older", 409, "Newer figures are known"},
    Kind{"epoch_other", 409, "The journal is in another epoch"},
    Kind{"tap_over", 409, "The card isn't at the reader any more"},
    Kind{"setup_over", 409, "This house has its administrator"},
    Kind{"likely_duplicate", 409, "This person may be registered already"},
    Kind{"person_taken", 409, "The identifier is taken"},
    Kind{"changed_meanwhile", 409, "Somebody changed it meanwhile"},
    Kind{"household_same", 409, "Nobody shares a household with themselves"},
    Kind{"household_none", 409, "There is no household to leave"},
    Kind{"in_household", 409, "This person shares another household"},
    Kind{"household_other_kind", 409, "Their household is of another kind"},
    Kind{"link_refused", 409, "Only a guest is linked, and only to a resident"},
    Kind{"card_taken", 409, "The card is somebody's"},
    Kind{"card_not_lost", 409, "The card isn't lost"},
    Kind{"card_lost", 409, "The card is lost"},
    Kind{"card_still_valid", 409, "The card is still valid"},
    Kind{"card_returned", 409, "The card was given back"},
    Kind{"card_replaced", 409, "The card was replaced"},
    Kind{"sex_unknown", 409, "The ward isn't known"},
    Kind{"call_over", 409, "The call is over"},
    Kind{"undo_over", 409, "That can't be taken back any more"},
    Kind{"member_taken", 409, "The identifier is taken"},
    Kind{"last_administrator", 409, "Somebody has to administer the house"},
    Kind{"stay_over", 409, "The stay has ended"},
    Kind{"arrival_over", 409, "They wait no longer"},
    Kind{"house_full", 409, "There is no bed for them"},
    Kind{"why_missing", 422, "A reason is wanted"},
    Kind{"suspension_over", 409, "The suspension was lifted"},
    Kind{"paper_over", 409, "The paper was ended"},
    Kind{"apart_same", 409, "Nobody is kept apart from themselves"},
    Kind{"winter_on", 409, "A winter action is on"},
    Kind{"winter_off", 409, "No winter action is on"},
    Kind{"extra_beds", 409, "The house has fewer extra beds"},
    Kind{"stay_same", 409, "Nobody changes beds with themselves"},
    Kind{"stay_not_admitted", 409, "They wait for a carer's word"},
    Kind{"bed_taken", 409, "The bed is somebody's tonight"},
    Kind{"bed_not_in_use", 409, "The bed isn't in use"},
    Kind{"grounds", 409, "Something stands against it"},
    Kind{"until_past", 409, "That time has gone by"},
    Kind{"until_too_far", 409, "That is too far ahead"},
    Kind{"has_bed", 409, "They have a bed, or one is held for them"},
    Kind{"hold_over", 409, "The bed is held no longer"},
    Kind{"absence_known", 409, "These days were told already"},
    Kind{"page_over", 409, "That page isn't known any more"},
    Kind{"body_too_large", 413, "The body is too large"},
    Kind{"details_refused", 422, "These details can't be kept"},
    Kind{"nights_refused", 422, "These nights make no report"},
    Kind{"pin_length", 422, "The PIN is too short or too long"},
    Kind{"pin_digits", 422, "The PIN isn't made of digits"},
    Kind{"pin_guessable", 422, "The PIN is easily guessed"},
    Kind{"locked", 423, "The session is locked"},
    Kind{"pin_delayed", 429, "No PIN is looked at for a while"},
};

net::Response plainProblem(const Error& error) {
    for (const auto& kind : kinds) {
        if (error.code == kind.code) return net::problem(kind.status, kind.code, kind.title, error.message);
    }
    return net::problem(503, error.code, "Nothing was recorded", error.message);
}

}  // namespace

net::Response jsonAnswer(const boost::json::value& value) {
    net::Response response;
    response.body = boost::json::serialize(value);
    return response;
}

net::Response noContent() {
    net::Response response;
    response.status = 204;
    return response;
}

net::Response problemOf(const Error& error, boost::json::object more) {
    auto response = plainProblem(error);
    if (const auto retry = more.if_contains("retry_after_s"); retry != nullptr && response.status == 429) {
        response.headers.emplace_back("Retry-After", boost::json::serialize(*retry));
    }
    if (more.empty()) return response;
    auto body = api::parseJson(response.body);
    for (auto& member : more) body->as_object()[member.key()] = std::move(member.value());
    response.body = boost::json::serialize(*body);
    return response;
}

}  // namespace ostoja::station
