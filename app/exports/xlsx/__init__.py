"""The workbook: a sheet a figure with its native chart, and every number behind them."""

from app.exports.xlsx.workbook import xlsx_of

__all__ = ["xlsx_of"]
