import type { FlowMapView } from '../../../src/api/flow-map-schema.ts'
import { shareWords } from '../parts/figure-view.ts'
import { stepsOfVariant, variantsHeadline } from './map-view.ts'

/** The ways that objects go from end to end, the most usual first: what an average of all of them hides. */
export function UsualVariants({
  map,
  onVariant,
}: {
  map: FlowMapView
  onVariant: (objectType: string, place: number) => void
}) {
  return map.variants.map((all) => (
    <section
      key={all.objectType}
      className="map-variants map-table flow-table"
      aria-label={`Variants of each ${all.objectType}`}
    >
      <h2>Usual ways of each {all.objectType}</h2>
      <p className="cap">{variantsHeadline(all)}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">from the first event to the last</th>
            <th scope="col" className="n">
              {all.objectType}s
            </th>
            <th scope="col" className="n">
              of all
            </th>
          </tr>
        </thead>
        <tbody>
          {all.usual.map((variant, place) => (
            <tr key={variant.activities.join('\n')}>
              <th scope="row">
                <button type="button" className="way-name" onClick={() => onVariant(all.objectType, place)}>
                  {stepsOfVariant(variant)}
                </button>
              </th>
              <td className="n">{variant.objects.toLocaleString('en')}</td>
              <td className="n">{shareWords(variant.objects / all.objects)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  ))
}
