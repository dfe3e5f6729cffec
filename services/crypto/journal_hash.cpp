// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/journal_hash.h"

#include "crypto/crypto.h"

namespace ostoja::crypto {

std::string journalHash(std::string_view previousHex, std::string_view header, std::string_view publicBody,
                        std::string_view privateHashHex) {
    // Hex digests have a fixed width and the header is JSON: nothing can slide from one part into the next.
    std::string text(previousHex);
    text += header;
    text += sha256Hex(publicBody);
    text += privateHashHex;
    return sha256Hex(text);
}

}  // namespace ostoja::crypto
