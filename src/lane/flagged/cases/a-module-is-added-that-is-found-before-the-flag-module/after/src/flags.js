export const flag = () => true;
