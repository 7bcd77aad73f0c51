/** Request kinds that Google has and this server does not imitate. https://sheets.googleapis.com/$discovery/rest?version=v4 */
export const UNRECORDED: ReadonlySet<string> = new Set(
  `
    addChart addCommentReply addDataSource addSlicer addTable cancelDataSourceRefresh deleteComment deleteCommentReply
    deleteDataSource deleteEmbeddedObject deleteTable insertComment refreshDataSource updateChartSpec
    updateCommentPost updateDataSource updateEmbeddedObjectBorder updateEmbeddedObjectPosition updateSlicerSpec updateTable
  `
    .trim()
    .split(/\s+/),
);
