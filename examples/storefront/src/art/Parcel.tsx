import { coffees } from '../coffees.ts';
import { BagShape } from './Bag.tsx';

const bagWidth = 72;
const bagHeight = 96;
const step = 58;

/** An open box with so many bags in it. Decoration: the number is written beside it. */
export function Parcel({ bags }: { bags: number }) {
  const boxWidth = step * (bags - 1) + bagWidth + 20;
  const left = (300 - boxWidth) / 2;

  return (
    <svg className="parcel" viewBox="0 0 300 140" aria-hidden="true">
      <ellipse cx="150" cy="133" rx={boxWidth / 2 + 8} ry="6" fill="#2B1D14" opacity="0.12" />
      <path d={`M${left + 6} 74 H${left + boxWidth - 6} V96 H${left + 6} Z`} fill="#A97C4B" />
      {coffees.slice(0, bags).map(({ id }, index) => (
        <svg key={id} x={left + 10 + step * index} y={index % 2 === 0 ? 18 : 26} width={bagWidth} height={bagHeight} viewBox="0 0 240 320">
          <BagShape coffee={id} />
        </svg>
      ))}
      <path d={`M${left} 80 H${left + boxWidth} L${left + boxWidth - 5} 132 H${left + 5} Z`} fill="#D2A672" />
      <path d={`M${left} 80 H${left + boxWidth} V85 H${left} Z`} fill="#E0BC8E" />
      <path d={`M${150 - 15} 85 H${150 + 15} V132 H${150 - 15} Z`} fill="#BD8C57" />
    </svg>
  );
}
