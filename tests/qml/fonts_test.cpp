// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include <QFont>
#include <QFontDatabase>
#include <QGlyphRun>
#include <QRawFont>
#include <QRegularExpression>
#include <QTextLayout>
#include <algorithm>

namespace ostoja::kiosk::test {

TEST_CASE("the screens know their own fonts and no others") {
    const auto families = QFontDatabase::families();
    for (const auto* own : {"Inter", "Inter Display", "Material Icons", "Noto Sans"}) {
        INFO(own);
        CHECK(families.contains(QString::fromLatin1(own)));
    }
    // The three generic names are Qt's own.
    const QRegularExpression known(QStringLiteral(
        "^(Inter.*|Noto Sans.*|Noto Serif Tibetan|Material Icons|Monospace|Sans Serif|Serif)$"));
    for (const auto& family : families) {
        INFO(family.toStdString());
        CHECK(known.match(family).hasMatch());
    }
}

TEST_CASE("a name is written in the script that its person writes it in") {
    const auto* name =
        GENERATE("Žaneta Świątek", "Олена Ґудзь", "Ελένη", "გიორგი", "Հայկ", "أحمد", "פרץ", "मोहन", "মিতা",
                 "ਹਰਪ੍ਰੀਤ", "ગીતા", "ଓଡ଼ିଆ", "தமிழ்", "తెలుగు", "ಕನ್ನಡ", "മലയാളം", "සිංහල", "ไทย", "ລາວ", "မြန်မာ",
                 "ខ្មែរ", "አማርኛ", "ⵎⴰⵙⵉⵏ", "བོད", "ܣܘܪܝܝܐ", "ᠮᠣᠩᠭᠣᠯ");
    QTextLayout layout(QString::fromUtf8(name), QFont(QStringLiteral("Inter"), 20));
    layout.beginLayout();
    layout.createLine();
    layout.endLayout();
    INFO(name);
    REQUIRE_FALSE(layout.glyphRuns().isEmpty());
    for (const auto& run : layout.glyphRuns()) {
        const auto glyphs = run.glyphIndexes();
        CHECK(run.rawFont().isValid());
        CHECK(std::count(glyphs.begin(), glyphs.end(), 0U) == 0);
    }
}

}  // namespace ostoja::kiosk::test
