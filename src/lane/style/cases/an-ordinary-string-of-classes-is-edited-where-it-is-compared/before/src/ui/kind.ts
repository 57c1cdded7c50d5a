export const isWide = (kind: string) => kind === 'px-8 wide'
