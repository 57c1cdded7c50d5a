export default function Badge(props) {
  return <span className='badge badge--small'>{props.text}</span>;
}
