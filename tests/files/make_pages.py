#!/usr/bin/env python3
"""Makes the PDF, OFD and old Word files of this folder from the invented reports.

    pip install python-docx==1.2.0 reportlab==5.1.0 easyofd==20260427 pdf2ofd==0.1.0
    apt-get install libreoffice-writer-nogui chromium fonts-noto-cjk
    python3 tests/files/make_pages.py

The files are committed, so that the tests need none of these programs. What each is for stands in README.md. Files that
are named `REPORT.PROGRAM.FORMAT` hold that report and nothing else; the others are there to be refused or spoken about.
"""

import io
import itertools
import os
import pathlib
import re
import shutil
import struct
import subprocess
import tempfile
import zipfile
import zlib

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Pt

HERE = pathlib.Path(__file__).parent
TOP = HERE.parent.parent
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def report(name):
    path = TOP / "www/example.txt" if name == "example" else TOP / f"tests/reports/{name}.txt"
    return path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")


def blocks(text):
    """Lines, and tables as lists of rows."""
    rows = []
    for line in text.split("\n"):
        line = line.strip()
        cells = [cell.strip() for cell in line.strip("|").split("|")] if line.startswith("|") else line.split("\t")
        if len(cells) > 1:
            if not all(set(cell) <= {"-"} for cell in cells):
                rows.append(cells)
            continue
        if rows:
            yield rows
            rows = []
        if line:
            yield line
    if rows:
        yield rows


# By Word processors -------------------------------------------------------------------------------------------------


def field(paragraph, code, shown):
    for kind, text in [("begin", None), (None, code), ("separate", None), ("text", shown), ("end", None)]:
        run = paragraph.add_run()._r
        if kind in ("begin", "separate", "end"):
            run.append(parse_xml(f'<w:fldChar {W} w:fldCharType="{kind}"/>'))
        elif kind is None:
            run.append(parse_xml(f'<w:instrText {W} xml:space="preserve"> {text} </w:instrText>'))
        else:
            run.append(parse_xml(f'<w:t {W}>{text}</w:t>'))


def document(name, grid=True):
    """As an office sets a report: a centred title, indented paragraphs, a header, page numbers between dashes."""
    out = docx.Document()
    normal = out.styles["Normal"]
    normal.font.size = Pt(16)
    normal.font.name = "DejaVu Serif"
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "Noto Serif CJK SC")
    section = out.sections[0]
    section.page_width, section.page_height = docx.shared.Mm(210), docx.shared.Mm(297)
    section.header.paragraphs[0].text = "法治政府建设年度报告（内部稿）"
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    footer.add_run("— ")
    field(footer, "PAGE", "1")
    footer.add_run(" —")
    for n, block in enumerate(blocks(report(name))):
        if isinstance(block, list):
            table = out.add_table(len(block), max(map(len, block)))
            if grid:
                table.style = "Table Grid"
            for row, cells in zip(table.rows, block):
                for cell, text in zip(row.cells, cells):
                    cell.text = text
                    cell.paragraphs[0].runs and setattr(cell.paragraphs[0].runs[0].font, "size", Pt(12))
            continue
        paragraph = out.add_paragraph()
        run = paragraph.add_run(block)
        form = paragraph.paragraph_format
        form.space_after, form.line_spacing = Pt(0), Pt(28)
        if n == 0 or n == 1 and len(block) < 30:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            run.font.size = Pt(22)
        elif not block.endswith("："):
            form.first_line_indent = Pt(32)
            paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    return out


def convert(source, form, folder):
    subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", form,
                    "--outdir", f"{folder}/out", str(source)], check=True, capture_output=True)
    return next((pathlib.Path(folder) / "out").iterdir())


def by_libreoffice(name, form, file, grid=True):
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder) / f"{name}.docx"
        document(name, grid).save(source)
        shutil.copy(convert(source, form, folder), HERE / file)


def with_numbers():
    """Documents whose numbers are automatic, saved as old ones; they are docx files of make.py."""
    for source, file in [("03-levels.python", "03-levels.numbered"), ("03-levels.styles", "03-levels.styles"),
                         ("06-department.python", "06-department.numbered"), ("counting.python", "counting.libreoffice")]:
        with tempfile.TemporaryDirectory() as folder:
            shutil.copy(convert(HERE / f"{source}.docx", "doc", folder), HERE / f"{file}.doc")


