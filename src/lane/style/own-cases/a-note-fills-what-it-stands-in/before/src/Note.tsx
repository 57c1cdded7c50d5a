export const Note = () => <p className="p-2">Words</p>
