import { flag } from '../flags'
import OldNav from './OldNav'

export default function Layout({ children }) {
	return (
		<div className='layout'>
			<OldNav />
			{flag('gift-box') && <p>Gift</p>}
			<main>{children}</main>
		</div>
	)
}