def in_columns(name, file):
    """A title and a note across the page, the text in two columns."""
    from docx.enum.section import WD_SECTION
    def columns(section, count):
        below = section._sectPr.find(qn("w:cols"))
        if below is None:
            below = section._sectPr.makeelement(qn("w:cols"), {})
            section._sectPr.append(below)
        below.set(qn("w:num"), str(count))
        below.set(qn("w:space"), "480")
    out = document(name)
    out.sections[0].header.paragraphs[0].text = ""
    # The title stands in a section of its own, before the others.
    body = out.element.body
    first, whole = body[0], body.sectPr
    columns(out.sections[-1], 2)
    for run in body.iter(qn("w:sz")):
        run.set(qn("w:val"), str(min(int(run.get(qn("w:val"))), 32)))
    out.styles["Normal"].font.size = Pt(11)
    for spacing in body.iter(qn("w:spacing")):
        spacing.set(qn("w:line"), "400")
    for indent in body.iter(qn("w:ind")):
        indent.set(qn("w:firstLine"), "440")
    import copy
    own = copy.deepcopy(whole)
    own.find(qn("w:cols")).set(qn("w:num"), "1")
    own.insert(0, parse_xml(f'<w:type {W} w:val="continuous"/>'))
    first.get_or_add_pPr().append(own)
    kind = whole.find(qn("w:type"))
    whole.insert(0, parse_xml(f'<w:type {W} w:val="continuous"/>')) if kind is None else kind.set(qn("w:val"), "continuous")
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder) / f"{name}.docx"
        out.save(source)
        shutil.copy(convert(source, "pdf", folder), HERE / file)


# By a browser -------------------------------------------------------------------------------------------------------


def by_chromium(name, file, style, margins):
    """The page as a portal shows it, with what a browser prints around it."""
    parts = []
    for n, block in enumerate(blocks(report(name))):
        if isinstance(block, list):
            rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in block)
            parts.append(f"<table border=1>{rows}</table>")
        else:
            tag = "h1" if n == 0 else "p"
            parts.append(f"<{tag}>{block}</{tag}>")
    page = f"""<!doctype html><meta charset=utf-8><title>报告</title><style>@page {{ size: A4; margin: 20mm; {margins} }}
body {{ font-family: "Noto Sans CJK SC"; }} h1 {{ text-align: center; font-size: 22px }} {style}</style>{"".join(parts)}"""
    with tempfile.TemporaryDirectory() as folder:
        source, out = pathlib.Path(folder) / "report.html", pathlib.Path(folder) / "report.pdf"
        source.write_text(page, encoding="utf-8")
        subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile",
                        "--no-pdf-header-footer", f"--print-to-pdf={out}", f"file://{source}"], check=True, capture_output=True)
        shutil.copy(out, HERE / file)


# By reportlab -------------------------------------------------------------------------------------------------------


def by_reportlab(name, file, encrypt=None):
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    body = ParagraphStyle("body", fontName="STSong-Light", fontSize=14, leading=24, wordWrap="CJK", firstLineIndent=28)
    title = ParagraphStyle("title", parent=body, fontSize=20, leading=30, alignment=1, firstLineIndent=0)

    def footer(canvas, doc):
        canvas.setFont("STSong-Light", 10)
        canvas.drawCentredString(A4[0] / 2, 30, f"第 {doc.page} 页")

    story = []
    for n, block in enumerate(blocks(report(name))):
        if isinstance(block, list):
            story.append(Table(block, style=[("FONT", (0, 0), (-1, -1), "STSong-Light", 11), ("GRID", (0, 0), (-1, -1), 0.5, "black")]))
        else:
            story.append(Paragraph(block.replace("&", "&amp;"), title if n == 0 else body))
    doc = SimpleDocTemplate(str(HERE / file), pagesize=A4, invariant=1, encrypt=encrypt)
    doc.build(story, onFirstPage=footer, onLaterPages=footer)


