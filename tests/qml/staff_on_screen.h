// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/json/object.hpp>
#include <string>
#include <vector>

#include "door_on_screen.h"
#include "kiosk/staff/staff_desk.h"
#include "kiosk/staff/staff_window.h"
#include "kiosk/station_link.h"
#include "staff_boards.h"
#include "station_on_paper.h"

namespace ostoja::kiosk::test {

inline const QSize smallDesk{1366, 768};
inline const QSize desk{1440, 900};
inline const QSize wideDesk{1920, 1080};

/// A part of staff_states.json.
const boost::json::value& staffPart(const std::string& name);
/// The state of a desk at which Anna, a manager, works.
boost::json::object signedIn();
boost::json::object signedOut();

/// The real desk over a real socket: station on paper, link, controllers, window, QML.
struct StaffOnScreen {
    explicit StaffOnScreen(QSize size, DeskTimes times = {});

    StationOnPaper station;
    EveningClock clock;
    Languages languages;
    StationLink link;
    StaffDesk desk;
    StaffWindow screen;

    QQuickWindow& window() { return screen.window(); }
    /// The station says it, and the desk has heard it when this returns.
    void say(const boost::json::object& state);
    /// The named screen, at rest: "people", "person", "register_duplicates" …; throws when it doesn't come.
    void show(const std::string& name);
    static std::vector<std::string> names();

    void key(Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier);
    void type(const QString& text);
    /// Presses the control of that name; throws when it can't be touched now.
    void touch(const QString& name);
    /// Turns what scrolls around it so that it is seen.
    void scrollTo(const QString& name);
    /// Whatever has that name, seen or scrolled away; throws without one.
    QQuickItem& item(const QString& name);
    bool has(const QString& name) const;
    std::vector<QQuickItem*> visibleTexts();
    /// How often that has been asked; waits until it is once more than `before`.
    int asked(const std::string& what) const;
    boost::json::object lastAsked(const std::string& what) const;
};

}  // namespace ostoja::kiosk::test
