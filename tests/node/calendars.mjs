// Reads a calendar with two independent readers and prints every occurrence each of them finds:
// {"ical.js": {uid: [[start, end, status], …]}, "node-ical": {…}}. Moments are UTC, whole days as `2026-12-05` (the end excluded).
// Called by tests/feeds/readers.py: node calendars.mjs FILE FIRST LAST
import { readFileSync } from "node:fs";
import ICAL from "ical.js";
import nodeIcal from "node-ical";

const [file, first, last] = process.argv.slice(2);
const text = readFileSync(file, "utf8");
const from = new Date(`${first}T00:00:00Z`), to = new Date(`${last}T00:00:00Z`);
const two = (number) => String(number).padStart(2, "0");

function withIcalJs() {
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
  const found = {}, masters = [], exceptions = [];
  for (const each of calendar.getAllSubcomponents("vevent")) {
    const event = new ICAL.Event(each, { strictExceptions: true, exceptions: [] });
    (event.isRecurrenceException() ? exceptions : masters).push(event);
  }
  const moment = (time) => (time.isDate ? time.toString() : time.toJSDate().toISOString().slice(0, 19) + "Z");
  const note = (uid, start, end, item) => (found[uid] ??= []).push([moment(start), moment(end), item.component.getFirstPropertyValue("status")]);
  for (const event of masters) {
    for (const each of exceptions) if (each.uid === event.uid) event.relateException(each);
    if (!event.isRecurring()) {
      note(event.uid, event.startDate, event.endDate, event);
      continue;
    }
    const days = event.iterator();
    for (let day = days.next(); day && day.toJSDate() <= to; day = days.next()) {
      const { startDate, endDate, item } = event.getOccurrenceDetails(day);
      note(event.uid, startDate, endDate, item);
    }
  }
  return found;
}

function withNodeIcal() {
  const found = {};
  const day = (date) => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  const moment = (date, isDay) => (isDay ? day(date) : date.toISOString().slice(0, 19) + "Z");
  for (const event of Object.values(nodeIcal.sync.parseICS(text))) {
    if (event.type !== "VEVENT") continue;
    found[event.uid] = nodeIcal.expandRecurringEvent(event, { from, to }).map((each) => [
      moment(each.start, each.isFullDay), moment(each.end, each.isFullDay), each.event.status,
    ]);
  }
  return found;
}

process.stdout.write(JSON.stringify({ "ical.js": withIcalJs(), "node-ical": withNodeIcal() }));
