/** The wordmark's two channel buoys: a can to port, a cone to starboard, on one line of water. */
export const Buoys = () => (
  <svg
    viewBox="0 0 26 20"
    aria-hidden
    fill="none"
    stroke="currentColor"
    strokeWidth="1.5"
    strokeLinejoin="round"
    strokeLinecap="round"
  >
    <path d="M4 7.5h6v7H4z" fill="currentColor" />
    <path d="M7 7.5V3.2" />
    <path d="M19 5l3.6 9.5h-7.2z" fill="currentColor" />
    <path d="M19 5V2.2" />
    <path d="M1 17.5c2 0 2-1 4-1s2 1 4 1 2-1 4-1 2 1 4 1 2-1 4-1 2 1 4 1" />
  </svg>
)
