export const FREE = 'Free forever';

export const Free = () => <p>{FREE}</p>;
