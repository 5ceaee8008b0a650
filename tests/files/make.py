#!/usr/bin/env python3
"""Makes the files of this folder from the invented reports, by real programs.

    pip install python-docx==1.2.0          apt-get install libreoffice-writer-nogui
    python3 tests/files/make.py

The files are committed, so that the tests need neither program. What each is for stands in README.md. A file is named
after the report that is in it: REPORT.PROGRAM.FORMAT.
"""

import base64
import io
import pathlib
import re
import shutil
import subprocess
import tempfile
import zipfile

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

HERE = pathlib.Path(__file__).parent
TOP = HERE.parent.parent
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DIGITS = "一二三四五六七八九"


def report(name):
    path = TOP / "www/example.txt" if name == "example" else TOP / f"tests/reports/{name}.txt"
    return path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")


def chinese(n):
    return ("" if n < 20 else DIGITS[n // 10 - 1]) + ("十" if n >= 10 else "") + (DIGITS[n % 10 - 1] if n % 10 else "")


# Level, what the marker looks like, how Word counts it, how Word writes it.
MARKERS = [
    (0, r"([一二三四五六七八九十]+)、", "chineseCountingThousand", "%1、", chinese),
    (1, r"（([一二三四五六七八九十]+)）", "chineseCountingThousand", "（%2）", chinese),
    (2, r"(\d+)[.．] ?", "decimal", "%3.", str),
    (3, r"（(\d+)）", "decimal", "（%4）", str),
    (4, r"([①-⑳])", "decimalEnclosedCircleChinese", "%5", lambda n: "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"[n - 1]),
]


def paragraphs(text):
    """Text, level or None. A marker becomes an automatic number where Word would count the same."""
    counts = [0] * 9
    for line in text.split("\n"):
        line = line.strip().strip("　").strip()
        for level, pattern, _, _, write in MARKERS:
            match = re.match(pattern, line)
            if match and match.group(1) == write(counts[level] + 1):
                counts[level] += 1
                counts[level + 1:] = [0] * (8 - level)
                yield line[match.end():], level
                break
        else:
            yield line, None


def blocks(text):
    """Paragraphs, and tables as lists of rows."""
    rows = []
    for line, level in paragraphs(text):
        cells = [cell.strip() for cell in line.strip("|").split("|")] if line.startswith("|") else line.split("\t")
        if len(cells) > 1:
            if not all(set(cell) <= {"-"} for cell in cells):
                rows.append(cells)
            continue
        if rows:
            yield rows, None
            rows = []
        yield line, level
    if rows:
        yield rows, None


def level_xml(level, way, text, extra="", start=1):
    return (f'<w:lvl w:ilvl="{level}"><w:start w:val="{start}"/><w:numFmt w:val="{way}"/>{extra}'
            f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>')


def add_list(document, levels, abstract, nums):
    numbering = document.part.numbering_part.element
    first_num = numbering.find(qn("w:num"))
    element = parse_xml(f'<w:abstractNum {W} w:abstractNumId="{abstract}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>')
    first_num.addprevious(element) if first_num is not None else numbering.append(element)
    for num, override in nums:
        numbering.append(parse_xml(f'<w:num {W} w:numId="{num}"><w:abstractNumId w:val="{abstract}"/>{override}</w:num>'))


def number(paragraph, num, level):
    paragraph._p.get_or_add_pPr().append(parse_xml(
        f'<w:numPr {W}><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>'))


def by_python_docx(name, styled):
    """Numbers set on each paragraph, or on the styles of headings."""
    document = docx.Document()
    styles = ["Heading 1", "Heading 2", "Heading 3", "Heading 4", "Heading 5"]
    link = lambda level: f'<w:pStyle w:val="{styles[level].replace(" ", "")}"/>' if styled else ""
    levels = "".join(level_xml(level, way, text, link(level)) for level, _, way, text, _ in MARKERS)
    add_list(document, levels, 90, [(90, "")])
    if styled:
        for level, style in enumerate(styles):
            ilvl = f'<w:ilvl w:val="{level}"/>' if level else ""
            document.styles[style].element.get_or_add_pPr().append(
                parse_xml(f'<w:numPr {W}>{ilvl}<w:numId w:val="90"/></w:numPr>'))
    for block, level in blocks(report(name)):
        if isinstance(block, list):
            table = document.add_table(len(block), len(block[0]))
            for row, cells in zip(table.rows, block):
                for cell, text in zip(row.cells, cells):
                    cell.text = text
        elif level is None:
            document.add_paragraph(block)
        elif styled:
            document.add_paragraph(block, style=styles[level])
        else:
            number(document.add_paragraph(block), 90, level)
    document.save(HERE / f"{name}.{'styles' if styled else 'python'}.docx")


def every_way_of_counting():
    """One list for each way, a restart, an override, and a list that goes on behind other text."""
    document = docx.Document()
    ways = [("chineseCounting", "%1、"), ("chineseCountingThousand", "第%1条"), ("japaneseCounting", "（%1）"),
            ("ideographDigital", "%1、"), ("ideographTraditional", "%1、"), ("ideographZodiac", "%1、"),
            ("decimalEnclosedCircle", "%1"), ("decimalEnclosedCircleChinese", "%1"), ("chineseLegalSimplified", "%1、"),
            ("decimalFullWidth", "%1．"), ("upperRoman", "%1."), ("lowerLetter", "%1)")]
    for n, (way, text) in enumerate(ways):
        add_list(document, level_xml(0, way, text), 100 + n, [(100 + n, "")])
        for item in range(12):
            number(document.add_paragraph(f"事项{item + 1}"), 100 + n, 0)
    # Two levels; the second list begins anew, the third goes on where the first one stopped.
    levels = level_xml(0, "chineseCounting", "%1、") + level_xml(1, "decimal", "%1.%2", "<w:isLgl/>")
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    other = f'<w:lvlOverride w:ilvl="0">{level_xml(0, "upperLetter", "附%1：")}</w:lvlOverride>'
    add_list(document, levels, 200, [(200, ""), (201, restart), (202, ""), (203, other)])
    for num, level, text in [(200, 0, "甲"), (200, 1, "甲一"), (200, 1, "甲二"), (200, 0, "乙"), (200, 1, "乙一"),
                             (201, 0, "重新开始"), (201, 1, "其一"), (201, 0, "其二"), (202, 0, "继续"), (203, 0, "换了写法")]:
        number(document.add_paragraph(text), num, level)
    # A level that is never set back, and one that only the first level sets back.
    levels = level_xml(0, "decimal", "%1章") + level_xml(1, "decimal", "%2节", '<w:lvlRestart w:val="0"/>') \
        + level_xml(2, "decimal", "%3条", '<w:lvlRestart w:val="1"/>')
    add_list(document, levels, 210, [(210, "")])
    for level in [0, 1, 2, 1, 2, 0, 1, 2]:
        number(document.add_paragraph("文"), 210, level)
    document.save(HERE / "counting.python.docx")


DOCUMENT = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:wpc="http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" mc:Ignorable="w14"><w:body>%s<w:sectPr w:rsidR="00A1"><w:headerReference w:type="default" r:id="rId9"/><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>"""


def package(path, body, parts, types, relations, main="word/document.xml", absolute=False):
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
        def put(name, text):
            z.writestr(zipfile.ZipInfo(name, (2024, 1, 22, 9, 0, 0)), text, zipfile.ZIP_DEFLATED)
        overrides = "".join(f'<Override PartName="/{part}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"/>' for part, kind in types)
        put("[Content_Types].xml", head + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>' + overrides + "</Types>")
        target = ("/" if absolute else "") + main
        put("_rels/.rels", head + f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{kinds}officeDocument" Target="{target}"/></Relationships>')
        folder, file = main.rsplit("/", 1)
        rows = "".join(f'<Relationship Id="rId{n}" Type="{kinds}{kind}" Target="{("/" + folder + "/") if absolute else ""}{target}"/>' for n, (kind, target) in enumerate(relations, 1))
        put(f"{folder}/_rels/{file}.rels", head + f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>')
        put(main, DOCUMENT % body)
        for name, text in parts.items():
            put(name, head + text)


def run(text, properties=""):
    return f'<w:r w:rsidRPr="00B2"><w:rPr><w:rFonts w:hint="eastAsia"/>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def as_word_writes():
    """Runs split everywhere, changes tracked, fields, controls, a text box drawn twice, notes, a header, hidden text."""
    body = []
    for n, (text, level) in enumerate(paragraphs(report("08-township"))):
        properties = '<w:pPr><w:pStyle w:val="a3"/><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr></w:pPr>'
        if level is not None:
            properties = f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr><w:pPrChange w:id="7" w:author="某" w:date="2024-01-20T00:00:00Z"><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="9"/></w:numPr></w:pPr></w:pPrChange></w:pPr>'
        half = len(text) // 2
        a, b = text[:half], text[half:]
        ways = [
            lambda: run(a) + '<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="0" w:name="_GoBack"/>' + run(b),
            lambda: run(a) + '<w:del w:id="1" w:author="某"><w:r><w:delText>删去的12件</w:delText></w:r></w:del><w:ins w:id="2" w:author="某">' + run(b) + "</w:ins>",
            lambda: '<w:smartTag w:element="date">' + run(a) + "</w:smartTag>" + run("隐藏的34件", "<w:vanish/>") + run(b, '<w:vanish w:val="0"/>'),
            lambda: '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> HYPERLINK "http://example.invalid" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run(a) + '<w:r><w:fldChar w:fldCharType="end"/></w:r>' + run(b),
            lambda: '<w:sdt><w:sdtPr><w:alias w:val="标题"/></w:sdtPr><w:sdtContent>' + run(a) + "</w:sdtContent></w:sdt><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + run("单击此处输入文字") + "</w:sdtContent></w:sdt>" + run(b),
            lambda: '<w:hyperlink r:id="rId5">' + run(a) + '</w:hyperlink><w:moveFrom w:id="3" w:author="某">' + run("移走的") + '</w:moveFrom><w:moveTo w:id="4" w:author="某">' + run(b) + "</w:moveTo>",
        ]
        content = ways[n % len(ways)]() if text else ""
        body.append(f"<w:p>{properties}{content}</w:p>")
    # A paragraph whose end is deleted runs on into the next; one that is wholly deleted is gone.
    deleted = '<w:p><w:pPr><w:rPr><w:del w:id="5" w:author="某"/></w:rPr></w:pPr><w:del w:id="6" w:author="某"><w:r><w:delText>删掉的段落</w:delText></w:r></w:del></w:p>'
    box = lambda text: f"<w:txbxContent><w:p>{run(text)}</w:p></w:txbxContent>"
    drawn = ('<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx>' + box("文本框里的话。")
             + '</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>' + box("文本框里的话。")
             + '</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>' + run("本文附注")
             + '<w:r><w:footnoteReference w:id="2"/></w:r></w:p>')
    levels = "".join(level_xml(level, way, text) for level, _, way, text, _ in MARKERS)
    main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    parts = {
        "word/numbering.xml": f'<w:numbering xmlns:w="{main}"><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
        "word/styles.xml": f'<w:styles xmlns:w="{main}"><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="a3"><w:basedOn w:val="a"/></w:style></w:styles>',
        "word/footnotes.xml": f'<w:footnotes xmlns:w="{main}"><w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>{run(" 数据由乡综治中心提供。")}</w:p></w:footnote></w:footnotes>',
        "word/header1.xml": f'<w:hdr xmlns:w="{main}"><w:p>{run("页眉")}</w:p></w:hdr>',
    }
    types = [("word/document.xml", "document.main"), ("word/numbering.xml", "numbering"), ("word/styles.xml", "styles"),
             ("word/footnotes.xml", "footnotes"), ("word/header1.xml", "header")]
    relations = [("styles", "styles.xml"), ("numbering", "numbering.xml"), ("footnotes", "footnotes.xml"), ("header", "header1.xml")]
    package(HERE / "08-township.word.docx", "".join(body) + deleted + drawn, parts, types, relations)


def as_wps_writes():
    """Absolute targets, another name of the main part, borrowed levels, a table in a table, merged cells."""
    body = []
    for block, level in blocks(report("06-department")):
        if isinstance(block, list):
            rows = "".join("<w:tr><w:trPr/>" + "".join(f'<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/></w:tcPr><w:p><w:pPr><w:jc w:val="center"/></w:pPr>{run(cell)}</w:p></w:tc>' for cell in row) + "</w:tr>" for row in block)
            body.append(f'<w:tbl><w:tblPr><w:tblStyle w:val="6"/></w:tblPr><w:tblGrid><w:gridCol/></w:tblGrid>{rows}</w:tbl>')
        else:
            num = "" if level is None else f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="3"/></w:numPr>'
            body.append(f'<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="420"/></w:tabs>{num}<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr></w:pPr>{run(block) if block else ""}</w:p>')
    levels = "".join(level_xml(level, way.replace("Thousand", ""), text, '<w:suff w:val="nothing"/>') for level, _, way, text, _ in MARKERS)
    main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    parts = {
        "word/numbering.xml": f'<w:numbering xmlns:w="{main}"><w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="L1"/></w:abstractNum><w:abstractNum w:abstractNumId="5">{levels}<w:styleLink w:val="L1"/></w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="8"><w:abstractNumId w:val="5"/></w:num></w:numbering>',
        "word/styles.xml": f'<w:styles xmlns:w="{main}"><w:style w:type="paragraph" w:default="1" w:styleId="1"><w:name w:val="Normal"/></w:style><w:style w:type="numbering" w:styleId="L1"><w:pPr><w:numPr><w:numId w:val="8"/></w:numPr></w:pPr></w:style></w:styles>',
    }
    types = [("word/document2.xml", "document.main"), ("word/numbering.xml", "numbering"), ("word/styles.xml", "styles")]
    package(HERE / "06-department.wps.docx", "".join(body), parts, types, [("styles", "styles.xml"), ("numbering", "numbering.xml")], "word/document2.xml", True)


def by_libreoffice(name, source):
    for form, filter in [("docx", "docx"), ("rtf", "rtf"), ("html", "html:HTML (StarWriter)")]:
        with tempfile.TemporaryDirectory() as folder:
            copy = pathlib.Path(folder) / f"{name}.docx"
            shutil.copy(HERE / source, copy)
            subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", filter, "--outdir", f"{folder}/out", str(copy)], check=True, capture_output=True)
            shutil.copy(next((pathlib.Path(folder) / "out").iterdir()), HERE / f"{name}.libreoffice.{form}")


def saved_as_one_file():
    """As Chromium saves a page, and as Internet Explorer did: base64 in the encoding that the part names."""
    with tempfile.TemporaryDirectory() as folder:
        source, out = pathlib.Path(folder) / "page.html", HERE / "06-department.chromium.mhtml"
        shutil.copy(HERE / "06-department.site-a.html", source)
        subprocess.run(["node", "--experimental-websocket", HERE / "snapshot.mjs", source, out], check=True)
        boundary, date = re.search(rb'boundary="([^"]+)"', out.read_bytes())[1], rb"\g<1>Mon, 22 Jan 2024 09:00:00 -0000"
        text = out.read_bytes().replace(boundary, b"----MultipartBoundary--snapshot----")
        text = re.sub(rb"(?m)(^Date: )[^\r\n]*", date, text)
        out.write_bytes(re.sub(rb"(Content-ID: <)[^>]*", rb"\g<1>frame@mhtml.blink", text))
    body = (HERE / "03-levels.site-b.html").read_bytes().replace(b' content="text/html; charset=gb2312"', b"")
    parts = [("text/html;\r\n\tcharset=\"gb2312\"", "base64", "index.htm", base64.encodebytes(body)),
             ("image/gif", "base64", "banner.jpg", base64.encodebytes(b"GIF89a" + bytes(40)))]
    mark = "----=_NextPart_000_0000_01DA4D17.0B8C7C00"
    lines = "".join(f"--{mark}\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: {coding}\r\nContent-Location: http://www.qingtang.invalid/{place}\r\n\r\n{data.decode()}\r\n" for kind, coding, place, data in parts)
    head = f'From: <Saved by Windows Internet Explorer 8>\r\nSubject: =?gb2312?B?x+DMxM/Y?=\r\nDate: Mon, 22 Jan 2024 09:00:00 +0800\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="{mark}"\r\nX-MimeOLE: Produced By Microsoft MimeOLE\r\n\r\nThis is a multi-part message in MIME format.\r\n\r\n'
    (HERE / "03-levels.explorer.mht").write_bytes((head + lines + f"--{mark}--\r\n").encode())


def html_table(rows):
    return "<table border=1>" + "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows) + "</table>"


def as_paragraphs(text, write):
    """The report's lines with their own markers, tables as tables."""
    rows, parts = [], []
    def flush():
        if rows:
            parts.append(html_table(rows))
            rows.clear()
    for line in text.split("\n"):
        line = line.strip(" ")
        cells = [cell.strip() for cell in line.strip("|").split("|")] if line.startswith("|") else line.split("\t")
        if len(cells) > 1:
            if not all(set(cell) <= {"-"} for cell in cells):
                rows.append(cells)
            continue
        flush()
        if line.strip("　"):
            parts.append(write(line.replace("&", "&amp;").replace("<", "&lt;")))
    flush()
    return "\n".join(parts)


def pages():
    """Three sites: an editor's markup in blocks; nested tables, open tags and GB 2312; menus, scripts and hidden parts."""
    body = as_paragraphs(report("06-department"), lambda line: f'<p style="text-indent: 2em;"><span style="font-family: 仿宋_GB2312;">{line[:9]}</span>{line[9:]}</p>')
    (HERE / "06-department.site-a.html").write_text(f"""<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>报告_政府门户网站</title><style>p {{ color: red }}</style>
<script>var n = "12件<p>不是正文</p>";</script></head><body>
<nav class="top"><ul><li><a href="#">首页</a></li><li><a href="#">政务公开</a></li></ul></nav>
<div class="TRS_Editor" id="zoom">{body}</div>
<div style="display:none" id="share">分享到微信 99件</div><noscript>请打开脚本</noscript>
<button>打印</button></body></html>""", encoding="utf-8")

    body = as_paragraphs(report("03-levels"), lambda line: f"<P><FONT face=宋体 size=3>{line.replace('　', '&nbsp;&nbsp;&#12288;', 1)}")
    page = f"""<HTML><HEAD><META http-equiv=Content-Type content="text/html; charset=gb2312"><TITLE>青棠县</TITLE></HEAD>
<BODY><TABLE width=960 align=center><TR><TD><TABLE><TR><TD><IMG src="banner.jpg"></TABLE></TR>
<TR><TD><TABLE width="100%"><TBODY><TR><TD class=main>{body}</TD></TR></TBODY></TABLE></TD></TR></TABLE>
<SCRIPT language=JavaScript>document.write("访问量 <b>88</b>")</SCRIPT></BODY></HTML>"""
    (HERE / "03-levels.site-b.html").write_bytes(page.replace("\n", "\r\n").encode("gb18030"))

    def hard_wrapped(line):
        # Between hanzi only: a line end within a number is a blank in every browser.
        return "<section><p>" + re.sub("(.{30,}?[\u4e00-\u9fff])(?=[\u4e00-\u9fff])", "\\1\n      ", line) + "</p></section>"
    body = as_paragraphs(report("example"), hard_wrapped)
    (HERE / "example.site-c.html").write_text(f"""<!doctype html><html><head><meta charset="UTF-8"/><link rel="stylesheet" href="a.css"></head>
<body><div id="app"><header hidden>朔原县 政务服务</header><main><article>{body}</article></main>
<template><p>模板里的 7 件</p></template><select><option>乡镇网站</option></select>
<svg><text>图标</text></svg><iframe src="x.html"></iframe></div></body></html>""", encoding="utf-8")


def pasted():
    """What Word puts on the clipboard: numbers in conditional comments, hidden text, a table."""
    parts, counts = [], [0] * 9
    for block, level in blocks(report("06-department")):
        if isinstance(block, list):
            rows = "".join("<tr>" + "".join(f'<td width=142 style=\'width:106.5pt\'><p class=MsoNormal><span lang=EN-US>{cell}<o:p></o:p></span></p></td>' for cell in row) + "</tr>" for row in block)
            parts.append(f"<table class=MsoTableGrid border=1>{rows}</table>")
        elif block:
            mark = ""
            if level is not None:
                counts[level:] = [counts[level] + 1] + [0] * (8 - level)
                _, _, _, text, write = MARKERS[level]
                mark = f"<![if !supportLists]><span style='mso-list:Ignore'>{re.sub('%.', write(counts[level]), text)}<span style='font:7.0pt \"Times New Roman\"'>&nbsp;</span></span><![endif]>"
            parts.append(f"<p class=MsoNormal style='mso-list:l0 level1 lfo1'>{mark}<span style='font-family:仿宋_GB2312'>{block}</span><span style='display:none;mso-hide:all'>隐藏的5件</span></p>")
    body = "\n".join(parts)
    (HERE / "06-department.pasted.html").write_text(f"""<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta charset=utf-8><!--[if gte mso 9]><xml><w:WordDocument>没有</w:WordDocument></xml><![endif]--><style><!-- p.MsoNormal {{ margin:0cm }} --></style></head><body lang=ZH-CN><!--StartFragment-->{body}<!--EndFragment--></body></html>""", encoding="utf-8")


def markdown():
    lines = []
    for line in report("06-department").split("\n"):
        line = line.strip()
        if "\t" in line:
            cells = line.split("\t")
            lines.append("| " + " | ".join(cells) + " |")
            if cells[0] == "领域":
                lines.append("|" + " --- |" * len(cells))
        elif re.match("[一二三四]、", line):
            lines += [f"## {line}", ""]
        elif re.match("（[一二三四]）", line) and len(line) < 30:
            lines += [f"### **{line}**", ""]
        else:
            lines.append(line) if line.startswith("|") else lines.extend([line, ""])
    (HERE / "06-department.hand.md").write_text("---\ntitle: 不是正文\n---\n\n# " + "\n".join(lines), encoding="utf-8")


def texts():
    text = report("example").replace("\n", "\r\n")
    (HERE / "example.notepad.txt").write_bytes(text.encode("gb18030"))
    (HERE / "example.unicode.txt").write_bytes(b"\xff\xfe" + text.encode("utf-16-le"))


def rich_text_by_hand():
    """Hanzi as bytes of the code page, as WordPad and old systems write them; a table, a note, hidden and deleted text."""
    def escaped(text):
        return "".join(c if c.isascii() else "".join(f"\\'{b:02x}" for b in c.encode("gb18030")) for c in text)
    parts, counts = [], [0] * 9
    for block, level in blocks(report("06-department")):
        if isinstance(block, list):
            for row in block:
                parts.append("\\trowd\\trgaph108" + "".join(f"\\cellx{1000 * (n + 1)}" for n in range(len(row))) + "\\pard\\intbl " + "".join(escaped(cell) + "\\cell " for cell in row) + "\\row")
            parts.append("\\pard")
        else:
            mark = ""
            if level is not None:
                counts[level:] = [counts[level] + 1] + [0] * (8 - level)
                mark = "{\\listtext\\f0 " + escaped(re.sub("%.", MARKERS[level][4](counts[level]), MARKERS[level][3])) + "\\tab}"
            parts.append(f"{mark}\\f0 {escaped(block)}{{\\v {escaped('隐藏')}}}{{\\deleted {escaped('删去')}}}\\par")
    (HERE / "06-department.wordpad.rtf").write_text("{\\rtf1\\ansi\\ansicpg936\\deff0{\\fonttbl{\\f0\\fnil\\fcharset134 " + escaped("宋体") + ";}}{\\*\\generator Riched20;}{\\header \\f0 " + escaped("页眉") + "\\par}\n" + "\n".join(parts) + "}", encoding="ascii")


def archives():
    """Names in GBK that do not say so, an archive in an archive, and what is no document."""
    def archive(files):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as z:
            for n, (name, data) in enumerate(files):
                raw = name.encode("gbk")
                info = zipfile.ZipInfo(f"{n:02}".ljust(len(raw), "x"), (2024, 1, 22, 9, 0, 0))
                info.compress_type = zipfile.ZIP_DEFLATED
                z.writestr(info, data)
        data = buffer.getvalue()
        for n, (name, _) in enumerate(files):
            raw = name.encode("gbk")
            data = data.replace(f"{n:02}".ljust(len(raw), "x").encode(), raw)
        return data
    inner = archive([("2022年/青棠县报告.html", (HERE / "03-levels.site-b.html").read_bytes()), ("照片.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF")])
    files = [("报告/云岫县报告.txt", (HERE / "example.notepad.txt").read_bytes()),
             ("报告/青棠县报告.docx", (HERE / "03-levels.python.docx").read_bytes()),
             ("报告/澜湾市司法局.doc", (HERE / "06-department.wordpad.rtf").read_bytes()),
             ("往年.zip", inner), ("__MACOSX/报告/._云岫县报告.txt", b"\0\5\x16\7")]
    (HERE / "folder.gbk.zip").write_bytes(archive(files))


def main():
    for name in ["example", "03-levels", "06-department"]:
        by_python_docx(name, styled=False)
    by_python_docx("03-levels", styled=True)
    every_way_of_counting()
    as_word_writes()
    as_wps_writes()
    by_libreoffice("03-levels", "03-levels.python.docx")
    by_libreoffice("06-department", "06-department.python.docx")
    pages()
    saved_as_one_file()
    pasted()
    markdown()
    texts()
    rich_text_by_hand()
    archives()


if __name__ == "__main__":
    main()
