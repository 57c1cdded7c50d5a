const a = 1
import b from 'Plan for teams'
