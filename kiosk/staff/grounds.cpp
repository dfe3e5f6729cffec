// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/staff/grounds.h"

#include <QVariantMap>

namespace ostoja::kiosk {

QStringList groundNames(const QVariantList& grounds) {
    QStringList names;
    for (const auto& each : grounds) names.append(each.toMap()[QStringLiteral("ground")].toString());
    return names;
}

QVariantList groundsTogether(QVariantList former, const QVariantList& told) {
    for (const auto& each : told) {
        if (!former.contains(each)) former.append(each);
    }
    return former;
}

}  // namespace ostoja::kiosk
