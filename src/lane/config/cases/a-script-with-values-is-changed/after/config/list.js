module.exports = { pageSize: 40 }
