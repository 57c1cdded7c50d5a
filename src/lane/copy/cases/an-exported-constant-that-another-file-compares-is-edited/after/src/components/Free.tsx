export const FREE = 'Free for good';

export const Free = () => <p>{FREE}</p>;
