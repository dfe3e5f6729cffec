// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/json/object.hpp>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "api/staff_people.h"
#include "api/staff_record.h"
#include "api/staff_state.h"
#include "api/station.h"
#include "host/clock.h"
#include "net/loop.h"
#include "net/server.h"
#include "station/desk/access.h"
#include "station/desk/desk_session.h"
#include "station/desk/night_book.h"
#include "station/desk/people.h"
#include "station/desk/pin_check.h"
#include "station/desk/record_pages.h"
#include "station/frame/read_thread.h"
#include "station/frame/routes.h"
#include "station/frame/settings.h"
#include "station/recording/record_admission.h"
#include "station/recording/record_tap.h"
#include "station/recording/report_request.h"
#include "station/recording/staff_act.h"
#include "station/store/writer.h"

namespace ostoja::station {

/// What staff do at their terminals: who is signed in where, what each role sees and may do, and the acts
/// themselves. Roles are enforced here and nowhere else. Of the loop's thread.
class StaffDesk {
  public:
    /// What it needs of the station around it.
    struct Station {
        net::Loop& loop;
        const host::Clock& clock;
        const Settings& settings;
        const store::Facility& facility;
        ReadThread& reads;
        NightBook& night;
        PinCheck::Submit submit;
        std::function<const store::House&()> house;
        /// How the office is linked, for the state.
        std::function<void(api::StaffState&)> tellOffice;
        /// Tells a staff terminal's screens what is true now.
        std::function<void(const std::string& terminal)> publish;
        /// Shows at a door what became of a call there.
        /// Nothing: it ended without an admission.
        std::function<void(const std::string& terminal, const std::string& call, const TapResult*)>
            showAtDoor;
        /// Shows at a door what a carer said to somebody who arrived there.
        std::function<void(const Answered&)> answerAtDoor;
        /// Shows at a door that somebody whom a carer had answered waits again.
        std::function<void(const WaitsAgain&)> waitsAtDoor;
        /// The town's other houses now.
        std::function<Elsewhere()> elsewhere;
    };

    explicit StaffDesk(Station station);
    ~StaffDesk();
    StaffDesk(const StaffDesk&) = delete;
    StaffDesk& operator=(const StaffDesk&) = delete;

    /// Opens the register into memory. Errors as the store's.
    Expected<void> load(store::ReadStore& store);

    bool hasTerminals() const { return !desks_.empty(); }
    /// A state of a staff terminal's screen. `reader` is how its reader is.
    api::StaffState state(const std::string& terminal, const std::string& reader) const;

    /// A card was held to a staff terminal's reader.
    void tap(const TapRequest& request, std::int64_t arrivedMs, net::Responder responder);
    /// A request of a staff terminal's screen, but for its stream.
    void handle(Action action, const std::string& parameter, const std::string& terminal,
                const net::Request& request, net::Responder responder);

    /// What a tap or a command at a door brought.
    void hear(const TapResult& result);
    void hear(Learnt learnt);
    /// The house after a commit: whoever has no bed in it any more sleeps nowhere.
    void houseIs(const store::House& house);
    /// A night began: what ended with the last one is read anew.
    void nightBegan();

