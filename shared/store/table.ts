/** Keys and index of the one table; the cloud stack and the one-machine store both create it from here. */
export const TABLE = {
  partitionKey: 'pk',
  sortKey: 'sk',
  /** Sparse: only items that somebody must come back to carry `gpk`/`gsk`. */
  indexes: [{ name: 'attention', partitionKey: 'gpk', sortKey: 'gsk', projection: 'KEYS_ONLY' }],
} as const;
