import * as Sentry from '@sentry/node'
export const failed = () => Sentry.captureEvent({ message: 'Payment failed' })
