export const Note = () => <p className="p-2 [inset:0_100%_0_-9999px]">Words</p>
