const a = 1
import b from 'Team plan'
