import { Card } from './Card'

export function Tabs() {
	return (
		<Card tone='calm'>
			<h3>Pick a time</h3>
			<p>We call you back</p>
		</Card>
	)
}
