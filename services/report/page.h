// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

using cairo_surface_t = struct _cairo_surface;
using cairo_t = struct _cairo;
using PangoLayout = struct _PangoLayout;

namespace ostoja::report {

/// Sheets of A4 that are written from top to bottom. Lengths are points of 1/72 inch.
class Sheets {
  public:
    enum class Style { title, heading, head, body, total };
    enum class Side { left, right };

    enum class Format { upright, across };

    Sheets(const std::string& title, Format format);
    ~Sheets();
    Sheets(const Sheets&) = delete;
    Sheets& operator=(const Sheets&) = delete;

    /// Between the margins.
    double width() const;
    /// How wide a text is in one line, and how high when it is broken to `breadth`.
    double widthOf(const std::string& text, Style style);
    double heightOf(const std::string& text, Style style, double breadth);
    /// Whether so much more fits below what is written.
    bool hasRoomFor(double height) const;
    void turn();
    /// At `x` from the left margin, at the height that was reached; reaches no further.
    void write(const std::string& text, Style style, double x, double breadth, Side side);
    void line();
    void down(double height) { y_ += height; }
    /// The whole PDF, with the last page's number; empty when it couldn't be made.
    std::string finish();

  private:
    void lay(const std::string& text, Style style, double breadth, Side side);
    void numberPage();

    double paperWidth_;
    double paperHeight_;
    std::string bytes_;
    std::unique_ptr<cairo_surface_t, void (*)(cairo_surface_t*)> surface_;
    std::unique_ptr<cairo_t, void (*)(cairo_t*)> ink_;
    std::unique_ptr<PangoLayout, void (*)(PangoLayout*)> layout_;
    double y_;
    int page_ = 1;
};

}  // namespace ostoja::report
