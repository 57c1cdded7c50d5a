module.exports = { pageSize: 20 }
