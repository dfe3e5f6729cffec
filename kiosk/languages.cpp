// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/languages.h"

#include <QCoreApplication>
#include <QVariantMap>
#include <stdexcept>

namespace ostoja::kiosk {

namespace {

QString ownName(const QString& code) {
    QString name =
        code == QLatin1String("en") ? QStringLiteral("English") : QLocale(code).nativeLanguageName();
    return name.left(1).toUpper() + name.mid(1);
}

}  // namespace

QStringList Languages::known() {
    return {QStringLiteral("pl"), QStringLiteral("en")};
}

Languages::Languages(QStringList codes, QObject* parent) : QObject(parent), codes_(std::move(codes)) {
    if (codes_.isEmpty()) throw std::invalid_argument("a screen speaks at least one language");
    install(own());
}

Languages::~Languages() {
    if (translator_) QCoreApplication::removeTranslator(translator_.get());
}

QVariantList Languages::offered() const {
    QVariantList list;
    for (const auto& code : codes_) {
        list.append(QVariantMap{{QStringLiteral("code"), code}, {QStringLiteral("name"), ownName(code)}});
    }
    return list;
}

void Languages::choose(const QString& code) {
    if (code == current_ || !codes_.contains(code)) return;
    install(code);
    Q_EMIT changed();
}

void Languages::install(const QString& code) {
    auto next = std::make_unique<QTranslator>();
    if (!next->load(QStringLiteral(":/i18n/ostoja_%1.qm").arg(code))) {
        throw std::runtime_error("the translation for '" + code.toStdString() + "' isn't built in");
    }
    if (translator_) QCoreApplication::removeTranslator(translator_.get());
    translator_ = std::move(next);
    QCoreApplication::installTranslator(translator_.get());
    current_ = code;
}

}  // namespace ostoja::kiosk
