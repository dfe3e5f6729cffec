// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QRect>
#include <QRectF>
#include <string>

class QImage;
class QQuickItem;

namespace ostoja::kiosk::test {

/// As WCAG reckons it, 1 to 21.
double contrast(const QColor& one, const QColor& other);

/// The colour that surrounds a text as it was painted: what is most frequent in its area and isn't the text's
/// own.
QColor painted(const QImage& picture, const QRect& area, const QColor& text);

/// Where a text's letters are, in the window.
QRectF paintedArea(QQuickItem& text);

/// The surface that an item stands on: the nearest rectangle around it.
QQuickItem* surfaceOf(QQuickItem& item);

std::string told(QQuickItem& text);
bool isSign(QQuickItem& text);

}  // namespace ostoja::kiosk::test
