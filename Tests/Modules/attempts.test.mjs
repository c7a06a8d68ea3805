import assert from "node:assert/strict";
import { webcrypto } from "node:crypto";
import { test } from "node:test";

import { Entries, age, begin, end, isFinal, isSameTarget, isTooLong, pause, randomID, resultOf }
	from "../../Sources/WidgetRuntime/Browser/attempts.js";

// Node.js 18 has it under another name only.
globalThis.crypto ??= webcrypto;

const entry = () => ({
	id: "0123456789abcdef0123456789abcdef", action: "note", owner: "https://acme.bitrix24.com u", placement: "CALL_CARD",
	target: { call: "c", number: "+49", item: "" }, options: {}, fields: { TEXT: "text" }, isSent: false, attempts: 0,
	firstAt: 0,
});

/** A tab's storage, as far as it is used. */
class TabStorage {
	setItem(name, value) { this[name] = String(value); }
	getItem(name) { return Object.hasOwn(this, name) ? this[name] : null; }
	removeItem(name) { delete this[name]; }
}

test("an id is random and has 32 digits", () => {
	const ids = Array.from({ length: 100 }, randomID);
	assert.ok(ids.every((id) => /^[0-9a-f]{32}$/.test(id)));
	assert.equal(new Set(ids).size, 100);
});

test("the first attempt has no age, a later one has its whole seconds", () => {
	const one = entry();
	const names = { ACTION: "note", ACTION_ID: one.id };
	assert.deepEqual(begin(one, 10_000), { ...names, ATTEMPT: "1" });
	assert.equal(one.isSent, true);
	assert.deepEqual(begin(one, 12_001), { ...names, ATTEMPT: "2", AGE: "3" });
	assert.deepEqual(begin(one, 12_001, 60_500), { ...names, ATTEMPT: "3", AGE: "61" });
});

test("an age is the larger of two clocks, and a day where one went backwards", () => {
	const first = { firstAt: 10_000 };
	assert.equal(age(first, 10_000), 0);
	assert.equal(age(first, 10_001), 1);
	assert.equal(age(first, 15_000, 2000), 5);
	assert.equal(age(first, 11_000, 2000), 2);
	assert.equal(age(first, 9999, 2000), 86_400);
});

test("what has written nothing does not count", () => {
	for (const result of ["busy", "fresh-auth", "cannot", "invalid", "refused", "duplicates", "stale"]) {
		const one = entry();
		begin(one, 1);
		end(one, result);
		assert.deepEqual([one.attempts, one.isSent], [0, false], result);
		assert.equal(begin(one, 2).ATTEMPT, "1");
	}
});

test("what may have written counts", () => {
	for (const result of ["unknown", "something new"]) {
		const one = entry();
		begin(one, 1);
		end(one, result);
		assert.deepEqual([one.attempts, one.isSent], [1, true], result);
	}
});

test("an attempt that was not made says nothing of those before; a look does", () => {
	for (const [result, left] of [
		["busy", 1], ["fresh-auth", 1], ["cannot", 1], ["invalid", 1], ["stale", 0], ["refused", 0],
	]) {
		const one = entry();
		begin(one, 1);
		end(one, "unknown");
		begin(one, 2);
		end(one, result);
		assert.equal(one.attempts, left, result);
	}
});

test("what is not known is looked for until it is, and soon after the moment from which that is certain", () => {
	let seconds = 0;
	const times = [];
	for (let count = 1; times.length < 8; count += 1) {
		seconds += pause("unknown", count, seconds) / 1000;
		times.push(seconds);
	}
	assert.ok(times[0] <= 3 && times.includes(66), String(times));
	assert.ok(times.every((time, index) => time - (times[index - 1] ?? 0) <= 60));
	const waits = Array.from({ length: 12 }, (_, index) => pause("busy", index + 1, 0));
	assert.ok(waits[0] <= 2000 && Math.max(...waits) === 30_000);
	for (const result of ["done", "refused", "invalid", "expired", "cannot", "stale"]) {
		assert.equal(pause(result, 1, 0), undefined);
	}
	assert.deepEqual(["done", "later", "kept", "unknown", "refused"].map(isFinal), [true, true, true, false, false]);
});

test("an answer that is none is not known to have written nothing", () => {
	for (const [status, told, result] of [
		[200, "done", "done"], [200, undefined, "unknown"], [404, undefined, "cannot"], [403, undefined, "cannot"],
		[408, undefined, "unknown"], [429, undefined, "busy"], [502, undefined, "unknown"], [504, "done", "unknown"],
	]) assert.equal(resultOf(status, told), result, String(status));
});

test("a text is measured as the server does, without the spaces around it", () => {
	assert.equal(isTooLong("a".repeat(10_000), 10_000, 12_288), false);
	assert.equal(isTooLong(` ${"a".repeat(10_000)}\n`, 10_000, 12_288), false);
	assert.equal(isTooLong("a".repeat(10_001), 10_000, 12_288), true);
	assert.equal(isTooLong("ж".repeat(6144), 10_000, 12_288), false);
	assert.equal(isTooLong("ж".repeat(6145), 10_000, 12_288), true);
	assert.equal(isTooLong("😀".repeat(3072), 10_000, 12_288), false);
});

test("a draft stays with its call and client", () => {
	const target = (call, number, item) => ({ call, number, item });
	for (const [old, next, isSame] of [
		[target("a", "+1", "CONTACT:1"), target("a", "+1", "CONTACT:1"), true],
		[target("", "+1", "CONTACT:1"), target("a", "+1", "CONTACT:1"), true], // dialled
		[target("a", "+1", ""), target("a", "+1", "LEAD:7"), true], // which telephony has just made
		[target("a", "+1", "CONTACT:1"), target("b", "+1", "CONTACT:1"), false], // dialled again
		[target("a", "+1", "CONTACT:1"), target("", "+1", "CONTACT:1"), false],
		[target("", "+1", "CONTACT:1"), target("", "+2", "CONTACT:2"), false], // the next client
		[target("a", "+1", "CONTACT:1"), target("a", "+1", "CONTACT:2"), false],
		[target("a", "+1", "CONTACT:1"), target("a", "+1", ""), true], // to choose another
		[target("", "hidden", ""), target("", "hidden", "CONTACT:2"), false], // may be another one
		[target("a", "hidden", ""), target("a", "hidden", "CONTACT:2"), true],
	]) assert.equal(isSameTarget(old, next), isSame, JSON.stringify([old, next]));
});

test("entries are kept for their owner only, beside what others have there", () => {
	const storage = new TabStorage();
	storage.setItem("another", "thing");
	storage.setItem("placard.action.broken", "{");
	const entries = new Entries(storage);
	const [mine, other] = [entry(), { ...entry(), id: "f".repeat(32), owner: "somebody" }];
	entries.put(mine);
	entries.put(other);
	assert.deepEqual(entries.of(mine.owner), [mine]);
	assert.equal(entries.isKept, true);
	entries.remove(mine);
	assert.deepEqual(entries.of(mine.owner), []);
	assert.deepEqual(entries.of("somebody"), [other]);
});

test("a storage that is blocked or full is known", () => {
	const full = new TabStorage();
	full.setItem = () => { throw new Error("full"); };
	for (const storage of [undefined, full]) {
		const entries = new Entries(storage);
		entries.put(entry());
		entries.remove(entry());
		assert.equal(entries.isKept, false);
		assert.deepEqual(entries.of(entry().owner), []);
	}
});
