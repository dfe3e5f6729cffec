// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QThreadPool>
#include <QTimer>
#include <functional>

class QJsonObject;
class QQuickWindow;

namespace ostoja::kiosk {

/// What a picture shows, for its name and its line. A staff screen has neither tap nor visit.
struct Caption {
    QString screen;
    QString tap;
    QString visit;
    QString language;
};

/// Keeps pictures of what a screen showed, for documentation and tests; only where the configuration names a
/// folder. They hold greetings, beds and, of staff, names: folder and files are for the kiosk's own user
/// only.
///
/// After each change that has come to rest it writes `<screen>_<W>x<H>.png` and appends to
/// `screens_<W>x<H>.ndjson`
/// {"kind":"photograph", screen, tap, visit, language, png, controls:[{name,x,y,w,h}], monotonic_ns}.
class Photographer : public QObject {
    Q_OBJECT

  public:
    /// Creates the folder with mode 0700; throws std::runtime_error when it can't, or when others may read or
    /// write the folder that is there. `window` must outlive it.
    Photographer(const QString& folder, QQuickWindow& window, std::function<Caption()> caption,
                 QObject* parent = nullptr);
    ~Photographer() override;

    /// Something has changed: a picture, as soon as it is at rest.
    void noteChange();

  protected:
    /// After what was kept before it.
    void keep(const QJsonObject& line);

  private:
    void photographWhenSettled();
    void photograph();
    void append(const QJsonObject& line);

    QString folder_;
    QString suffix_;
    QQuickWindow& window_;
    std::function<Caption()> caption_;
    QTimer rest_;
    /// One thread: pictures are stored in the order they were taken.
    QThreadPool store_;
};

}  // namespace ostoja::kiosk
