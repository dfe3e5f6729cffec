// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>

#include "drivers/simulator/bytes.h"
#include "drivers/simulator/field.h"
#include "drivers/simulator/radio_frame.h"

namespace ostoja::simulator {

/// The chip's error codes (PN532 user manual, 7.1) that can happen here.
enum class RadioStatus : Byte {
    fine = 0x00,
    timeout = 0x01,
    crc = 0x02,
    collision = 0x06,
    protocol = 0x0B,
    invalidFrame = 0x13,
    authentication = 0x14,
    notAcceptable = 0x27,
};

/// A selected card.
struct Target {
    Bytes uid;
    Bytes atqa;
    Byte sak = 0;
    /// Its length byte first; empty if the card has none or wasn't asked.
    Bytes ats;
    Byte blockNumber = 0;

    bool speaksProtocol() const { return !ats.empty(); }
};

/// The reading side of the radio: finds cards, selects them, exchanges data, and counts the time that it
/// takes.
class Initiator {
  public:
    struct Timing {
        /// A card found and selected.
        Duration select = std::chrono::milliseconds(8);
        /// A look at an empty field.
        Duration poll = std::chrono::milliseconds(5);
        /// How long an answer is waited for; the host can set it.
        Duration answer = std::chrono::microseconds(51200);
    };

    Initiator(Field& field, Timing timing) : field_(field), timing_(timing), set_(timing) {}

    void reset();
    void setAnswerTime(Duration duration) { set_.answer = duration; }

    /// Turns the field on and selects a card: the one with that UID, or else one that wasn't put to rest
    /// before, or else any. `askAts`: ask a card that has an answer to select for it.
    std::optional<Target> select(const Bytes& wantedUid, bool askAts);
    /// Puts the card to rest.
    void release(const Target& target);
    /// Makes sure that the card, if it is still there, is the one that listens.
    void focus(Target& target);

    struct Result {
        RadioStatus status = RadioStatus::fine;
        Bytes data;
    };
    /// A command to the card in the card's own manner: in blocks, or with a CRC and its short
    /// acknowledgements.
    Result exchange(Target& target, ByteView command);
    /// One frame as it is; its answer, if any.
    Field::Heard send(const RadioFrame& frame);

    /// Time on the air since the last call.
    Duration takeTime() { return std::exchange(time_, Duration::zero()); }

  private:
    std::optional<Bytes> identifyLevel(Byte code);
    std::optional<Byte> selectLevel(Byte code, const Bytes& level);
    std::optional<Target> find(const Bytes& wantedUid);
    Result exchangePlain(ByteView command);
    Result exchangeBlocks(Target& target, ByteView command);
    Result authenticate(ByteView command);
    Result finish(const Field::Heard& heard) const;

    Field& field_;
    Timing timing_;
    Timing set_;
    Duration time_{};
    Bytes focused_;
};

}  // namespace ostoja::simulator
