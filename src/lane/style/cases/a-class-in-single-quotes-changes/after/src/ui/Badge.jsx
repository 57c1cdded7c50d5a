export default function Badge(props) {
  return <span className='badge badge--large'>{props.text}</span>;
}