  private:
    struct SignIn {
        std::string tap;
        std::string member;
        std::int64_t untilMs = 0;
    };
    struct HeldCard {
        std::string tap;
        std::string hash;
        std::string kind;
        store::CardFound found;
        std::int64_t untilMs = 0;
    };
    struct OfferedUndo {
        std::string id;
        UndoStep step;
    };
    /// One staff terminal.
    struct Desk {
        Desk(net::Loop& loop, std::string itsName, const Durations& durations)
            : name(std::move(itsName)), session(durations), timer(loop) {}
        std::string name;
        DeskSession session;
        /// What was answered to those who weren't signed in yet.
        std::shared_ptr<CommandMemory> signIns = std::make_shared<CommandMemory>();
        std::optional<SignIn> signIn;
        /// Grows when a session ends here or a member's PIN or card is another: a sign-in that began before
        /// leads to nothing.
        std::uint64_t generation = 0;
        std::optional<HeldCard> card;
        std::optional<OfferedUndo> undo;
        /// Pages of the record that were told to go on at, by the word for it: the journal's numbers tell how
        /// many entries are hidden.
        std::deque<std::pair<std::string, RecordPlace>> pages;
        net::Timer timer;
    };
    using Reply = std::function<void(net::Response)>;
    /// One request that may be done.
    struct Asked {
        Desk& desk;
        Doer doer;
        std::string parameter;
        std::string body;
        std::string before;
        std::optional<std::string> limit;
        std::optional<ReportRequest> report;
        Reply reply;
    };
    using Work = std::function<Expected<void>(StaffAct&)>;
    using Answer = std::function<net::Response()>;

    // staff_memory.cpp
    Expected<void> loadNight(store::ReadStore& store);
    Expected<void> loadLately(store::ReadStore& store);

    // staff_desk.cpp
    void dispatch(Action action, const Asked& asked);
    static std::optional<Reply> replyOnce(const std::shared_ptr<CommandMemory>& memory,
                                          const std::string& body, net::Responder responder);
    /// Does `work` on the writer's thread; `answer` makes the answer after the commit and after memory has
    /// learnt of it.
    void act(const Asked& asked, Work work, Answer answer);
    /// The same, where `tell` answers, at once or later.
    void actThen(const Asked& asked, Work work, std::function<void()> tell);
    /// Of the last act alone: one that can't be taken back leaves nothing to take back.
    void offerUndo(const Asked& asked, std::optional<UndoStep> step);
    void refuse(const Asked& asked, const Error& error, boost::json::object more = {}) const;
    const store::StaffMember* member(const std::string& id) const;
    void learnStaff(std::vector<store::StaffMember> staff);
    std::int64_t nowMs() const { return station_.clock.monotonicMs(); }
    /// Tells the screens, and sees to it that they are told when time changes something.
    void publish(Desk& desk);
    void publishAll();
    void learnAlerts();
    void watchTime(Desk& desk);
    std::vector<Desk*> desksOf(const std::string& member);
    void closeSession(Desk& desk);
    void closeSessionsOf(const std::string& member);
    void forgetAnswersAbout(const std::string& person);

    // staff_state.cpp
    std::optional<api::StaffSession> sessionShown(const Desk& desk) const;
    api::SignIn signInShown(const SignIn& signIn) const;
    void tellCard(const Desk& desk, domain::Role role, api::StaffState& state) const;
    void tellCalls(domain::Role role, api::StaffState& state) const;
    void tellAlerts(domain::Role role, api::StaffState& state) const;
    bool showsAlert(domain::Role role, const store::Alert& alert) const;
    bool isUnknownCard(domain::Role role, const store::Alert& alert) const;
    std::vector<const store::Alert*> alertsToTell(domain::Role role) const;
    /// All that the role is told as one with this, the oldest first: unknown cards at one terminal.
    std::vector<const store::Alert*> alertsAlike(domain::Role role, const store::Alert& alert) const;

    // staff_sessions.cpp
    void signIn(const Asked& asked);
    /// `generation` is the desk's as it was when the PIN was typed.
    void beginSession(const Asked& asked, const std::string& tap, std::uint64_t generation);
    net::Response sessionBegun(const Asked& asked, bool unlocks, std::uint64_t generation);
    /// `then` runs with `asked` when it is the doer's PIN; else it is refused.
    void withPin(const Asked& asked, const std::string& pin, std::function<void(const Asked&)> then);
    void setUp(const Asked& asked);
    void tellUse(const Asked& asked) const;
    void lockSession(const Asked& asked);
    void endSession(const Asked& asked);
    void changePin(const Asked& asked);
    void endShift(const Asked& asked);
    void undo(const Asked& asked);
    void held(Desk& desk, HeldCard card);
    const HeldCard* cardAt(const Desk& desk, const std::string& tap) const;

