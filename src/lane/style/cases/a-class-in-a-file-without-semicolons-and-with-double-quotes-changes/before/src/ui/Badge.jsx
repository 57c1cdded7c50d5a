export default function Badge(props) {
    return <span className="badge badge-blue">{props.text}</span>
}
