// What there is a lane for: each kind, country or language of the sources; and which events are in it. An event of two
// countries is in the lanes of both, so that a lane is whole.

export const CHOICES = ["kind", "country", "language"];
const MOST = 10; // lanes of countries; those of fewer events share one
const OTHERS = "*", NONE = "";
const kept = new WeakMap();

/** Lanes as { id, label, rows }; rows: indexes of events in order of their start. data: { language, texts, kinds }. */
export function lanesBy(events, choice, data) {
  return rowsBy(events, choice).map(([id, rows]) => ({ id, rows, label: labelOf(id, choice, data) }));
}

/** Pairs of a lane's name and its rows, found once for all the times that they are drawn. */
function rowsBy(events, choice) {
  if (!kept.has(events)) kept.set(events, new Map());
  const known = kept.get(events);
  if (!known.has(choice)) known.set(choice, group(events, idsOf(events, choice), choice === "kind"));
  return known.get(choice);
}

function idsOf(events, choice) {
  if (choice === "kind") return (i) => [events.kinds[events.kind[i]]];
  const column = choice === "country" ? events.countries : events.languages;
  const known = new Map(); // few texts, said many times
  return (i) => {
    if (!known.has(column[i])) known.set(column[i], column[i].split(" "));
    return known.get(column[i]);
  };
}

function group(events, ids, isKind) {
  const numbers = new Map();
  for (let i = 0; i < events.count; i++) for (const id of ids(i)) numbers.set(id, (numbers.get(id) ?? 0) + 1);
  const order = isKind ? events.kinds.filter((kind) => numbers.has(kind)) : mostFirst(numbers);
  const groups = new Map(order.map((id) => [id, []]));
  for (let i = 0; i < events.count; i++) {
    for (const id of ids(i)) {
      const rows = groups.get(id) ?? groups.get(OTHERS);
      if (rows.at(-1) !== i) rows.push(i); // of two rare countries: once
    }
  }
  return [...groups].map(([id, rows]) => [id, Int32Array.from(rows)]);
}

function mostFirst(numbers) {
  const named = [...numbers.keys()].filter((id) => id !== NONE);
  named.sort((one, other) => numbers.get(other) - numbers.get(one) || (one < other ? -1 : 1));
  const order = named.length > MOST + 1 ? [...named.slice(0, MOST), OTHERS] : named;
  return numbers.has(NONE) ? [...order, NONE] : order;
}

function labelOf(id, choice, { language, texts, kinds }) {
  if (choice === "kind") return kinds[id];
  if (id === OTHERS) return texts.lanes_other;
  if (id === NONE) return texts.lanes_none;
  return new Intl.DisplayNames([language], { type: choice === "country" ? "region" : "language" }).of(id);
}
