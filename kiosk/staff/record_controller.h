// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QVariantList>

#include "kiosk/staff/staff_controller.h"

namespace ostoja::kiosk {

/// The record as a manager reads it, newest first, page by page. The words are the screen's.
class RecordController : public ostoja::kiosk::StaffController {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the desk has it")
    /// {at, who_name, what, person_name, terminal, why, fields}
    Q_PROPERTY(QVariantList entries READ entries NOTIFY changed)
    Q_PROPERTY(bool more READ more NOTIFY changed)

  public:
    using StaffController::StaffController;

    void hide();

    const QVariantList& entries() const { return entries_; }
    bool more() const { return !before_.isEmpty(); }

    Q_INVOKABLE void load();
    Q_INVOKABLE void loadMore();

  private:
    void page(const QString& before);

    QVariantList entries_;
    QString before_;
};

}  // namespace ostoja::kiosk
