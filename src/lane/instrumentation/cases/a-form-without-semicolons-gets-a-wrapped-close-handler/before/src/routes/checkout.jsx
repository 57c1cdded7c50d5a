import { useCallback } from 'react'
import { track } from '../analytics'
import { order } from '../api'

export default function Checkout({ plan, onClose }) {
	const submit = useCallback(
		async (event) => {
			event.preventDefault()
			try {
				await order(plan.id)
			} catch (problem) {
				onClose(problem)
			}
		},
		[plan, onClose],
	)

	const choose = (kind) => {
		switch (kind) {
			case 'team':
				order('team')
				break
			default:
				onClose()
		}
		if (plan.open) {
			onClose()
		} else {
			order(plan.id)
		}
	}

	return (
		<form onSubmit={submit}>
			<button type="submit">Order</button>
			<button type="button" onClick={() => choose('team')}>Team</button>
			<button type="button" onClick={onClose}>Close</button>
			<a href="/help" onClick={() => track('cta_clicked', { label: 'help' })}>Help</a>
		</form>
	)
}
