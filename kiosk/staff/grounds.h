// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QVariantList>

namespace ostoja::kiosk {

/// The names of what stands against something, as a request tells what it is done despite.
QStringList groundNames(const QVariantList& grounds);

/// What stood against something, and what the station told of now: it tells only what wasn't set aside, and
/// asks that all of it is named.
QVariantList groundsTogether(QVariantList former, const QVariantList& told);

}  // namespace ostoja::kiosk
