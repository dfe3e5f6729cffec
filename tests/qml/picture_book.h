// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <functional>
#include <string>
#include <vector>

class QQuickWindow;

namespace ostoja::kiosk::test {

/// What a program that takes pictures was asked: where to, and its further words.
struct PictureBook {
    QString folder;
    std::vector<std::string> words;

    /// Writes what the window shows; throws when it can't.
    void keep(QQuickWindow& window, const QString& name) const;
};

/// The main of such a program: off screen, drawn in software, in our fonts. `FOLDER` and `usage` are its
/// arguments; `take` throws when something goes wrong. The exit code.
int takePictures(int argc, char** argv, std::size_t leastWords, const char* usage,
                 const std::function<void(const PictureBook&)>& take);

}  // namespace ostoja::kiosk::test
