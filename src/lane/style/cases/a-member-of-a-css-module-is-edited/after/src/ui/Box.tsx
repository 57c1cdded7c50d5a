import styles from './Box.module.css'

export const Box = () => <div className={styles.ghost}>Hi</div>
