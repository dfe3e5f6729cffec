// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "crypto/crypto.h"
#include "error/error.h"

namespace ostoja::enrolment {

/// The one-time code of an invitation: 52 letters and digits (32 signs without i, l, o and u) in groups of
/// four. It holds a secret of 128 random bits and the first 128 bits of the SHA-256 of the town's authority,
/// so that the box knows whom it speaks to before it says anything.
struct Code {
    /// 16 bytes.
    std::string secret;
    /// 32 lower-case hex digits.
    std::string authorityDigest;
};

/// `authorityDigest` may be longer; what is kept is its beginning.
Code newCode(std::string_view authorityDigest);
std::string codeText(const Code& code);
/// Capital letters, hyphens and white space don't matter, nor "o" for 0 and "i" or "l" for 1. Error
/// "code_malformed".
Expected<Code> readCode(std::string_view text);

/// What the box shows the office in the code's place, hex: it proves the code and gives nothing of it away.
std::string tokenOf(const Code& code);
/// What the office keeps of the token.
std::string digestOfToken(std::string_view token);
/// What the card key is sealed with: only who has the code itself can open it, so the office can't.
crypto::Key32 sealKeyOf(const Code& code);

}  // namespace ostoja::enrolment
