// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/staff_accounts.h"

#include "api/json_fields.h"

namespace ostoja::api {

namespace json = boost::json;

namespace {

/// Longer than any PIN: whether it is one, the rules say.
constexpr std::size_t pinBytes = 64;
constexpr std::size_t codeBytes = 128;
constexpr std::size_t mostMembers = 10'000;

void put(json::object& object, std::string_view key, const std::optional<std::string>& text) {
    if (text) object[key] = *text;
}

std::optional<std::string> textIfThere(Fields& fields, std::string_view key, std::size_t maxBytes) {
    if (fields.optional(key) == nullptr) return std::nullopt;
    return fields.text(key, maxBytes);
}

}  // namespace

json::value toJson(const SignInRequest& request) {
    json::object object{{"id", request.id}, {"pin", request.pin}};
    if (!request.tap.empty()) object["tap"] = request.tap;
    return object;
}

Expected<SignInRequest> signInRequestFromJson(const json::value& value) {
    Fields fields(value, "session");
    SignInRequest request{
        .id = fields.uuid("id"), .tap = fields.uuidOr("tap", {}), .pin = fields.text("pin", pinBytes)};
    return fields.whole(std::move(request));
}

json::value toJson(const SetupRequest& request) {
    return {{"id", request.id},
            {"tap", request.tap},
            {"code", request.code},
            {"pin", request.pin},
            {"name", request.name}};
}

Expected<SetupRequest> setupRequestFromJson(const json::value& value) {
    Fields fields(value, "setup");
    SetupRequest request{.id = fields.uuid("id"),
                         .tap = fields.uuid("tap"),
                         .code = fields.text("code", codeBytes),
                         .pin = fields.text("pin", pinBytes),
                         .name = fields.textOr("name", {}, longText)};
    return fields.whole(std::move(request));
}

json::value toJson(const PinChange& change) {
    return {{"id", change.id}, {"old", change.old}, {"new", change.fresh}};
}

Expected<PinChange> pinChangeFromJson(const json::value& value) {
    Fields fields(value, "pin");
    PinChange change{
        .id = fields.uuid("id"), .old = fields.text("old", pinBytes), .fresh = fields.text("new", pinBytes)};
    return fields.whole(std::move(change));
}

json::value toJson(const StaffMember& member) {
    return {{"member", member.member},
            {"name", member.name},
            {"role", member.role},
            {"state", member.state},
            {"has_card", member.hasCard}};
}

Expected<StaffMember> staffMemberFromJson(const json::value& value) {
    Fields fields(value, "member");
    StaffMember member{.member = fields.text("member"),
                       .name = fields.text("name", longText),
                       .role = fields.text("role"),
                       .state = fields.text("state"),
                       .hasCard = fields.flagOr("has_card", false)};
    return fields.whole(std::move(member));
}

json::value toJson(const StaffList& list) {
    json::array members;
    for (const auto& member : list.members) members.push_back(toJson(member));
    return {{"members", std::move(members)}};
}

Expected<StaffList> staffListFromJson(const json::value& value) {
    Fields fields(value, "staff");
    StaffList list;
    for (const auto& element : fields.array("members", mostMembers)) {
        auto member = staffMemberFromJson(element);
        if (!member) return tl::make_unexpected(member.error());
        list.members.push_back(std::move(*member));
    }
    return fields.whole(std::move(list));
}

json::value toJson(const NewMember& member) {
    return {{"id", member.id},   {"member", member.member}, {"name", member.name},     {"role", member.role},
            {"tap", member.tap}, {"pin", member.pin},       {"own_pin", member.ownPin}};
}

Expected<NewMember> newMemberFromJson(const json::value& value) {
    Fields fields(value, "member");
    NewMember member{.id = fields.uuid("id"),
                     .member = fields.uuid("member"),
                     .name = fields.text("name", longText),
                     .role = fields.text("role", 32),
                     .tap = fields.uuid("tap"),
                     .pin = fields.text("pin", pinBytes),
                     .ownPin = fields.text("own_pin", pinBytes)};
    return fields.whole(std::move(member));
}

json::value toJson(const MemberChange& change) {
    json::object object{{"id", change.id}};
    put(object, "role", change.role);
    put(object, "name", change.name);
    put(object, "pin", change.pin);
    put(object, "tap", change.tap);
    put(object, "state", change.state);
    put(object, "own_pin", change.ownPin);
    return object;
}

Expected<MemberChange> memberChangeFromJson(const json::value& value) {
    Fields fields(value, "member");
    MemberChange change{.id = fields.uuid("id"),
                        .role = textIfThere(fields, "role", 32),
                        .name = textIfThere(fields, "name", longText),
                        .pin = textIfThere(fields, "pin", pinBytes),
                        .tap = std::nullopt,
                        .state = textIfThere(fields, "state", 16),
                        .ownPin = textIfThere(fields, "own_pin", pinBytes)};
    if (fields.optional("tap") != nullptr) change.tap = fields.uuid("tap");
    if ((change.role || change.pin || change.tap) && !change.ownPin) {
        fields.complain("own_pin: the PIN of whoever gives a role, a PIN or a card was expected");
    }
    if (change.state && *change.state != "active" && *change.state != "left") {
        fields.complain("state: active or left was expected");
    }
    return fields.whole(std::move(change));
}

}  // namespace ostoja::api
