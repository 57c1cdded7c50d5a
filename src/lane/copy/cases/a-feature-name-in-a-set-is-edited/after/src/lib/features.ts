const enabled = new Set(['Team billing', 'Audit trail']);

export const has = (name: string) => enabled.has(name);
