export const Badge = () => <i>Old</i>;
