// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QStringList>
#include <QTimer>
#include <QVariantList>
#include <vector>

#include "kiosk/tray/demo_cards.h"

class QLocalSocket;

namespace ostoja::tray {

/// A tray of the demo's cards: the one that is clicked lies on the chosen reader until it is clicked again or
/// a moment is over. It speaks the line protocol of ostoja-cards.
class TrayController : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("main makes the one tray")

    /// {name, type} of each card.
    Q_PROPERTY(QVariantList cards READ cards CONSTANT)
    /// Names of the readers, from their control sockets.
    Q_PROPERTY(QStringList readers READ readers CONSTANT)
    Q_PROPERTY(int reader READ reader WRITE setReader NOTIFY changed)
    /// Index of the card on the reader, or -1.
    Q_PROPERTY(int placed READ placed NOTIFY changed)
    /// What went wrong last, or nothing.
    Q_PROPERTY(QString trouble READ trouble NOTIFY changed)

  public:
    TrayController(std::vector<DemoCard> cards, QStringList controls, QObject* parent = nullptr);

    QVariantList cards() const;
    QStringList readers() const;
    int reader() const { return reader_; }
    void setReader(int index);
    int placed() const { return placed_; }
    const QString& trouble() const { return trouble_; }

    Q_INVOKABLE void click(int card);

  Q_SIGNALS:
    void changed();

  private:
    void takeAway();
    void send(const QString& line);
    void tell(const QString& trouble);

    std::vector<DemoCard> cards_;
    QStringList controls_;
    int reader_ = 0;
    int placed_ = -1;
    QString trouble_;
    QTimer lying_;
};

}  // namespace ostoja::tray
