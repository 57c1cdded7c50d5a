module.exports = { content: ['./**/*.tsx'] }
