// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/staff/rooms_model.h"

#include <algorithm>
#include <numeric>

namespace ostoja::kiosk {

namespace {

const auto bedsMember = QStringLiteral("beds");

/// What is on the room's door: another room, or another order, is another board.
bool sameDoor(const QVariantMap& one, const QVariantMap& other) {
    const auto is = [&](const char* member) {
        return one[QLatin1String(member)] == other[QLatin1String(member)];
    };
    return is("room") && is("segment") && is("colour") && is("sign");
}

}  // namespace

int RoomsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rooms_.size());
}

QVariant RoomsModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const auto& room = rooms_[static_cast<std::size_t>(index.row())];
    const auto& beds = room.beds->beds();
    switch (role) {
        case roomRole:
            return room.told[QStringLiteral("room")];
        case segmentRole:
            return room.told[QStringLiteral("segment")];
        case colourRole:
            return room.told[QStringLiteral("colour")];
        case signRole:
            return room.told[QStringLiteral("sign")];
        case freeRole:
            return static_cast<int>(std::count_if(beds.begin(), beds.end(), [](const QVariant& bed) {
                return bed.toMap()[QStringLiteral("state")] == QLatin1String("free");
            }));
        case bedsRole:
            return QVariant::fromValue(room.beds.get());
        case sizeRole:
            return static_cast<int>(beds.size());
        default:
            return {};
    }
}

QHash<int, QByteArray> RoomsModel::roleNames() const {
    return {{roomRole, "room"}, {segmentRole, "segment"}, {colourRole, "colour"}, {signRole, "sign"},
            {freeRole, "free"}, {bedsRole, "beds"},       {sizeRole, "size"}};
}

int RoomsModel::bedCount() const {
    return std::accumulate(rooms_.begin(), rooms_.end(), 0,
                           [](int sum, const Room& room) { return sum + room.beds->rowCount(); });
}

void RoomsModel::apply(const QVariantList& rooms) {
    const bool same =
        std::equal(rooms.begin(), rooms.end(), rooms_.begin(), rooms_.end(),
                   [](const QVariant& told, const Room& room) { return sameDoor(told.toMap(), room.told); });
    if (!same) {
        beginResetModel();
        rooms_.clear();
        for (const auto& told : rooms) {
            auto room = told.toMap();
            auto beds = std::make_unique<BedsModel>(room[QStringLiteral("segment")].toString(), this);
            beds->filterBy(filters_);
            beds->apply(room.take(bedsMember).toList());
            rooms_.push_back({std::move(room), std::move(beds)});
        }
        endResetModel();
        Q_EMIT countChanged();
        return;
    }
    for (int row = 0; row < rooms.size(); ++row) {
        auto& beds = *rooms_[static_cast<std::size_t>(row)].beds;
        const auto told = rooms[row].toMap()[bedsMember].toList();
        if (told == beds.beds()) continue;
        const bool other = told.size() != beds.rowCount();
        beds.apply(told);
        Q_EMIT dataChanged(index(row), index(row), {freeRole, sizeRole});
        if (other) Q_EMIT countChanged();
    }
}

void RoomsModel::filterBy(const QStringList& filters) {
    filters_ = filters;
    for (const auto& room : rooms_) room.beds->filterBy(filters);
}

BedsModel* RoomsModel::bedsOf(int room) const {
    return room < 0 || room >= rowCount() ? nullptr : rooms_[static_cast<std::size_t>(room)].beds.get();
}

QVariantMap RoomsModel::within(const Room& room, const QVariant& bed) {
    auto map = bed.toMap();
    map[QStringLiteral("room")] = room.told[QStringLiteral("room")];
    map[QStringLiteral("segment")] = room.told[QStringLiteral("segment")];
    return map;
}

QVariantMap RoomsModel::bed(const QString& id) const {
    for (const auto& room : rooms_) {
        const int row = room.beds->find(id);
        if (row >= 0) return within(room, room.beds->beds()[row]);
    }
    return {};
}

QVariantList RoomsModel::allBeds() const {
    QVariantList all;
    for (const auto& room : rooms_) {
        for (const auto& bed : room.beds->beds()) all.append(within(room, bed));
    }
    return all;
}

}  // namespace ostoja::kiosk
