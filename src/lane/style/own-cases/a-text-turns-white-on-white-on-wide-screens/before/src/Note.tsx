export const Note = () => <p className="bg-white p-2">Words</p>
