/** Request kinds that Google has and this server does not imitate. https://sheets.googleapis.com/$discovery/rest?version=v4 */
export const UNRECORDED: ReadonlySet<string> = new Set(
  `
    addChart addCommentReply addDataSource addFilterView addSlicer addTable autoResizeDimensions cancelDataSourceRefresh deleteBanding
    deleteComment deleteCommentReply deleteDataSource deleteDuplicates deleteEmbeddedObject deleteFilterView deleteTable
    duplicateFilterView insertComment randomizeRange refreshDataSource textToColumns trimWhitespace updateBanding updateBorders
    updateChartSpec updateCommentPost updateConditionalFormatRule updateDataSource updateEmbeddedObjectBorder
    updateEmbeddedObjectPosition updateFilterView updateNamedRange updateSlicerSpec updateTable
  `
    .trim()
    .split(/\s+/),
);
