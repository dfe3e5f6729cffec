// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/staff/board_controller.h"

#include <QDateTime>
#include <QMap>
#include <algorithm>
#include <chrono>
#include <vector>

namespace ostoja::kiosk {

namespace {

constexpr std::size_t holdTimesOffered = 6;
constexpr qint64 minuteMs = 60LL * 1000;
constexpr std::chrono::milliseconds againTime{150};
constexpr qint64 halfHourMs = 30LL * 60 * 1000;
/// A hold that is over in less is no use to anybody.
constexpr qint64 leastHoldMs = 10LL * 60 * 1000;

}  // namespace

BoardController::BoardController(StationLink& station, QObject* parent)
    : StaffController(station, parent), rooms_(this) {
    again_.setSingleShot(true);
    again_.setInterval(againTime);
    connect(&again_, &QTimer::timeout, this, [this] {
        if (shown_) read();
    });
}

void BoardController::apply(const QJsonObject& state) {
    // Any number of up to 53 bits; only whether it is another one means something.
    const auto number = state[QStringLiteral("board")].toInteger();
    if (number == number_) return;
    number_ = number;
    stale_ = true;
    if (shown_) read();
}

void BoardController::show() {
    shown_ = true;
    if (stale_) read();
}

/// One question at a time: what changes meanwhile is asked for next.
void BoardController::read() {
    if (asking_) return;
    asking_ = true;
    stale_ = false;
    getQuietly(
        QStringLiteral("/v1/board"), [this](const QJsonObject& board) { take(board); },
        [this] {
            asking_ = false;
            stale_ = true;
            again_.start();
        });
}

void BoardController::take(const QJsonObject& board) {
    asking_ = false;
    known_ = true;
    const auto before = bed();
    board_ = board.toVariantMap();
    rooms_.apply(board_.take(QStringLiteral("rooms")).toList());
    Q_EMIT boardChanged();
    Q_EMIT changed();
    if (bed() != before) Q_EMIT selectedChanged();
    if (stale_ && shown_) read();
}

void BoardController::hide() {
    forgetAnswers();
    again_.stop();
    shown_ = false;
    asking_ = false;
    stale_ = true;
    known_ = false;
    board_.clear();
    rooms_.apply({});
    selected_.clear();
    filters_.clear();
    rooms_.filterBy({});
    refuse({});
    Q_EMIT boardChanged();
    Q_EMIT selectedChanged();
    Q_EMIT filtersChanged();
}

QVariantList BoardController::lapses() const {
    QMap<QString, int> count;
    for (const auto& each : rooms_.allBeds()) {
        const auto bed = each.toMap();
        if (bed[QStringLiteral("state")] == QLatin1String("held"))
            ++count[bed[QStringLiteral("until")].toString()];
    }
    QVariantList told;
    for (auto at = count.begin(); at != count.end(); ++at) {
        told.append(QVariantMap{{QStringLiteral("until"), at.key()}, {QStringLiteral("count"), at.value()}});
    }
    return told;
}

QStringList BoardController::holdTimes() const {
    const auto told = QDateTime::fromString(now(), Qt::ISODateWithMs);
    if (!told.isValid()) return {};
    const auto nowMs = told.toMSecsSinceEpoch();
    const auto usual = nowMs + board_.value(QStringLiteral("hold_minutes")).toLongLong() * minuteMs;
    std::vector<qint64> times{usual / minuteMs * minuteMs};
    for (auto next = ((nowMs + leastHoldMs) / halfHourMs + 1) * halfHourMs; times.size() < holdTimesOffered;
         next += halfHourMs) {
        if (next != times.front()) times.push_back(next);
    }
    QStringList offered;
    for (const auto time : times)
        offered.append(QDateTime::fromMSecsSinceEpoch(time).toUTC().toString(Qt::ISODateWithMs));
    return offered;
}

int BoardController::foldedBeds() const {
    const auto beds = rooms_.allBeds();
    return static_cast<int>(std::count_if(beds.begin(), beds.end(), [](const QVariant& bed) {
        return bed.toMap()[QStringLiteral("state")] == QLatin1String("off");
    }));
}

void BoardController::select(const QString& bed) {
    if (bed == selected_) return;
    selected_ = bed;
    refuse({});
    Q_EMIT selectedChanged();
}

QString BoardController::bedOf(const QString& person) const {
    if (person.isEmpty()) return {};
    for (const auto& each : rooms_.allBeds()) {
        const auto bed = each.toMap();
        if (bed[QStringLiteral("person")] == person) return bed[QStringLiteral("bed")].toString();
    }
    return {};
}

void BoardController::toggleFilter(const QString& filter) {
    if (!filters_.removeOne(filter)) filters_.append(filter);
    rooms_.filterBy(filters_);
    Q_EMIT filtersChanged();
}

}  // namespace ostoja::kiosk
