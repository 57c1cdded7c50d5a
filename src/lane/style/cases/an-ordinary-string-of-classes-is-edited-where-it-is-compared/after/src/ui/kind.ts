export const isWide = (kind: string) => kind === 'px-6 wide'
