// SPDX-License-Identifier: GPL-3.0-or-later
#include "picture_book.h"

#include <QDir>
#include <QGuiApplication>
#include <QImage>
#include <QQuickWindow>
#include <cstdio>
#include <exception>
#include <stdexcept>

#include "kiosk/fonts.h"

namespace ostoja::kiosk::test {

void PictureBook::keep(QQuickWindow& window, const QString& name) const {
    const auto file = QStringLiteral("%1/%2.png").arg(folder, name);
    if (!window.grabWindow().save(file))
        throw std::runtime_error(file.toStdString() + " could not be written");
}

int takePictures(int argc, char** argv, std::size_t leastWords, const char* usage,
                 const std::function<void(const PictureBook&)>& take) {
    if (argc < 2 || static_cast<std::size_t>(argc - 2) < leastWords) {
        std::fprintf(stderr, "usage: %s FOLDER %s\n", argv[0], usage);
        return 2;
    }
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_QUICK_BACKEND", "software");
    qputenv("TZ", "Europe/Warsaw");
    useOwnFonts();
    const QGuiApplication application(argc, argv);
    const PictureBook book{QString::fromLocal8Bit(argv[1]), {argv + 2, argv + argc}};
    QDir().mkpath(book.folder);
    try {
        take(book);
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}

}  // namespace ostoja::kiosk::test
