// SPDX-License-Identifier: GPL-3.0-or-later
/// Preloaded into a program: its flushes are answered at once and do nothing, as by a disk that lies. A proof
/// that loses nothing by a power cut has to lose something with this, or it sees nothing.
extern "C" {

__attribute__((visibility("default"))) int fsync(int /*file*/) {
    return 0;
}

__attribute__((visibility("default"))) int fdatasync(int /*file*/) {
    return 0;
}
}
