'use strict';
export function Old({ n }) {
  return <p>Pressed {n} times</p>;
}
