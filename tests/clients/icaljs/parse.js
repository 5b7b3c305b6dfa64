// Reads a calendar on standard input and writes its events as ical.js understands them, as JSON.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, "utf8")));

// A day in ISO 8601, or an instant in UTC: ical.js finds the zone's offset in the calendar's own VTIMEZONE.
function time(moment) {
  if (!moment) return null;
  return moment.isDate ? moment.toString() : new Date(moment.toUnixTime() * 1000).toISOString().replace(".000Z", "+00:00");
}

function shown(item) {
  const value = (name) => item.getFirstPropertyValue(name);
  return {
    uid: value("uid"),
    start: time(value("dtstart")),
    end: time(value("dtend")),
    summary: value("summary"),
    description: value("description"),
    location: value("location"),
    url: value("url"),
    status: value("status"),
    sequence: value("sequence"),
    categories: item.getFirstProperty("categories").getValues(),
  };
}

console.log(JSON.stringify({ events: calendar.getAllSubcomponents("vevent").map(shown) }));
