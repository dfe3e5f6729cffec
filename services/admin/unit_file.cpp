// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/unit_file.h"

#include <array>
#include <filesystem>
#include <fstream>
#include <map>

namespace ostoja::admin {

namespace {

namespace fs = std::filesystem;

/// Where systemd looks for units, the stronger place first.
constexpr std::array<std::string_view, 5> places = {"/etc/systemd/system", "/run/systemd/system",
                                                    "/usr/local/lib/systemd/system",
                                                    "/usr/lib/systemd/system", "/lib/systemd/system"};

std::string pathOf(const std::string& root, std::string_view place, const std::string& name) {
    std::string path = root;
    path += place;
    path += "/" + name;
    return path;
}

std::string trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return std::string(text.substr(first, text.find_last_not_of(" \t\r") - first + 1));
}

void readLines(const fs::path& path, std::vector<std::pair<std::string, std::string>>& lines) {
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
        const auto equals = line.find('=');
        if (line.starts_with('#') || line.starts_with(';') || equals == std::string::npos) continue;
        lines.emplace_back(trimmed(line.substr(0, equals)), trimmed(line.substr(equals + 1)));
    }
}

/// By name, since one in a stronger place hides another of its name.
std::map<std::string, fs::path> dropIns(const std::string& root, const std::string& name) {
    std::map<std::string, fs::path> found;
    for (const auto place : places) {
        std::error_code none;
        for (const auto& entry : fs::directory_iterator(pathOf(root, place, name) + ".d", none)) {
            if (entry.path().extension() == ".conf") found.emplace(entry.path().filename(), entry.path());
        }
    }
    return found;
}

}  // namespace

std::optional<UnitFile> UnitFile::find(const std::string& root, const std::string& name) {
    for (const auto place : places) {
        const fs::path path = pathOf(root, place, name);
        std::error_code none;
        if (!fs::exists(path, none)) continue;
        UnitFile unit;
        readLines(path, unit.lines_);
        for (const auto& [fileName, dropIn] : dropIns(root, name)) readLines(dropIn, unit.lines_);
        return unit;
    }
    return std::nullopt;
}

std::vector<std::string> UnitFile::values(std::string_view key) const {
    std::vector<std::string> found;
    for (const auto& [name, value] : lines_) {
        if (name != key) continue;
        if (value.empty()) {
            found.clear();
        } else {
            found.push_back(value);
        }
    }
    return found;
}

std::string UnitFile::value(std::string_view key) const {
    const auto all = values(key);
    return all.empty() ? std::string() : all.back();
}

}  // namespace ostoja::admin
