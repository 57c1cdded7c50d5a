export const flags = { gift: true };
