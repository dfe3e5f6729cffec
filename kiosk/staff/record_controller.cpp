// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/staff/record_controller.h"

#include <QJsonArray>
#include <QUrl>

namespace ostoja::kiosk {

namespace {

constexpr int pageLength = 40;

}  // namespace

void RecordController::load() {
    entries_.clear();
    before_.clear();
    page({});
}

void RecordController::loadMore() {
    if (more() && !waiting()) page(before_);
}

void RecordController::hide() {
    forgetAnswers();
    entries_.clear();
    before_.clear();
    refuse({});
}

void RecordController::page(const QString& before) {
    auto path = QStringLiteral("/v1/record?limit=%1").arg(pageLength);
    if (!before.isEmpty())
        path += QStringLiteral("&before=") + QString::fromLatin1(QUrl::toPercentEncoding(before));
    get(path, [this](const QJsonObject& answer) {
        entries_ += answer[QStringLiteral("entries")].toArray().toVariantList();
        before_ = answer[QStringLiteral("before")].toString();
        Q_EMIT changed();
    });
}

}  // namespace ostoja::kiosk
