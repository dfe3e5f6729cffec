// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QString>

namespace ostoja::kiosk {

/// A PIN while it is being typed. The window knows how many figures there are, never which.
class PinEntry : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("a controller has it")
    Q_PROPERTY(int length READ length NOTIFY changed)
    /// As many figures as a PIN has at least.
    Q_PROPERTY(bool enough READ enough NOTIFY changed)

  public:
    explicit PinEntry(QObject* parent = nullptr) : QObject(parent) {}
    ~PinEntry() override;

    int length() const { return static_cast<int>(figures_.size()); }
    bool enough() const;
    /// One figure; anything else, and what is more than a PIN may have, is ignored.
    Q_INVOKABLE void press(const QString& figure);
    Q_INVOKABLE void rub();
    Q_INVOKABLE void clear();
    bool same(const PinEntry& other) const { return figures_ == other.figures_; }
    /// Hands it out and forgets it.
    QString take();

  Q_SIGNALS:
    void changed();

  private:
    QString figures_;
};

}  // namespace ostoja::kiosk
