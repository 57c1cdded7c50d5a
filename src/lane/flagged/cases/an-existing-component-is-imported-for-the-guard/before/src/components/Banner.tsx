export const Banner = ({ children }: any) => <aside>{children}</aside>;
