// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QObject>
#include <QStringList>
#include <QTranslator>
#include <QVariantList>
#include <memory>
#include <vector>

namespace ostoja::kiosk {

/// The languages that the screen offers and the one it speaks now. The first is the house's own.
/// Whoever shows text listens to `changed` and translates anew.
class Languages : public QObject {
    Q_OBJECT

  public:
    /// Codes with a translation built in.
    static QStringList known();

    /// `codes` must not be empty and all known. Installs the first.
    explicit Languages(QStringList codes, QObject* parent = nullptr);
    ~Languages() override;

    const QString& current() const { return current_; }
    const QString& own() const { return codes_.front(); }
    QLocale locale() const { return QLocale(current_); }
    /// For a list of buttons: {code, name} with each name in its own language.
    QVariantList offered() const;

    /// Ignores a code that isn't offered.
    void choose(const QString& code);
    void reset() { choose(own()); }

  Q_SIGNALS:
    void changed();

  private:
    void install(const QString& code);

    QStringList codes_;
    QString current_;
    std::unique_ptr<QTranslator> translator_;
};

}  // namespace ostoja::kiosk
