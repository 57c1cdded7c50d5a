"use strict"
var texts = { title: 'Caf\u00e9', message: "Don't stop", label: 'caf\xe9 \'open\'' }
module.exports = function Old() {
  return React.createElement('p', { title: texts.title, 'aria-label': 'Old label' }, texts.message, `Plain template`)
}
var messages = defineMessages({
  save: { id: 'save', defaultMessage: 'Save it', description: 'A button' },
  'drop': { id: 'drop', defaultMessage: `Drop it` },
})
