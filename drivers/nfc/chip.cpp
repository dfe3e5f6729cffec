// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/nfc/chip.h"

#include <nfc/nfc.h>

#include <chrono>
#include <cstdlib>
#include <span>
#include <stdexcept>
#include <thread>

namespace ostoja::nfc {
namespace {

constexpr nfc_modulation isoFourteen443A{NMT_ISO14443A, NBR_106};
/// ISO 14443-3: a card is ready 5 ms after the field has come.
constexpr std::chrono::milliseconds powerUp{6};

/// libnfc can hand out a device whose opening lost a reply; it asserts later, because this list is missing.
bool isWhole(nfc_device* device) {
    const nfc_modulation_type* modulations = nullptr;
    if (nfc_device_get_supported_modulation(device, N_INITIATOR, &modulations) < 0 || modulations == nullptr)
        return false;
    for (; *modulations != 0; ++modulations)
        if (*modulations == isoFourteen443A.nmt) return true;
    return false;
}

Glance cardOf(const nfc_iso14443a_info& info) {
    if (info.szUidLen > sizeof info.abtUid) return card::Unsure{};
    const auto number = card::CardNumber::fromBytes(std::span(info.abtUid, info.szUidLen));
    if (!number) return card::Unsure{};
    const auto atqa = static_cast<std::uint16_t>(info.abtAtqa[0] << 8 | info.abtAtqa[1]);
    return card::Card{card::technologyOf(atqa, info.btSak), *number};
}

}  // namespace

Glance meaningOf(int nfcError) {
    switch (nfcError) {
        case NFC_ETIMEOUT:
            return Lost{};
        case NFC_ERFTRANS:
        case NFC_ETGRELEASED:
        case NFC_EMFCAUTHFAIL:
        case NFC_EINVARG:
        case NFC_ECHIP:
            return card::Unsure{};
        default:
            return Broken{};
    }
}

struct Library::Impl {
    nfc_context* context = nullptr;
};

Library::Library() : impl_(std::make_unique<Impl>()) {
    ::setenv("LIBNFC_AUTO_SCAN", "false", 1);
    ::setenv("LIBNFC_INTRUSIVE_SCAN", "false", 1);
    ::setenv("LIBNFC_LOG_LEVEL", "0", 1);
    ::unsetenv("LIBNFC_DEVICE");
    ::unsetenv("LIBNFC_DEFAULT_DEVICE");
    nfc_init(&impl_->context);
    if (impl_->context == nullptr) throw std::runtime_error("libnfc has no memory for its context");
}

Library::~Library() {
    nfc_exit(impl_->context);
}

struct Chip::Impl {
    nfc_device* device = nullptr;
    nfc_target target{};

    ~Impl() {
        if (device != nullptr) nfc_close(device);
    }
};

Chip::Chip(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Chip::Chip(Chip&&) noexcept = default;
Chip::~Chip() = default;

Expected<Chip> Chip::open(Library& library, const ConnectionString& connection) {
    auto impl = std::make_unique<Impl>();
    impl->device = nfc_open(library.impl().context, connection.text().c_str());
    if (impl->device == nullptr) return failure("chip_silent", "libnfc can't open " + connection.text());
    if (!isWhole(impl->device) || nfc_initiator_init(impl->device) < 0 ||
        nfc_device_set_property_bool(impl->device, NP_INFINITE_SELECT, false) < 0)
        return failure("chip_silent",
                       "the chip at " + connection.text() + " stopped answering while it was opened");
    return Chip(std::move(impl));
}

Glance Chip::select() {
    nfc_target found{};
    const int result =
        nfc_initiator_select_passive_target(impl_->device, isoFourteen443A, nullptr, 0, &found);
    if (result < 0) return meaningOf(result);
    if (const int error = nfc_device_get_last_error(impl_->device); error < 0) return meaningOf(error);
    if (result == 0) return card::Nothing{};
    impl_->target = found;
    return cardOf(found.nti.nai);
}

Glance Chip::selectAnew() {
    for (const bool field : {false, true})
        if (const int result = nfc_device_set_property_bool(impl_->device, NP_ACTIVATE_FIELD, field);
            result < 0)
            return meaningOf(result);
    std::this_thread::sleep_for(powerUp);
    auto first = select();
    return std::holds_alternative<card::Nothing>(first) ? select() : first;
}

Glance Chip::stillThere() {
    const int result = nfc_initiator_target_is_present(impl_->device, &impl_->target);
    if (result == NFC_SUCCESS) return cardOf(impl_->target.nti.nai);
    if (result == NFC_EDEVNOTSUPP || result > 0) return card::Unsure{};
    return meaningOf(result);
}

}  // namespace ostoja::nfc
