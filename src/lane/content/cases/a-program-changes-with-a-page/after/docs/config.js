export default { title: "b" }
