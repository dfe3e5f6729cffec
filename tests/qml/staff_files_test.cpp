// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "kiosk/staff/kept_file.h"
#include "staff_on_screen.h"
#include "tests/temporary_folder.h"

namespace ostoja::kiosk::test {

namespace json = boost::json;

namespace {

const std::string pdf = "%PDF-1.5 the night";
const std::string csv = "Noc,Osoby\r\n2026-11-20,31\r\n";

std::string contentOf(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

QString inQt(const std::string& text) {
    return QString::fromStdString(text);
}

std::size_t filesIn(const std::string& folder) {
    const std::filesystem::directory_iterator all(folder);
    return static_cast<std::size_t>(std::distance(begin(all), end(all)));
}

void answerFiles(StaffOnScreen& shown) {
    shown.station.answerFile("GET /v1/figures.pdf", "application/pdf",
                             R"(attachment; filename="dane-2026-11-15.pdf")", pdf);
    shown.station.answerFile("GET /v1/figures.csv", "text/csv; charset=utf-8",
                             R"(attachment; filename="dane-refusals-2026-11-15.csv")", csv);
    shown.station.answerFile("GET /v1/night-list.pdf", "application/pdf",
                             R"(attachment; filename="lista-nocna-2026-11-22.pdf")", pdf);
    shown.station.answerFile("GET /v1/night-list.csv", "text/csv; charset=utf-8",
                             R"(attachment; filename="lista-nocna-2026-11-22.csv")", csv);
}

}  // namespace

TEST_CASE("the figures that are read are kept as a file, under the station's name, over no other file") {
    const TemporaryFolder folder;
    StaffOnScreen shown(smallDesk);
    answerFiles(shown);
    auto& reports = *shown.desk.reports();
    reports.keepIn(inQt(folder.root()));
    shown.show("figures");
    shown.touch(QStringLiteral("save_pdf"));
    REQUIRE(waitUntil([&] { return !reports.kept().isEmpty(); }));
    CHECK(reports.kept() == inQt(folder.path("dane-2026-11-15.pdf")));
    CHECK(shown.lastAsked("GET /v1/figures.pdf").at("from") == "2026-11-15");
    CHECK(shown.lastAsked("GET /v1/figures.pdf").at("until") == "2026-11-21");
    CHECK(contentOf(folder.path("dane-2026-11-15.pdf")) == pdf);
    struct stat found {};
    REQUIRE(stat(folder.path("dane-2026-11-15.pdf").c_str(), &found) == 0);
    CHECK((found.st_mode & 0777) == 0600);

    shown.touch(QStringLiteral("save_pdf"));
    REQUIRE(waitUntil([&] { return reports.kept() == inQt(folder.path("dane-2026-11-15-2.pdf")); }));
    shown.touch(QStringLiteral("table_1"));
    CHECK(reports.kept().isEmpty());
    shown.touch(QStringLiteral("save_csv"));
    REQUIRE(waitUntil([&] { return !reports.kept().isEmpty(); }));
    CHECK(shown.lastAsked("GET /v1/figures.csv").at("table") == "refusals");
    CHECK(contentOf(folder.path("dane-refusals-2026-11-15.csv")) == csv);
    CHECK(filesIn(folder.root()) == 3);
    shown.show("locked");
    CHECK(reports.kept().isEmpty());
}

TEST_CASE("the night list is kept as it is read: of its own night, also when noon has passed meanwhile") {
    const TemporaryFolder folder;
    StaffOnScreen shown(smallDesk);
    answerFiles(shown);
    const auto [night, query] =
        GENERATE(table<std::string, json::object>({{"2026-11-22", {{"night", "2026-11-22"}}}, {"", {}}}));
    INFO("the list's night: " << night);
    auto list = staffPart("night_list").as_object();
    list["from"] = night;
    list["until"] = night;
    shown.station.answer("GET /v1/night-list", 200, list);
    shown.desk.reports()->keepIn(inQt(folder.root()));
    shown.show("night_list");
    auto state = signedIn();
    state["night"] = "2026-11-23";
    shown.say(state);
    shown.touch(QStringLiteral("save_pdf"));
    REQUIRE(waitUntil([&] { return shown.desk.reports()->kept().endsWith(QStringLiteral(".pdf")); }));
    CHECK(shown.lastAsked("GET /v1/night-list.pdf") == query);
    shown.touch(QStringLiteral("save_csv"));
    REQUIRE(waitUntil([&] { return shown.desk.reports()->kept().endsWith(QStringLiteral(".csv")); }));
    CHECK(shown.lastAsked("GET /v1/night-list.csv") == query);
    CHECK(contentOf(folder.path("lista-nocna-2026-11-22.pdf")) == pdf);
}

TEST_CASE("a desk without a folder for files offers none") {
    StaffOnScreen shown(smallDesk);
    shown.show("figures");
    CHECK_FALSE(shown.has(QStringLiteral("save_pdf")));
    CHECK_FALSE(shown.has(QStringLiteral("save_csv")));
}

TEST_CASE("what isn't kept is told with what to do") {
    const TemporaryFolder folder;
    StaffOnScreen shown(smallDesk);
    answerFiles(shown);
    auto& reports = *shown.desk.reports();
    const auto gone = folder.path("gone");
    const auto& there = folder.root();
    // Nobody makes a file in /sys, root neither.
    const auto [where, problem] = GENERATE_COPY(table<std::string, std::string>({{gone, "folder_missing"},
                                                                                 {"/sys", "folder_shut"},
                                                                                 {there, "unreadable"},
                                                                                 {there, "not_your_right"}}));
    reports.keepIn(inQt(where));
    if (problem == "unreadable") {
        shown.station.answerFile("GET /v1/figures.pdf", "application/pdf",
                                 R"(attachment; filename="../../etc/passwd")", pdf);
    }
    if (problem == "not_your_right") {
        shown.station.answer("GET /v1/figures.pdf", 403, {{"type", "urn:ostoja:problem:not_your_right"}});
    }
    shown.show("figures");
    shown.touch(QStringLiteral("save_pdf"));
    REQUIRE(waitUntil([&] { return !reports.problem().isEmpty(); }));
    CHECK(reports.problem().toStdString() == problem);
    CHECK(reports.kept().isEmpty());
    CHECK_FALSE(reports.keeping());
    CHECK(filesIn(folder.root()) == 0);
}

TEST_CASE("nothing stays of a file that the folder has no room for") {
    const TemporaryFolder folder;
    const QByteArray much(1 << 20, 'x');
    SECTION("the disk is full") {
        const auto small = folder.path("stick");
        std::filesystem::create_directory(small);
        if (::mount("stick", small.c_str(), "tmpfs", 0, "size=64k") != 0) {
            WARN("a full disk is tried as root only");
            return;
        }
        const auto kept = keepFile(inQt(small), QStringLiteral("list.pdf"), much);
        CHECK(filesIn(small) == 0);
        ::umount(small.c_str());
        REQUIRE_FALSE(kept);
        CHECK(kept.error().code == "folder_full");
    }
    SECTION("writing fails in another way") {
        rlimit before{};
        REQUIRE(::getrlimit(RLIMIT_FSIZE, &before) == 0);
        auto* const signalled = std::signal(SIGXFSZ, SIG_IGN);
        const rlimit little{.rlim_cur = 4'096, .rlim_max = before.rlim_max};
        REQUIRE(::setrlimit(RLIMIT_FSIZE, &little) == 0);
        const auto kept = keepFile(inQt(folder.root()), QStringLiteral("list.pdf"), much);
        ::setrlimit(RLIMIT_FSIZE, &before);
        std::signal(SIGXFSZ, signalled);
        REQUIRE_FALSE(kept);
        CHECK(kept.error().code == "file_unwritten");
        CHECK(filesIn(folder.root()) == 0);
    }
}

}  // namespace ostoja::kiosk::test
