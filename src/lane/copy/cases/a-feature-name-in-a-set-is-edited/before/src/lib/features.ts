const enabled = new Set(['Team billing', 'Audit log']);

export const has = (name: string) => enabled.has(name);
