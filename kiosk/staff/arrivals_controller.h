// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QStringList>
#include <QVariantList>

#include "kiosk/staff/staff_controller.h"

namespace ostoja::kiosk {

/// Who has come and waits for the carer's word: admitted or refused by one key, and what became of those who
/// were refused in frost.
class ArrivalsController : public ostoja::kiosk::StaffController {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the desk has it")
    /// As the board tells them.
    Q_PROPERTY(QVariantList list READ list NOTIFY changed)
    /// Whom the keys are about: whoever was first when nobody was chosen, and they stay chosen whoever else
    /// comes. Empty when they were answered elsewhere: then the carer chooses anew.
    Q_PROPERTY(QString chosen READ chosen NOTIFY changed)
    /// What is being asked of the carer: "despite" (why against grounds), "refuse" (why), "seen" (what they
    /// see), or empty.
    Q_PROPERTY(QString step READ step NOTIFY changed)
    /// All that is against the admission that is asked about, what was set aside already as well:
    /// {ground, source, until}.
    Q_PROPERTY(QVariantList grounds READ grounds NOTIFY changed)

  public:
    using StaffController::StaffController;

    void apply(const QVariantList& arrivals);
    void hide();

    const QVariantList& list() const { return list_; }
    const QString& chosen() const { return chosen_; }
    const QString& step() const { return step_; }
    const QVariantList& grounds() const { return grounds_; }

    Q_INVOKABLE void choose(const QString& arrival);
    /// The one below; the first, where nobody is chosen.
    Q_INVOKABLE void chooseNext();
    /// The chosen one: at once, or asks why when something is against it.
    Q_INVOKABLE void admit();
    /// Into another bed than the one that waits.
    Q_INVOKABLE void admitInto(const QString& arrival, const QString& bed);
    /// In spite of the grounds that were shown.
    Q_INVOKABLE void admitDespite(const QString& why);
    /// What no file knows and the carer sees is set aside with the rest: a specially justified case.
    Q_INVOKABLE void askSeen();
    /// "intoxicated", "not_self_caring".
    Q_INVOKABLE void see(const QString& what);
    Q_INVOKABLE void askRefusal();
    Q_INVOKABLE void refuseFor(const QString& why);
    /// Back from a question.
    Q_INVOKABLE void cancel();
    /// Somebody at the desk; admitted at once when nothing is against it.
    Q_INVOKABLE void arrive(const QString& person);
    Q_INVOKABLE void settle(const QString& refusal, const QString& outcome);

  Q_SIGNALS:
    void done();

  private:
    void send(const QStringList& despite, const QString& why);
    void ask(const QVariantList& grounds);
    void forgetQuestion();
    void finish();
    /// They are told no more, by nothing that was done here.
    void lose();
    void chooseFirst();
    QVariantMap told(const QString& arrival) const;

    QVariantList list_;
    QString chosen_;
    /// By a word from here; the board may still tell of them.
    QString answered_;
    bool lost_ = false;
    QString step_;
    QString bed_;
    QVariantList grounds_;
};

}  // namespace ostoja::kiosk
