import { make } from './make';

export const store = make();
export const Done = () => <p>All set</p>;
