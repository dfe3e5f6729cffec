// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace ostoja::station {

/// Which list or figures somebody asks for, and in which form.
struct ReportRequest {
    enum class What { nightList, figures };
    enum class Form { table, csv, pdf };

    What what = What::figures;
    Form form = Form::table;
    /// First and last night, "2026-11-22".
    std::string from;
    std::string until;
    /// Which table a CSV holds.
    std::string table;

    bool isFile() const { return form != Form::table; }
    /// "lista-nocna-2026-11-22.pdf".
    std::string fileName() const;
};

}  // namespace ostoja::station
