// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QVariantList>

namespace ostoja::kiosk {

/// The names of what stands against something, as a request tells what it is done despite.
QStringList groundNames(const QVariantList& grounds);

}  // namespace ostoja::kiosk
