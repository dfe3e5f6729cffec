// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

namespace ostoja::domain {

/// Given names that are one name in several languages, with the short forms by which people are called: each
/// row is words divided by spaces. A carer writes Mikołaj, Kola or Nikolaj for the Mykola who stands there.
std::span<const std::string_view> sameGivenNames();

}  // namespace ostoja::domain
