# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -D OUTPUT=FILE -D FOLDER=DIR -D FILES=a;b -P embed.cmake: writes the files of the web page as C++.
set(types_html "text/html; charset=utf-8")
set(types_css "text/css; charset=utf-8")
set(types_js "text/javascript; charset=utf-8")
set(types_svg "image/svg+xml")

set(bytes "")
set(table "")
set(number 0)
foreach(file IN LISTS FILES)
    string(REGEX REPLACE ".*\\." "" ending "${file}")
    file(READ "${FOLDER}/${file}" hex HEX)
    string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\\\x\\1" escaped "${hex}")
    string(REGEX REPLACE "((\\\\x[0-9a-f][0-9a-f]){30})" "\\1\"\n    \"" escaped "${escaped}")
    string(LENGTH "${hex}" digits)
    math(EXPR size "${digits} / 2")
    string(APPEND bytes "constexpr char file${number}[] =\n    \"${escaped}\";\n")
    string(APPEND table "    WebFile{\"/${file}\", \"${types_${ending}}\", {file${number}, ${size}}},\n")
    math(EXPR number "${number} + 1")
endforeach()

file(WRITE "${OUTPUT}" "// Generated from services/office/web.
#include \"office/web_files.h\"

#include <array>

namespace ostoja::office {

namespace {

${bytes}
constexpr std::array files = {
${table}};

}  // namespace

const WebFile* webFile(std::string_view path) {
    if (path == \"/\") path = \"/index.html\";
    for (const auto& file : files) {
        if (file.path == path) return &file;
    }
    return nullptr;
}

}  // namespace ostoja::office
")
