/**
 * A map without shapes: a tile of equal size for each area, in official order, so that small areas count as much as large
 * ones. The class of a number is told by its colour; that there is none, that it is old and that it is doubted by hatching,
 * border and sign as well.
 */
import { numberOf, quantitySign, type Reported, tells } from '../number.tsx';
import { link, type View } from '../page.ts';

export interface Tile extends Reported {
  code: string;
  name: string;
}

/** A dash for who sees the hatching, words for who does not. */
const NoData = ({ view }: { view: View }) => (
  <>
    <span aria-hidden="true">–</span>
    <span class="hidden">{view.words.noData}</span>
  </>
);

/**
 * @param limits the quartiles of the numbers; where there are none, all tiles have one colour
 * @param oldBefore numbers of before this day are told to be old: `2025-11-30`
 */
export function Tiles({
  view,
  tiles,
  limits,
  oldBefore,
  named,
}: {
  view: View;
  tiles: readonly Tile[];
  limits: readonly number[] | undefined;
  oldBefore: string;
  named: string;
}) {
  return (
    <ul class="tiles" aria-label={named} data-keys="grid">
      {tiles.map((tile) => (
        <li key={tile.code}>
          <a
            class={classOf(tile, limits, oldBefore)}
            href={link(view, `/wilayah/${tile.code}`)}
            data-tells={tells(view, tile.name, tile)}
          >
            <span class="area">{tile.name}</span>
            <span class="value">
              {tile.quantity ? quantitySign(view, tile.quantity) : <NoData view={view} />}
              {isOld(tile, oldBefore) && <span class="sign"> {tile.quantity?.asOf?.slice(0, 4)}</span>}
              {isDoubted(tile) && <span class="sign"> ⚑</span>}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

function classOf(tile: Tile, limits: readonly number[] | undefined, oldBefore: string): string {
  const place = numberOf(tile.quantity);
  if (place === undefined) return 'tile none';
  const shade = limits ? `q${limits.filter((limit) => place >= limit).length + 1}` : 'q0';
  return ['tile', shade, isOld(tile, oldBefore) && 'old', isDoubted(tile) && 'doubted']
    .filter((name) => name)
    .join(' ');
}

const isOld = ({ quantity }: Reported, oldBefore: string) => (quantity?.asOf ?? '9999') < oldBefore;
const isDoubted = ({ flags }: Reported) => (flags?.length ?? 0) > 0;
