// SPDX-License-Identifier: GPL-3.0-or-later
// Takes a picture of every staff screen in both palettes, for people to look at.

#include <QQuickWindow>

#include "picture_book.h"
#include "staff_on_screen.h"

using namespace ostoja::kiosk::test;

namespace {

void take(const PictureBook& book) {
    const auto size = QString::fromStdString(book.words.front());
    const auto parts = size.split(QLatin1Char('x'));
    StaffOnScreen shown(QSize(parts.value(0).toInt(), parts.value(1).toInt()));
    shown.desk.reports()->keepIn(QStringLiteral("/media/ostoja/stick"));
    std::vector<std::string> names(book.words.begin() + 1, book.words.end());
    if (names.empty()) names = StaffOnScreen::names();
    for (const bool night : {false, true}) {
        shown.desk.setNight(night);
        for (const auto& name : names) {
            shown.show(name);
            book.keep(shown.window(),
                      QStringLiteral("staff_%1_%2_%3")
                          .arg(QString::fromStdString(name),
                               night ? QStringLiteral("night") : QStringLiteral("day"), size));
        }
    }
}

}  // namespace

int main(int argc, char** argv) {
    return takePictures(argc, argv, 1, "WIDTHxHEIGHT [SCREEN...]", take);
}
