import { flag } from '../flags'
import NewNav from './NewNav'
import OldNav from './OldNav'

export default function Layout({ children }) {
	return (
		<div className='layout'>
			{flag('new-offer') ? <NewNav /> : <OldNav />}
			{flag('gift-box') && <p>Gift</p>}
			<main>{children}</main>
		</div>
	)
}
