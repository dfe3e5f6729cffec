// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/pdf.h"

#include <algorithm>
#include <numeric>
#include <sstream>

#include "report/page.h"

namespace ostoja::report {

namespace {

using Style = Sheets::Style;

constexpr double gap = 8;
constexpr double padding = 2.5;

std::string textOf(const Cell& cell) {
    if (const auto* number = std::get_if<std::int64_t>(&cell)) return std::to_string(*number);
    return std::get<std::string>(cell);
}

Sheets::Side sideOf(const Column& column) {
    return column.kind == Column::Kind::text ? Sheets::Side::left : Sheets::Side::right;
}

/// One table on its way onto the sheets.
class TableOnSheets {
  public:
    TableOnSheets(Sheets& sheets, const Table& table)
        : sheets_(sheets), table_(table), total_(totalOf(table)) {
        for (const auto& column : table.columns) titles_.emplace_back(column.title);
        measure();
    }

    /// Whether no word has to be broken, but for endless ones.
    bool fits() const { return fits_; }

    void write() {
        // A heading is never left alone at the foot of a page.
        const auto least = 30 + heightOf(titles_, Style::head) * 3;
        if (!sheets_.hasRoomFor(least)) sheets_.turn();
        sheets_.write(table_.title, Style::heading, 0, sheets_.width(), Sheets::Side::left);
        sheets_.down(18);
        writeHead();
        for (const auto& row : table_.rows) writeRow(row, Style::body);
        if (table_.rows.empty()) writeNothing();
        if (!total_.empty()) writeTotal();
        sheets_.down(22);
    }

  private:
    /// As wide as the longest cell. Where that is more than the page, each column has at least its longest
    /// word, and what is left is shared out by how much each would want.
    void measure() {
        widths_.assign(table_.columns.size(), 0);
        std::vector<double> least(table_.columns.size(), 0);
        const auto look = [&](const Row& row, Style style) {
            for (std::size_t place = 0; place < row.size(); ++place) {
                const auto text = textOf(row[place]);
                widths_[place] = std::max(widths_[place], sheets_.widthOf(text, style));
                least[place] = std::max(least[place], widthOfLongestWord(text, style));
            }
        };
        look(titles_, Style::head);
        for (const auto& row : table_.rows) look(row, Style::body);
        look(total_, Style::total);
        share(least);
    }

    double room() const { return sheets_.width() - gap * static_cast<double>(widths_.size() - 1); }

    void share(std::vector<double> least) {
        // One endless word must not squeeze all others.
        for (auto& each : least) each = std::min(each, room() / 4);
        const auto needed = std::accumulate(least.begin(), least.end(), 0.0);
        fits_ = needed <= room();
        const auto wanted = std::accumulate(widths_.begin(), widths_.end(), 0.0);
        if (wanted <= room()) return;
        for (std::size_t place = 0; place < widths_.size(); ++place) {
            auto& width = widths_[place];
            const auto more = (width - least[place]) * (room() - needed) / (wanted - needed);
            width = fits_ ? least[place] + more : least[place] / needed * room();
        }
    }

    double widthOfLongestWord(const std::string& text, Style style) {
        double longest = 0;
        std::istringstream words(text);
        for (std::string word; words >> word;) longest = std::max(longest, sheets_.widthOf(word, style));
        return longest;
    }

    double heightOf(const Row& row, Style style) {
        double height = 0;
        for (std::size_t place = 0; place < row.size(); ++place)
            height = std::max(height, sheets_.heightOf(textOf(row[place]), style, widths_[place]));
        return height + 2 * padding;
    }

    void writeCells(const Row& row, Style style) {
        const auto height = heightOf(row, style);
        sheets_.down(padding);
        double x = 0;
        for (std::size_t place = 0; place < row.size(); ++place) {
            sheets_.write(textOf(row[place]), style, x, widths_[place], sideOf(table_.columns[place]));
            x += widths_[place] + gap;
        }
        sheets_.down(height - padding);
    }

    void writeHead() {
        writeCells(titles_, Style::head);
        sheets_.line();
    }

    void writeRow(const Row& row, Style style) {
        if (!sheets_.hasRoomFor(heightOf(row, style))) {
            sheets_.turn();
            writeHead();
        }
        writeCells(row, style);
    }

    void writeNothing() {
        sheets_.down(padding);
        sheets_.write("—", Style::body, 0, sheets_.width(), Sheets::Side::left);
        sheets_.down(14);
    }

    void writeTotal() {
        auto total = total_;
        if (auto* first = std::get_if<std::string>(&total.front())) *first = "Razem";
        if (!sheets_.hasRoomFor(heightOf(total, Style::total))) {
            sheets_.turn();
            writeHead();
        }
        sheets_.line();
        writeCells(total, Style::total);
    }

    Sheets& sheets_;
    const Table& table_;
    Row titles_;
    Row total_;
    std::vector<double> widths_;
    bool fits_ = true;
};

Sheets::Format formatFor(const Report& report) {
    Sheets upright(report.title, Sheets::Format::upright);
    const bool fits = std::all_of(report.tables.begin(), report.tables.end(),
                                  [&](const Table& table) { return TableOnSheets(upright, table).fits(); });
    return fits ? Sheets::Format::upright : Sheets::Format::across;
}

}  // namespace

Expected<std::string> toPdf(const Report& report) {
    Sheets sheets(report.title, formatFor(report));
    sheets.write(report.title, Style::title, 0, sheets.width(), Sheets::Side::left);
    sheets.down(sheets.heightOf(report.title, Style::title, sheets.width()) + 4);
    for (const auto& line : report.lines) {
        sheets.write(line, Style::body, 0, sheets.width(), Sheets::Side::left);
        sheets.down(sheets.heightOf(line, Style::body, sheets.width()) + 2);
    }
    sheets.down(14);
    for (const auto& table : report.tables) TableOnSheets(sheets, table).write();
    auto pdf = sheets.finish();
    if (pdf.empty())
        return failure("pdf_failed", "the PDF couldn't be drawn; the table and the CSV say the same");
    return pdf;
}

}  // namespace ostoja::report
