/** Id of the column that holds the tree. */
export const TREE_COLUMN = 'tree';
