export const F = () => <p className="p-4" data-track="card">Hi</p>
