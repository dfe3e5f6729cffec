// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "net/file_name.h"

using namespace ostoja::net;

TEST_CASE("a file goes by the plain name that it was given, and by no path") {
    struct Case {
        std::string header;
        std::string name;
    };
    const auto [header, name] = GENERATE(
        Case{R"(attachment; filename="lista-nocna-2026-11-22.pdf")", "lista-nocna-2026-11-22.pdf"},
        Case{R"(attachment; filename="A_1.csv")", "A_1.csv"},
        Case{R"(attachment; filename=")" + std::string(100, 'a') + '"', std::string(100, 'a')},
        Case{R"(attachment; filename=")" + std::string(101, 'a') + '"', ""}, Case{"", ""},
        Case{"attachment", ""}, Case{R"(attachment; filename=")", ""}, Case{R"(attachment; filename="")", ""},
        Case{R"(attachment; filename=")"
             R"(/etc/passwd")",
             ""},
        Case{R"(attachment; filename="../list.pdf")", ""}, Case{R"(attachment; filename="..")", ""},
        Case{R"(attachment; filename="a/../b.pdf")", ""}, Case{R"(attachment; filename="a\b.pdf")", ""},
        Case{R"(attachment; filename=".hidden")", ""}, Case{R"(attachment; filename="-rf")", ""},
        Case{R"(attachment; filename="a b.pdf")", ""}, Case{"attachment; filename=\"a\nb\"", ""},
        Case{std::string("attachment; filename=\"a\0b\"", 25), ""},
        Case{R"(attachment; filename="a.pdf"; filename*=UTF-8''b.pdf")", ""},
        Case{"attachment; filename=\"\xc5\xbc.pdf\"", ""}, Case{R"(inline; filename="a.pdf")", ""});
    INFO(header);
    CHECK(plainFileName(header) == name);
}
