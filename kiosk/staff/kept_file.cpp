// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/staff/kept_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStorageInfo>
#include <cerrno>
#include <system_error>

namespace ostoja::kiosk {

namespace {

constexpr int mostOfOneName = 1'000;

tl::unexpected<Error> notKept(int number, const QString& path) {
    const auto words = path.toStdString() + ": " + std::generic_category().message(number);
    switch (number) {
        case ENOENT:
        case ENOTDIR:
            return failure("folder_missing", words);
        case EACCES:
        case EPERM:
        case EROFS:
            return failure("folder_shut", words);
        case ENOSPC:
        case EDQUOT:
            return failure("folder_full", words);
        default:
            return failure("file_unwritten", words);
    }
}

/// "list.pdf", "list-2.pdf", "list-3.pdf" …
QString numbered(const QString& folder, const QString& name, int number) {
    const QFileInfo file(name);
    const auto counted = number == 1 ? QString() : QStringLiteral("-%1").arg(number);
    const auto ending = file.suffix().isEmpty() ? QString() : QLatin1Char('.') + file.suffix();
    return folder + QLatin1Char('/') + file.completeBaseName() + counted + ending;
}

/// Makes an empty file of that name, so that nobody else takes it.
Expected<QString> freeName(const QString& folder, const QString& name) {
    for (int number = 1; number <= mostOfOneName; ++number) {
        auto path = numbered(folder, name, number);
        const int file =
            ::open(QFile::encodeName(path).constData(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
        if (file >= 0) {
            ::close(file);
            return path;
        }
        if (errno != EEXIST) return notKept(errno, path);
    }
    return failure("file_unwritten", name.toStdString() + ": there are too many of this name");
}

/// Its names are on the disk, too, when somebody pulls the stick out.
void flushNames(const QString& folder) {
    const int opened = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (opened < 0) return;
    ::fsync(opened);
    ::close(opened);
}

}  // namespace

Expected<QString> keepFile(const QString& folder, const QString& name, const QByteArray& bytes) {
    auto path = freeName(folder, name);
    if (!path) return path;
    QSaveFile file(*path);
    const bool written =
        file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
    if (!written) {
        if (file.isOpen()) {
            file.cancelWriting();
            file.commit();
        }
        QFile::remove(*path);
        // A file that was cut short has no error of its own.
        if (QStorageInfo(folder).bytesAvailable() < bytes.size()) return notKept(ENOSPC, *path);
        return failure("file_unwritten", path->toStdString() + ": " + file.errorString().toStdString());
    }
    flushNames(folder);
    return path;
}

}  // namespace ostoja::kiosk
