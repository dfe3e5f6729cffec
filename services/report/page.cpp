// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/page.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

namespace ostoja::report {

namespace {

constexpr double shortSide = 595;
constexpr double longSide = 842;
constexpr double margin = 42;
constexpr double footer = 28;

cairo_status_t append(void* bytes, const unsigned char* data, unsigned length) {
    static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

const char* fontOf(Sheets::Style style) {
    switch (style) {
        case Sheets::Style::title:
            return "Inter, Noto Sans Bold 16";
        case Sheets::Style::heading:
            return "Inter, Noto Sans Bold 11";
        case Sheets::Style::head:
        case Sheets::Style::total:
            return "Inter, Noto Sans Bold 8.5";
        case Sheets::Style::body:
            break;
    }
    return "Inter, Noto Sans 8.5";
}

double points(int pangoUnits) {
    return static_cast<double>(pangoUnits) / PANGO_SCALE;
}

void letGo(PangoLayout* layout) {
    g_object_unref(layout);
}

}  // namespace

Sheets::Sheets(const std::string& title, Format format)
    : paperWidth_(format == Format::upright ? shortSide : longSide),
      paperHeight_(format == Format::upright ? longSide : shortSide),
      surface_(cairo_pdf_surface_create_for_stream(append, &bytes_, paperWidth_, paperHeight_),
               cairo_surface_destroy),
      ink_(cairo_create(surface_.get()), cairo_destroy),
      layout_(pango_cairo_create_layout(ink_.get()), letGo),
      y_(margin) {
    cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_TITLE, title.c_str());
    pango_layout_set_wrap(layout_.get(), PANGO_WRAP_WORD_CHAR);
}

Sheets::~Sheets() = default;

double Sheets::width() const {
    return paperWidth_ - 2 * margin;
}

void Sheets::lay(const std::string& text, Style style, double breadth, Side side) {
    auto* font = pango_font_description_from_string(fontOf(style));
    pango_layout_set_font_description(layout_.get(), font);
    pango_font_description_free(font);
    pango_layout_set_width(layout_.get(), breadth < 0 ? -1 : static_cast<int>(breadth * PANGO_SCALE));
    pango_layout_set_alignment(layout_.get(), side == Side::left ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT);
    // A name in a script that runs to the left stays in its column's place.
    pango_layout_set_auto_dir(layout_.get(), FALSE);
    pango_layout_set_text(layout_.get(), text.c_str(), static_cast<int>(text.size()));
}

double Sheets::widthOf(const std::string& text, Style style) {
    lay(text, style, -1, Side::left);
    int wide = 0;
    pango_layout_get_size(layout_.get(), &wide, nullptr);
    return points(wide);
}

double Sheets::heightOf(const std::string& text, Style style, double breadth) {
    lay(text, style, breadth, Side::left);
    int high = 0;
    pango_layout_get_size(layout_.get(), nullptr, &high);
    return points(high);
}

bool Sheets::hasRoomFor(double height) const {
    return y_ + height <= paperHeight_ - margin - footer;
}

void Sheets::turn() {
    numberPage();
    cairo_show_page(ink_.get());
    ++page_;
    y_ = margin;
}

void Sheets::write(const std::string& text, Style style, double x, double breadth, Side side) {
    lay(text, style, breadth, side);
    cairo_move_to(ink_.get(), margin + x, y_);
    pango_cairo_show_layout(ink_.get(), layout_.get());
}

void Sheets::line() {
    cairo_set_line_width(ink_.get(), 0.5);
    cairo_move_to(ink_.get(), margin, y_);
    cairo_line_to(ink_.get(), margin + width(), y_);
    cairo_stroke(ink_.get());
}

void Sheets::numberPage() {
    y_ = paperHeight_ - margin - footer / 2;
    write(std::to_string(page_), Style::body, 0, width(), Side::right);
}

std::string Sheets::finish() {
    numberPage();
    cairo_surface_finish(surface_.get());
    const bool whole = cairo_surface_status(surface_.get()) == CAIRO_STATUS_SUCCESS &&
                       cairo_status(ink_.get()) == CAIRO_STATUS_SUCCESS;
    return whole ? std::move(bytes_) : std::string();
}

}  // namespace ostoja::report
