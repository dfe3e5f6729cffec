// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>
#include <memory>
#include <vector>

#include "kiosk/staff/beds_model.h"

namespace ostoja::kiosk {

/// The rooms of the house in their order, each with its sign and its beds.
class RoomsModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the board has it")
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(int bedCount READ bedCount NOTIFY countChanged)

  public:
    enum Role {
        roomRole = Qt::UserRole + 1,
        segmentRole,
        colourRole,
        signRole,
        /// How many of its beds are free.
        freeRole,
        bedsRole,
        /// Of how many beds.
        sizeRole
    };

    explicit RoomsModel(QObject* parent) : QAbstractListModel(parent) {}

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    int count() const { return rowCount(); }
    int bedCount() const;
    void apply(const QVariantList& rooms);
    void filterBy(const QStringList& filters);
    Q_INVOKABLE ostoja::kiosk::BedsModel* bedsOf(int room) const;
    /// The bed with its room's number and segment in it; empty when it isn't there.
    QVariantMap bed(const QString& id) const;
    /// All of them so, room by room.
    QVariantList allBeds() const;

  Q_SIGNALS:
    void countChanged();

  private:
    struct Room {
        QVariantMap told;
        std::unique_ptr<BedsModel> beds;
    };
    static QVariantMap within(const Room& room, const QVariant& bed);

    std::vector<Room> rooms_;
    QStringList filters_;
};

}  // namespace ostoja::kiosk