# By hand ------------------------------------------------------------------------------------------------------------

WIDTH, LEFT, LEADING, SIZE = 28, 74, 27, 16


class Pdf:
    """Objects, numbered as they come."""

    def __init__(self):
        self.objects = []

    def add(self, body, stream=None):
        if stream is not None:
            packed = zlib.compress(stream, 9)
            body = body[:-2] + f"/Length {len(packed)}/Filter/FlateDecode>>"
            data = body.encode() + b"stream\n" + packed + b"\nendstream"
        else:
            data = body.encode()
        self.objects.append(data)
        return len(self.objects)

    def save(self, file, root):
        out, places = b"%PDF-1.6\n%\xe2\xe3\xcf\xd3\n", []
        for number, body in enumerate(self.objects, 1):
            places.append(len(out))
            out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
        start = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
        out += b"".join(b"%010d 00000 n \n" % place for place in places)
        out += b"trailer<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(places) + 1, root, start)
        (HERE / file).write_bytes(out)


def lay_out(name):
    """Lines with their places on pages, and the lines of tables: what a typesetting program has in its hands."""
    pages, y = [[]], 760

    def line(text, x):
        nonlocal y
        if y < 80:
            pages.append([])
            y = 760
        pages[-1].append(("text", x, y, text))
        y -= LEADING

    for n, block in enumerate(blocks(report(name))):
        if isinstance(block, list):
            if y - len(block) * LEADING < 80:
                pages.append([])
                y = 760
            columns = max(map(len, block))
            edges = [LEFT + at * 448 / columns for at in range(columns + 1)]
            top = y + LEADING - 6
            for row in block:
                for at, cell in enumerate(row):
                    pages[-1].append(("text", edges[at] + 4, y, cell))
                y -= LEADING
            bottom = y + LEADING - 6
            pages[-1] += [("rule", edge, bottom, edge, top) for edge in edges]
            pages[-1] += [("rule", LEFT, top - at * LEADING, LEFT + 448, top - at * LEADING) for at in range(len(block) + 1)]
            continue
        if n == 0:
            line(block, LEFT + max(0, (WIDTH - len(block)) * SIZE / 2))
            continue
        room, text, x = WIDTH - 2, "", LEFT + 2 * SIZE
        for token in re.findall(r"[0-9A-Za-z.,%]+|.", block):
            wide = sum(0.5 if c.isascii() else 1 for c in token)
            if room < wide and token not in "，。；：、）”":
                line(text, x)
                room, text, x = WIDTH, "", LEFT
            text += token
            room -= wide
        line(text, x)
    return pages


def half(text):
    return sum(SIZE / 2 if c.isascii() else SIZE for c in text)


def by_hand(name, file, encode, font, show="<%s> Tj", around=("", ""), change=lambda pdf, pages: None):
    """`encode` turns text into the codes of the font, `font` adds the font and gives its number."""
    pdf = Pdf()
    number = font(pdf)
    kids = []
    tree = len(pdf.objects) + 1
    pdf.add("")
    for page in lay_out(name):
        content = [around[0]]
        for kind, *what in page:
            if kind == "rule":
                content.append("%.2f %.2f m %.2f %.2f l S" % tuple(what))
            else:
                x, y, text = what
                content.append(f"BT /F1 {SIZE} Tf {x:.2f} {y:.2f} Td {show % encode(text).hex()} ET")
        content.append(around[1])
        stream = pdf.add("<<>>", "\n".join(content).encode())
        kids.append(pdf.add(f"<</Type/Page/Parent {tree} 0 R/MediaBox[0 0 595 842]/Contents {stream} 0 R/Resources<</Font<</F1 {number} 0 R>>>>>>"))
    pdf.objects[tree - 1] = f"<</Type/Pages/Kids[{' '.join(f'{kid} 0 R' for kid in kids)}]/Count {len(kids)}>>".encode()
    change(pdf, kids)
    pdf.save(file, pdf.add(f"<</Type/Catalog/Pages {tree} 0 R>>"))


