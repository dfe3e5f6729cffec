// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>
#include <QStringList>
#include <QVariantList>

namespace ostoja::kiosk {

/// The beds of one room as the board shows them. What didn't change is left alone, so that a board of a
/// hundred beds draws one tile anew when one bed changes.
class BedsModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the board has them")

  public:
    enum Role {
        /// As the station tells it: {bed, number, position, has, extra, state, stay, person, label …}.
        bedRole = Qt::UserRole + 1,
        /// The filters that are set let it through.
        fitsRole
    };

    BedsModel(QString segment, QObject* parent) : QAbstractListModel(parent), segment_(std::move(segment)) {}

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    const QVariantList& beds() const { return beds_; }
    void apply(const QVariantList& beds);
    /// "free", "women", "lower", "wheelchair", "dog": a bed fits that is all of them.
    void filterBy(const QStringList& filters);
    /// Where that bed stands; -1 when it isn't in this room.
    int find(const QString& bed) const;

  private:
    bool fits(const QVariantMap& bed) const;
    void change(int row, const QVariant& bed);

    QString segment_;
    QVariantList beds_;
    QStringList filters_;
};

}  // namespace ostoja::kiosk
