// SPDX-License-Identifier: GPL-3.0-or-later
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <catch2/catch.hpp>
#include <cstdio>
#include <fstream>
#include <sstream>

#include "report/csv.h"
#include "report/json.h"
#include "report/pdf.h"
#include "tests/temporary_folder.h"

using namespace ostoja;
using namespace ostoja::report;

namespace {

std::string outputOf(const std::string& command) {
    std::string output;
    auto* pipe =
        popen(command.c_str(), "r");  // NOLINT(cert-env33-c): the reader is another program on purpose
    REQUIRE(pipe != nullptr);
    char part[4096];
    while (const auto size = std::fread(part, 1, sizeof part, pipe)) output.append(part, size);
    REQUIRE(pclose(pipe) == 0);
    return output;
}

void writeFile(const std::string& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
}

/// What Python's csv module makes of it, as JSON.
boost::json::value readByPython(const std::string& csv) {
    TemporaryFolder folder;
    writeFile(folder.path("table.csv"), csv);
    return boost::json::parse(
        outputOf("/usr/bin/python3 -c 'import csv,json,sys; "
                 "print(json.dumps(list(csv.reader(open(sys.argv[1], newline=\"\", encoding=\"utf-8-sig\"), "
                 "delimiter=\";\", strict=True))))' " +
                 folder.path("table.csv")));
}

/// The pages' texts, a form feed after each.
std::string readByPoppler(const std::string& pdf) {
    TemporaryFolder folder;
    writeFile(folder.path("list.pdf"), pdf);
    return outputOf("pdftotext -layout " + folder.path("list.pdf") + " -");
}

Table people(std::vector<Row> rows) {
    return {.key = "people",
            .title = "Osobodni",
            .columns = {{"name", "Imię"},
                        {"age", "Wiek", Column::Kind::number},
                        {"days", "Dni", Column::Kind::sum}},
            .rows = std::move(rows)};
}

}  // namespace

TEST_CASE("what adds up is added up, and an age isn't") {
    const auto total = totalOf(people({{"Jan", 40, 3}, {"Ewa", 50, 4}}));
    CHECK(total == Row{std::string(), std::string(), std::int64_t{7}});
    CHECK(totalOf(people({})) == Row{std::string(), std::string(), std::int64_t{0}});
    CHECK(totalOf({.key = "names", .title = "", .columns = {{"name", "Imię"}}, .rows = {{"Jan"}}}).empty());
}

TEST_CASE("every text comes back from a CSV as it was, but a formula isn't one any more") {
    struct Line {
        std::string what;
        std::string text;
        std::string read;
    };
    const auto line = GENERATE(values<Line>({
        {"a name", "Marek", "Marek"},
        {"nothing", "", ""},
        {"with a comma", "Kowalski, Jan", "Kowalski, Jan"},
        {"with a semicolon", "Kowalski; Jan", "Kowalski; Jan"},
        {"with quotation marks", "Jan \"Janek\" K.", "Jan \"Janek\" K."},
        {"nothing but a quotation mark", "\"", "\""},
        {"on two lines", "Jan\nKowalski", "Jan\nKowalski"},
        {"on two lines by a typewriter", "Jan\r\nKowalski", "Jan\r\nKowalski"},
        {"in another script", "გიორგი бездомний 👤", "გიორგი бездомний 👤"},
        {"a formula", "=1+1", "'=1+1"},
        {"a formula that calls", "=HYPERLINK(\"http://x\",\"y\")", "'=HYPERLINK(\"http://x\",\"y\")"},
        {"with a plus", "+48 600", "'+48 600"},
        {"with a dash", "-", "'-"},
        {"with an at", "@jan", "'@jan"},
        {"behind a tab", "\t=1+1", "'\t=1+1"},
        {"behind a line's end", "\r=1+1", "'\r=1+1"},
        {"behind a blank", "  =1+1", "'  =1+1"},
        {"in wide letters", "＝1+1", "'＝1+1"},
        {"blanks alone", "  ", "  "},
        {"a dash within", "Anna-Maria", "Anna-Maria"},
    }));
    INFO(line.what);
    const auto read = readByPython(toCsv(people({{line.text, 40, -3}})));
    REQUIRE(read.as_array().size() == 2);
    CHECK(read.at(0) == boost::json::value{"Imię", "Wiek", "Dni"});
    CHECK(read.at(1) == boost::json::value{line.read, "40", "-3"});
}

TEST_CASE("a CSV begins and is parted as a Polish Excel reads it, and its lines end as RFC 4180 has it") {
    CHECK(toCsv(people({{"Jan", 40, 3}, {"Ewa", 50, 4}})) ==
          "\xEF\xBB\xBFImię;Wiek;Dni\r\nJan;40;3\r\nEwa;50;4\r\n");
    CHECK(toCsv(people({})) == "\xEF\xBB\xBFImię;Wiek;Dni\r\n");
}

