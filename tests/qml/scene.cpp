// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene.h"

#include <QFont>
#include <QImage>
#include <QQuickItem>
#include <algorithm>
#include <cmath>
#include <map>

namespace ostoja::kiosk::test {

namespace {

double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& colour) {
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

int distance(const QColor& one, const QColor& other) {
    return std::abs(one.red() - other.red()) + std::abs(one.green() - other.green()) +
           std::abs(one.blue() - other.blue());
}

}  // namespace

double contrast(const QColor& one, const QColor& other) {
    const auto [low, high] = std::minmax({luminance(one), luminance(other)});
    return (high + 0.05) / (low + 0.05);
}

QColor painted(const QImage& picture, const QRect& area, const QColor& text) {
    std::map<QRgb, int> seen;
    for (int y = area.top(); y <= area.bottom(); ++y) {
        for (int x = area.left(); x <= area.right(); ++x) {
            if (!picture.rect().contains(x, y)) continue;
            const auto pixel = picture.pixel(x, y);
            if (distance(QColor(pixel), text) > 60) ++seen[pixel];
        }
    }
    const auto most =
        std::max_element(seen.begin(), seen.end(), [](auto& a, auto& b) { return a.second < b.second; });
    return most == seen.end() ? text : QColor(most->first);
}

QRectF paintedArea(QQuickItem& text) {
    const double width = text.property("paintedWidth").toDouble();
    const double height = text.property("paintedHeight").toDouble();
    const auto alignment = text.property("horizontalAlignment").toInt();
    double x = 0;
    if (alignment == Qt::AlignRight) x = text.width() - width;
    if (alignment == Qt::AlignHCenter) x = (text.width() - width) / 2;
    return text.mapRectToScene({x, 0, width, std::min(height, text.height())});
}

QQuickItem* surfaceOf(QQuickItem& item) {
    for (auto* above = item.parentItem(); above; above = above->parentItem()) {
        if (above->inherits("QQuickRectangle")) return above;
    }
    return nullptr;
}

std::string told(QQuickItem& text) {
    return text.property("text").toString().toStdString();
}

bool isSign(QQuickItem& text) {
    return text.property("font").value<QFont>().family() == QLatin1String("Material Icons");
}

}  // namespace ostoja::kiosk::test
