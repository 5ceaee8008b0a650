# What openpyxl gets from a workbook, as JSON: for each sheet its cells, where it is frozen and what it filters.
# Any warning is an error: python3 read_xlsx.py FILE

import json
import sys
import warnings

import openpyxl

warnings.simplefilter("error")
book = openpyxl.load_workbook(sys.argv[1])
sheets = [
    {
        "name": sheet.title,
        "rows": [list(row) for row in sheet.iter_rows(values_only=True)],
        "frozen": sheet.freeze_panes,
        "filter": sheet.auto_filter.ref,
        "formulas": sum(cell.data_type == "f" for row in sheet.iter_rows() for cell in row),
    }
    for sheet in book.worksheets
]
json.dump(sheets, sys.stdout, ensure_ascii=False)
