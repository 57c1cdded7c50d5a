export const F = () => <p className="p-4" data-track="card2">Hi</p>
