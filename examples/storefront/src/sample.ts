/** The shop has no server: everybody who opens the account page is this subscriber. */
export const sample = {
  name: 'Robin',
  plan: 'pair',
  coffee: 'hambela',
  nextDelivery: '2031-03-06',
  deliveryAfter: '2031-03-20',
  /** Deliveries until the end of the year, the next one included. */
  deliveriesLeft: 22,
  address: ['Robin Winter', 'Lindenallee 12', '20259 Hamburg'],
  past: [
    { day: '2031-02-20', coffee: 'daybreak' },
    { day: '2031-02-06', coffee: 'mirador' },
    { day: '2031-01-23', coffee: 'daybreak' },
  ],
} as const;
