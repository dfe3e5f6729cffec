// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/staff/key_frames.h"

#include <QEvent>
#include <QMetaObject>
#include <QQuickWindow>
#include <utility>

#include "host/trace.h"

namespace ostoja::kiosk {

KeyFrames::KeyFrames(const PeopleController& people, QQuickWindow& window, QObject* parent)
    : QObject(parent), people_(people), window_(window), query_(people.query()) {
    window_.installEventFilter(this);
    connect(&people_, &PeopleController::changed, this, &KeyFrames::noteQuery);
    connect(&people_, &PeopleController::foundChanged, this, &KeyFrames::noteAnswer);
    // While the scene is taken over for drawing, the thread of the items waits.
    connect(&window_, &QQuickWindow::afterSynchronizing, this, &KeyFrames::noteDrawing, Qt::DirectConnection);
    connect(&window_, &QQuickWindow::frameSwapped, this, &KeyFrames::noteSwap, Qt::DirectConnection);
}

bool KeyFrames::eventFilter(QObject* watched, QEvent* event) {
    // A key that is a shortcut is never pressed in the window.
    if (event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride) {
        pressedNs_ = host::monotonicNs();
        key_ = KeyFrame{pressedNs_, 0, 0};
        window_.update();
    }
    return QObject::eventFilter(watched, event);
}

void KeyFrames::noteQuery() {
    if (people_.query() == query_) return;
    query_ = people_.query();
    searchedNs_ = pressedNs_;
}

void KeyFrames::noteAnswer() {
    if (!people_.answered() || searchedNs_ == 0) return;
    answer_ = KeyFrame{std::exchange(searchedNs_, 0), 0, static_cast<int>(people_.found().size())};
    // Two questions in a row may find the same, and then nothing that is seen changes by itself.
    window_.update();
}

void KeyFrames::noteDrawing() {
    drawnKey_ = std::exchange(key_, std::nullopt);
    drawnAnswer_ = std::exchange(answer_, std::nullopt);
}

void KeyFrames::noteSwap() {
    const auto now = host::monotonicNs();
    if (auto frame = std::exchange(drawnKey_, std::nullopt)) {
        frame->paintedNs = now;
        QMetaObject::invokeMethod(
            this, [this, frame = *frame] { Q_EMIT drawn(frame); }, Qt::QueuedConnection);
    }
    if (auto frame = std::exchange(drawnAnswer_, std::nullopt)) {
        frame->paintedNs = now;
        QMetaObject::invokeMethod(
            this, [this, frame = *frame] { Q_EMIT found(frame); }, Qt::QueuedConnection);
    }
}

}  // namespace ostoja::kiosk
