/** The columns of the sheet for import, as its head says them. `?`: may be empty. */
export const SHEET_COLUMNS = ['日期', '种类', '数量', '人数', '社区', '地点', '人员', '说明'] as const;
export type SheetColumn = (typeof SHEET_COLUMNS)[number];
