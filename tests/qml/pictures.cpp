// SPDX-License-Identifier: GPL-3.0-or-later
// Takes a picture of every state of door_states.json in every language at both sizes, for people to look at.

#include <QQuickWindow>

#include "door_on_screen.h"
#include "door_states.h"
#include "picture_book.h"

using ostoja::kiosk::Languages;
using namespace ostoja::kiosk::test;

namespace {

void take(const PictureBook& book) {
    auto names = book.words;
    if (names.empty()) {
        names = stateNames();
        names.push_back("unreachable");
    }
    for (const auto size : {wide, tall}) {
        DoorOnScreen shown(size);
        for (const auto& language : Languages::known()) {
            for (const auto& name : names) {
                shown.show(name);
                shown.door.chooseLanguage(language);
                book.keep(shown.window(), QStringLiteral("%1_%2_%3x%4")
                                              .arg(QString::fromStdString(name), language)
                                              .arg(size.width())
                                              .arg(size.height()));
            }
        }
    }
}

}  // namespace

int main(int argc, char** argv) {
    return takePictures(argc, argv, 0, "[STATE...]", take);
}
