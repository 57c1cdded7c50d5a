export const consent = () => false;
