/** The roles a product team has here. A lane says which of them may propose; a review may ask for one of them. */
export const roles = ['product', 'design', 'marketing', 'engineering', 'admin'] as const
export type Role = (typeof roles)[number]
