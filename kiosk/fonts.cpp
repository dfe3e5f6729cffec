// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/fonts.h"

#include <fontconfig/fontconfig.h>
#include <cstdlib>
#include <string>
#include <string_view>

namespace ostoja::kiosk {

namespace {

/// What names are written with today, as Noto's files call it.
constexpr const char* noto[] = {"Sans",         "SansAdlam",      "SansArabic",
                                "SansArmenian", "SansBengali",    "SansCanadianAboriginal",
                                "SansCherokee", "SansDevanagari", "SansEthiopic",
                                "SansGeorgian", "SansGujarati",   "SansGurmukhi",
                                "SansHebrew",   "SansKannada",    "SansKhmer",
                                "SansLao",      "SansMalayalam",  "SansMongolian",
                                "SansMyanmar",  "SansNKo",        "SansOriya",
                                "SansSinhala",  "SansSymbols",    "SansSymbols2",
                                "SansSyriac",   "SansTamil",      "SansTelugu",
                                "SansThaana",   "SansThai",       "SansTifinagh",
                                "SansVai",      "SansYi",         "SerifTibetan"};

/// The folders are Debian's, the manner of drawing (light hinting) its default.
std::string choice() {
    std::string text = R"(<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>/usr/share/fonts/opentype/inter</dir>
<dir>/usr/share/fonts/truetype/material-design-icons-iconfont</dir>
<dir>/usr/share/fonts/truetype/noto</dir>
<cachedir>/var/cache/fontconfig</cachedir>
<match target="pattern">
<edit name="hintstyle" mode="append"><const>hintslight</const></edit>
<edit name="antialias" mode="append"><bool>true</bool></edit>
<edit name="lcdfilter" mode="append"><const>lcddefault</const></edit>
</match>
<selectfont><rejectfont><glob>*/noto/*</glob></rejectfont><acceptfont>)";
    for (const auto* name : noto) text += "<glob>*/noto/Noto" + std::string(name) + "-*</glob>";
    return text + "</acceptfont></selectfont></fontconfig>";
}

bool hasInter(FcConfig& config) {
    const auto* fonts = FcConfigGetFonts(&config, FcSetSystem);
    for (int i = 0; fonts && i < fonts->nfont; ++i) {
        FcChar8* family = nullptr;
        if (FcPatternGetString(fonts->fonts[i], FC_FAMILY, 0, &family) != FcResultMatch) continue;
        if (std::string_view(reinterpret_cast<const char*>(family)) == "Inter") return true;
    }
    return false;
}

}  // namespace

void useOwnFonts() {
    if (std::getenv("FONTCONFIG_FILE")) return;
    auto* config = FcConfigCreate();
    const auto text = choice();
    if (FcConfigParseAndLoadFromMemory(config, reinterpret_cast<const FcChar8*>(text.c_str()), FcTrue) &&
        FcConfigBuildFonts(config) && hasInter(*config)) {
        FcConfigSetCurrent(config);
    }
    FcConfigDestroy(config);
}

}  // namespace ostoja::kiosk
