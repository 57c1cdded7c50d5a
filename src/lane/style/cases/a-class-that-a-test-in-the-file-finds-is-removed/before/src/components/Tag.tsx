export const Tag = () => <span className="tag-root px-2">New</span>

export const play = (canvas: HTMLElement) => canvas.querySelectorAll('span.tag-root').length
