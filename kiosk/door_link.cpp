// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/door_link.h"

#include <spdlog/spdlog.h>
#include <boost/json/serialize.hpp>

#include "api/json_fields.h"
#include "kiosk/station_link.h"

namespace ostoja::kiosk {

namespace {

/// Whoever touches stands there: it is told soon that nothing came of it.
constexpr std::chrono::seconds commandPatience{3};

}  // namespace

DoorLink::DoorLink(StationLink& link, QObject* parent) : QObject(parent), link_(link) {
    connect(&link_, &StationLink::told, this, &DoorLink::read);
}

void DoorLink::read(const QByteArray& text) {
    const auto parsed = api::parseJson({text.constData(), static_cast<std::size_t>(text.size())});
    const auto state = parsed ? api::screenStateFromJson(*parsed) : tl::make_unexpected(parsed.error());
    if (!state) {
        spdlog::error("the station's state could not be read: {}", state.error().message);
        return;
    }
    Q_EMIT stateArrived(*state);
}

void DoorLink::send(const api::ScreenCommand& command) {
    const auto body = QByteArray::fromStdString(boost::json::serialize(api::toJson(command)));
    link_.ask(
        "POST", QStringLiteral("/v1/commands"), body,
        [this, name = QString::fromStdString(command.command)](const StationAnswer& answer) {
            if (!answer.good()) Q_EMIT commandFailed(name, answer.problem);
        },
        commandPatience);
}

}  // namespace ostoja::kiosk
