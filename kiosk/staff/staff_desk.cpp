// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/staff/staff_desk.h"

#include <spdlog/spdlog.h>
#include <QClipboard>
#include <QGuiApplication>
#include <QJsonDocument>

#include "kiosk/staff/new_id.h"
#include "kiosk/station_link.h"

namespace ostoja::kiosk {

namespace {

const auto people = QStringLiteral("people");
const auto board = QStringLiteral("board");

/// Where the beds are looked at.
bool showsBeds(const QString& section) {
    return section == board || section == QLatin1String("round") || section == QLatin1String("winter");
}

void emptyClipboard() {
    auto& clipboard = *QGuiApplication::clipboard();
    clipboard.clear();
    if (clipboard.supportsSelection()) clipboard.clear(QClipboard::Selection);
}

}  // namespace

StaffDesk::StaffDesk(StationLink& station, const host::Clock& clock, const QLocale& locale, DeskTimes times,
                     QObject* parent)
    : QObject(parent),
      station_(station),
      house_(clock, locale),
      session_(station),
      board_(station),
      arrivals_(station),
      stays_(station),
      round_(station),
      winter_(station),
      reports_(station),
      people_(station),
      finder_(station),
      person_(station, times.panel),
      registration_(station),
      cards_(station),
      queue_(station),
      team_(station),
      record_(station),
      section_(kiosk::people),
      origin_(kiosk::people) {
    locking_.setSingleShot(true);
    locking_.setInterval(times.lock);
    connect(&locking_, &QTimer::timeout, &session_, &SessionController::lock);
    tellingUse_.setSingleShot(true);
    tellingUse_.setInterval(times.use);
    connect(&tellingUse_, &QTimer::timeout, this, [this] {
        if (usedSince_) tellUse();
    });
    connectParts();
}

void StaffDesk::connectParts() {
    const std::initializer_list<StaffController*> parts{
        &session_, &board_,  &arrivals_,     &stays_, &round_, &winter_, &reports_, &people_,
        &finder_,  &person_, &registration_, &cards_, &queue_, &team_,   &record_};
    for (auto* part : parts) connect(part, &StaffController::changed, this, &StaffDesk::seen);
    for (auto* search : {&people_, &finder_}) {
        connect(search, &PeopleController::foundChanged, this, &StaffDesk::seen);
        connect(search, &PeopleController::currentChanged, this, &StaffDesk::seen);
    }
    for (auto* form : {person_.form(), registration_.form()})
        connect(form, &PersonForm::changed, this, &StaffDesk::seen);
    for (auto* pin : {session_.pin(), session_.newPin(), session_.again(), person_.pin(), team_.pin(),
                      team_.again(), team_.own()})
        connect(pin, &PinEntry::changed, this, &StaffDesk::seen);
    connect(&board_, &BoardController::selectedChanged, this, &StaffDesk::seen);
    connect(&board_, &BoardController::filtersChanged, this, &StaffDesk::seen);
    connectNight();
    connect(this, &StaffDesk::changed, this, &StaffDesk::seen);
    connect(this, &StaffDesk::nightChanged, this, &StaffDesk::seen);
    connect(&session_, &SessionController::changed, this, &StaffDesk::settle);
    connect(&session_, &SessionController::pinChanged, this, [this] { go(home()); });

    connect(&registration_, &RegistrationController::registered, this,
            [this](const QString& person, const QString& name, bool guest) {
                go(kiosk::people);
                people_.refresh();
                person_.open(person);
                if (!guest) cards_.await(person, name, QStringLiteral("own"));
            });
    connect(&cards_, &CardsController::cardChanged, this, [this] {
        person_.refresh();
        people_.refresh();
    });
    connect(&cards_, &CardsController::personHeld, this, [this](const QString& person) {
        if (section_ != kiosk::people && section_ != kiosk::board) return;
        board_.select(board_.bedOf(person));
        person_.open(person);
    });
    connect(&person_, &PersonController::closed, this, [this] {
        cards_.cancel();
        if (section_ == QLatin1String("details")) leave();
    });
    connect(&person_, &PersonController::peopleChanged, &people_, &PeopleController::refresh);
    connect(&queue_, &QueueController::answered, this, [this](const QString&) { finder_.search({}); });
}

void StaffDesk::connectNight() {
    connect(&board_, &BoardController::boardChanged, this, [this] {
        arrivals_.apply(board_.arrivals());
        round_.apply(*board_.rooms());
        person_.refresh();
    });
    // A question about somebody isn't one about whoever is looked at next.
    connect(&person_, &PersonController::opened, &arrivals_, &ArrivalsController::cancel);
    connect(&stays_, &StaysController::arrivalPut, &arrivals_, &ArrivalsController::admitInto);
    connect(&stays_, &StaysController::done, &person_, &PersonController::refresh);
    connect(&arrivals_, &ArrivalsController::done, &person_, &PersonController::refresh);
}

void StaffDesk::tell(const QByteArray& text) {
    const auto document = QJsonDocument::fromJson(text);
    if (!document.isObject() || document[QStringLiteral("role")] != QLatin1String("staff")) {
        spdlog::error("the station's state could not be read: this socket isn't a staff terminal's");
        return lose();
    }
    heard_ = linked_ = true;
    state_ = document.object();
    house_.apply(state_);
    const auto undo = session_.undo();
    session_.apply(state_);
    settle();
    if (!atWork()) return tellWaiting();
    cards_.apply(state_);
    queue_.apply(state_);
    team_.apply(state_);
    board_.apply(state_);
    // What was done or taken back elsewhere is seen here.
    if (undo != session_.undo()) {
        person_.refresh();
        if (section_ == kiosk::people) people_.refresh();
    }
}

/// All that a desk without work knows of those who wait.
void StaffDesk::tellWaiting() {
    queue_.apply({{QStringLiteral("waiting"), state_.value(QStringLiteral("waiting"))}});
}

void StaffDesk::lose() {
    heard_ = true;
    linked_ = false;
    state_ = {};
    session_.lose();
    settle();
    Q_EMIT changed();
}

QString StaffDesk::screen() const {
    if (!heard_) return QStringLiteral("starting");
    if (!linked_) return QStringLiteral("unreachable");
    if (blank_) return QStringLiteral("blank");
    if (session_.setup()) return QStringLiteral("setup");
    if (!session_.signedIn() || session_.handingOver()) return QStringLiteral("sign_in");
    if (session_.locked()) return QStringLiteral("locked");
    return section_;
}

QString StaffDesk::workerNow() const {
    const bool open = linked_ && !blank_ && !session_.setup() && session_.signedIn() && !session_.locked() &&
                      !session_.handingOver();
    return open ? session_.member() : QString();
}

void StaffDesk::settle() {
    const auto now = workerNow();
    if (now != worker_) {
        hideWork();
        worker_ = now;
        bringBack();
    }
    if (!session_.signedIn() && linked_ && !session_.waiting()) drafts_.clear();
    Q_EMIT changed();
}

void StaffDesk::hideWork() {
    if (worker_.isEmpty()) return;
    Draft draft{section_, registration_.draft(), person_.id(), person_.unsaved()};
    if (draft.details.typed.isEmpty()) draft.person.clear();
    drafts_[worker_] = std::move(draft);
    section_ = kiosk::people;
    registration_.hide();
    cards_.hide();
    person_.close();
    board_.hide();
    arrivals_.hide();
    stays_.hide();
    round_.hide();
    winter_.hide();
    reports_.hide();
    people_.hide();
    finder_.hide();
    queue_.hide();
    team_.hide();
    record_.hide();
    emptyClipboard();
    locking_.stop();
    tellingUse_.stop();
    usedSince_ = false;
}

void StaffDesk::bringBack() {
    if (worker_.isEmpty()) return;
    locking_.start();
    cards_.apply(state_);
    queue_.apply(state_);
    team_.apply(state_);
    board_.apply(state_);
    const auto draft = drafts_.take(worker_);
    registration_.bringBack(draft.registration);
    if (!draft.person.isEmpty()) person_.openWith(draft.person, draft.details);
    const bool gone = draft.section == QLatin1String("details") && draft.person.isEmpty();
    enter(draft.section.isEmpty() || gone ? home() : draft.section);
}

/// Where a role begins: at the beds, else at what it may see.
QString StaffDesk::home() const {
    const auto rights = session_.rights();
    if (rights.contains(QLatin1String("see_board"))) return kiosk::board;
    if (rights.contains(QLatin1String("see_people"))) return kiosk::people;
    return rights.contains(QLatin1String("manage_staff")) ? QStringLiteral("team")
                                                          : QStringLiteral("account");
}

void StaffDesk::used() {
    person_.used();
    if (!atWork()) return;
    locking_.start();
    usedSince_ = true;
    if (!tellingUse_.isActive()) tellUse();
}

void StaffDesk::tellUse() {
    usedSince_ = false;
    tellingUse_.start();
    const QJsonObject body{{QStringLiteral("id"), newId()}};
    station_.ask("POST", QStringLiteral("/v1/session/use"),
                 QJsonDocument(body).toJson(QJsonDocument::Compact), [](const StationAnswer&) {});
}

void StaffDesk::setNight(bool night) {
    if (night == night_) return;
    night_ = night;
    Q_EMIT nightChanged();
}

void StaffDesk::go(const QString& section) {
    if (!atWork() || section == section_) return;
    if (section_ == QLatin1String("details") && person_.form()->dirty()) return person_.tellUnsaved();
    const bool details = section == QLatin1String("details");
    if (details) origin_ = section_;
    const bool back = section_ == QLatin1String("details") && section == origin_;
    if (!details && !back) person_.close();
    if (section != kiosk::board) stays_.hide();
    arrivals_.cancel();
    cards_.cancel();
    team_.hide();
    record_.hide();
    reports_.hide();
    enter(section);
}

void StaffDesk::enter(const QString& section) {
    section_ = section;
    person_.keepOpen(section == QLatin1String("details"));
    if (showsBeds(section)) {
        board_.show();
    } else {
        board_.rest();
    }
    if (section == kiosk::people) people_.refresh();
    if (section == QLatin1String("queue") || section == QLatin1String("details")) finder_.search({});
    if (section == QLatin1String("team")) team_.load();
    if (section == QLatin1String("record")) record_.load();
    Q_EMIT changed();
}

void StaffDesk::leave() {
    go(origin_);
}

void StaffDesk::setBlank(bool blank) {
    if (blank == blank_) return;
    blank_ = blank;
    settle();
    if (!atWork()) tellWaiting();
}

}  // namespace ostoja::kiosk
