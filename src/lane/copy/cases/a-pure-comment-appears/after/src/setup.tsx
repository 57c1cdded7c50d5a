import { make } from './make';

export const store = /* @__PURE__ */ make();
export const Done = () => <p>Ready</p>;
