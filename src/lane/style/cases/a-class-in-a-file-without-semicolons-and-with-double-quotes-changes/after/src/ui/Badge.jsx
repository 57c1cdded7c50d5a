export default function Badge(props) {
    return <span className="badge badge-green">{props.text}</span>
}
