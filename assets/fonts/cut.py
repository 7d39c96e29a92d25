#!/usr/bin/env python3
"""Cuts the report's font out of Noto Sans SC Regular. Run it again and the same bytes come out.

Made with: Python 3.11, fonttools 4.68.0, npm package @expo-google-fonts/noto-sans-sc 0.4.3 (face version
2.004-H2, SIL OFL 1.1), Debian package unicode-data 15.0.0-1 (only for the kTGH list of 通用规范汉字表).

    npm pack @expo-google-fonts/noto-sans-sc@0.4.3          # then unpack it
    pip install fonttools==4.68.0
    python3 cut.py package/400Regular/NotoSansSC_400Regular.ttf /usr/share/unicode/Unihan_OtherMappings.txt.bz2

Writes NotoSansSC-Regular.subset.ttf beside this script. pip's brotli, if present, is used only to state the size.
"""

import bz2
import hashlib
import pathlib
import sys

from fontTools import subset
from fontTools.ttLib import TTFont

SOURCE_SHA256 = "d45f67f0a7c0ca3f256950777ce6a61cc7ce5f9696d02900cbbaac25f8aa7d16"
TARGET = pathlib.Path(__file__).parent / "NotoSansSC-Regular.subset.ttf"

# What people type into forms and what copies out of Word, beyond GB 2312. Taken where the face has it.
RANGES = [
    (0x0020, 0x007E),  # ASCII
    (0x00A0, 0x00FF),  # Latin-1: letters, ² ³ ° ± × ÷ · µ
    (0x0391, 0x03C9),  # Greek
    (0x2010, 0x2027),  # dashes, quotation marks, bullets, ellipsis
    (0x2030, 0x203B),  # ‰ ′ ″ ‹ › ※
    (0x2070, 0x209C),  # superscripts and subscripts: CO₂, PM₁₀
    (0x20AC, 0x20AC),  # €
    (0x2103, 0x2116),  # ℃ ℉ №
    (0x2121, 0x2122),  # ℡ ™
    (0x2150, 0x2182),  # ⅓ Ⅰ-Ⅻ ⅰ-ⅻ
    (0x2190, 0x21D4),  # arrows
    (0x2200, 0x22FF),  # √ ∑ ≤ ≥ ≠ ∠ ⊥ …
    (0x2460, 0x24FF),  # ①-⑳ ⑴ ⒈ ⓪
    (0x2500, 0x257F),  # box drawing
    (0x25A0, 0x25FF),  # ■ □ ▲ △ ● ○ ◆
    (0x2605, 0x2606),  # ★ ☆
    (0x2640, 0x2642),  # ♀ ♂
    (0x2713, 0x2718),  # ✓ ✗, should a later face have them
    (0x3000, 0x303F),  # 、。〈〉《》「」『』【】〔〕
    (0x3041, 0x30FF),  # kana (GB 2312 has them)
    (0x3105, 0x312F),  # 注音
    (0x3220, 0x3243),  # ㈠
    (0x3251, 0x325F),  # ㉑
    (0x3280, 0x32B0),  # ㊀
    (0x32B1, 0x32BF),  # ㊱
    (0x3380, 0x33DF),  # ㎡ ㎥ ㎞ ㎜ ㎏
    (0xFE30, 0xFE4F),  # vertical and wavy forms that Word's symbol box offers
    (0xFF01, 0xFF5E),  # full-width ASCII
    (0xFFE0, 0xFFE6),  # ￠ ￥
]


def table_of_general_standard_characters(path):
    """通用规范汉字表 (2013), 8105 characters, from the kTGH field of Unihan."""
    with bz2.open(path, "rt", encoding="utf-8") as lines:
        found = {
            int(fields[0][2:], 16)
            for fields in (line.rstrip("\n").split("\t") for line in lines if line.startswith("U+"))
            if fields[1] == "kTGH" and fields[2].startswith("2013:")
        }
    assert len(found) == 8105, f"kTGH should list 8105 characters, this file lists {len(found)}"
    return found


def gb2312():
    """Every character of GB 2312-1980."""
    found = set()
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                found.add(ord(bytes((row, cell)).decode("gb2312")))
            except UnicodeDecodeError:
                continue
    assert len(found) == 7445, f"GB 2312 has 7445 characters, found {len(found)}"
    return found


def main(source, unihan):
    raw = pathlib.Path(source).read_bytes()
    assert hashlib.sha256(raw).hexdigest() == SOURCE_SHA256, "this is not the face the recipe was written for"
    standard = table_of_general_standard_characters(unihan)
    wanted = standard | gb2312() | {code for low, high in RANGES for code in range(low, high + 1)}

    font = TTFont(source, recalcTimestamp=False)
    have = set(font.getBestCmap())
    lost = sorted(standard - have)
    print("通用规范汉字表 characters the face lacks:", " ".join(f"U+{code:04X}" for code in lost) or "none")
    lost = sorted(gb2312() - have)
    print("GB 2312 characters the face lacks:", " ".join(f"U+{code:04X}" for code in lost) or "none")

    options = subset.Options()
    options.hinting = False  # screens and printers of this century
    options.layout_features = []  # glyphs are placed by the report, not by a shaper
    options.drop_tables += ["BASE", "GDEF", "GPOS", "GSUB", "STAT", "vhea", "vmtx", "gasp", "prep", "DSIG"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]  # keep who made it and under which licence
    options.name_languages = [0x409]
    options.glyph_names = False
    options.notdef_outline = True
    options.recalc_timestamp = False
    options.canonical_order = True
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=wanted)
    cutter.subset(font)
    subset.save_font(font, str(TARGET), options)

    data = TARGET.read_bytes()
    print(f"{len(wanted & have)} characters, {len(data)} bytes, sha256 {hashlib.sha256(data).hexdigest()}")
    try:
        import brotli
    except ImportError:
        return
    print(f"brotli 11: {len(brotli.compress(data, quality=11, lgwin=24))} bytes")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
