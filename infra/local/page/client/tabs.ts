import type { FUniver } from '@univerjs/core/facade';
import type { FWorkbook } from '@univerjs/sheets/facade';

/** Tabs belong to the product: nobody adds, renames, moves, hides or removes one here. */
export function lockTabs(facade: FUniver, workbook: FWorkbook): void {
  const permission = workbook.getWorkbookPermission();
  const { CreateSheet, DeleteSheet, RenameSheet, MoveSheet, HideSheet, CreateProtection } = facade.Enum.WorkbookPermissionPoint;
  for (const point of [CreateSheet, DeleteSheet, RenameSheet, MoveSheet, HideSheet, CreateProtection]) void permission.setPoint(point, false);
}
