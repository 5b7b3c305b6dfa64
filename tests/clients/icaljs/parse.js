// Reads a calendar on standard input and writes its events as ical.js understands them, as JSON.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, "utf8")));

function shown(component) {
  const event = new ICAL.Event(component);
  const [start, end] = [component.getFirstPropertyValue("dtstart"), component.getFirstPropertyValue("dtend")];
  return {
    uid: event.uid,
    start: start.toString(),
    end: end && end.toString(),
    zone: component.getFirstProperty("dtstart").getParameter("tzid") ?? null,
    offset: start.isDate ? null : start.utcOffset(),
    summary: event.summary,
    description: event.description,
    location: component.getFirstPropertyValue("location"),
    url: component.getFirstPropertyValue("url"),
    status: component.getFirstPropertyValue("status"),
    sequence: component.getFirstPropertyValue("sequence"),
    categories: component.getFirstProperty("categories")?.getValues() ?? [],
  };
}

for (const zone of calendar.getAllSubcomponents("vtimezone")) {
  ICAL.TimezoneService.register(zone);
}
console.log(JSON.stringify(calendar.getAllSubcomponents("vevent").map(shown)));
