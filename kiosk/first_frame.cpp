// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/first_frame.h"

#include <QMetaObject>
#include <QQuickItem>
#include <QQuickWindow>

#include "host/trace.h"

namespace ostoja::kiosk {

namespace {

/// Visible, and neither it nor anything around it lets through what is behind.
bool isOpaque(const QQuickItem& item) {
    if (!item.isVisible()) return false;
    for (const auto* around = &item; around; around = around->parentItem()) {
        if (around->opacity() < 1) return false;
    }
    return true;
}

bool showsNumber(const QQuickItem& item, const QString& number) {
    if (item.objectName() == QLatin1String("bed_number"))
        return isOpaque(item) && item.property("text").toString() == number;
    for (const auto* child : item.childItems()) {
        if (showsNumber(*child, number)) return true;
    }
    return false;
}

}  // namespace

FirstFrame::FirstFrame(const DoorController& door, QQuickWindow& window, QObject* parent)
    : QObject(parent), door_(door), window_(window) {
    connect(&door_, &DoorController::changed, this, &FirstFrame::noteChange);
    // While the scene is taken over for drawing, the thread of the items waits.
    connect(&window_, &QQuickWindow::afterSynchronizing, this, &FirstFrame::noteDrawing,
            Qt::DirectConnection);
    connect(&window_, &QQuickWindow::frameSwapped, this, &FirstFrame::noteSwap, Qt::DirectConnection);
    noteChange();
}

void FirstFrame::noteChange() {
    if (door_.visit() == visit_) return;
    visit_ = door_.visit();
    awaited_ = !visit_.isEmpty();
    // Two people in a row may be told the same, and then nothing that is seen changes by itself.
    if (awaited_) window_.update();
}

void FirstFrame::noteDrawing() {
    if (!awaited_ || window_.property("shown").toString() != door_.screen()) return;
    const bool numbered =
        door_.screen() == QLatin1String("bed") || door_.screen() == QLatin1String("arrival");
    const auto bed = numbered ? door_.bedNumber() : QString();
    if (!bed.isEmpty() && !showsNumber(*window_.contentItem(), bed)) return;
    awaited_ = false;
    drawn_ = PaintedVisit{door_.screen(), door_.tap(), door_.visit(), bed, 0};
}

void FirstFrame::noteSwap() {
    if (!drawn_) return;
    drawn_->monotonicNs = host::monotonicNs();
    QMetaObject::invokeMethod(
        this, [this, visit = *drawn_] { Q_EMIT painted(visit); }, Qt::QueuedConnection);
    drawn_.reset();
}

}  // namespace ostoja::kiosk
