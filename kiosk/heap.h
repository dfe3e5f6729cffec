// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace ostoja::kiosk {

/// Takes the heap in one piece of 16 MiB and asks the kernel for large pages under it: a screen is made of
/// some ten thousand small objects, and each page of 4 KiB that they come to lie on costs the start a fault.
/// To no effect where the kernel has no transparent large pages. Before anything is made; frees nothing.
void useLargePages();

}  // namespace ostoja::kiosk
