// Days as numbers (since 1 January 1970) and as each language writes them, never more exactly than they are known.

const DAY = 86_400_000;
const LOCALES = { en: "en-GB", vi: "vi", zh: "zh-CN" };
const STYLES = {
  d: { day: "numeric", month: "short", year: "numeric" },
  m: { month: "long", year: "numeric" },
  y: { year: "numeric" },
  month: { month: "short" },
  shortMonth: { month: "short", year: "numeric" },
  monthDay: { day: "numeric", month: "short" },
};
const formats = new Map();

export const toDate = (day) => new Date(day * DAY);
export const toDay = (iso) => Math.floor(Date.parse(iso) / DAY);
export const dayOf = (year, month = 0, date = 1) => Date.UTC(year, month, date) / DAY;

/** The formatter of a style ("d" day, "m" month, "y" year, "month", "monthDay") in a language. */
export function format(style, language) {
  const key = `${style} ${language}`;
  if (!formats.has(key)) {
    formats.set(key, new Intl.DateTimeFormat(LOCALES[language] ?? language, { ...STYLES[style], timeZone: "UTC" }));
  }
  return formats.get(key);
}

/** A period as people write it: "3–5 Mar 2023", "March 2023", "2023". `end` is exclusive. */
export function writtenPeriod(start, end, precision, language) {
  const style = format(precision, language);
  return end - start <= 1 ? style.format(toDate(start)) : style.formatRange(toDate(start), toDate(end - 1));
}
