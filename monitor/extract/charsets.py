"""Names of encodings as documents write them, and the codec that each one really means.

After the Encoding Standard of the WHATWG, sections 4.2 and 9: pages that say ISO-8859-1 or GB2312 mean the supersets
windows-1252 and GB18030, and encodings that are only dangerous (UTF-7, escapes) are none.
"""

from __future__ import annotations

import re

from monitor.text import primary

_CODECS = {
    "utf-8": "utf8 utf-8 unicode-1-1-utf-8 x-unicode20utf8",
    "utf-16-le": "utf-16 utf-16le ucs-2 unicode iso-10646-ucs-2",
    "utf-16-be": "utf-16be unicodefffe",
    "cp1250": "windows-1250 cp1250 x-cp1250",
    "cp1251": "windows-1251 cp1251 x-cp1251 win-1251 cp-1251",
    "cp1252": "windows-1252 cp1252 x-cp1252 iso-8859-1 iso8859-1 latin1 latin-1 l1 us-ascii ascii ansi_x3.4-1968",
    "cp1253": "windows-1253 cp1253 x-cp1253",
    "cp1254": "windows-1254 cp1254 x-cp1254 iso-8859-9 iso8859-9 latin5",
    "cp1255": "windows-1255 cp1255 x-cp1255",
    "cp1256": "windows-1256 cp1256 x-cp1256",
    "cp1257": "windows-1257 cp1257 x-cp1257",
    "cp1258": "windows-1258 cp1258 x-cp1258",
    "iso8859-2": "iso-8859-2 iso8859-2 latin2",
    "iso8859-3": "iso-8859-3 iso8859-3 latin3",
    "iso8859-4": "iso-8859-4 iso8859-4 latin4",
    "iso8859-5": "iso-8859-5 iso8859-5 cyrillic",
    "iso8859-6": "iso-8859-6 iso8859-6 arabic",
    "iso8859-7": "iso-8859-7 iso8859-7 greek",
    "iso8859-8": "iso-8859-8 iso8859-8 iso-8859-8-i hebrew",
    "iso8859-10": "iso-8859-10 iso8859-10 latin6",
    "iso8859-13": "iso-8859-13 iso8859-13",
    "iso8859-14": "iso-8859-14 iso8859-14",
    "iso8859-15": "iso-8859-15 iso8859-15 latin9",
    "iso8859-16": "iso-8859-16 iso8859-16",
    "cp874": "windows-874 tis-620 iso-8859-11 cp874",
    "koi8-r": "koi8-r koi8 koi koi8_r",
    "koi8-u": "koi8-u koi8-ru",
    "cp866": "ibm866 cp866 866",
    "mac-roman": "macintosh mac x-mac-roman",
    "mac-cyrillic": "x-mac-cyrillic x-mac-ukrainian",
    "cp932": "shift_jis shift-jis sjis x-sjis windows-31j ms_kanji ms932 csshiftjis",
    "euc-jp": "euc-jp eucjp x-euc-jp",
    "iso2022-jp": "iso-2022-jp",
    "cp949": "euc-kr euckr ks_c_5601-1987 ksc5601 ks_c_5601 korean windows-949 cp949",
    "gb18030": "gb18030 gbk gb2312 gb_2312 gb_2312-80 x-gbk chinese euc-cn",
    "big5hkscs": "big5 big5-hkscs x-x-big5 cn-big5",
}
_BY_LABEL = {label: codec for codec, labels in _CODECS.items() for label in labels.split()}

# What undeclared pages are in, by the language they state (HTML standard, section 13.2.3.2, step 9).
_BY_LANGUAGE = {
    language: codec
    for codec, languages in {
        "cp1250": "cs hu pl sk sl hr bs",
        "cp1251": "ru uk be bg sr mk kk",
        "cp1253": "el",
        "cp1254": "tr az",
        "cp1255": "he",
        "cp1256": "ar fa ur",
        "cp1257": "lt lv et",
        "cp1258": "vi",
        "cp874": "th",
        "cp932": "ja",
        "cp949": "ko",
        "gb18030": "zh",
    }.items()
    for language in languages.split()
}
_FALLBACK = "cp1252"
_PADDING = re.compile(r"[\s\"']+")


def codec(label: str) -> str | None:
    """Return the name of the Python codec for an encoding label, None for one that is not to be used."""
    return _BY_LABEL.get(_PADDING.sub("", label).lower())


def usual_codec(language: str | None) -> str:
    """Return the legacy codec that pages of a language (BCP 47 tag) are usually in when they do not say."""
    return _BY_LANGUAGE.get(primary(language or ""), _FALLBACK)
