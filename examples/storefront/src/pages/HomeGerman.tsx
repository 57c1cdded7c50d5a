import { track } from '../analytics.ts';
import { MorningTable } from '../art/MorningTable.tsx';
import { Band, Hero, Quote, Shelf, Steps } from '../components/HomeParts.tsx';

const steps = [
  {
    title: 'Montags geröstet',
    description: 'In einer Zwölf-Kilo-Trommel, in so kleinen Mengen, dass wir jede einzelne probieren.',
  },
  {
    title: 'Dienstags verschickt',
    description: 'In einer flachen Schachtel, die durch den Briefschlitz passt. Niemand muss zu Hause warten.',
  },
  {
    title: 'Donnerstags in der Tasse',
    description: 'Am besten von Tag drei bis Tag dreißig. Das Röstdatum steht vorne drauf.',
  },
];

export function HomeGerman() {
  return (
    <>
      <Hero art={<MorningTable alt="Eine Tüte Kaffee und eine dampfende Tasse auf einem Tisch am Fenster" />}>
        <h1>Guter Kaffee, bevor die Dose leer ist</h1>
        <p className="lede">
          Sag uns, wie viel du trinkst. Wir rösten, die Post bringt ihn, und die neue Tüte ist da, wenn die alte zu Ende geht.
        </p>
        <p className="actions">
          <a className="button primary" href="/de/checkout" onClick={() => track('cta_clicked', { label: 'home-hero' })}>
            Kostenlos testen
          </a>
          <a className="quiet-link" href="/de/pricing">
            Zu den Abos
          </a>
        </p>
        <p className="hint">Die erste Tüte geht auf uns. Aufhören kannst du jederzeit.</p>
      </Hero>

      <Steps steps={steps} />

      <Shelf heading="Diesen Monat im Regal">
        Immer vier Kaffees, nie mehr. Ist eine Ernte ausgetrunken, rückt die nächste nach.
      </Shelf>

      <Quote caption="Ines Albrecht, seit vier Jahren dabei">
        Das einzige Abo, an das ich nie denke. Ein größeres Lob habe ich nicht.
      </Quote>

      <Band heading="Erst probieren, dann entscheiden">
        <p>Eine Tüte, keine Kosten, zehn Tage Bedenkzeit.</p>
        <a className="button light" href="/de/checkout" onClick={() => track('cta_clicked', { label: 'home-end' })}>
          Kostenlos testen
        </a>
      </Band>
    </>
  );
}
