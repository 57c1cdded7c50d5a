import type { CoffeeId } from '../coffees.ts';

interface Look {
  readonly paper: string;
  readonly fold: string;
  readonly label: string;
  readonly name: string;
}

const looks: Readonly<Record<CoffeeId, Look>> = {
  daybreak: { paper: '#C0673A', fold: '#A85530', label: '#F6DFBB', name: 'Daybreak' },
  hambela: { paper: '#75804F', fold: '#636D41', label: '#F2E9D2', name: 'Hambela' },
  mirador: { paper: '#7C4A58', fold: '#683C49', label: '#F0DCD2', name: 'El Mirador' },
  nightcap: { paper: '#2F3B4B', fold: '#25303E', label: '#40506A', name: 'Nightcap' },
};

/** A bag of coffee, 240 by 320 units, standing on the lower edge. */
export function Bag({ coffee, alt }: { coffee: CoffeeId; alt: string }) {
  return (
    <svg className="bag" viewBox="0 0 240 320" role="img" aria-label={alt}>
      <ellipse cx="122" cy="311" rx="96" ry="8" fill="#2B1D14" opacity="0.14" />
      <BagShape coffee={coffee} />
    </svg>
  );
}

/** The bag alone, for use inside a larger drawing. */
export function BagShape({ coffee }: { coffee: CoffeeId }) {
  const look = looks[coffee];

  return (
    <g>
      <path d="M46 46 L194 46 L206 298 Q206 310 194 310 L46 310 Q34 310 34 298 Z" fill={look.paper} />
      <path d="M176 46 L194 46 L206 298 Q206 310 194 310 L186 310 Z" fill="#2B1D14" opacity="0.16" />
      <path d="M46 46 L60 46 L46 310 Q34 310 34 298 Z" fill="#FFFDF9" opacity="0.12" />
      <path d="M48 14 H192 L195 62 H45 Z" fill={look.fold} />
      <path d="M45 62 H195 V66 H45 Z" fill="#2B1D14" opacity="0.22" />
      <rect x="34" y="32" width="172" height="9" rx="2" fill="#E9D9BE" />
      <rect x="58" y="100" width="124" height="168" fill="#FFFDF9" />
      <svg x="58" y="100" width="124" height="104" viewBox="0 0 124 104">
        <rect width="124" height="104" fill={look.label} />
        <Motif coffee={coffee} />
      </svg>
      <text x="120" y="230" textAnchor="middle" fontSize="22" fontStyle="italic" fontWeight="500" fill="#2B1D14">
        {look.name}
      </text>
      <path d="M74 240 H166" stroke="#E4D8C9" strokeWidth="1" />
      <text x="74" y="256" fontSize="9.5" letterSpacing="1.6" fill="#6B574A">
        TAMBER
      </text>
      <text x="166" y="256" textAnchor="end" fontSize="9.5" fill="#6B574A">
        250 g
      </text>
    </g>
  );
}

function Motif({ coffee }: { coffee: CoffeeId }) {
  switch (coffee) {
    case 'daybreak':
      return (
        <g fill="none" stroke="#C0673A">
          <circle cx="62" cy="104" r="88" stroke="#E0A458" strokeWidth="9" opacity="0.45" />
          <circle cx="62" cy="104" r="70" stroke="#E0A458" strokeWidth="9" opacity="0.7" />
          <circle cx="62" cy="104" r="52" stroke="#DB8F49" strokeWidth="9" />
          <circle cx="62" cy="104" r="38" fill="#C0673A" stroke="none" />
        </g>
      );
    case 'hambela':
      return (
        <g>
          <path d="M-4 92 C30 84 70 66 128 14" stroke="#5B643A" strokeWidth="2.5" fill="none" />
          <path d="M28 82 C22 58 34 42 52 34 C56 54 48 72 28 82 Z M70 57 C68 34 82 18 102 12 C104 34 94 50 70 57 Z" fill="#75804F" />
          <path d="M50 72 C66 70 82 76 92 90 C74 98 58 90 50 72 Z" fill="#8E9966" />
          <g fill="#B5452F">
            <circle cx="44" cy="88" r="9" />
            <circle cx="60" cy="62" r="8" />
            <circle cx="88" cy="48" r="9" />
            <circle cx="104" cy="54" r="7" fill="#CC6A45" />
            <circle cx="26" cy="96" r="7" fill="#CC6A45" />
          </g>
        </g>
      );
    case 'mirador':
      return (
        <g>
          <circle cx="88" cy="30" r="15" fill="#D98A5B" />
          <path d="M-6 82 L34 34 L58 60 L76 42 L132 92 V108 H-6 Z" fill="#B98591" />
          <path d="M-6 100 L28 64 L60 92 L92 62 L132 98 V108 H-6 Z" fill="#7C4A58" />
          <path d="M34 34 L44 45 L36 50 L30 46 L24 46 Z M76 42 L86 51 L78 55 L70 48 Z" fill="#FFFDF9" opacity="0.85" />
        </g>
      );
    case 'nightcap':
      return (
        <g fill="#EBD3A0">
          <path d="M74 22 A32 32 0 1 0 92 74 A27 27 0 1 1 74 22 Z" />
          <circle cx="94" cy="36" r="2.5" />
          <circle cx="106" cy="58" r="1.8" />
          <circle cx="24" cy="26" r="1.8" />
          <circle cx="18" cy="76" r="2.4" />
          <circle cx="84" cy="16" r="1.5" />
        </g>
      );
  }
}
