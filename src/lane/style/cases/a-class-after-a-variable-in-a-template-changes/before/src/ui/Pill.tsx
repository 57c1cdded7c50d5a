export const Pill = ({ tone }) => <b className={`px-2 ${tone} rounded-full`}>New</b>;
