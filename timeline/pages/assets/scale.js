// Which part of time is seen, and where on the canvas a day lies.

import { dayOf, format, toDate } from "./dates.js";

const LEAST = 10; // days: nearer there is nothing more to see

export class Scale {
  /** first, last: the whole period, in days. left, right: the edges of the plot, in pixels. */
  constructor(first, last) {
    const margin = Math.max(LEAST, (last - first) * 0.03);
    this.first = first - margin;
    this.last = last + margin;
    this.from = this.first;
    this.to = this.last;
    this.left = 0;
    this.right = 1;
  }

  get span() { return this.to - this.from; }
  get pixelsPerDay() { return (this.right - this.left) / this.span; }

  x(day) { return this.left + (day - this.from) * this.pixelsPerDay; }
  day(x) { return this.from + (x - this.left) / this.pixelsPerDay; }

  /** See `factor` times as much, with the day `at` staying where it is. */
  zoom(factor, at = (this.from + this.to) / 2) {
    this.show(at - (at - this.from) * factor, at + (this.to - at) * factor);
  }

  pan(days) { this.show(this.from + days, this.to + days); }

  /** The fewest days that can be seen at once. */
  get least() { return Math.min(LEAST, this.last - this.first); }

  /** See this period, as far as there is one. */
  show(from, to) {
    const span = Math.min(this.last - this.first, Math.max(this.least, to - from));
    const middle = (from + to) / 2;
    this.from = Math.min(Math.max(middle - span / 2, this.first), this.last - span);
    this.to = this.from + span;
  }

  showAll() { this.show(this.first, this.last); }

  /** See the day, at the zoom that is. */
  reveal(day) {
    const margin = this.span * 0.08;
    if (day < this.from + margin || day > this.to - margin) this.show(day - this.span / 2, day + this.span / 2);
  }
}

const STEPS = [
  { least: 62, days: 1, unit: "day", every: 1 },
  { least: 62, days: 7, unit: "day", every: 7 },
  { least: 62, days: 30.4, unit: "month", every: 1 },
  { least: 62, days: 91.3, unit: "month", every: 3 },
  { least: 46, days: 365.25, unit: "year", every: 1 },
  { least: 46, days: 730.5, unit: "year", every: 2 },
  { least: 46, days: 1826, unit: "year", every: 5 },
  { least: 0, days: 3652, unit: "year", every: 10 },
];

/** The marks of the axis: their days, labels, and whether a year begins there. The first says its year in any case. */
export function ticks(scale, language) {
  const step = STEPS.find((one) => one.days * scale.pixelsPerDay >= one.least);
  const found = [];
  for (let day = firstTick(scale.from, step); day <= scale.to; day = nextTick(day, step)) {
    if (day >= scale.from) found.push(tickAt(day, step, language, !found.length));
  }
  return found;
}

function firstTick(from, { unit, every }) {
  const date = toDate(Math.floor(from));
  if (unit === "year") return dayOf(Math.floor(date.getUTCFullYear() / every) * every);
  if (unit === "month") return dayOf(date.getUTCFullYear(), Math.floor(date.getUTCMonth() / every) * every);
  return Math.floor(from) - ((Math.floor(from) + 3) % every); // day 0 was a Thursday: weeks begin on Mondays
}

function nextTick(day, { unit, every }) {
  const date = toDate(day);
  if (unit === "year") return dayOf(date.getUTCFullYear() + every);
  if (unit === "month") return dayOf(date.getUTCFullYear(), date.getUTCMonth() + every);
  return day + every;
}

function tickAt(day, { unit }, language, isFirst) {
  const date = toDate(day);
  const startsYear = date.getUTCMonth() === 0 && date.getUTCDate() === 1;
  if (unit === "year" || (unit === "month" && startsYear)) {
    return { day, label: format("y", language).format(date), startsYear: true };
  }
  const style = unit === "month" ? (isFirst ? "shortMonth" : "month") : isFirst ? "d" : "monthDay";
  return { day, label: format(style, language).format(date), startsYear };
}
