// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QJsonObject>
#include <QObject>
#include <QString>
#include <QVariantMap>
#include <functional>

namespace ostoja::kiosk {

class StationLink;
struct StationAnswer;

/// What the controllers of a staff terminal share: asking the station, and its last refusal. None of them
/// holds a rule: what may be done is the station's to say.
class StaffController : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the controllers of a desk are made of it")
    /// What the last question came to, e.g. "pin_wrong", "unreachable"; empty when all went well.
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    /// The refusal's own members: attempts_left, retry_after_s, people …
    Q_PROPERTY(QVariantMap refusal READ refusal NOTIFY changed)
    /// An answer is awaited.
    Q_PROPERTY(bool waiting READ waiting NOTIFY changed)

  public:
    /// The link must outlive it.
    explicit StaffController(StationLink& station, QObject* parent = nullptr);

    const QString& problem() const { return problem_; }
    const QVariantMap& refusal() const { return refusal_; }
    bool waiting() const { return awaited_ > 0; }
    Q_INVOKABLE void clearProblem();

  Q_SIGNALS:
    void changed();

  protected:
    using Then = std::function<void(const QJsonObject&)>;
    using ThenFile = std::function<void(const QString& name, const QByteArray& bytes)>;

    /// GET; `then` runs only with an answer that came before forgetAnswers().
    void get(const QString& path, Then then);
    /// The same in the background: it neither sets nor clears problem.
    void getQuietly(const QString& path, Then then, std::function<void()> refused);
    /// The same for a file; an answer that is none is "unreadable".
    void getFile(const QString& path, ThenFile then);
    /// POST with an id of its own, unless the body has one already. `refused` runs after problem is set.
    void post(const QString& path, QJsonObject body, Then then = {}, std::function<void()> refused = {});
    /// The same in the background: it neither sets nor clears problem.
    void postQuietly(const QString& path, QJsonObject body, Then then, std::function<void()> refused);
    /// What was asked before this is not answered any more: the screen belongs to somebody else.
    void forgetAnswers();
    void refuse(const QString& problem, const QJsonObject& details = {});

  private:
    struct Steps {
        Then then;
        std::function<void()> refused;
        bool quiet = false;
        ThenFile thenFile = {};
    };
    void send(const char* method, const QString& path, const QByteArray& body, Steps steps);
    void take(const StationAnswer& answer, const Steps& steps);
    void takeFile(const StationAnswer& answer, const ThenFile& then);

    StationLink& station_;
    QString problem_;
    QVariantMap refusal_;
    int awaited_ = 0;
    int generation_ = 0;
};

}  // namespace ostoja::kiosk
