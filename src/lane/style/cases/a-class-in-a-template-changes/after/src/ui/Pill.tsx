export const Pill = ({ tone }: { tone: string }) => <b className={`rounded-full px-3 py-1.5 ${tone}`}>New</b>
