// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "drivers/simulator/bytes.h"
#include "drivers/simulator/radio_frame.h"

namespace ostoja::simulator {

/// A type A card: what every such card does until it is selected (ISO/IEC 14443-3: request, anticollision
/// over cascade levels, select, halt). What it can do afterwards is the derived card's.
class Card {
  public:
    virtual ~Card() = default;
    Card(const Card&) = delete;
    Card& operator=(const Card&) = delete;

    const Bytes& uid() const { return uid_; }
    /// As it travels: the low byte first.
    const Bytes& atqa() const { return atqa_; }

    /// The card left the field or the field went out: it forgets that it was selected, not its memory.
    void losePower();
    /// The card's answer to a frame; nothing where it stays silent.
    std::optional<RadioFrame> hear(const RadioFrame& frame);

  protected:
    struct Identity {
        Bytes uid;
        /// As it travels: the low byte first.
        Bytes atqa;
        Byte sak = 0;
    };

    explicit Card(Identity identity);

    /// A command to the selected card, its CRC checked and taken off.
    virtual std::optional<RadioFrame> answer(ByteView command) = 0;
    /// Called on each selection.
    virtual void onSelected() {}

    /// Back to where a request (or only a wake-up, if the card was halted) finds it.
    void rest();
    void halt() { state_ = State::halted; }

  private:
    enum class State { idle, halted, ready, active };

    std::optional<RadioFrame> hearRequest(Byte request);
    std::optional<RadioFrame> hearAnticollision(const RadioFrame& frame);
    std::optional<RadioFrame> hearSelect(const RadioFrame& frame);

    Bytes uid_;
    Bytes atqa_;
    Byte sak_;
    /// The five bytes (four of the UID or the cascade tag, and their check byte) of each cascade level.
    std::vector<Bytes> levels_;
    State state_ = State::idle;
    bool wasHalted_ = false;
    std::size_t level_ = 0;
};

/// The five bytes of each cascade level of a UID of 4, 7 or 10 bytes.
std::vector<Bytes> cascadeLevels(ByteView uid);

}  // namespace ostoja::simulator
