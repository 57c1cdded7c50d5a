export const Note = () => <p className="absolute top-0 left-0 h-full w-full p-2">Words</p>
