export default function NewNav() {
	return (
		<nav>
			<a href='/plans'>Plans</a>
		</nav>
	)
}
