// SPDX-License-Identifier: GPL-3.0-or-later
#include "host/config.h"

#include <sys/un.h>
#include <toml++/toml.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>

#include "host/file_content.h"

namespace ostoja::host {

struct Config::Document {
    std::string name;
    toml::table table;
    std::vector<std::string> complaints;
    std::shared_ptr<ConfigTable::Node> root;
};

namespace {

using Complaints = std::vector<std::string>;

std::string at(const std::string& file, toml::source_index line, const std::string& key,
               std::string_view expected) {
    return file + ":" + std::to_string(line) + ": " + key + ": " + std::string(expected);
}

/// A folder can be opened like a file and fails only when it is read.
bool canBeRead(const std::string& path) {
    std::error_code unknown;
    return std::ifstream(path).is_open() && !std::filesystem::is_directory(path, unknown);
}

}  // namespace

/// One table; children are kept so that finish() can look for keys that nobody asked for.
struct ConfigTable::Node {
    const std::string* file;
    Complaints* complaints;
    /// Null for a stand-in of a missing table, which was complained of already.
    const toml::table* table;
    std::string path;
    toml::source_index line = 1;
    std::set<std::string, std::less<>> asked;
    std::vector<std::shared_ptr<Node>> children;

    std::string pathOf(std::string_view key) const {
        return path.empty() ? std::string(key) : path + "." + std::string(key);
    }

    const toml::node* find(std::string_view key) {
        asked.emplace(key);
        return table == nullptr ? nullptr : table->get(key);
    }

    void complain(std::string_view key, std::string_view expected, const toml::node* where) {
        if (table == nullptr) return;
        complaints->push_back(
            at(*file, where == nullptr ? line : where->source().begin.line, pathOf(key), expected));
    }

    void missing(std::string_view key, std::string_view expected) {
        complain(key, "missing; expected " + std::string(expected), nullptr);
    }

    void wrong(std::string_view key, std::string_view expected, const toml::node& node) {
        complain(key, "expected " + std::string(expected), &node);
    }

    std::shared_ptr<Node> child(std::string childPath, const toml::table* content,
                                toml::source_index childLine) {
        auto node =
            std::make_shared<Node>(Node{file, complaints, content, std::move(childPath), childLine, {}, {}});
        children.push_back(node);
        return node;
    }

