import * as vscode from 'vscode';
import type { TreeNode } from '../protocol/protocol.ts';

/** How dragged rows are told from other things that can be dropped into an editor. */
export const rowsType = 'application/vnd.digest-lens.rows';

/**
 * Lets rows be dragged out of a view. As text they are addresses, for editors without citations of their own. Not as
 * files: dropped without Shift those would be opened.
 */
export const draggedRows: vscode.TreeDragAndDropController<TreeNode> = {
  dragMimeTypes: [rowsType, 'text/plain'],
  dropMimeTypes: [],
  handleDrag: (rows, transfer) => {
    transfer.set(rowsType, new vscode.DataTransferItem(JSON.stringify(rows)));
    const addresses = rows.flatMap(({ paper }) => paper?.abs ?? []);
    if (addresses.length > 0) transfer.set('text/plain', new vscode.DataTransferItem(addresses.join('\n')));
  },
};
