"""Documents of office programs: Word, OpenDocument, RTF, PDF, workbooks, tables."""
