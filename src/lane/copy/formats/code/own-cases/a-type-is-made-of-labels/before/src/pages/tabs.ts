const tabs = [{ label: 'Team plan', price: 4 }, { label: 'Solo plan', price: 2 }] as const
export type Plan = (typeof tabs)[number]['label']
export const all = tabs
