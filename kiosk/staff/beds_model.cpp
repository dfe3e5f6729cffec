// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/staff/beds_model.h"

#include <algorithm>

namespace ostoja::kiosk {

namespace {

QString word(const QVariant& bed, const char* member) {
    return bed.toMap()[QLatin1String(member)].toString();
}

bool sameBeds(const QVariantList& one, const QVariantList& other) {
    return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                      [](const QVariant& a, const QVariant& b) { return word(a, "bed") == word(b, "bed"); });
}

}  // namespace

int BedsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(beds_.size());
}

QVariant BedsModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    if (role == bedRole) return beds_[index.row()];
    if (role == fitsRole) return fits(beds_[index.row()].toMap());
    return {};
}

QHash<int, QByteArray> BedsModel::roleNames() const {
    return {{bedRole, "bed"}, {fitsRole, "fits"}};
}

void BedsModel::apply(const QVariantList& beds) {
    if (!sameBeds(beds, beds_)) {
        beginResetModel();
        beds_ = beds;
        return endResetModel();
    }
    for (int row = 0; row < beds.size(); ++row) {
        if (beds_[row] != beds[row]) change(row, beds[row]);
    }
}

void BedsModel::change(int row, const QVariant& bed) {
    beds_[row] = bed;
    Q_EMIT dataChanged(index(row), index(row), {bedRole, fitsRole});
}

void BedsModel::filterBy(const QStringList& filters) {
    if (filters == filters_) return;
    filters_ = filters;
    if (!beds_.isEmpty()) Q_EMIT dataChanged(index(0), index(rowCount() - 1), {fitsRole});
}

int BedsModel::find(const QString& bed) const {
    const auto found = std::find_if(beds_.begin(), beds_.end(),
                                    [&](const QVariant& each) { return word(each, "bed") == bed; });
    return found == beds_.end() ? -1 : static_cast<int>(found - beds_.begin());
}

bool BedsModel::fits(const QVariantMap& bed) const {
    return std::all_of(filters_.begin(), filters_.end(), [&](const QString& filter) {
        if (filter == QLatin1String("free")) return bed[QStringLiteral("state")] == QLatin1String("free");
        if (filter == QLatin1String("women")) return segment_ == QLatin1String("women");
        if (filter == QLatin1String("lower"))
            return bed[QStringLiteral("position")] != QLatin1String("upper");
        return bed[QStringLiteral("has")].toStringList().contains(filter);
    });
}

}  // namespace ostoja::kiosk
