import fc from 'fast-check'

// What is drawn at random is drawn alike for each change: otherwise a change that nothing notices could be noticed by chance.
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 4712 })
