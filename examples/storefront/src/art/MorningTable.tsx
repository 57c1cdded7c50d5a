import { BagShape } from './Bag.tsx';

/** The picture of the home page: morning at the kitchen table. */
export function MorningTable({ alt }: { alt: string }) {
  return (
    <svg className="morning" viewBox="0 0 640 720" preserveAspectRatio="xMidYMax slice" role="img" aria-label={alt}>
      <rect width="640" height="720" fill="#F3E2C9" />

      <svg x="190" y="76" width="360" height="460" viewBox="0 0 360 460">
        <path d="M0 460 V180 A180 180 0 0 1 360 180 V460 Z" fill="#FCF1DC" />
        <circle cx="214" cy="252" r="118" fill="#F6D9A4" opacity="0.6" />
        <circle cx="214" cy="252" r="78" fill="#E9A857" />
        <path d="M0 330 C60 282 120 300 176 318 S300 300 360 262 V460 H0 Z" fill="#D39A62" />
        <path d="M0 382 C80 340 150 352 214 366 S320 356 360 338 V460 H0 Z" fill="#A9693F" />
        <path d="M180 0 V460 M0 232 H360" stroke="#FFFDF9" strokeWidth="7" />
      </svg>
      <path d="M190 536 V256 A180 180 0 0 1 550 256 V536" fill="none" stroke="#FFFDF9" strokeWidth="16" />
      <rect x="166" y="520" width="408" height="18" fill="#FFFDF9" />
      <rect x="166" y="534" width="408" height="6" fill="#E0CBAC" />

      <path d="M0 566 H640 V720 H0 Z" fill="#7A3B1D" />
      <path d="M0 566 H640 V573 H0 Z" fill="#94502B" />
      <path d="M300 573 L640 573 L640 640 L420 720 L130 720 Z" fill="#E9A857" opacity="0.13" />

      <g>
        <path d="M60 640 L344 640 L330 664 L72 664 Z" fill="#2B1D14" opacity="0.25" />
        <path d="M64 596 H338 V646 H64 Z" fill="#CFA16B" />
        <path d="M64 596 H338 V603 H64 Z" fill="#DDB684" />
        <path d="M180 596 H222 V646 H180 Z" fill="#B98752" />
        <path d="M82 618 H146 M82 628 H128" stroke="#8A5E34" strokeWidth="3" />
      </g>
      <svg x="72" y="248" width="264" height="352" viewBox="0 0 240 320">
        <BagShape coffee="daybreak" />
      </svg>

      <g transform="translate(-14 0)">
        <ellipse cx="472" cy="662" rx="132" ry="17" fill="#2B1D14" opacity="0.28" />
        <ellipse cx="468" cy="652" rx="126" ry="19" fill="#F4E8D7" />
        <ellipse cx="468" cy="648" rx="126" ry="18" fill="#FFFDF9" />
        <ellipse cx="468" cy="647" rx="74" ry="9" fill="#E7D6BF" />
        <path d="M552 552 C612 540 616 616 538 616" fill="none" stroke="#F1E4D2" strokeWidth="15" />
        <path d="M380 524 H556 C556 596 536 640 492 646 H444 C400 640 380 596 380 524 Z" fill="#FFFDF9" />
        <path d="M522 524 H556 C556 596 536 640 492 646 H470 C508 634 522 590 522 524 Z" fill="#EBDCC6" />
        <path d="M381 546 C382 556 383 560 385 568 H551 C553 560 554 556 555 546 Z" fill="#C0673A" />
        <ellipse cx="468" cy="524" rx="88" ry="15" fill="#FFFDF9" />
        <ellipse cx="468" cy="525" rx="78" ry="11" fill="#3B2215" />
        <ellipse cx="452" cy="522" rx="40" ry="4" fill="#8A5330" opacity="0.7" />
        <g fill="none" stroke="#FFFDF9" strokeWidth="7" strokeLinecap="round" opacity="0.85">
          <path d="M438 492 C420 464 456 448 438 416" />
          <path d="M470 488 C450 452 492 430 470 388" />
          <path d="M502 492 C484 464 520 448 502 416" />
        </g>
      </g>

      <g fill="#3B2215" stroke="#7A3B1D" strokeWidth="2">
        <Bean x={396} y={696} turn={24} />
        <Bean x={362} y={676} turn={-38} />
        <Bean x={332} y={698} turn={70} />
        <Bean x={566} y={692} turn={-12} />
      </g>
    </svg>
  );
}

function Bean({ x, y, turn }: { x: number; y: number; turn: number }) {
  return (
    <g transform={`translate(${x} ${y}) rotate(${turn})`}>
      <ellipse rx="15" ry="10" stroke="none" />
      <path d="M-14 1 C-5 -5 4 6 14 -1" fill="none" />
    </g>
  );
}
