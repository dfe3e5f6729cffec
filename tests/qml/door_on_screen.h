// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>
#include <QString>
#include <functional>
#include <string>
#include <vector>

#include "host/clock.h"
#include "kiosk/controls.h"
#include "kiosk/door_controller.h"
#include "kiosk/door_window.h"
#include "kiosk/languages.h"

class QQuickItem;

namespace ostoja::kiosk::test {

inline const QSize wide{1280, 800};
inline const QSize tall{1080, 1920};

/// An evening in November, 19:42 in Warsaw; the monotonic time is the real one.
class EveningClock final : public host::Clock {
  public:
    host::Moment now() const override;
    std::string bootId() const override { return "evening"; }
};

/// The real door: controller, window, QML; without a station.
struct DoorOnScreen {
    explicit DoorOnScreen(QSize size, bool reducedMotion = true);

    EveningClock clock;
    Languages languages;
    DoorController door;
    DoorWindow screen;

    QQuickWindow& window() { return screen.window(); }
    /// Shows a state of door_states.json, "unreachable" without one, and waits until it is at rest.
    void show(const std::string& name);
    /// All that is visible now, from back to front.
    std::vector<QQuickItem*> visibleItems();
    /// The visible texts.
    std::vector<QQuickItem*> visibleTexts();
};

/// A finger on a control, where it lies.
void press(QQuickWindow& window, const Control& control);

/// Runs Qt's loop until `condition` holds; false when it doesn't within ten seconds.
bool waitUntil(const std::function<bool()>& condition);

/// What Qt and QML have complained of since the last call.
std::vector<std::string> takeComplaints();
/// From now on complaints are kept for takeComplaints().
void listenForComplaints();

}  // namespace ostoja::kiosk::test
