export const flags = { gift: false };
