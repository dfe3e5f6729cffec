// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/staff/house_controller.h"

#include <QDateTime>

namespace ostoja::kiosk {

namespace {

constexpr std::chrono::seconds tickTime{5};
constexpr std::chrono::seconds simulatedTickTime{1};
constexpr std::int64_t secondMs = 1'000;

QDateTime localTime(const host::Clock& clock) {
    return QDateTime::fromMSecsSinceEpoch(clock.now().wallMs);
}

}  // namespace

HouseController::HouseController(const host::Clock& clock, const QLocale& locale, QObject* parent)
    : QObject(parent), clock_(clock), locale_(locale) {
    tick_.setInterval(clock.isSimulated() ? simulatedTickTime : tickTime);
    connect(&tick_, &QTimer::timeout, this, &HouseController::clockChanged);
    tick_.start();
}

void HouseController::apply(const QJsonObject& state) {
    // What is somebody's is kept by those who hide it.
    state_ = {};
    for (const auto* key :
         {"facility", "night", "places", "office", "reader", "winter", "simulated", "closes", "arrivals"}) {
        state_[QLatin1String(key)] = state[QLatin1String(key)];
    }
    appliedAtMs_ = clock_.now().monotonicMs;
    Q_EMIT changed();
    Q_EMIT clockChanged();
}

QString HouseController::nightFrom() const {
    const auto from = night();
    if (!from.isValid()) return {};
    const bool sameMonth = from.month() == from.addDays(1).month();
    return sameMonth ? QString::number(from.day()) : locale_.toString(from, QStringLiteral("d MMMM"));
}

QString HouseController::nightTo() const {
    return night().isValid() ? locale_.toString(night().addDays(1), QStringLiteral("d MMMM")) : QString();
}

bool HouseController::officeLinked() const {
    return state_.value(QStringLiteral("office")).toObject()[QStringLiteral("linked")].toBool();
}

int HouseController::officeAge() const {
    const auto age = state_.value(QStringLiteral("office")).toObject()[QStringLiteral("age_s")];
    return age.isDouble() ? age.toInt() + sinceTold() : -1;
}

QString HouseController::time() const {
    return localTime(clock_).toString(QStringLiteral("HH:mm"));
}

int HouseController::sinceTold() const {
    return static_cast<int>((clock_.now().monotonicMs - appliedAtMs_) / secondMs);
}

QString HouseController::when(const QString& iso) const {
    const auto moment = QDateTime::fromString(iso, Qt::ISODateWithMs).toLocalTime();
    if (!moment.isValid()) return {};
    const bool today = moment.date() == localTime(clock_).date();
    return locale_.toString(moment, today ? QStringLiteral("HH:mm") : QStringLiteral("d MMM HH:mm"));
}

QString HouseController::hour(const QString& iso) const {
    const auto moment = QDateTime::fromString(iso, Qt::ISODateWithMs).toLocalTime();
    return moment.isValid() ? moment.toString(QStringLiteral("HH:mm")) : QString();
}

bool HouseController::isWithin(const QString& from, const QString& until) const {
    const auto now = localTime(clock_);
    return QDateTime::fromString(from, Qt::ISODateWithMs) <= now &&
           now < QDateTime::fromString(until, Qt::ISODateWithMs);
}

QString HouseController::today() const {
    return localTime(clock_).date().toString(Qt::ISODate);
}

QString HouseController::thisNight() const {
    return night().isValid() ? night().toString(Qt::ISODate) : today();
}

QString HouseController::dayAfter(int days) const {
    return localTime(clock_).date().addDays(days).toString(Qt::ISODate);
}

QString HouseController::facility(const QString& key) const {
    return state_.value(QStringLiteral("facility")).toObject()[key].toString();
}

int HouseController::places(const QString& key) const {
    return state_.value(QStringLiteral("places")).toObject()[key].toInt();
}

QDate HouseController::night() const {
    return QDate::fromString(state_.value(QStringLiteral("night")).toString(), Qt::ISODate);
}

}  // namespace ostoja::kiosk
