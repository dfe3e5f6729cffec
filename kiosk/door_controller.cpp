// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/door_controller.h"

#include <QDateTime>
#include <QUuid>
#include <QVariantMap>
#include <algorithm>

#include "kiosk/ways_on.h"

namespace ostoja::kiosk {

namespace {

constexpr std::int64_t secondMs = 1'000;
constexpr std::int64_t minuteMs = 60 * secondMs;
constexpr int moreTimeFromSeconds = 6;
constexpr int mostSteps = 4;
constexpr int mostWaysOn = 4;
/// A language chosen without a tap goes back to the house's own after this.
constexpr std::chrono::seconds languageTime{60};

QDateTime localTime(const host::Clock& clock) {
    return QDateTime::fromMSecsSinceEpoch(clock.now().wallMs);
}

/// The screens that a step within a visit leads to; other steps stay on the outcome's own.
bool hasOwnScreen(const std::string& step) {
    return step == "leave_asks_card" || step == "away" || step == "help_asked" || step == "help_coming";
}

/// "ul. Młyńska 3 · 350 m · 18–8": what is told of it, in one line.
QString whereOf(const WayOn& way, const QString& distance) {
    QStringList told{way.address, distance, way.hours};
    told.removeAll(QString());
    return told.join(QStringLiteral(" · "));
}

}  // namespace

DoorController::DoorController(const host::Clock& clock, Languages& languages, QObject* parent)
    : QObject(parent), clock_(clock), languages_(languages) {
    second_.setSingleShot(true);
    second_.setTimerType(Qt::PreciseTimer);
    connect(&second_, &QTimer::timeout, this, &DoorController::countDown);
    minute_.setSingleShot(true);
    connect(&minute_, &QTimer::timeout, this, [this] {
        Q_EMIT minuteChanged();
        if (visit_) Q_EMIT changed();
        waitForMinute();
    });
    waitForMinute();
    languageTimeout_.setSingleShot(true);
    languageTimeout_.setInterval(languageTime);
    connect(&languageTimeout_, &QTimer::timeout, this, [this] {
        if (!visit_) languages_.reset();
    });
    connect(&languages_, &Languages::changed, this, [this] {
        Q_EMIT languageChanged();
        Q_EMIT minuteChanged();
    });
}

void DoorController::apply(const api::ScreenState& state) {
    const bool stranger = visit_ && state.visit && !samePerson(*state.visit);
    const bool over = visit_ && !state.visit;
    if (visit_ && state.visit && visit_->id == state.visit->id && visit_->outcome == "arrival" &&
        state.visit->outcome == "see_staff") {
        turnedAway_ = visit_->id;
    }
    state_ = state;
    state_.visit.reset();
    appliedAtMs_ = clock_.now().monotonicMs;
    heard_ = linked_ = true;
    touchFailed_ = calling_ = false;
    visit_ = state.visit && state.visit->id != endedVisit_ && state.visit->remainingMs > 0 ? state.visit
                                                                                           : std::nullopt;
    if (over || stranger) languages_.reset();
    if (visit_) endedVisit_.clear();
    countDown();
    Q_EMIT changed();
}

void DoorController::linkLost() {
    heard_ = true;
    linked_ = false;
    // A station that is back soon tells the same visit again, and its person goes on in the language chosen.
    if (visit_) languageTimeout_.start();
    visit_.reset();
    countDown();
    Q_EMIT changed();
}

void DoorController::commandFailed() {
    if (!visit_ && !calling_) return;
    calling_ = false;
    touchFailed_ = true;
    Q_EMIT changed();
}

QString DoorController::screen() const {
    if (!heard_) return QStringLiteral("starting");
    if (!linked_) return QStringLiteral("unreachable");
    if (visit_) return QString::fromStdString(hasOwnScreen(visit_->step) ? visit_->step : visit_->outcome);
    if (state_.reader == "out_of_order" || state_.reader == "hold_still")
        return QString::fromStdString(state_.reader);
    return QStringLiteral("idle");
}

QString DoorController::visit() const {
    return visit_ ? QString::fromStdString(visit_->id) : QString();
}
QString DoorController::tap() const {
    return visit_ ? QString::fromStdString(visit_->tap) : QString();
}
QString DoorController::greeting() const {
    return visit_ ? QString::fromStdString(visit_->greeting) : QString();
}

QString DoorController::opens() const {
    if (!visit_ || visit_->opens.empty()) return {};
    const auto moment =
        QDateTime::fromString(QString::fromStdString(visit_->opens), Qt::ISODateWithMs).toLocalTime();
    if (!moment.isValid()) return {};
    const bool today = moment.date() == localTime(clock_).date();
    return languages_.locale().toString(moment,
                                        today ? QStringLiteral("HH:mm") : QStringLiteral("d MMMM, HH:mm"));
}

QVariantList DoorController::way() const {
    QVariantList steps;
    if (!bed()) return steps;
    for (const auto& step : bed()->way) {
        if (steps.size() == mostSteps) break;
        steps.append(QVariantMap{{QStringLiteral("kind"), QString::fromStdString(step.kind)},
                                 {QStringLiteral("count"), static_cast<int>(step.count)}});
    }
    return steps;
}

QVariantList DoorController::waysOn() const {
    QVariantList list;
    if (!state_.town) return list;
    const auto heldMs = clock_.now().monotonicMs - appliedAtMs_;
    const auto nearest = visit_ ? visit_->nearest : std::nullopt;
    for (const auto& way : kiosk::waysOn(*state_.town, state_.townAgeMs + heldMs, nearest)) {
        if (list.size() == mostWaysOn) break;
        auto map = way.toMap();
        const auto distance = way.metres ? distanceIn(languages_.locale(), *way.metres) : QString();
        map[QStringLiteral("where")] = whereOf(way, distance);
        list.append(map);
    }
    return list;
}

int DoorController::secondsTotal() const {
    return visit_ ? static_cast<int>(visit_->totalMs / secondMs) : 0;
}

bool DoorController::moreTimeOffered() const {
    return may("more_time") && secondsLeft_ <= moreTimeFromSeconds;
}

QString DoorController::time() const {
    return localTime(clock_).toString(QStringLiteral("HH:mm"));
}

QString DoorController::date() const {
    return languages_.locale().toString(localTime(clock_).date(), QStringLiteral("dddd, d MMMM"));
}

QString DoorController::dayPart() const {
    const int hour = localTime(clock_).time().hour();
    if (hour >= 17 || hour < 4) return QStringLiteral("evening");
    return hour < 12 ? QStringLiteral("morning") : QStringLiteral("afternoon");
}

void DoorController::touch(const QString& command) {
    if (!visit_) return;
    const bool done = command == QLatin1String("done");
    if (!done && !may(command.toLatin1().constData())) return;
    touchFailed_ = false;
    const api::ScreenCommand wanted{.id = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString(),
                                    .visit = visit_->id,
                                    .command = command.toStdString()};
    if (done) endVisit();
    Q_EMIT commandWanted(wanted);
    Q_EMIT changed();
}

void DoorController::callCarer() {
    if (visit_ || calling_ || !linked_ || !state_.carer) return;
    calling_ = true;
    touchFailed_ = false;
    Q_EMIT commandWanted({.id = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString(),
                          .visit = {},
                          .command = "no_card"});
    Q_EMIT changed();
}

void DoorController::chooseLanguage(const QString& code) {
    languages_.choose(code);
    if (languages_.current() == languages_.own()) {
        languageTimeout_.stop();
    } else {
        languageTimeout_.start();
    }
}

const api::BedPlace* DoorController::bed() const {
    return visit_ && visit_->bed ? &*visit_->bed : nullptr;
}

bool DoorController::may(const char* action) const {
    return visit_ &&
           std::find(visit_->actions.begin(), visit_->actions.end(), action) != visit_->actions.end();
}

void DoorController::endVisit() {
    endedVisit_ = visit_->id;
    visit_.reset();
    countDown();
    languages_.reset();
}

void DoorController::countDown() {
    second_.stop();
    const auto leftMs = visit_ ? visit_->remainingMs - (clock_.now().monotonicMs - appliedAtMs_) : 0;
    if (visit_ && leftMs <= 0) {
        endVisit();
        Q_EMIT changed();
        return;
    }
    secondsLeft_ = static_cast<int>((leftMs + secondMs - 1) / secondMs);
    if (visit_) second_.start(static_cast<int>((leftMs - 1) % secondMs) + 1);
    Q_EMIT secondsChanged();
}

void DoorController::waitForMinute() {
    // A demonstration's minutes go by in seconds.
    const auto next = clock_.isSimulated() ? secondMs : minuteMs - clock_.now().wallMs % minuteMs;
    minute_.start(static_cast<int>(next));
}

/// A second tap of the same person keeps the language chosen: to give the bed up, or to see it once more.
bool DoorController::samePerson(const api::Visit& next) const {
    if (next.id == visit_->id) return true;
    if (visit_->step == "leave_asks_card" && next.outcome == "left") return true;
    return next.bed && visit_->bed && next.bed->number == visit_->bed->number;
}

}  // namespace ostoja::kiosk
