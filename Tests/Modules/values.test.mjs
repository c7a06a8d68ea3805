import assert from "node:assert/strict";
import { test } from "node:test";

import {
	itemName, shorten, unescapeText, unescapeTexts, writeAmount, writeDeadline, writeDuration, writePlace, writeTime,
} from "../../Sources/WidgetRuntime/Browser/values.js";

process.env.TZ = "Africa/Maputo"; // Two hours ahead of UTC all year.
const format = { locale: "en-u-ca-gregory", dateStyle: "medium", days: "yesterday|today|tomorrow" };
const now = Date.parse("2026-11-27T12:00:00+02:00");
/** Versions of ICU differ in their spaces. */
const plain = (text) => text.replace(/\s/gu, " ");

test("days near to now have names", () => {
	for (const [text, written] of [
		["2026-11-26T00:00:00+02:00", "yesterday 12:00 AM"],
		["2026-11-27T23:59:00+02:00", "today 11:59 PM"],
		["2026-11-27T22:30:00+00:00", "tomorrow 12:30 AM"],
		["2026-11-29T09:00:00+02:00", "Nov 29, 2026, 9:00 AM"],
		["2026-11-25T23:00:00+02:00", "Nov 25, 2026, 11:00 PM"],
	]) assert.equal(plain(writeTime(text, format, now)), written);
});

test("a date alone belongs to no zone, and has no name", () => {
	assert.equal(writeTime("2026-11-27", format, now), "Nov 27, 2026");
});

test("a page without words for days has dates", () => {
	assert.match(plain(writeTime("2026-11-27T09:00:00+02:00", { ...format, days: undefined }, now)), /^Nov 27, 2026/);
});

test("no date is an error", () => {
	assert.throws(() => writeTime("soonT", format, now), RangeError);
});

test("amounts are written with their currency", () => {
	assert.equal(plain(writeAmount("1234.5", "EUR", "en")), "€1,234.50");
	assert.throws(() => writeAmount("1", "?", "en"), RangeError);
});

test("durations begin with minutes, or hours where there are some", () => {
	assert.deepEqual([0, 61_000, 600_000, 3_602_000].map(writeDuration), ["0:00", "1:01", "10:00", "01:00:02"]);
});

test("texts are shortened by characters", () => {
	assert.equal(shorten("abc", 3), "abc");
	assert.equal(shorten("😀😀😀😀", 3), "😀😀…");
	assert.equal(shorten(undefined, 3), "");
});

test("what a portal has escaped twice is what it was", () => {
	const escape = (text) => text.replace(/&(amp|lt|gt|quot|#34|#x22|#39|#x27);/g, "&amp;$1;")
		.replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
	for (const text of ['ООО "Север" <&> "Юг & Co" &amp;', "a", "", "&", "&lt;&amp;lt;", "&#39;"]) {
		assert.equal(unescapeText(escape(text)), text);
		assert.deepEqual(unescapeTexts({ text: escape(escape(text)), count: 3 }), { text, count: 3 });
	}
	assert.deepEqual(unescapeTexts(undefined), {});
});

test("a text that no escaping can have made stays", () => {
	for (const text of ["a < b", '"', "&lt; and >"]) assert.equal(unescapeText(text), text);
});

test("an item has a type and a number", () => {
	assert.equal(itemName("CONTACT", "42"), "CONTACT:42");
	for (const [type, id] of [["", "1"], ["LEAD", 0], ["LEAD", "undefined"], [undefined, undefined]]) {
		assert.equal(itemName(type, id), "");
	}
});

test("a deadline is a moment of the operator's own time, with its offset", () => {
	const at = Date.parse("2026-11-27T23:30:40+02:00");
	for (const [text, written] of [
		["+60", "2026-11-28T00:30:00+02:00"],
		["0T17:00", "2026-11-27T17:00:00+02:00"],
		["1T10:00", "2026-11-28T10:00:00+02:00"],
		["1T00:30", "2026-11-28T00:30:00+02:00"],
		["2026-12-01T09:05", "2026-12-01T09:05:00+02:00"],
	]) assert.equal(writeDeadline(text, at), written, text);
});

test("a deadline is that of the clock on the wall, also where the clocks change before it", () => {
	const zone = process.env.TZ;
	try {
		process.env.TZ = "America/St_Johns";
		const before = Date.parse("2026-10-31T12:00:00-02:30");
		assert.equal(writeDeadline("1T10:00", before), "2026-11-01T10:00:00-03:30");
		assert.equal(writeDeadline("+60", before), "2026-10-31T13:00:00-02:30");
		// An hour later the clock shows the same.
		assert.equal(writeDeadline("+60", Date.parse("2026-11-01T01:30:00-02:30")), "2026-11-01T01:30:00-03:30");
	} finally {
		process.env.TZ = zone;
	}
});

test("a place has its country, and its time where that is another one", () => {
	const phrase = "{country}, {time} there";
	const place = (country, zones, at = now) => {
		const { text, isNight } = writePlace({ country, zones, phrase }, "en", at);
		return [plain(text), isNight];
	};
	assert.deepEqual(place("US", "America/New_York"), ["United States, 5:00 AM there", true]);
	assert.deepEqual(place("JP", "Asia/Tokyo"), ["Japan, 7:00 PM there", false]);
	assert.deepEqual(place("ZA", "Africa/Johannesburg"), ["South Africa", false], "the operator's own time");
	assert.deepEqual(place("ES", "Atlantic/Canary Europe/Madrid"), ["Spain, 10:00 AM / 11:00 AM there", false]);
	assert.deepEqual(place("MZ", "Africa/Maputo Africa/Harare"), ["Mozambique", false], "two of one time");
	assert.deepEqual(place("RU", ""), ["Russia", false], "too many zones to say");
	assert.deepEqual(place("", "Europe/Berlin"), ["", false]);
	assert.throws(() => place("DE", "Europe/Nowhere"));
	assert.deepEqual(place("JP", "Asia/Tokyo", Date.parse("2026-11-27T21:00:00+09:00")), ["Japan, 9:00 PM there", true]);
	assert.deepEqual(place("JP", "Asia/Tokyo", Date.parse("2026-11-27T20:59:00+09:00")), ["Japan, 8:59 PM there", false]);
	assert.deepEqual(place("JP", "Asia/Tokyo", Date.parse("2026-11-27T08:00:00+09:00")), ["Japan, 8:00 AM there", false]);
});
