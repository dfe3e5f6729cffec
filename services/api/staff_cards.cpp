// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/staff_cards.h"

#include "api/json_fields.h"
#include "api/station_parts.h"

namespace ostoja::api {

namespace json = boost::json;

json::value toJson(const CardShown& card) {
    return {{"card", card.card},          {"use", card.use},
            {"kind", card.kind},          {"state", card.state},
            {"issued_at", card.issuedAt}, {"ended_at", card.endedAt}};
}

Expected<CardShown> cardShownFromJson(const json::value& value) {
    Fields fields(value, "card");
    CardShown card{.card = fields.text("card"),
                   .use = fields.text("use"),
                   .kind = fields.text("kind"),
                   .state = fields.text("state"),
                   .issuedAt = fields.text("issued_at"),
                   .endedAt = fields.textOr("ended_at", {})};
    return fields.whole(std::move(card));
}

json::value toJson(const PlainRequest& request) {
    return {{"id", request.id}};
}

Expected<PlainRequest> plainRequestFromJson(const json::value& value) {
    Fields fields(value, "request");
    PlainRequest request{.id = fields.uuid("id")};
    return fields.whole(std::move(request));
}

json::value toJson(const UndoRequest& request) {
    return {{"id", request.id}, {"undo", request.undo}};
}

Expected<UndoRequest> undoRequestFromJson(const json::value& value) {
    Fields fields(value, "request");
    UndoRequest request{.id = fields.uuid("id"), .undo = fields.uuid("undo")};
    return fields.whole(std::move(request));
}

json::value toJson(const CardIssue& issue) {
    return {{"id", issue.id}, {"tap", issue.tap}, {"use", issue.use}};
}

Expected<CardIssue> cardIssueFromJson(const json::value& value) {
    Fields fields(value, "issue");
    CardIssue issue{.id = fields.uuid("id"), .tap = fields.uuid("tap"), .use = fields.text("use", 16)};
    if (issue.use != "own" && issue.use != "loan") fields.complain("use: own or loan was expected");
    return fields.whole(std::move(issue));
}

json::value toJson(const CallAnswer& answer) {
    json::object object{{"id", answer.id}};
    if (!answer.person.empty()) object["person"] = answer.person;
    if (!answer.guestSex.empty()) object["guest"] = {{"sex", answer.guestSex}};
    if (answer.done) object["done"] = true;
    return object;
}

Expected<CallAnswer> callAnswerFromJson(const json::value& value) {
    Fields fields(value, "answer");
    CallAnswer answer{.id = fields.uuid("id"),
                      .person = fields.uuidOr("person", {}),
                      .guestSex = {},
                      .done = fields.flagOr("done", false)};
    if (const auto* told = fields.optional("guest")) {
        Fields guest(*told, "guest");
        answer.guestSex = guest.text("sex", 1);
        if (answer.guestSex != "f" && answer.guestSex != "m") guest.complain("sex: f or m was expected");
        fields.takeOver(guest);
    }
    const int said =
        (answer.person.empty() ? 0 : 1) + (answer.guestSex.empty() ? 0 : 1) + (answer.done ? 1 : 0);
    if (said != 1) fields.complain("person: one of person, guest and done was expected");
    return fields.whole(std::move(answer));
}

json::value toJson(const CallOutcome& outcome) {
    json::object object{{"outcome", outcome.outcome}, {"person", outcome.person}};
    if (outcome.bed) object["bed"] = toJson(*outcome.bed);
    return object;
}

Expected<CallOutcome> callOutcomeFromJson(const json::value& value) {
    Fields fields(value, "outcome");
    CallOutcome outcome{
        .outcome = fields.text("outcome"), .person = fields.textOr("person", {}), .bed = std::nullopt};
    if (const auto* bed = fields.optional("bed")) outcome.bed = bedFromJson(*bed, fields);
    return fields.whole(std::move(outcome));
}

}  // namespace ostoja::api
