const words = ['Two', 'months'];

export const Ribbon = () => <b>{words[0]}</b>;
