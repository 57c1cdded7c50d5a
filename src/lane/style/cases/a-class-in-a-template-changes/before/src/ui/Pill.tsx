export const Pill = ({ tone }: { tone: string }) => <b className={`rounded-full px-2 py-1 ${tone}`}>New</b>
