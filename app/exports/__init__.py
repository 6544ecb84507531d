"""A story written down: slides, papers, workbook, tables, pictures. None of these computes."""
