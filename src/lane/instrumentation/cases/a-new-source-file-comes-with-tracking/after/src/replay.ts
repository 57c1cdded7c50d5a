export const replay = 1;
