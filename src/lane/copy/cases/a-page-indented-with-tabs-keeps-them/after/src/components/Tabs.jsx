import { Card } from './Card'

export function Tabs() {
	return (
		<Card tone='calm'>
			<h3>Choose a time</h3>
			<p>We will call you back</p>
		</Card>
	)
}