    // staff_people.cpp
    void searchPeople(const Asked& asked) const;
    void findDuplicates(const Asked& asked) const;
    void registerPerson(const Asked& asked);
    void nextRegistration();
    void tryRegistration(const Asked& asked);
    void changeDetails(const Asked& asked);
    void readHealthRemark(const Asked& asked);
    void changeHousehold(const Asked& asked);
    void linkGuest(const Asked& asked);
    void erasePerson(const Asked& asked);
    void refuseChange(const Asked& asked, const std::string& id) const;
    std::vector<api::LikelyDuplicate> likelyDuplicates(domain::Role role,
                                                       const domain::PersonDetails& details) const;
    void showPerson(const Asked& asked, const std::string& id);
    /// The answer to what changed this person.
    void showChanged(const Asked& asked, const std::string& id);
    void tellPerson(const Asked& asked, const std::string& id, const store::PersonTonight& tonight) const;
    /// False when it refused: a detail that is another role's, or that can't be kept.
    bool mayTell(const Asked& asked, const api::PersonFields& told) const;
    bool canKeep(const Asked& asked, domain::PersonKind kind, const domain::PersonDetails& details,
                 std::vector<domain::FieldProblem> problems) const;
    /// Details that are still being typed: only what is too long to be compared is refused.
    bool canCompare(const Asked& asked, const domain::PersonDetails& details) const;
    bool areNone(const Asked& asked, const std::vector<domain::FieldProblem>& problems) const;

    // staff_cards.cpp
    void issueCard(const Asked& asked);
    void changeCard(const Asked& asked, domain::CardChange change);
    net::Response cardAnswer(domain::Role role, const std::string& id) const;
    void answerCall(const Asked& asked);
    std::string terminalOfCall(const std::string& id) const;
    void seeAlert(const Asked& asked);

    // staff_accounts.cpp
    bool hasAdministrator() const;
    /// False when it refused: no staff member is called so.
    bool mayBeCalled(const Asked& asked, const std::string& name) const;
    void listStaff(const Asked& asked) const;
    net::Response memberAnswer(const std::string& id) const;
    void addStaff(const Asked& asked);
    void changeStaff(const Asked& asked);

    // staff_record.cpp
    void readRecord(const Asked& asked);
    api::RecordPage pageShown(const Asked& asked, const RecordRead& read) const;
    api::RecordEntry entryShown(domain::Role role, const api::JournalEvent& event) const;

    // staff_night.cpp
    void changeNight(Action action, const Asked& asked);
    void arrive(const Asked& asked);
    void letIn(const Asked& asked);
    void refuseArrival(const Asked& asked);
    void answerArrival(const Asked& asked, std::function<Expected<std::vector<Answered>>(StaffAct&)> work);

    // staff_beds.cpp
    void showBoard(const Asked& asked);
    void changeBeds(Action action, const Asked& asked);
    /// Reads the body as `read` tells, and records it of what stands in the path.
    template <class Record>
    void change(const Asked& asked, Expected<Record> (*read)(const boost::json::value&),
                Expected<void> (*record)(StaffAct&, const std::string&, const Record&));

    // staff_reports.cpp
    void showReport(const Asked& asked, const ReportRequest& request);
    void drawReport(const Asked& asked, const ReportRequest& request, store::ReportRows rows);
    void handOut(const Asked& asked, const ReportRequest& request, const net::Response& file);

    Station station_;
    std::map<std::string, std::unique_ptr<Desk>> desks_;
    People people_;
    std::vector<store::StaffMember> staff_;
    std::vector<store::Call> calls_;
    std::vector<store::Alert> alerts_;
    std::int64_t newestAlert_ = 0;
    /// One after the other: of two who register the same person at once, the second hears of the first.
    std::deque<Asked> registrations_;
    bool registering_ = false;
    std::unique_ptr<PinCheck> pins_;
    std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
};

}  // namespace ostoja::station
