/** What a broken rule means, and a way out: each one plain clause or sentence. */
export type RuleText = readonly [says: string, fix: string]
