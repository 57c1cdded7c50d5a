import styles from './Box.module.css'

export const Box = () => <div className={styles['hidden']}>Hi</div>
