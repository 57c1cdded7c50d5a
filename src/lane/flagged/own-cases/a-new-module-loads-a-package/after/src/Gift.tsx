import confetti from 'confetti-cannon'
export const Gift = () => <p>{confetti}</p>
