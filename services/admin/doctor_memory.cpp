// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <sstream>

#include "admin/doctor_impl.h"
#include "host/file_content.h"

namespace ostoja::admin {

namespace {

namespace fs = std::filesystem;

std::string lineOf(const std::string& path) {
    auto text = host::contentOf(path);
    return text.substr(0, text.find('\n'));
}

/// Compressed in memory, or a disk that is encrypted.
bool isHarmless(const Box& box, const std::string& device) {
    std::error_code none;
    const auto name = fs::weakly_canonical(box.at(device), none).filename().string();
    if (name.starts_with("zram")) return true;
    return host::contentOf(box.at("/sys/class/block/" + name + "/dm/uuid")).starts_with("CRYPT-");
}

void examineSwap(const Box& box, std::vector<Finding>& findings) {
    std::istringstream swaps(host::contentOf(box.at("/proc/swaps")));
    std::string line;
    std::getline(swaps, line);
    while (std::getline(swaps, line)) {
        const auto device = line.substr(0, line.find_first_of(" \t"));
        if (device.empty() || isHarmless(box, device)) continue;
        std::string words = "Swap on " + device;
        words += " isn't encrypted: what programs show of people may be written there. `swapoff " + device;
        words += "` and take it out of /etc/fstab, or encrypt it (crypttab, with a key from /dev/urandom).";
        findings.push_back({"swap_plain", std::move(words)});
    }
}

/// The last assignment in the file and in its drop-ins.
std::string coredumpStorage(const Box& box) {
    std::string storage = "external";
    std::vector<fs::path> files = {box.at("/etc/systemd/coredump.conf")};
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(box.at("/etc/systemd/coredump.conf.d"), none)) {
        files.push_back(entry.path());
    }
    for (const auto& file : files) {
        std::istringstream lines(host::contentOf(file));
        for (std::string line; std::getline(lines, line);) {
            if (line.starts_with("Storage=")) storage = line.substr(8);
        }
    }
    return storage;
}

bool keepsCores(const Box& box, const std::string& pattern) {
    if (pattern.empty()) return false;
    if (!pattern.starts_with('|')) return true;
    if (pattern.find("systemd-coredump") != std::string::npos) return coredumpStorage(box) != "none";
    return pattern.find("/bin/false") == std::string::npos && pattern.find("/bin/true") == std::string::npos;
}

void examineCores(const Box& box, std::vector<Finding>& findings) {
    const auto pattern = lineOf(box.at("/proc/sys/kernel/core_pattern"));
    if (keepsCores(box, pattern)) {
        findings.push_back(
            {"cores_kept", "Core dumps reach the disk (kernel.core_pattern is \"" + pattern +
                               "\"): ours leave none, another program that showed a name would. Set "
                               "kernel.core_pattern=|/bin/false in /etc/sysctl.d, or Storage=none in "
                               "/etc/systemd/coredump.conf."});
    }
    if (lineOf(box.at("/sys/kernel/kexec_crash_loaded")) == "1") {
        findings.push_back({"kernel_dumps",
                            "When the kernel crashes, all memory is written to the disk (kdump is "
                            "loaded): `systemctl disable --now kdump-tools`."});
    }
}

void examineLimits(const Box& box, std::vector<Finding>& findings) {
    if (!box.unit) return;
    if (box.unit->value("LimitMEMLOCK") != "infinity") {
        findings.push_back({"memory_unlocked",
                            "ostoja-station.service doesn't say LimitMEMLOCK=infinity: the "
                            "station can't keep its memory out of the swap space. Add it in a "
                            "drop-in (`systemctl edit ostoja-station`)."});
    }
    if (box.unit->value("LimitCORE") != "0") {
        findings.push_back({"unit_dumps",
                            "ostoja-station.service doesn't say LimitCORE=0: add it in a drop-in "
                            "(`systemctl edit ostoja-station`)."});
    }
}

}  // namespace

void examineMemory(const Box& box, std::vector<Finding>& findings) {
    examineSwap(box, findings);
    examineCores(box, findings);
    examineLimits(box, findings);
}

}  // namespace ostoja::admin