    void findUnknown() {
        if (table != nullptr) {
            for (const auto& [key, value] : *table) {
                if (!asked.contains(key.str())) {
                    complain(key.str(), "unknown key; remove it or correct its spelling", &value);
                }
            }
        }
        for (const auto& node : children) node->findUnknown();
    }
};

std::string ConfigTable::text(std::string_view key, std::string_view expected) {
    if (node_->find(key) == nullptr) {
        node_->missing(key, expected);
        return {};
    }
    return text(key, expected, {});
}

std::string ConfigTable::text(std::string_view key, std::string_view expected, std::string fallback) {
    const auto* value = node_->find(key);
    if (value == nullptr) return fallback;
    const auto* string = value->as_string();
    if (string == nullptr || string->get().empty()) {
        node_->wrong(key, expected, *value);
        return fallback;
    }
    return string->get();
}

std::string ConfigTable::checked(std::string_view key, std::string_view expected,
                                 const std::function<bool(const std::string&)>& isRight) {
    auto value = text(key, expected);
    if (value.empty() || isRight(value)) return value;
    complain(key, "expected " + std::string(expected));
    return {};
}

std::string ConfigTable::socketPath(std::string_view key, std::string_view expected) {
    // The kernel's field ends with a zero byte.
    constexpr auto longest = sizeof(sockaddr_un::sun_path) - 1;
    return checked(key, std::string(expected) + " of at most " + std::to_string(longest) + " bytes",
                   [](const std::string& path) { return path.size() <= longest; });
}

std::string ConfigTable::readableFile(std::string_view key, std::string_view expected) {
    auto path = text(key, expected);
    if (path.empty() || canBeRead(path)) return path;
    complain(key, "expected " + std::string(expected) + "; " + path + " can't be read");
    return {};
}

std::int64_t ConfigTable::number(std::string_view key, std::string_view expected, std::int64_t low,
                                 std::int64_t high) {
    if (node_->find(key) == nullptr) {
        node_->missing(key, expected);
        return low;
    }
    return number(key, expected, low, high, low);
}

std::int64_t ConfigTable::number(std::string_view key, std::string_view expected, std::int64_t low,
                                 std::int64_t high, std::int64_t fallback) {
    const auto* value = node_->find(key);
    if (value == nullptr) return fallback;
    const auto* number = value->as_integer();
    if (number == nullptr || number->get() < low || number->get() > high) {
        node_->wrong(key,
                     std::string(expected) + " from " + std::to_string(low) + " to " + std::to_string(high),
                     *value);
        return fallback;
    }
    return number->get();
}

bool ConfigTable::flag(std::string_view key, bool fallback) {
    const auto* value = node_->find(key);
    if (value == nullptr) return fallback;
    const auto* flag = value->as_boolean();
    if (flag == nullptr) {
        node_->wrong(key, "true or false", *value);
        return fallback;
    }
    return flag->get();
}

std::vector<std::string> ConfigTable::texts(std::string_view key, std::string_view expected,
                                            std::vector<std::string> fallback) {
    const auto* value = node_->find(key);
    if (value == nullptr) return fallback;
    const auto* array = value->as_array();
    if (array == nullptr) {
        node_->wrong(key, expected, *value);
        return fallback;
    }
    std::vector<std::string> result;
    for (const auto& item : *array) {
        const auto* string = item.as_string();
        if (string == nullptr) {
            node_->wrong(key, expected, item);
            return fallback;
        }
        result.push_back(string->get());
    }
    return result;
}

ConfigTable ConfigTable::table(std::string_view key) {
    const auto* value = node_->find(key);
    const auto* content = value == nullptr ? nullptr : value->as_table();
    if (value == nullptr) {
        node_->missing(key, "a table [" + node_->pathOf(key) + "]");
    } else if (content == nullptr) {
        node_->wrong(key, "a table [" + node_->pathOf(key) + "]", *value);
    }
    return ConfigTable(
        node_->child(node_->pathOf(key), content, value == nullptr ? 1 : value->source().begin.line));
}

bool ConfigTable::has(std::string_view key) const {
    return node_->table != nullptr && node_->table->contains(key);
}

std::vector<ConfigTable> ConfigTable::tables(std::string_view key) {
    std::vector<ConfigTable> result;
    const auto* value = node_->find(key);
    if (value == nullptr) return result;
    const auto* array = value->as_array();
    if (array == nullptr ||
        !std::all_of(array->begin(), array->end(), [](const auto& item) { return item.is_table(); })) {
        node_->wrong(key, "tables [[" + node_->pathOf(key) + "]]", *value);
        return result;
    }
    for (std::size_t i = 0; i < array->size(); ++i) {
        const auto& item = *array->get(i);
        result.emplace_back(node_->child(node_->pathOf(key) + "[" + std::to_string(i + 1) + "]",
                                         item.as_table(), item.source().begin.line));
    }
    return result;
}

void ConfigTable::complain(std::string_view key, std::string_view expected) {
    node_->complain(key, expected, node_->table == nullptr ? nullptr : node_->table->get(key));
}

Expected<Config> Config::load(const std::string& path) {
    if (!canBeRead(path)) {
        return failure("config_unreadable",
                       path + ": can't be read; give --config the path of a readable TOML file");
    }
    return parse(contentOf(path), path);
}

Expected<Config> Config::parse(std::string_view content, const std::string& name) {
    auto document = std::make_shared<Document>();
    document->name = name;
    try {
        document->table = toml::parse(content, name);
    } catch (const toml::parse_error& error) {
        return failure("config_malformed", name + ":" + std::to_string(error.source().begin.line) +
                                               ": not TOML: " + std::string(error.description()));
    }
    document->root = std::make_shared<ConfigTable::Node>(
        ConfigTable::Node{&document->name, &document->complaints, &document->table, {}, 1, {}, {}});
    return Config(std::move(document));
}

ConfigTable Config::root() {
    return ConfigTable(document_->root);
}

Expected<void> Config::finish() {
    document_->root->findUnknown();
    if (document_->complaints.empty()) return {};
    std::string all;
    for (const auto& complaint : document_->complaints) all += (all.empty() ? "" : "\n") + complaint;
    return failure("config_invalid", all);
}

}  // namespace ostoja::host
