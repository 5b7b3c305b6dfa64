// The events of one filter as columns, fetched once for all views of the page.

import { toDay } from "./dates.js";

const fetched = new Map();
const MOST_KEPT = 4;

/** The events behind an address, at a revision of the store. Rows are in order of their start. */
export function fetchEvents(url, revision) {
  const key = `${revision} ${url}`;
  if (!fetched.has(key)) {
    if (fetched.size >= MOST_KEPT) fetched.delete(fetched.keys().next().value);
    const answer = fetchColumns(url, revision);
    answer.catch(() => fetched.delete(key));
    fetched.set(key, answer);
  }
  return fetched.get(key);
}

const early = new Map(); // by address: what the head of the page asked for, and when it is decoded

/** Fetch what is behind an address, and decode it when the browser has nothing else to do, or somebody needs it. */
export function beginEarly(url) {
  const octets = ask(url).then((response) => response.arrayBuffer());
  let decoded = null;
  const decode = () => (decoded ??= octets.then((read) => prepare(JSON.parse(new TextDecoder().decode(read)))));
  octets.then(() => whenIdle(() => decode().catch(() => {})), () => {}); // who needs it is told
  early.set(url, decode);
}

const whenIdle = (act) => (globalThis.requestIdleCallback ? requestIdleCallback(act) : setTimeout(act));

/** What was fetched early is used once: it may be of an older revision by then, and then it is asked for once more. */
async function fetchColumns(url, revision) {
  const { href } = new URL(url, document.baseURI), decode = early.get(href);
  early.delete(href);
  const first = decode ? await decode() : prepare(await (await ask(href)).json());
  return first.revision === revision ? first : prepare(await (await ask(href, { cache: "no-cache" })).json());
}

async function ask(url, options = {}) {
  const response = await fetch(url, options);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response;
}

/** The columns with dense numbers, the number of rows, and the longest of them (a search by start must look back). */
export function prepare(columns) {
  const start = Int32Array.from(columns.start);
  const end = Int32Array.from(columns.end);
  let longest = 1;
  for (let i = 0; i < start.length; i++) longest = Math.max(longest, end[i] - start[i]);
  return { ...columns, start, end, longest, count: start.length, indexOf: (uid) => columns.uid.indexOf(uid) };
}

/** The first row that starts on `day` or later. */
export function firstFrom(events, day) {
  let low = 0, high = events.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (events.start[middle] < day) low = middle + 1; else high = middle;
  }
  return low;
}

/** What an event is, for whoever draws or reads it out. */
export function eventAt(events, i) {
  return {
    uid: events.uid[i],
    title: events.title[i],
    titleLanguage: events.title_languages[events.title_language[i]],
    start: events.start[i],
    end: events.end[i],
    precision: events.precision[i],
    kind: events.kinds[events.kind[i]],
    status: events.statuses[events.status[i]],
    main: events.main[i] === 1,
    withdrawn: events.withdrawn[i] === 1,
    conflicts: events.conflicts[i] === 1,
    countries: events.countries[i] ? events.countries[i].split(" ") : [],
  };
}

/** A word for an event that was not simply held, "" for one that was; data: { today, texts, statuses, announced }. */
export function statusOf(event, { today, texts, statuses, announced }) {
  if (event.withdrawn) return texts.withdrawn;
  if (event.status === "planned" && event.end <= toDay(today)) return announced;
  return event.status === "held" ? "" : statuses[event.status];
}

/** The name of the language that an event's title is in, "" where that is the reader's. */
export function titleTongue({ titleLanguage }, language) {
  if (!titleLanguage || titleLanguage === language) return "";
  return new Intl.DisplayNames([language], { type: "language", fallback: "code" }).of(titleLanguage);
}

/** The names of countries as the browser knows them in that language. */
export function countryNames(codes, language) {
  const names = new Intl.DisplayNames([language], { type: "region", fallback: "code" });
  return codes.map((code) => names.of(code));
}
