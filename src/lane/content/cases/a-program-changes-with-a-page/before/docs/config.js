export default { title: "a" }
