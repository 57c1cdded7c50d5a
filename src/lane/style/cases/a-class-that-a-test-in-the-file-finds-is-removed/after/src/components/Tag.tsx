export const Tag = () => <span className="px-2">New</span>

export const play = (canvas: HTMLElement) => canvas.querySelectorAll('span.tag-root').length
