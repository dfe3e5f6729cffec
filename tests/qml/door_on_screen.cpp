// SPDX-License-Identifier: GPL-3.0-or-later
#include "door_on_screen.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QEvent>
#include <QQuickItem>
#include <QQuickWindow>
#include <QTest>
#include <chrono>
#include <mutex>

#include "door_states.h"

namespace ostoja::kiosk::test {

namespace {

constexpr std::int64_t eveningMs = 1'795'372'930'000;

std::mutex complaintsMutex;
std::vector<std::string> complaints;

void keepComplaint(QtMsgType kind, const QMessageLogContext& context, const QString& message) {
    if (kind == QtDebugMsg || kind == QtInfoMsg) return;
    const std::lock_guard lock(complaintsMutex);
    complaints.push_back(std::string(context.file ? context.file : "") + ": " + message.toStdString());
}

void collect(QQuickItem& item, std::vector<QQuickItem*>& items) {
    if (!item.isVisible() || item.opacity() <= 0) return;
    items.push_back(&item);
    for (auto* child : item.childItems()) collect(*child, items);
}

}  // namespace

host::Moment EveningClock::now() const {
    const auto sinceStart = std::chrono::steady_clock::now().time_since_epoch();
    return {eveningMs, std::chrono::duration_cast<std::chrono::milliseconds>(sinceStart).count(), true};
}

DoorOnScreen::DoorOnScreen(QSize size, bool reducedMotion)
    : languages({QStringLiteral("pl"), QStringLiteral("en")}),
      door(clock, languages),
      screen(door, {size, 4.9, reducedMotion}) {
    if (!waitUntil([this] { return window().isExposed(); }))
        throw std::runtime_error("the window stayed hidden");
}

void DoorOnScreen::show(const std::string& name) {
    if (name == "unreachable") {
        door.linkLost();
    } else {
        door.apply(state(name));
    }
    if (!waitUntil([this] { return window().property("settled").toBool(); })) {
        throw std::runtime_error(name + " didn't come to rest");
    }
    window().grabWindow();
}

std::vector<QQuickItem*> DoorOnScreen::visibleItems() {
    std::vector<QQuickItem*> items;
    collect(*window().contentItem(), items);
    return items;
}

std::vector<QQuickItem*> DoorOnScreen::visibleTexts() {
    auto items = visibleItems();
    std::erase_if(items, [](QQuickItem* item) { return !item->inherits("QQuickText"); });
    std::erase_if(items, [](QQuickItem* item) { return item->property("text").toString().isEmpty(); });
    return items;
}

void press(QQuickWindow& window, const Control& control) {
    QTest::mouseClick(&window, Qt::LeftButton, Qt::NoModifier, control.area.center().toPoint());
}

bool waitUntil(const std::function<bool()>& condition) {
    const QDeadlineTimer deadline(std::chrono::seconds(10));
    while (!condition()) {
        if (deadline.hasExpired()) return false;
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 20);
        // Only a loop that runs deletes what was put away, and a kiosk's does.
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    return true;
}

std::vector<std::string> takeComplaints() {
    const std::lock_guard lock(complaintsMutex);
    return std::exchange(complaints, {});
}

void listenForComplaints() {
    qInstallMessageHandler(keepComplaint);
}

}  // namespace ostoja::kiosk::test
