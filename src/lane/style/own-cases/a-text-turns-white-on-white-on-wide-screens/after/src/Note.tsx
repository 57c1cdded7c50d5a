export const Note = () => <p className="bg-white p-2 md:text-white">Words</p>