def composite(encoding, ordering="GB1", widths="/DW 1000", to_unicode=None, base="FangSong_GB2312", registry="Adobe"):
    def font(pdf):
        descriptor = pdf.add(f"<</Type/FontDescriptor/FontName/{base}/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 859/Descent -141/CapHeight 700/StemV 80>>")
        below = pdf.add(f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{base}/CIDSystemInfo<</Registry({registry})/Ordering({ordering})/Supplement 2>>/FontDescriptor {descriptor} 0 R{widths}>>")
        table = f"/ToUnicode {pdf.add('<<>>', to_unicode)} 0 R" if to_unicode else ""
        return pdf.add(f"<</Type/Font/Subtype/Type0/BaseFont/{base}/Encoding/{encoding}/DescendantFonts[{below} 0 R]{table}>>")
    return font


def adobe_gb1():
    planes = zlib.decompress((TOP / "formats/src/readers/pdf/adobe-gb1.bin").read_bytes(), -15)
    count, last, cids = len(planes) // 3, 0, {}
    for cid in range(count):
        zigzag = planes[cid] | planes[count + cid] << 8 | planes[2 * count + cid] << 16
        last += (zigzag >> 1) ^ -(zigzag & 1)
        cids.setdefault(chr(last), cid)
    return cids


def table_for(codes):
    rows = "".join(f"<{code:04X}> <{c.encode('utf-16-be').hex()}>\n" for c, code in codes.items())
    return ("/CIDInit/ProcSet findresource begin 12 dict begin begincmap/CMapName/X def 1 begincodespacerange<0000><FFFF>endcodespacerange\n"
            f"{len(codes)} beginbfchar\n{rows}endbfchar endcmap end end").encode()


def every_encoding():
    name = "06-department"
    half_letters = "/DW 1000/W[814[%s]]" % " ".join(["500"] * 95)
    letters = "/DW 1000/W[1[%s]]" % " ".join(["500"] * 95)
    for encoding, codec, widths in [("GB-EUC-H", "gb2312", half_letters), ("GBK-EUC-H", "gbk", half_letters), ("GBKp-EUC-H", "gbk", letters),
                                    ("GBK2K-H", "gb18030", letters), ("UniGB-UCS2-H", "utf-16-be", letters), ("UniGB-UTF16-H", "utf-16-be", letters)]:
        by_hand(name, f"{name}.{encoding.lower()}.pdf", lambda text: text.encode(codec), composite(encoding, widths=widths))
    cids = adobe_gb1()
    by_hand(name, f"{name}.identity-gb1.pdf", lambda text: b"".join(struct.pack(">H", cids[c]) for c in text), composite("Identity-H", widths=letters))
    codes = {c: 0x21 + n for n, c in enumerate(dict.fromkeys(report(name))) if c >= " "}
    widths = "/DW 500/W[%s]" % "".join(f"{code}[1000]" for c, code in codes.items() if not c.isascii())
    founder = composite("Identity-H", "PKU2", widths, table_for(codes), "FZFSK", "Founder")
    encode = lambda text: b"".join(struct.pack(">H", codes[c]) for c in text)
    by_hand(name, f"{name}.founder.pdf", encode, founder)
    by_hand(name, f"{name}.scan-layer.pdf", encode, founder, around=("q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q", ""), show="3 Tr <%s> Tj")

    def turned(pdf, kids):
        for kid in kids:
            pdf.objects[kid - 1] = pdf.objects[kid - 1].replace(b"/MediaBox[0 0 595 842]", b"/Rotate 90/MediaBox[0 0 842 595]")
    # A page on its side, which a viewer turns.
    by_hand(name, f"{name}.turned.pdf", lambda text: text.encode("gbk"), composite("GBK-EUC-H", widths=half_letters), around=("q 0 1 -1 0 842 0 cm", "Q"), change=turned)
    by_hand("03-levels", "no-table.pdf", encode_any, composite("Identity-H", "Identity", "/DW 1000", None, "ABCDEF+SimSun"))


def encode_any(text):
    return b"".join(struct.pack(">H", ord(c) & 0x7FFF) for c in text)


def to_be_refused():
    """A scan, text that was turned into curves, a title that nobody can read."""
    pdf = Pdf()
    scan = zlib.compress(bytes(range(256)) * 40)
    image = len(pdf.objects) + 1
    pdf.objects.append(b"<</Type/XObject/Subtype/Image/Width 128/Height 80/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode/Length %d>>stream\n" % len(scan) + scan + b"\nendstream")
    content = pdf.add("<<>>", b"q 595 0 0 842 0 0 cm /I Do Q")
    pdf.add(f"<</Type/Page/Parent 4 0 R/MediaBox[0 0 595 842]/Contents {content} 0 R/Resources<</XObject<</I {image} 0 R>>>>>>")
    pdf.add("<</Type/Pages/Kids[3 0 R]/Count 1>>")
    pdf.save("scan.pdf", pdf.add("<</Type/Catalog/Pages 4 0 R>>"))

    pdf = Pdf()
    curves = "".join(f"{60 + n % 40 * 12} {700 - n // 40 * 20} m {65 + n % 40 * 12} {705 - n // 40 * 20} {68 + n % 40 * 12} {700 - n // 40 * 20} {70 + n % 40 * 12} {710 - n // 40 * 20} c f\n" for n in range(800))
    content = pdf.add("<<>>", curves.encode())
    pdf.add(f"<</Type/Page/Parent 3 0 R/MediaBox[0 0 595 842]/Contents {content} 0 R>>")
    pdf.add("<</Type/Pages/Kids[2 0 R]/Count 1>>")
    pdf.save("drawn.pdf", pdf.add("<</Type/Catalog/Pages 3 0 R>>"))

    # A layer that is switched off, a watermark, a title in a font without a table, an empty page that is a picture.
    pdf = Pdf()
    good = composite("GBK-EUC-H", widths="/DW 1000/W[814[%s]]" % " ".join(["500"] * 95))(pdf)
    bad = composite("Identity-H", "Identity", "/DW 1000", None, "ABCDEF+XBSJ")(pdf)
    layer = pdf.add("<</Type/OCG/Name(draft)>>")
    hexed = lambda text: text.encode("gbk").hex()
    body = "全年办理行政许可12件，比上年增加3件，其余事项均已办结。" * 3
    content = pdf.add("<<>>", f"""BT /F2 22 Tf 200 780 Td <{encode_any('报告').hex()}> Tj ET
BT /F1 16 Tf 74 700 Td <{hexed(body[:28])}> Tj 0 -28 Td <{hexed(body[28:56])}> Tj 0 -28 Td <{hexed(body[56:])}> Tj ET
BT /F1 60 Tf 0.7 0.7 -0.7 0.7 150 300 Tm <{hexed('征求意见稿99件')}> Tj ET
/OC /L BDC BT /F1 16 Tf 74 500 Td <{hexed('旧稿88件')}> Tj ET EMC
/Artifact <</Type/Pagination>> BDC BT /F1 9 Tf 74 30 Td <{hexed('页脚77号')}> Tj ET EMC""".encode())
    tree = len(pdf.objects) + 3
    one = pdf.add(f"<</Type/Page/Parent {tree} 0 R/MediaBox[0 0 595 842]/Contents {content} 0 R/Resources<</Font<</F1 {good} 0 R/F2 {bad} 0 R>>/Properties<</L {layer} 0 R>>>>>>")
    picture = pdf.add("<<>>", b"q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q")
    assert len(pdf.objects) + 1 == tree
    pdf.add(f"<</Type/Pages/Kids[{one} 0 R {tree + 1} 0 R]/Count 2>>")
    pdf.add(f"<</Type/Page/Parent {tree} 0 R/MediaBox[0 0 595 842]/Contents {picture} 0 R>>")
    pdf.save("doubtful.pdf", pdf.add(f"<</Type/Catalog/Pages {tree} 0 R/OCProperties<</OCGs[{layer} 0 R]/D<</OFF[{layer} 0 R]>>>>>>"))


# OFD ----------------------------------------------------------------------------------------------------------------


def by_easyofd(source, file):
    """It leaves a folder where it stands, and takes one size for all characters of a line."""
    from easyofd.ofd import OFD
    with tempfile.TemporaryDirectory() as folder:
        here = os.getcwd()
        os.chdir(folder)
        try:
            made = OFD().pdf2ofd((HERE / source).read_bytes(), optional_text=True)
        finally:
            os.chdir(here)
    again(made, file)


def by_pdf2ofd(source, page, file):
    """It turns text into drawings."""
    import pdf2ofd
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "out.ofd"
        pdf2ofd.convert(str(HERE / source), str(out), pages=page)
        again(out.read_bytes(), file)


def again(archive, file):
    """The same archive without the time of day, packed well."""
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(HERE / file, "w") as new:
        for name in sorted(old.namelist()):
            new.writestr(zipfile.ZipInfo(name, (2024, 1, 22, 9, 0, 0)), re.sub(rb"(CreationDate>)[^<]*", rb"\g<1>2024-01-22", old.read(name)), zipfile.ZIP_DEFLATED, 9)


def by_standard(name, file, prefix):
    """As typesetting programs write: objects in no order, runs in short, a matrix, a template with header and number,
    tables as paths, a column of glyph ids behind each text."""
    mm = 25.4 / 72
    p = prefix
    head = f'xmlns:{p[:-1]}="http://www.ofdspec.org/2016"' if p else 'xmlns="http://www.ofdspec.org/2016"'
    files, number = {}, 0
    pages = lay_out(name)
    for at, page in enumerate(pages):
        objects = []
        for kind, *what in page:
            number += 1
            if kind == "rule":
                x0, y0, x1, y1 = (what[0] * mm, (842 - what[1]) * mm, what[2] * mm, (842 - what[3]) * mm)
                objects.append(f'<{p}PathObject ID="{number}" Boundary="0 0 210 297" LineWidth="0.25"><{p}AbbreviatedData>M {x0:.3f} {y0:.3f} L {x1:.3f} {y1:.3f} </{p}AbbreviatedData></{p}PathObject>')
                continue
            x, y, text = what[0] * mm, (842 - what[1]) * mm, what[2]
            steps = [8 * mm if c.isascii() else 16 * mm for c in text[:-1]]
            short = []
            for step, group in itertools.groupby(steps):
                count = len(list(group))
                short.append(f"g {count} {step:.4f}" if count > 2 else " ".join([f"{step:.4f}"] * count))
            delta = f' DeltaX="{" ".join(short)}"' if short else ""
            ids = f'<{p}CGTransform CodePosition="0" CodeCount="{len(text)}" GlyphCount="{len(text)}"><{p}Glyphs>{" ".join(str(ord(c) % 997) for c in text)}</{p}Glyphs></{p}CGTransform>'
            if number % 3:
                place = f'Boundary="{x:.3f} {y - 5:.3f} 170 6" Size="{16 * mm:.3f}"'
                shift = 'X="0" Y="5"'
            else:
                place = f'Boundary="{x:.3f} {y - 5:.3f} 170 6" CTM="{mm:.6f} 0 0 {mm:.6f} 0 0" Size="16"'
                shift = f'X="0" Y="{5 / mm:.4f}"'
                delta = f' DeltaX="{" ".join(f"{step / mm:.3f}" for step in steps)}"' if steps else ""
            objects.append(f'<{p}TextObject ID="{number}" Font="3" {place}><{p}FillColor Value="0 0 0"/>{ids}<{p}TextCode {shift}{delta}>{text}</{p}TextCode></{p}TextObject>')
        # In no order, and the same each time.
        objects.sort(key=lambda object: zlib.crc32(object.encode()))
        files[f"Doc_0/Pages/Page_{at}/Content.xml"] = f'<{p}Page {head}><{p}Template TemplateID="2" ZOrder="Background"/><{p}Area><{p}PhysicalBox>0 0 210 297</{p}PhysicalBox></{p}Area><{p}Content><{p}Layer ID="1">{"".join(objects)}<{p}TextObject ID="9{at}" Font="3" Size="3.5" Boundary="100 283 12 5"><{p}TextCode X="0" Y="4" DeltaX="3 3 3 3">- {at + 1} -</{p}TextCode></{p}TextObject></{p}Layer></{p}Content></{p}Page>'
    files["Doc_0/Tpls/Tpl_0/Content.xml"] = f'<{p}Page {head}><{p}Content><{p}Layer ID="1"><{p}TextObject ID="2" Font="3" Size="3.5" Boundary="26 12 80 5"><{p}TextCode X="0" Y="4" DeltaX="g 9 3.5">内部资料注意保存页眉</{p}TextCode></{p}TextObject></{p}Layer></{p}Content></{p}Page>'
    listed = "".join(f'<{p}Page ID="{at + 10}" BaseLoc="Pages/Page_{at}/Content.xml"/>' for at in range(len(pages)))
    files["Doc_0/Document.xml"] = f'<{p}Document {head}><{p}CommonData><{p}MaxUnitID>{number}</{p}MaxUnitID><{p}PageArea><{p}PhysicalBox>0 0 210 297</{p}PhysicalBox></{p}PageArea><{p}TemplatePage ID="2" BaseLoc="Tpls/Tpl_0/Content.xml"/></{p}CommonData><{p}Pages>{listed}</{p}Pages></{p}Document>'
    files["OFD.xml"] = f'<{p}OFD {head} Version="1.0" DocType="OFD"><{p}DocBody><{p}DocInfo><{p}DocID>0</{p}DocID></{p}DocInfo><{p}DocRoot>/Doc_0/Document.xml</{p}DocRoot></{p}DocBody></{p}OFD>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for part, text in files.items():
            archive.writestr(part, '<?xml version="1.0" encoding="UTF-8"?>' + text)
    again(buffer.getvalue(), file)


def every_ofd():
    by_easyofd("example.reportlab.pdf", "example.easyofd.ofd")
    by_pdf2ofd("06-department.libreoffice.pdf", "2", "drawn.ofd")
    by_standard("06-department", "06-department.standard.ofd", "ofd:")
    by_standard("example", "example.standard.ofd", "")


# Another reader -----------------------------------------------------------------------------------------------------


def by_poppler():
    """What poppler's pdftotext (22.12, with poppler-data) makes of the files here and of those in ../shared."""
    shutil.rmtree(HERE / "poppler", ignore_errors=True)
    for place, files in [("", HERE), ("samples", TOP / "../shared/samples/pdf")]:
        (HERE / "poppler" / place).mkdir(parents=True, exist_ok=True)
        for file in sorted(files.glob("*.pdf")):
            text = subprocess.run(["pdftotext", str(file), "-"], capture_output=True).stdout
            if text.strip():
                (HERE / "poppler" / place / f"{file.stem}.txt").write_bytes(text)


def main():
    for name in ["example", "06-department", "03-levels"]:
        by_libreoffice(name, "pdf", f"{name}.libreoffice.pdf")
        by_libreoffice(name, "doc", f"{name}.libreoffice.doc")
    by_libreoffice("06-department", "pdf", "06-department.no-lines.pdf", grid=False)
    with_numbers()
    in_columns("03-levels", "03-levels.columns.pdf")
    by_chromium("06-department", "06-department.columns.pdf", "body { columns: 2; column-gap: 12mm; font-size: 15px } h1 { column-span: all } p { text-indent: 2em; margin: 0; line-height: 1.8 }",
                "@bottom-center { content: counter(page) }")
    by_chromium("example", "example.chromium.pdf", "p { text-indent: 2em; margin: 0; line-height: 1.8 }",
                '@top-left { content: "云岫县人民政府网" } @bottom-center { content: counter(page) " / " counter(pages) }')
    by_chromium("06-department", "06-department.chromium.pdf", "p { text-align: justify }", "@bottom-right { content: counter(page) }")
    by_chromium("03-levels", "03-levels.chromium.pdf", "body { font-size: 20px }", "")
    by_reportlab("example", "example.reportlab.pdf")
    by_reportlab("06-department", "06-department.reportlab.pdf")
    from reportlab.lib.pdfencrypt import StandardEncryption
    by_reportlab("03-levels", "03-levels.owner-password.pdf", StandardEncryption("", "owner", strength=128))
    by_reportlab("03-levels", "locked.pdf", StandardEncryption("user", "owner", strength=128))
    every_encoding()
    to_be_refused()
    every_ofd()
    by_poppler()


if __name__ == "__main__":
    main()