TEST_CASE("the same as JSON, with its totals") {
    const Report report{.title = "Dane",
                        .from = "2026-11-01",
                        .until = "2026-11-30",
                        .lines = {"Wodna 12"},
                        .tables = {people({{"=Jan", 40, 3}})}};
    CHECK(
        boost::json::value(toJson(report)) ==
        boost::json::parse(
            R"({"title": "Dane", "from": "2026-11-01", "until": "2026-11-30", "lines": ["Wodna 12"], "tables": [{
        "table": "people", "title": "Osobodni",
        "columns": [{"key": "name", "title": "Imię", "number": false}, {"key": "age", "title": "Wiek", "number": true},
                    {"key": "days", "title": "Dni", "number": true}],
        "rows": [["=Jan", 40, 3]], "total": ["", "", 3]}]})"));
    CHECK(report.table("people") != nullptr);
    CHECK(report.table("nights") == nullptr);
}

TEST_CASE("a PDF says what the table says, in any script") {
    const Report report{
        .title = "Lista nocna",
        .lines = {"Noclegownia Wodna 12"},
        .tables = {people({{"Łukasz Żółć", 40, 3}, {"Олена", 50, 4}, {"გიორგი", 30, 5}, {"=1+1", 20, 0}})}};
    const auto pdf = toPdf(report);
    REQUIRE(pdf);
    CHECK(pdf->starts_with("%PDF-"));
    const auto text = readByPoppler(*pdf);
    for (const auto* word : {"Lista nocna", "Noclegownia Wodna 12", "Osobodni", "Imię", "Łukasz Żółć",
                             "Олена", "გიორგი", "=1+1", "Razem", "12"}) {
        INFO(word);
        CHECK(text.find(word) != std::string::npos);
    }
}

TEST_CASE("a long list goes on over the pages, each with the head and its number") {
    std::vector<Row> rows;
    for (std::int64_t i = 0; i < 200; ++i) rows.push_back({"Osoba " + std::to_string(i), 40, 1});
    const auto pdf = toPdf({.title = "Lista", .lines = {}, .tables = {people(rows)}});
    REQUIRE(pdf);
    std::istringstream pages(readByPoppler(*pdf));
    std::string whole;
    std::size_t count = 0;
    for (std::string page; std::getline(pages, page, '\f');) {
        ++count;
        CHECK(page.find("Imię") != std::string::npos);
        CHECK(page.substr(page.find_last_not_of(" \n"), 1) == std::to_string(count));
        whole += page;
    }
    CHECK(count > 2);
    CHECK(whole.find("200") != std::string::npos);
    for (std::int64_t i = 0; i < 200; ++i) {
        INFO(i);
        CHECK(whole.find("Osoba " + std::to_string(i) + " ") != std::string::npos);
    }
}

TEST_CASE("cells that are too wide are broken, and nothing is lost") {
    const std::string longest =
        "Wincenty Bonawentura Konstanty Maksymilian Herkulan Chryzostom Apolinary Telesfor Przedzimski";
    std::string word(300, 'x');
    word += "koniec";
    const auto pdf =
        toPdf({.title = "Lista", .lines = {}, .tables = {people({{longest, 40, 3}, {word, 40, 3}})}});
    REQUIRE(pdf);
    const auto text = readByPoppler(*pdf);
    CHECK(text.find("Wincenty") != std::string::npos);
    CHECK(text.find("Przedzimski") != std::string::npos);
    CHECK(text.find("koniec") != std::string::npos);
}

TEST_CASE("words stay whole while the page has room for them") {
    Table wide{.key = "wide", .title = "Szeroka", .columns = {}, .rows = {{}}};
    for (const auto* title : {"dostawkach", "rezygnacja", "pogotowie", "mężczyźni", "przyjęcie", "wiadomo"}) {
        wide.columns.push_back({title, std::string("bardzo długi tytuł ") + title, Column::Kind::sum});
        wide.rows.front().emplace_back(std::int64_t{1});
    }
    const auto pdf = toPdf({.title = "Lista", .lines = {}, .tables = {wide}});
    REQUIRE(pdf);
    const auto text = readByPoppler(*pdf);
    for (const auto& column : wide.columns) {
        INFO(column.key);
        CHECK(text.find(column.key) != std::string::npos);
    }
}

TEST_CASE("a table without rows says so") {
    const auto pdf = toPdf({.title = "Lista", .lines = {}, .tables = {people({})}});
    REQUIRE(pdf);
    CHECK(readByPoppler(*pdf).find("—") != std::string::npos);
}
