export const Note = () => <p className="bg-white p-2 text-[#fff]">Words</p>
